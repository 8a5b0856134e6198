//! What an export that was killed has left in a target and beside it, and settling it.

use super::journal::Journal;
use super::old_folder::OldFolder;
use crate::export::disk::no_follow;
use crate::export::error::ExportError;
use crate::export::stage::staging_folder as staging;
use files::FileError;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// What an export that was killed has left in a target and beside it.
pub(crate) struct BrokenOff {
    beside: Option<OldFolder>,
    half_written: Vec<PathBuf>,
    renames: Option<Journal>,
}

/// Looks for what an export that was killed has left; nothing is changed by that. Nothing when
/// nothing is left.
///
/// # Errors
/// A link in a place that settling it would go through, or a file that is not ours in one: who
/// received the target has it from somebody else, and what was left may be made up.
pub(crate) fn find(target: &Path) -> Result<Option<BrokenOff>, ExportError> {
    if !is_broken_off(target) {
        return Ok(None);
    }
    let beside = staging::beside(target);
    let beside = beside.map(|beside| OldFolder::find(beside, target));
    Ok(Some(BrokenOff {
        beside: beside.transpose()?.flatten(),
        half_written: half_written(target)?,
        renames: Journal::find(target)?,
    }))
}

impl BrokenOff {
    /// Clears it away, and finishes its renames.
    pub fn settle(self, target: &Path) -> Result<(), FileError> {
        if let Some(beside) = self.beside {
            beside.clear(target)?;
        }
        for file in self.half_written {
            files::remove(&file)?;
        }
        match self.renames {
            Some(journal) => journal.finish(target),
            None => staging::clear(&target.join(staging::INSIDE)),
        }
    }
}

/// Whether there is something to [`find`].
pub(crate) fn is_broken_off(target: &Path) -> bool {
    let stands = |place: &Path| !matches!(no_follow::stands(place), Ok(None));
    staging::beside(target).is_some_and(|beside| stands(&beside))
        || stands(&target.join(staging::INSIDE))
        || !half_written(target).is_ok_and(|files| files.is_empty())
}

/// The manifest that a killed export was still writing.
fn half_written(target: &Path) -> Result<Vec<PathBuf>, FileError> {
    let refused = |source| FileError::new("look into", target, source);
    let entries = match fs::read_dir(target) {
        Ok(entries) => entries,
        Err(source) if source.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(source) => return Err(refused(source)),
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry.map_err(refused)?;
        let is_file = entry.file_type().map_err(refused)?.is_file();
        if is_file && files::is_staged(&entry.file_name().to_string_lossy()) {
            found.push(entry.path());
        }
    }
    Ok(found)
}
