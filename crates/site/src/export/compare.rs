//! The first step: which pieces of the site would come out as they did last time and still stand in the
//! target. Of what was made anew it is said here whether it differs from what stands there.

pub(super) mod fingerprint;

use super::disk::file_stat::FileStat;
use super::disk::hash::hashed;
use super::disk::no_follow;
use super::error::ExportError;
use super::progress::{Phase, Progress, each};
use super::remembered::{Memory, Remembered};
use crate::pieces::Site;
use crate::plan::Plan;
use domain::ContentHash;
use std::path::Path;

/// For each piece what is remembered of it, if it would come out the same and still stands. Where
/// `fingerprint`, that of the plan, is the remembered one, nothing is different since then but texts of notes.
pub(super) fn unchanged(
    plan: &Plan<'_>,
    site: &Site<'_>,
    memory: &Memory,
    target: &Path,
    fingerprint: ContentHash,
    progress: &dyn Progress,
) -> Result<Vec<Option<Remembered>>, ExportError> {
    let is_same_plan = memory.plan == Some(fingerprint);
    each(&site.pieces, Phase::Compare, progress, |piece| {
        let Some(remembered) = memory.files.get(&piece.address) else {
            return Ok(None);
        };
        let Remembered { fingerprint, .. } = *remembered;
        if !fingerprint::holds(plan, piece, memory, fingerprint, is_same_plan)? {
            return Ok(None);
        }
        let stat = still_there(target, &piece.address, remembered)?;
        Ok(stat.map(|stat| Remembered {
            stat,
            ..*remembered
        }))
    })
}

/// Whether the file at this address still is what was remembered of it, and its size and time.
fn still_there(
    target: &Path,
    address: &str,
    remembered: &Remembered,
) -> Result<Option<FileStat>, ExportError> {
    let place = target.join(address);
    let stat = match no_follow::stands(&place)? {
        Some(metadata) if metadata.is_file() => FileStat::of(&metadata),
        // Whatever else stands there, making the piece finds it.
        _ => return Ok(None),
    };
    let is_whole = stat == remembered.stat
        || (stat.size == remembered.stat.size && hashed(&place)?.0 == remembered.hash);
    Ok(is_whole.then_some(stat))
}

/// How a piece stands to what is in the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Difference {
    /// Nothing is there.
    New,
    /// The last export wrote something else.
    Changed,
    /// It is there already.
    Same,
}

/// The target as the last export left it.
#[derive(Clone, Copy)]
pub(super) struct Target<'a> {
    pub folder: &'a Path,
    /// Whether the last export wrote the file at an address.
    pub owns: &'a (dyn Fn(&str) -> bool + Sync),
}

impl Target<'_> {
    /// Compares what is to stand at an address with what stands there, whose size and time are returned.
    pub fn compared(
        self,
        address: &str,
        hash: ContentHash,
        size: u64,
    ) -> Result<(Difference, FileStat), ExportError> {
        let place = self.folder.join(address);
        let Some(metadata) = no_follow::stands(&place)? else {
            // A file of ours gives way to a folder of its name; nobody else's does.
            return match no_follow::in_the_way(self.folder, address)? {
                Some(file) if !self.is_ours(&file) => Err(ExportError::NotOurs(file)),
                _ => Ok((Difference::New, FileStat::default())),
            };
        };
        if metadata.is_symlink() {
            return Err(ExportError::Linked(place));
        }
        if !metadata.is_file() {
            return Err(ExportError::NotOurs(place));
        }
        let stat = FileStat::of(&metadata);
        if stat.size == size && hashed(&place)?.0 == hash {
            Ok((Difference::Same, stat))
        } else if (self.owns)(address) {
            Ok((Difference::Changed, stat))
        } else {
            Err(ExportError::NotOurs(place))
        }
    }

    fn is_ours(self, place: &Path) -> bool {
        let address = place.strip_prefix(self.folder).ok().and_then(Path::to_str);
        address.is_some_and(|address| (self.owns)(&address.replace('\\', "/")))
    }
}
