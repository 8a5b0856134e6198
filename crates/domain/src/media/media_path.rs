//! Where a picture or another file stands in its library, checked once so that no other room has to.

use std::fmt;
use std::sync::Arc;

use crate::note::strays;
use crate::{NotePath, Refused};

/// The path of a file below `media/` that is no note, with `/`, inside the library for sure.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MediaPath(Arc<str>);

impl MediaPath {
    /// This path, if it can be one.
    ///
    /// # Errors
    /// When it leaves `media/`, is hidden, or would be a note.
    pub fn new(path: &str) -> Result<MediaPath, Refused> {
        let refused = |why: &str| {
            Err(Refused::new(
                format!("“{path}” cannot be a file of the library: {why}"),
                "Choose another name.",
            ))
        };
        let Some(below) = path.strip_prefix("media/") else {
            return refused("it does not lie in media/");
        };
        if let Some(why) = strays(path) {
            return refused(why);
        }
        if path.contains(char::is_control) {
            return refused("its name has signs that no name can have");
        }
        for part in below.split('/') {
            match part {
                "node_modules" => return refused("it is passed over"),
                _ if part.len() > 200 => return refused("its name is too long"),
                _ => {}
            }
        }
        if NotePath::new(path).is_ok() {
            return refused("it would be a note");
        }
        Ok(MediaPath(path.into()))
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path below `media/`.
    pub fn below(&self) -> &str {
        &self.0["media/".len()..]
    }

    /// The folder the file is in, without a `/` at its end.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The name of the file.
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }
}

impl fmt::Display for MediaPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
