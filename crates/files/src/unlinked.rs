//! Paths of this program's own files and folders, on which no link may stand. A library or a target
//! may come from a stranger: what is made, emptied or removed there by name must be what it seems.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::FileError;
use crate::file_error::is_a_link;
use crate::inside::outside;

/// The path of `relative` under `root`, where no part below `root` is a link. Parts that are not
/// there yet are none.
///
/// # Errors
/// When `relative` is absolute or climbs with `..`, and when a part is a link, which is then the
/// path of the error.
pub fn unlinked(root: &Path, relative: impl AsRef<Path>) -> Result<PathBuf, FileError> {
    let relative = relative.as_ref();
    match link_below(root, relative)? {
        Some(link) => Err(FileError::new("use", &link, is_a_link())),
        None => Ok(root.join(relative.components().collect::<PathBuf>())),
    }
}

/// The first link on the way from `root` to `relative`, which may be one itself.
///
/// # Errors
/// When `relative` is absolute or climbs with `..`, and when a part cannot be looked at.
pub fn link_below(root: &Path, relative: impl AsRef<Path>) -> Result<Option<PathBuf>, FileError> {
    let relative = relative.as_ref();
    let mut place = root.to_path_buf();
    for component in relative.components() {
        match component {
            Component::CurDir => continue,
            Component::Normal(name) => place.push(name),
            _ => return Err(FileError::new("open", &root.join(relative), outside())),
        }
        match fs::symlink_metadata(&place) {
            Ok(metadata) if metadata.is_symlink() => return Ok(Some(place)),
            Ok(_) => {}
            // Below what is not there, and below a file, nothing is.
            Err(error) if is_nothing(&error) => return Ok(None),
            Err(error) => return Err(FileError::new("look at", &place, error)),
        }
    }
    Ok(None)
}

fn is_nothing(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_is_not_there_yet_is_given() {
        let root = tempfile::tempdir().unwrap();
        let path = unlinked(root.path(), "a/./b").unwrap();
        assert_eq!(path, root.path().join("a/b"));
        assert!(unlinked(root.path(), "../a").is_err());
        assert!(unlinked(root.path(), "/a").is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_anywhere_on_the_way_is_refused_by_its_name() {
        use std::os::unix::fs::symlink;
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("real")).unwrap();
        symlink("real", root.path().join("near")).unwrap();
        symlink("nowhere", root.path().join("real/dangling")).unwrap();
        symlink("loop", root.path().join("loop")).unwrap();
        for (relative, link) in [
            ("near", "near"),
            ("near/a/b", "near"),
            ("real/dangling", "real/dangling"),
            ("loop/a", "loop"),
        ] {
            let error = unlinked(root.path(), relative).unwrap_err();
            assert_eq!(error.path, root.path().join(link), "{relative}");
        }
        assert!(unlinked(root.path(), "real/a").is_ok());
    }
}
