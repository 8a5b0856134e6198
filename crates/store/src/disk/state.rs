//! The state of a library's files on the disk, told without reading one of them: for who wants to
//! know whether anything happened since the last time.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use domain::{ContentHash, ContentHasher};
use files::{Found, Listing};

use crate::disk::library_folder::ensure_library;
use crate::disk::note_files::{misnamed, note_path};
use crate::{StoreError, database};

/// A file that was changed less than this before a look may be changed once more after it and keep
/// its time: the clock of a file system ticks every few milliseconds.
const TICK: Duration = Duration::from_millis(50);

/// The same where times are whole seconds, or every other one as on FAT.
const SLOW_TICK: Duration = Duration::from_secs(2);

const SECOND: i64 = 1_000_000_000;

/// The files of a library at one moment.
pub struct DiskState {
    root: PathBuf,
    /// When the look began.
    at: SystemTime,
    pub(crate) listing: Listing,
}

impl DiskState {
    /// Looks at every file of the library in `root`, a folder with a `site.toml`.
    ///
    /// # Errors
    /// When the folder is no library or cannot be listed.
    pub fn of(root: &Path) -> Result<DiskState, StoreError> {
        ensure_library(root)?;
        Ok(DiskState {
            root: root.to_owned(),
            at: SystemTime::now(),
            listing: files::list(root)?,
        })
    }

    /// A hash that follows from the names, sizes and times of all notes, media and settings, and of
    /// the database, where a change that was broken off may wait. Two looks with one fingerprint saw the
    /// same library.
    ///
    /// Nothing when a file could not be looked at, or was changed so shortly before the look that a
    /// change after it might not show.
    pub fn fingerprint(&self) -> Option<ContentHash> {
        // What a link leads to may change while the link stays as it is.
        let media = self.root.join("media");
        let is_linked = self
            .listing
            .links
            .iter()
            .any(|link| link.starts_with(&media));
        if !self.listing.refused.is_empty() || is_linked {
            return None;
        }
        let database = database::files(&self.root)
            .into_iter()
            .filter_map(|file| files::found(&self.root, &file).ok());
        let database: Vec<Found> = database.collect();
        let sources = self.listing.files.iter().filter(|file| is_source(file));
        let mut hasher = ContentHasher::default();
        for file in sources.chain(&database) {
            if !is_settled(file, self.at) {
                return None;
            }
            hasher.update(file.relative.as_bytes());
            for number in [file.modified, file.touched] {
                hasher.update(&number.to_le_bytes());
            }
            for number in [file.size, file.inode] {
                hasher.update(&number.to_le_bytes());
            }
            // No name holds it, so no name reads as the numbers of the file before.
            hasher.update(b"\0");
        }
        // They are told, and nothing else follows from them.
        for told in self.listing.links.iter().chain(&self.listing.specials) {
            hasher.update(told.as_os_str().as_encoded_bytes());
            hasher.update(b"\0");
        }
        Some(hasher.finish())
    }
}

/// Whether a library is read from this file. A site that lies in its own library is not.
fn is_source(file: &Found) -> bool {
    let name = file.relative.as_str();
    let is_settings = ["site.toml", "catalogue.toml"].contains(&name);
    is_settings
        || name.starts_with("media/")
        || note_path(name).is_some()
        || misnamed(name).is_some()
}

/// Whether every later change of this file would show in its times.
fn is_settled(file: &Found, at: SystemTime) -> bool {
    let last = file.modified.max(file.touched);
    let tick = match last % SECOND {
        0 => SLOW_TICK,
        _ => TICK,
    };
    let at = at.duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(last).is_ok_and(|last| Duration::from_nanos(last) + tick < at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(modified: i64) -> Found {
        Found {
            relative: "notes/a.md".to_owned(),
            size: 1,
            modified,
            touched: 0,
            inode: 1,
        }
    }

    #[test]
    fn a_file_that_was_just_changed_is_not_settled() {
        let at = UNIX_EPOCH + Duration::from_secs(100);
        assert!(is_settled(&file(99 * SECOND + 1), at));
        assert!(!is_settled(&file(100 * SECOND - 1), at));
        assert!(
            !is_settled(&file(101 * SECOND + 1), at),
            "a clock that is ahead"
        );
        assert!(!is_settled(&file(99 * SECOND), at), "whole seconds");
        assert!(is_settled(&file(97 * SECOND), at));
    }
}
