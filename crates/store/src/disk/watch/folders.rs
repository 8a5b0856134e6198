//! The folders of one library and how each is followed: by a watch of the system where there is one,
//! by looking now and then where watches ran out, not at all where nobody lets us in.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind};
use std::ops::Bound;
use std::path::{Path, PathBuf};

use notify::{Config, RecommendedWatcher, RecursiveMode, Watcher};

use crate::disk::note_files::is_of_the_library;
use crate::disk::watch::polled::Polled;

/// How each folder is followed.
pub(crate) struct Folders {
    root: PathBuf,
    /// None where the system gives no watcher at all; then every folder is polled.
    system: Option<RecommendedWatcher>,
    watched: BTreeSet<PathBuf>,
    /// Folders for which there was no watch.
    pub polled: Polled,
    /// Folders that may not be looked into.
    pub closed: BTreeSet<PathBuf>,
}

/// How one folder came to be followed.
enum Placed {
    Watched,
    NoWatchLeft,
    Closed,
    /// It went while we looked, or is no folder any more.
    Gone,
}

impl Folders {
    /// No folder yet; `hear` is called, on a thread of notify's, for what the system tells.
    pub fn new(
        root: PathBuf,
        hear: impl Fn(notify::Result<notify::Event>) + Send + 'static,
    ) -> Folders {
        Folders {
            root,
            system: RecommendedWatcher::new(hear, Config::default()).ok(),
            watched: BTreeSet::new(),
            polled: Polled::default(),
            closed: BTreeSet::new(),
        }
    }

    /// Follows `top` and every folder in it. Each is watched before it is listed, so that what is
    /// made meanwhile is either listed or told.
    pub fn add(&mut self, top: &Path) {
        let mut waiting = vec![top.to_owned()];
        while let Some(folder) = waiting.pop() {
            let placed = self.place(&folder);
            self.closed.remove(&folder);
            match placed {
                Placed::Gone => continue,
                Placed::Watched => drop(self.watched.insert(folder.clone())),
                Placed::NoWatchLeft => self.polled.add(&folder),
                Placed::Closed => drop(self.closed.insert(folder.clone())),
            }
            match self.inside(&folder) {
                Ok(folders) => waiting.extend(folders),
                Err(error) if is_gone(&error) => {}
                Err(_) => drop(self.closed.insert(folder)),
            }
        }
    }

    /// Follows neither `top` nor any folder in it any longer.
    pub fn remove(&mut self, top: &Path) {
        for folder in below(&self.watched, top) {
            self.watched.remove(&folder);
            if let Some(system) = &mut self.system {
                // The system ends the watch of a removed folder by itself.
                system.unwatch(&folder).ok();
            }
        }
        for folder in below(&self.closed, top) {
            self.closed.remove(&folder);
        }
        self.polled.remove(top);
    }

    /// Whether the folder may not be looked into, as far as we know.
    pub fn is_closed(&self, folder: &Path) -> bool {
        self.closed.contains(folder)
    }

    fn place(&mut self, folder: &Path) -> Placed {
        let Some(system) = &mut self.system else {
            return Placed::NoWatchLeft;
        };
        match system.watch(folder, RecursiveMode::NonRecursive) {
            Ok(()) => Placed::Watched,
            Err(error) => match error.kind {
                notify::ErrorKind::PathNotFound => Placed::Gone,
                notify::ErrorKind::Io(error) if is_gone(&error) => Placed::Gone,
                notify::ErrorKind::Io(error) if error.kind() == ErrorKind::PermissionDenied => {
                    Placed::Closed
                }
                // No watches are left, or the disk knows none: looking helps in both.
                _ => Placed::NoWatchLeft,
            },
        }
    }

    /// The folders in `folder` that belong to the library. A link is none.
    fn inside(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let mut folders = Vec::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let path = entry.path();
            let is_ours = path.strip_prefix(&self.root).is_ok_and(is_of_the_library);
            // An entry whose kind cannot be told is gone again.
            if is_ours && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(path);
            }
        }
        Ok(folders)
    }
}

/// `top` and what stands below it. Paths are ordered by their parts, so these stand together.
pub(crate) fn below(folders: &BTreeSet<PathBuf>, top: &Path) -> Vec<PathBuf> {
    folders
        .range::<Path, _>((Bound::Included(top), Bound::Unbounded))
        .take_while(|folder| folder.starts_with(top))
        .cloned()
        .collect()
}

fn is_gone(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}
