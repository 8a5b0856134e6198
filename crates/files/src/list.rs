//! Every file of a library, with what is needed to see cheaply whether it changed.
//!
//! A `.gitignore` is not obeyed: a draft that is kept out of Git is a note all the same.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::UNIX_EPOCH;

use ignore::WalkBuilder;

use crate::FileError;
use crate::inside::outside;
use crate::replace::is_staged;

/// A file below the folder that was listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Where it is, relative to the folder, with `/` on every system.
    pub relative: String,
    /// Its size in bytes.
    pub size: u64,
    /// When it was last changed, in nanoseconds since 1970; 0 when the disk does not say.
    pub modified: i64,
    /// When anything about it was last changed, its name and its times as well, in nanoseconds
    /// since 1970; no program can set it. 0 where there is none.
    pub touched: i64,
    /// Its number on the disk, which survives a rename; 0 where there is none.
    pub inode: u64,
}

/// What a folder holds.
#[derive(Debug, Default)]
pub struct Listing {
    /// The files, by their relative path.
    pub files: Vec<Found>,
    /// What could not be looked at, and links that lead out.
    pub refused: Vec<FileError>,
    /// Staged files: of a write that is under way, or left by a crash.
    pub staged: Vec<PathBuf>,
}

/// Lists all files below `root`, except hidden ones and those of `node_modules`.
///
/// Links are followed as long as they stay below `root`.
///
/// # Errors
/// When `root` itself is not there. What goes wrong below it stands in [`Listing::refused`].
pub fn list(root: &Path) -> Result<Listing, FileError> {
    let real_root =
        fs::canonicalize(root).map_err(|source| FileError::new("list", root, source))?;
    let leaving = Arc::new(Mutex::new(Vec::new()));
    let seen_leaving = Arc::clone(&leaving);
    let staged = Arc::new(Mutex::new(Vec::new()));
    let seen_staged = Arc::clone(&staged);
    let walk = WalkBuilder::new(root)
        .standard_filters(false)
        .follow_links(true)
        .filter_entry(move |entry| {
            if entry.depth() == 0 {
                return true;
            }
            let name = entry.file_name().to_string_lossy();
            if is_staged(&name) {
                let mut seen = seen_staged.lock().unwrap_or_else(PoisonError::into_inner);
                seen.push(entry.path().to_path_buf());
            }
            if is_passed_over(&name) {
                return false;
            }
            if !entry.path_is_symlink() {
                return true;
            }
            let stays =
                fs::canonicalize(entry.path()).is_ok_and(|real| real.starts_with(&real_root));
            if !stays {
                seen_leaving
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .push(FileError::new("list", entry.path(), outside()));
            }
            stays
        })
        .build();

    let mut listing = Listing::default();
    for entry in walk {
        match entry {
            Ok(entry) => {
                if entry.file_type().is_none_or(|kind| !kind.is_file()) {
                    continue;
                }
                match found(root, entry.path()) {
                    Ok(file) => listing.files.push(file),
                    Err(error) => listing.refused.push(error),
                }
            }
            Err(error) => listing.refused.push(refused(root, error)),
        }
    }
    let mut leaving = leaving.lock().unwrap_or_else(PoisonError::into_inner);
    listing.refused.append(&mut leaving);
    let mut staged = staged.lock().unwrap_or_else(PoisonError::into_inner);
    listing.staged.append(&mut staged);
    listing
        .files
        .sort_by(|one, other| one.relative.cmp(&other.relative));
    Ok(listing)
}

/// Whether a listing passes over a file or folder of this name, and all that is in it.
pub fn is_passed_over(name: &str) -> bool {
    name.starts_with('.') || name == "node_modules"
}

/// What the disk says of the one file at `path`, which lies below `root`.
///
/// # Errors
/// When it is not there, or its name is not valid Unicode.
pub fn found(root: &Path, path: &Path) -> Result<Found, FileError> {
    let refused = |source| FileError::new("list", path, source);
    let relative = path.strip_prefix(root).unwrap_or(path);
    let relative = relative.to_str().ok_or_else(|| {
        refused(io::Error::new(
            io::ErrorKind::InvalidData,
            "its name is not valid Unicode",
        ))
    })?;
    let metadata = fs::metadata(path).map_err(refused)?;
    let modified = metadata
        .modified()
        .ok()
        .and_then(|time| time.duration_since(UNIX_EPOCH).ok())
        .and_then(|since| i64::try_from(since.as_nanos()).ok())
        .unwrap_or(0);
    Ok(Found {
        relative: relative.replace(std::path::MAIN_SEPARATOR, "/"),
        size: metadata.len(),
        modified,
        touched: touched(&metadata),
        inode: inode(&metadata),
    })
}

#[cfg(unix)]
fn inode(metadata: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(unix)]
fn touched(metadata: &fs::Metadata) -> i64 {
    use std::os::unix::fs::MetadataExt;
    let seconds = metadata.ctime().saturating_mul(1_000_000_000);
    seconds.saturating_add(metadata.ctime_nsec())
}

#[cfg(not(unix))]
fn touched(_: &fs::Metadata) -> i64 {
    0
}

#[cfg(not(unix))]
fn inode(_: &fs::Metadata) -> u64 {
    0
}

fn refused(root: &Path, error: ignore::Error) -> FileError {
    let path = path_of(&error).unwrap_or_else(|| root.to_path_buf());
    let words = error.to_string();
    let source = match error.into_io_error() {
        // The plain kind, without the crate's own words, which repeat the path.
        Some(source) => source.kind().into(),
        None => io::Error::other(words),
    };
    FileError::new("list", &path, source)
}

fn path_of(error: &ignore::Error) -> Option<PathBuf> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path.clone()),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            path_of(err)
        }
        ignore::Error::Loop { child, .. } => Some(child.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write_new;

    fn names(listing: &Listing) -> Vec<&str> {
        listing
            .files
            .iter()
            .map(|file| file.relative.as_str())
            .collect()
    }

    #[test]
    fn hidden_folders_and_node_modules_are_left_out_and_gitignore_is_not_obeyed() {
        let root = tempfile::tempdir().unwrap();
        for file in [
            "notes/b.md",
            "notes/a.md",
            ".git/config",
            ".fieldnotes/library.db",
            "node_modules/x/readme.md",
            "media/a.svg",
        ] {
            write_new(&root.path().join(file), b"x").unwrap();
        }
        write_new(&root.path().join(".gitignore"), b"notes\n").unwrap();
        let left_by_a_crash = root.path().join("notes/.fieldnotes-x1.staged");
        fs::write(&left_by_a_crash, b"half").unwrap();
        let listing = list(root.path()).unwrap();
        assert_eq!(names(&listing), ["media/a.svg", "notes/a.md", "notes/b.md"]);
        assert!(listing.refused.is_empty());
        assert_eq!(listing.staged, [left_by_a_crash]);
        assert_eq!(listing.files[0].size, 1);
        assert!(listing.files[0].modified > 0);
    }

    #[test]
    fn a_root_that_is_not_there_is_an_error() {
        assert!(list(Path::new("/not/there/at/all")).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leaves_the_library_is_reported_and_not_followed() {
        let root = tempfile::tempdir().unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        write_new(&elsewhere.path().join("secret.md"), b"x").unwrap();
        write_new(&root.path().join("notes/a.md"), b"x").unwrap();
        std::os::unix::fs::symlink(elsewhere.path(), root.path().join("out")).unwrap();
        std::os::unix::fs::symlink("notes", root.path().join("in")).unwrap();
        std::os::unix::fs::symlink("nowhere", root.path().join("broken.md")).unwrap();
        let listing = list(root.path()).unwrap();
        assert_eq!(names(&listing), ["in/a.md", "notes/a.md"]);
        assert_eq!(listing.refused.len(), 2, "{:?}", listing.refused);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_folder_above_it_does_not_loop() {
        let root = tempfile::tempdir().unwrap();
        write_new(&root.path().join("notes/a.md"), b"x").unwrap();
        std::os::unix::fs::symlink(root.path(), root.path().join("notes/loop")).unwrap();
        let listing = list(root.path()).unwrap();
        assert_eq!(names(&listing), ["notes/a.md"]);
        assert_eq!(listing.refused.len(), 1);
    }
}
