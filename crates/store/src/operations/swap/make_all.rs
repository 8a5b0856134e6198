//! All swaps of an operation are made, or none.

use std::path::{Path, PathBuf};

use domain::{ContentHash, LibraryFile};
use files::{FileError, PutBack, ReplaceError};

use super::take_back::{TakenBack, displaced};
use super::{Ready, Removal, Swap, Text, WayBack, place};
use crate::StoreError;
use crate::operations::progress::{Part, Stopped};
use crate::texts::by_hash::Packed;

/// Why swaps were not made.
pub struct Unmade {
    /// Why.
    pub why: NotMade,
    /// Why not every file is as it was before: the disk refused even that, and the operation has
    /// to be settled later.
    pub left: Option<FileError>,
    /// Hidden files with texts of another program that stand nowhere else.
    pub displaced: Vec<PathBuf>,
}

/// What stood in the way of swaps.
pub enum NotMade {
    /// This file, which had to have this hash.
    File(LibraryFile, Option<ContentHash>, ReplaceError),
    /// The texts could not be had, or what was done not be written down.
    Journal(StoreError),
    /// The disk refused to flush what was done.
    Flush(FileError),
    /// Whoever waits for it wants it to stop.
    Stopped,
}

impl NotMade {
    fn file(swap: &Swap, error: ReplaceError) -> NotMade {
        NotMade::File(swap.file.clone(), swap.before, error)
    }
}

/// So many files are staged and swapped before it is asked whether to go on.
const PORTION: usize = 64;

/// So many are staged at once: most of the time goes by in waiting for the disk, and a disk that is
/// asked for several flushes makes one of them.
const HANDS: usize = 32;

/// Fewer are staged one after the other.
const FEW: usize = 8;

/// Swaps that were made, and can be taken back until they are let go of.
pub struct Made<'swaps> {
    root: &'swaps Path,
    text: &'swaps Text<'swaps>,
    done: Vec<(&'swaps Swap, WayBack)>,
}

/// Makes all swaps, or none: everything is written beside the files first, so that a full disk is
/// met before the first swap; when a swap fails all the same, those before it are taken back. The
/// memory it takes follows from the largest files, never from how many there are, and no file is
/// held open. `step` hears what is written and swapped; what it refuses stops.
pub fn make_all<'swaps>(
    root: &'swaps Path,
    swaps: &'swaps [Swap],
    removal: Removal,
    text: &'swaps Text<'swaps>,
    step: &dyn Fn(Part, usize) -> Result<(), Stopped>,
) -> Result<Made<'swaps>, Box<Unmade>> {
    let unmade = |why| {
        let displaced = match &why {
            NotMade::File(_, _, error) => displaced(error).into_iter().collect(),
            _ => Vec::new(),
        };
        Box::new(Unmade {
            why,
            left: None,
            displaced,
        })
    };
    let mut ready = Vec::with_capacity(swaps.len());
    for portion in swaps.chunks(PORTION) {
        let stopped = |_| unmade(NotMade::Stopped);
        step(Part::Writing, ready.len()).map_err(stopped)?;
        ready.extend(stage(root, portion, text).map_err(unmade)?);
    }
    let mut made = Made {
        root,
        text,
        done: Vec::with_capacity(swaps.len()),
    };
    for (position, (swap, ready)) in swaps.iter().zip(ready).enumerate() {
        if position % PORTION == 0 && step(Part::Swapping, position).is_err() {
            return Err(made.unmade(NotMade::Stopped));
        }
        match swap.make(root, ready, removal) {
            Ok(way) => made.done.push((swap, way)),
            Err(error) => {
                // The one that failed may be made all the same, and is looked at as well.
                made.done.push((swap, WayBack::Written));
                return Err(made.unmade(NotMade::file(swap, error)));
            }
        }
    }
    match made.flush() {
        Ok(()) => Ok(made),
        Err(error) => Err(made.unmade(NotMade::Flush(error))),
    }
}

/// Writes the new texts of these swaps beside their files.
fn stage(root: &Path, swaps: &[Swap], text: &Text<'_>) -> Result<Vec<Ready>, NotMade> {
    let mut texts = Vec::with_capacity(swaps.len());
    for swap in swaps {
        texts.push(swap.after.map(text).transpose().map_err(NotMade::Journal)?);
    }
    let mut texts = texts.into_iter();
    if swaps.len() <= FEW {
        return stage_some(root, swaps, texts.collect());
    }
    let share = swaps.len().div_ceil(HANDS);
    let staged: Vec<Result<Vec<Ready>, NotMade>> = std::thread::scope(|scope| {
        let hands: Vec<_> = swaps
            .chunks(share)
            .map(|swaps| {
                let texts = texts.by_ref().take(share).collect();
                scope.spawn(move || stage_some(root, swaps, texts))
            })
            .collect();
        let staged = hands.into_iter().map(|hand| hand.join());
        staged
            .map(|staged| staged.unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    let staged: Vec<Vec<Ready>> = staged.into_iter().collect::<Result<_, NotMade>>()?;
    Ok(staged.into_iter().flatten().collect())
}

fn stage_some(
    root: &Path,
    swaps: &[Swap],
    texts: Vec<Option<Packed>>,
) -> Result<Vec<Ready>, NotMade> {
    let mut ready = Vec::with_capacity(swaps.len());
    for (swap, packed) in swaps.iter().zip(texts) {
        let after = swap.unpacked(packed).map_err(NotMade::Journal)?;
        let prepared = swap.prepare(root, after.as_deref());
        ready.push(prepared.map_err(|error| NotMade::file(swap, error))?);
    }
    Ok(ready)
}

impl Made<'_> {
    fn flush(&self) -> Result<(), FileError> {
        let places: Vec<PathBuf> = self
            .done
            .iter()
            .filter_map(|(swap, _)| place(self.root, &swap.file).ok())
            .collect();
        files::flush_folders(places.iter().map(PathBuf::as_path))
    }

    /// The swaps stay: what stood in their places is let go of.
    pub fn let_go(self) {
        for (_, way) in self.done {
            if let WayBack::Kept(displaced) = way {
                displaced.let_go();
            }
        }
    }

    /// Takes the swaps back, the last one first. A file that another program has changed since is
    /// left as that program wrote it.
    pub fn take_back(mut self) -> TakenBack {
        let mut back = TakenBack::default();
        while let Some((swap, way)) = self.done.pop() {
            let put_back = match way {
                WayBack::Kept(displaced) => displaced.put_back(),
                WayBack::Written => Ok(PutBack::NotKept),
                WayBack::None => Ok(PutBack::Done),
            };
            match put_back {
                Ok(PutBack::Done) => back.flush.push(swap.file.clone()),
                Ok(PutBack::NotKept) => back.write(self.root, swap, self.text),
                Err(error) => back.hear(error),
            }
        }
        back.flushed(self.root)
    }

    /// Takes the swaps back, because the journal could not note that they are made.
    pub fn not_finished(self, error: StoreError) -> Box<Unmade> {
        self.unmade(NotMade::Journal(error))
    }

    fn unmade(self, why: NotMade) -> Box<Unmade> {
        let mut back = self.take_back();
        if let NotMade::File(_, _, error) = &why {
            back.displaced.extend(displaced(error));
        }
        Box::new(Unmade {
            why,
            left: back.refused,
            displaced: back.displaced,
        })
    }
}
