//! A library read straight from its folder: for who looks once and goes, such as an export in a
//! terminal. An index of ten thousand notes takes seconds to write and only pays for who comes back
//! to list and search. What an index would answer with is the same, and a test says so.

use std::path::Path;
use std::sync::Arc;

use domain::{Note, NotePath, Problem};
use files::{Cause, FileError};
use rayon::prelude::*;

use crate::disk::note_files::note_path;
use crate::disk::sources::Sources;
use crate::disk::unread::{not_taken_in, unreadable};
use crate::{DiskState, Snapshot, StoreError, database};

/// A library as its folder holds it now.
pub struct FolderRead {
    /// The library.
    pub snapshot: Snapshot,
    /// The files that could not be read.
    pub unread: Vec<Problem>,
}

impl FolderRead {
    /// Whether the library in `root` has an index. Then [`crate::Store::open`] knows most of it
    /// without reading, and may have a broken-off change to make whole first.
    pub fn is_needless(root: &Path) -> bool {
        database::path(root).is_file()
    }

    /// Reads the library in `root`, a folder with a `site.toml`, on all cores.
    ///
    /// # Errors
    /// When the folder is no library or cannot be listed. A note that cannot be read is in
    /// [`FolderRead::unread`].
    pub fn read(root: &Path) -> Result<FolderRead, StoreError> {
        FolderRead::of(root, &DiskState::of(root)?)
    }

    /// Reads the library in `root`, whose files were looked at already.
    ///
    /// # Errors
    /// When its settings cannot be read.
    pub fn of(
        root: &Path,
        DiskState { listing, .. }: &DiskState,
    ) -> Result<FolderRead, StoreError> {
        let mut unread: Vec<Problem> = not_taken_in(root, listing);
        let paths: Vec<NotePath> = listing
            .files
            .iter()
            .filter_map(|found| note_path(&found.relative))
            .collect();
        let read: Vec<Result<Note, FileError>> =
            paths.into_par_iter().map(|path| note(root, path)).collect();
        let mut notes = Vec::with_capacity(read.len());
        for read in read {
            match read {
                Ok(note) => notes.push(note),
                Err(error) if files::kind(&error) == Cause::Gone => {}
                Err(error) => unread.push(unreadable(root, &error)),
            }
        }
        let library = Sources::read(root)?.library(notes);
        Ok(FolderRead {
            snapshot: Snapshot {
                library: Arc::new(library),
                root: root.into(),
            },
            unread,
        })
    }
}

fn note(root: &Path, path: NotePath) -> Result<Note, FileError> {
    // The listing has just seen that it lies inside.
    let bytes = files::read(&root.join(path.as_str()))?;
    Ok(Note::read(path, &bytes))
}
