//! Every file of a library, with what is needed to see cheaply whether it changed.
//!
//! A `.gitignore` is not obeyed: a draft that is kept out of Git is a note all the same.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::UNIX_EPOCH;

use ignore::WalkBuilder;

use crate::FileError;
use crate::file_error::is_a_link;
use crate::read::regular;
use crate::staged::is_staged;

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
    /// Links, which are not followed: what they lead to is in the library under its own name, or
    /// is not of the library.
    pub links: Vec<PathBuf>,
    /// Pipes, sockets and devices.
    pub specials: Vec<PathBuf>,
    /// What could not be looked at.
    pub refused: Vec<FileError>,
    /// Staged files: of a write that is under way, or left by a crash.
    pub staged: Vec<PathBuf>,
}

/// Lists all files below `root`, except hidden ones and those of `node_modules`. No link below it
/// is followed.
///
/// # Errors
/// When `root` itself is not there. What goes wrong below it stands in [`Listing::refused`].
pub fn list(root: &Path) -> Result<Listing, FileError> {
    fs::read_dir(root).map_err(|source| FileError::new("list", root, source))?;
    let (sender, staged) = mpsc::channel();
    let walk = WalkBuilder::new(root)
        .standard_filters(false)
        .follow_links(false)
        .filter_entry(move |entry| {
            if entry.depth() == 0 {
                return true;
            }
            let name = entry.file_name().to_string_lossy();
            if is_staged(&name) {
                sender.send(entry.path().to_path_buf()).ok();
            }
            !is_passed_over(&name)
        })
        .build();

    let mut listing = Listing::default();
    for entry in walk {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                listing.refused.push(refused(root, error));
                continue;
            }
        };
        let path = entry.path();
        match entry.file_type() {
            // The root may be a link: it is the author's own word.
            _ if entry.depth() == 0 => {}
            Some(kind) if kind.is_dir() => {}
            Some(kind) if kind.is_symlink() => listing.links.push(path.to_path_buf()),
            Some(kind) if kind.is_file() => match found(root, path) {
                Ok(file) => listing.files.push(file),
                Err(error) => listing.refused.push(error),
            },
            _ => listing.specials.push(path.to_path_buf()),
        }
    }
    listing.staged = staged.try_iter().collect();
    listing
        .files
        .sort_by(|one, other| one.relative.cmp(&other.relative));
    listing.links.sort();
    Ok(listing)
}

/// Whether a listing passes over a file or folder of this name, and all that is in it.
pub fn is_passed_over(name: &str) -> bool {
    name.starts_with('.') || name == "node_modules"
}

/// What the disk says of the one file at `path`, which lies below `root`.
///
/// # Errors
/// When it is not there, is a link, a folder or another thing that is no file, or its name is not
/// valid Unicode.
pub fn found(root: &Path, path: &Path) -> Result<Found, FileError> {
    let refused = |source| FileError::new("list", path, source);
    let relative = path.strip_prefix(root).unwrap_or(path);
    let relative = relative.to_str().ok_or_else(|| {
        refused(io::Error::new(
            io::ErrorKind::InvalidData,
            "its name is not valid Unicode",
        ))
    })?;
    let metadata = fs::symlink_metadata(path).map_err(refused)?;
    if metadata.is_symlink() {
        return Err(refused(is_a_link()));
    }
    regular(&metadata).map_err(refused)?;
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
    fn links_are_told_and_not_followed_wherever_they_lead() {
        use std::os::unix::fs::symlink;
        let root = tempfile::tempdir().unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        write_new(&elsewhere.path().join("secret.md"), b"x").unwrap();
        write_new(&root.path().join("notes/a.md"), b"x").unwrap();
        let links = [
            ("broken.md", Path::new("nowhere")),
            ("drafts", Path::new("notes")),
            ("notes/above", root.path()),
            ("notes/b.md", Path::new("a.md")),
            ("notes/itself", Path::new("itself")),
            ("out", elsewhere.path()),
        ];
        for (link, to) in links {
            symlink(to, root.path().join(link)).unwrap();
        }
        let listing = list(root.path()).unwrap();
        assert_eq!(names(&listing), ["notes/a.md"]);
        assert_eq!(listing.links, links.map(|(link, _)| root.path().join(link)));
        assert!(listing.refused.is_empty(), "{:?}", listing.refused);
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_told_and_not_opened() {
        let root = tempfile::tempdir().unwrap();
        let pipe = root.path().join("x.md");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.unwrap().success());
        let listing = list(root.path()).unwrap();
        assert_eq!(listing.specials, std::slice::from_ref(&pipe));
        assert!(found(root.path(), &pipe).is_err());
    }
}
