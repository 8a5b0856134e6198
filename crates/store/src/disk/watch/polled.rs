//! Folders for which the system has no watch left: they are looked at now and then. notify's own
//! poller knows files by their second alone, and an edit within it would never be seen.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Folders with what they held at the last look.
#[derive(Default)]
pub(crate) struct Polled(BTreeMap<PathBuf, Held>);

/// The entries of a folder by name. One that cannot be read holds nothing.
type Held = BTreeMap<OsString, Stamp>;

/// By what a change of a file is known without reading it.
#[derive(PartialEq, Eq)]
struct Stamp {
    size: u64,
    modified: Option<SystemTime>,
    is_folder: bool,
    /// When anything about it changed, and its number on the disk, where there are such.
    system: Option<(i64, i64, u64)>,
}

impl Polled {
    /// Looks at `folder` from now on.
    pub fn add(&mut self, folder: &Path) {
        self.0.insert(folder.to_owned(), held(folder));
    }

    /// Looks neither at `top` nor at any folder in it any longer.
    pub fn remove(&mut self, top: &Path) {
        self.0.retain(|folder, _| !folder.starts_with(top));
    }

    /// How many folders are looked at.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// What is new, different or gone since the last look.
    pub fn look(&mut self) -> Vec<PathBuf> {
        let mut changed = Vec::new();
        for (folder, before) in &mut self.0 {
            let now = held(folder);
            let names = before.keys().chain(now.keys());
            let other = names.filter(|name| before.get(*name) != now.get(*name));
            changed.extend(other.map(|name| folder.join(name)));
            *before = now;
        }
        changed.sort();
        changed.dedup();
        changed
    }
}

fn held(folder: &Path) -> Held {
    let Ok(entries) = fs::read_dir(folder) else {
        return Held::new();
    };
    entries
        .flatten()
        .filter(|entry| !files::is_passed_over(&entry.file_name().to_string_lossy()))
        .filter_map(|entry| Some((entry.file_name(), Stamp::of(&entry.metadata().ok()?))))
        .collect()
}

impl Stamp {
    fn of(metadata: &Metadata) -> Stamp {
        let is_folder = metadata.is_dir();
        Stamp {
            // What changes in a folder is told by the folder itself, which is followed as well.
            size: if is_folder { 0 } else { metadata.len() },
            modified: metadata.modified().ok().filter(|_| !is_folder),
            is_folder,
            system: system(metadata),
        }
    }
}

#[cfg(unix)]
fn system(metadata: &Metadata) -> Option<(i64, i64, u64)> {
    use std::os::unix::fs::MetadataExt;
    Some(match metadata.is_dir() {
        // The mode tells of a folder that may be read again.
        true => (i64::from(metadata.mode()), 0, metadata.ino()),
        false => (metadata.ctime(), metadata.ctime_nsec(), metadata.ino()),
    })
}

#[cfg(not(unix))]
fn system(_: &Metadata) -> Option<(i64, i64, u64)> {
    None
}
