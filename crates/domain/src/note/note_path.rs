//! Where a note stands in its library, checked once so that no other room has to.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// The path of a Markdown file relative to its library, with `/`, inside the library for sure.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct NotePath(Arc<str>);

/// A path that cannot be a note's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{path}” cannot be the path of a note: {why}")]
pub struct PathRefused {
    /// The path as it was given.
    pub path: String,
    /// Why it is refused.
    pub why: &'static str,
}

impl NotePath {
    /// This path, if it is relative, names a `.md` file, and passes through no hidden folder.
    pub fn new(path: &str) -> Result<NotePath, PathRefused> {
        let refused = |why| {
            Err(PathRefused {
                path: path.to_owned(),
                why,
            })
        };
        if let Some(why) = strays(path) {
            return refused(why);
        }
        let ending = path.len().saturating_sub(3);
        if !path
            .get(ending..)
            .is_some_and(|end| end.eq_ignore_ascii_case(".md"))
        {
            return refused("it does not end in .md");
        }
        Ok(NotePath(path.into()))
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of the file without its folder and without `.md`.
    pub fn stem(&self) -> &str {
        let name = self.0.rsplit('/').next().unwrap_or(&self.0);
        &name[..name.len() - 3]
    }

    /// The folder the file is in, without a `/` at its end; empty for the library itself.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Whether this is a standing page, such as `pages/about.md`, and not a note of the blog.
    pub fn is_page(&self) -> bool {
        self.0.starts_with("pages/")
    }
}

/// Why a path is none of a file inside the library that is seen, with `/` between its parts.
pub(crate) fn strays(path: &str) -> Option<&'static str> {
    if path.contains('\0') {
        return Some("it contains a NUL character");
    }
    if path.contains('\\') {
        return Some("it contains a backslash; folders are separated by /");
    }
    if path.starts_with('/') {
        return Some("it starts with /, but it must be inside the library");
    }
    path.split('/').find_map(|part| match part {
        "" => Some("a part of it is empty"),
        "." | ".." => Some("it contains . or .."),
        _ if part.starts_with('.') => Some("a part of it is hidden"),
        _ => None,
    })
}

impl fmt::Display for NotePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<NotePath> for String {
    fn from(path: NotePath) -> String {
        path.0.as_ref().to_owned()
    }
}

impl TryFrom<String> for NotePath {
    type Error = PathRefused;

    fn try_from(path: String) -> Result<NotePath, PathRefused> {
        NotePath::new(&path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_knows_its_stem_and_its_folder() {
        let path = NotePath::new("notes/2026/Größe.MD").unwrap();
        assert_eq!(path.stem(), "Größe");
        assert_eq!(path.folder(), "notes/2026");
        assert!(!path.is_page());
        assert!(NotePath::new("pages/about.md").unwrap().is_page());
        assert_eq!(NotePath::new("a.md").unwrap().folder(), "");
    }

    #[test]
    fn a_path_out_of_the_library_is_refused() {
        for path in [
            "",
            "/etc/a.md",
            "../a.md",
            "notes/../../a.md",
            "notes//a.md",
            "notes/./a.md",
            ".git/a.md",
            "notes/.md",
            "notes\\a.md",
            "a\0.md",
            "a.txt",
            "ä",
        ] {
            assert!(NotePath::new(path).is_err(), "{path:?} was taken");
        }
    }
}
