//! Paths that stay inside a folder, whatever links stand on the way.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::FileError;

/// The path of `relative` under `root`; the file itself need not be there yet.
///
/// # Errors
/// When `relative` is absolute, climbs with `..`, or passes through a link that leaves `root`.
pub fn inside(root: &Path, relative: impl AsRef<Path>) -> Result<PathBuf, FileError> {
    let relative = relative.as_ref();
    let path = root.join(relative);
    let refused = |source| FileError::new("open", &path, source);
    if !relative
        .components()
        .all(|component| matches!(component, Component::Normal(_) | Component::CurDir))
    {
        return Err(refused(outside()));
    }
    if has_no_link(root, relative) {
        return Ok(path);
    }
    let real_root = fs::canonicalize(root).map_err(refused)?;
    // The deepest part that exists decides: below it there are no links yet.
    for ancestor in path.ancestors() {
        if fs::symlink_metadata(ancestor).is_err() {
            continue;
        }
        let real = fs::canonicalize(ancestor).map_err(refused)?;
        return if real.starts_with(&real_root) {
            Ok(path)
        } else {
            Err(refused(outside()))
        };
    }
    Err(refused(io::ErrorKind::NotFound.into()))
}

/// Whether everything on the way from `root` to `relative` is there and none of it is a link, as
/// nearly always: this costs a sixth of asking for the real paths.
fn has_no_link(root: &Path, relative: &Path) -> bool {
    let mut place = root.to_path_buf();
    relative.components().all(|component| {
        place.push(component);
        fs::symlink_metadata(&place).is_ok_and(|metadata| !metadata.is_symlink())
    })
}

pub(crate) fn outside() -> io::Error {
    io::Error::new(
        io::ErrorKind::PermissionDenied,
        "it leads out of the library",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_below_the_root_is_given_even_before_the_file_exists() {
        let root = tempfile::tempdir().unwrap();
        assert_eq!(
            inside(root.path(), "notes/new.md").unwrap(),
            root.path().join("notes/new.md")
        );
    }

    #[test]
    fn climbing_and_absolute_paths_are_refused() {
        let root = tempfile::tempdir().unwrap();
        assert!(inside(root.path(), "../a.md").is_err());
        assert!(inside(root.path(), "notes/../../a.md").is_err());
        assert!(inside(root.path(), "/etc/passwd").is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_symlink_that_leaves_the_library_is_refused() {
        let root = tempfile::tempdir().unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(elsewhere.path(), root.path().join("out")).unwrap();
        let error = inside(root.path(), "out/a.md").unwrap_err();
        assert!(error.to_string().ends_with("it leads out of the library"));
    }

    #[cfg(unix)]
    #[test]
    fn a_symlink_that_stays_in_the_library_is_followed() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("notes")).unwrap();
        std::os::unix::fs::symlink(root.path().join("notes"), root.path().join("in")).unwrap();
        assert!(inside(root.path(), "in/a.md").is_ok());
    }
}
