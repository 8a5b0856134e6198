//! Swaps are taken back: those of a program that goes on, and those of one that has died.

use std::path::{Path, PathBuf};

use domain::LibraryFile;
use files::{FileError, ReplaceError};

use super::{Removal, Swap, Text, WayBack, current_hash, place};

/// What came of taking swaps back.
#[derive(Default)]
pub struct TakenBack {
    /// The first refusal of the disk; the other files were taken back all the same.
    pub refused: Option<FileError>,
    /// Hidden files with texts of another program that stand nowhere else.
    pub displaced: Vec<PathBuf>,
    pub(super) flush: Vec<LibraryFile>,
}

impl TakenBack {
    /// Writes the text anew that stood in the place of a swap, if the swap is made.
    pub(super) fn write(&mut self, root: &Path, swap: &Swap, text: &Text<'_>) {
        let swap = swap.clone().reversed();
        if current_hash(root, &swap.file).is_ok_and(|found| found != swap.before) {
            // The swap was not made, or the file is no longer ours.
            return;
        }
        let packed = swap.after.map(text).transpose();
        let before = match packed.and_then(|packed| swap.unpacked(packed)) {
            Ok(before) => before,
            // What is damaged is told where the operation is settled.
            Err(_) => return,
        };
        let made = swap
            .prepare(root, before.as_deref())
            .and_then(|ready| swap.make(root, ready, Removal::ForGood));
        match made {
            Ok(way) => {
                if let WayBack::Kept(displaced) = way {
                    displaced.let_go();
                }
                self.flush.push(swap.file);
            }
            Err(error) => self.hear(error),
        }
    }

    /// Notes why a swap could not be taken back.
    pub(super) fn hear(&mut self, error: ReplaceError) {
        match error {
            // The swap was not made, or the file is no longer ours.
            ReplaceError::Changed { .. } => self.displaced.extend(displaced(&error)),
            ReplaceError::File(error) => {
                self.refused.get_or_insert(error);
            }
        }
    }

    /// Flushes what was taken back.
    pub(super) fn flushed(mut self, root: &Path) -> TakenBack {
        let places = self.flush.iter().filter_map(|file| place(root, file).ok());
        let places: Vec<PathBuf> = places.collect();
        if let Err(error) = files::flush_folders(places.iter().map(PathBuf::as_path)) {
            self.refused.get_or_insert(error);
        }
        self
    }
}

/// Takes back those of `swaps` that were made, when nothing but their texts is known any more: the
/// program that made them has died. A file that another program has changed since is left as that
/// program wrote it.
pub fn take_back(root: &Path, swaps: &[Swap], text: &Text<'_>) -> TakenBack {
    let mut back = TakenBack::default();
    for swap in swaps.iter().rev() {
        back.write(root, swap, text);
    }
    back.flushed(root)
}

/// The hidden file to which another program's text has got, if there is one.
pub fn displaced(error: &ReplaceError) -> Option<PathBuf> {
    match error {
        ReplaceError::Changed { displaced, .. } => displaced.clone(),
        ReplaceError::File(_) => None,
    }
}
