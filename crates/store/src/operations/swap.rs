//! One file of a change: the hashes of its text before and after. It is swapped only while the disk
//! holds what the change was planned for, in either direction. Where the texts are kept is not
//! known here.

use std::path::{Path, PathBuf};

use domain::{ContentHash, LibraryFile, NotePath};
use files::{Cause, Displaced, FileError, Prepared, PutBack, ReplaceError};

use crate::StoreError;
use crate::operations::progress::{Part, Stopped};
use crate::texts::by_hash::Packed;

/// A file, before and after; none is no file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Swap {
    /// Which file.
    pub file: LibraryFile,
    /// The hash of its bytes before.
    pub before: Option<ContentHash>,
    /// The hash of its bytes after.
    pub after: Option<ContentHash>,
    /// The path that the note was given, in the swap of its old path.
    pub moved_to: Option<NotePath>,
    /// Who may read and write the file, where it has to be made ([`files::mode`]).
    pub mode: Option<u32>,
}

/// How the file of a deleted note is taken away, so that the author finds it in the system's trash.
pub type TakeAway = fn(&Path) -> Result<(), FileError>;

/// What becomes of a file that no path holds any more.
#[derive(Clone, Copy)]
pub enum Removal {
    /// It is gone: its bytes stand elsewhere, or come back with a redo.
    ForGood,
    /// It can be fetched back.
    ToTrash(TakeAway),
}

/// Gives the bytes with a hash as they are kept, wherever that is.
pub type Text<'texts> = dyn Fn(ContentHash) -> Result<Packed, StoreError> + 'texts;

impl Swap {
    /// The same swap, backwards.
    pub fn reversed(self) -> Swap {
        Swap {
            before: self.after,
            after: self.before,
            ..self
        }
    }

    /// Whether it leaves the file as it is.
    pub fn is_nothing(&self) -> bool {
        self.before == self.after
    }

    /// Whether the disk holds `after`; not when it cannot be asked.
    pub fn is_made(&self, root: &Path) -> bool {
        current_hash(root, &self.file).is_ok_and(|found| found == self.after)
    }

    /// The bytes after it, as they were kept.
    fn unpacked(&self, after: Option<Packed>) -> Result<Option<Vec<u8>>, StoreError> {
        let Some((hash, packed)) = self.after.zip(after) else {
            return Ok(None);
        };
        let bytes = packed.checked(hash).ok_or(StoreError::TextLost)?;
        Ok(Some(bytes))
    }

    fn prepare(&self, root: &Path, after: Option<&[u8]>) -> Result<Ready, ReplaceError> {
        let place = place(root, &self.file)?;
        match after {
            Some(after) => {
                let prepared = files::prepare(&place, self.before, after, self.mode)?;
                Ok(Ready::Put(prepared))
            }
            None => self.expect(root).map(|()| Ready::Remove),
        }
    }

    fn make(&self, root: &Path, ready: Ready, removal: Removal) -> Result<Way, ReplaceError> {
        let before = match (ready, self.before) {
            (Ready::Put(prepared), _) => return prepared.exchange().map(Way::Kept),
            (Ready::Remove, None) => return self.expect(root).map(|()| Way::None),
            (Ready::Remove, Some(before)) => before,
        };
        let place = place(root, &self.file)?;
        match (removal, &self.moved_to) {
            (Removal::ToTrash(take_away), None) => {
                self.expect(root)?;
                take_away(&place)?;
                Ok(Way::Written)
            }
            // A note that moves stands under its new path.
            _ => files::set_aside(&place, before).map(Way::Kept),
        }
    }

    fn expect(&self, root: &Path) -> Result<(), ReplaceError> {
        let found = current_hash(root, &self.file)?;
        if found == self.before {
            return Ok(());
        }
        Err(ReplaceError::Changed {
            found,
            displaced: None,
        })
    }
}

/// A swap that needs nothing more but to be made.
enum Ready {
    Put(Prepared),
    Remove,
}

/// How a swap that was made is taken back.
enum Way {
    /// What stood there is beside the file.
    Kept(Displaced),
    /// It has to be written anew.
    Written,
    /// There is nothing to take back.
    None,
}

/// Where the file lies. No link is followed on the way: what it led to would be another file.
pub fn place(root: &Path, file: &LibraryFile) -> Result<PathBuf, FileError> {
    files::unlinked(root, file.path())
}

/// The bytes of the file now; none when it is not there.
pub fn current(root: &Path, file: &LibraryFile) -> Result<Option<Vec<u8>>, FileError> {
    match place(root, file).and_then(|place| files::read(&place)) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if files::kind(&error) == Cause::Gone => Ok(None),
        Err(error) => Err(error),
    }
}

fn current_hash(root: &Path, file: &LibraryFile) -> Result<Option<ContentHash>, FileError> {
    let bytes = current(root, file)?;
    Ok(bytes.as_deref().map(ContentHash::of))
}

/// Why swaps were not made.
pub struct Unmade {
    /// Why.
    pub why: Why,
    /// Why not every file is as it was before: the disk refused even that, and the operation has
    /// to be settled later.
    pub left: Option<FileError>,
    /// Hidden files with texts of another program that stand nowhere else.
    pub displaced: Vec<PathBuf>,
}

/// What stood in the way of swaps.
pub enum Why {
    /// This file, which had to have this hash.
    File(LibraryFile, Option<ContentHash>, ReplaceError),
    /// The texts could not be had, or what was done not be written down.
    Journal(StoreError),
    /// The disk refused to flush what was done.
    Flush(FileError),
    /// Whoever waits for it wants it to stop.
    Stopped,
}

impl Why {
    fn file(swap: &Swap, error: ReplaceError) -> Why {
        Why::File(swap.file.clone(), swap.before, error)
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
    done: Vec<(&'swaps Swap, Way)>,
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
            Why::File(_, _, error) => displaced(error).into_iter().collect(),
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
        let stopped = |_| unmade(Why::Stopped);
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
            return Err(made.unmade(Why::Stopped));
        }
        match swap.make(root, ready, removal) {
            Ok(way) => made.done.push((swap, way)),
            Err(error) => {
                // The one that failed may be made all the same, and is looked at as well.
                made.done.push((swap, Way::Written));
                return Err(made.unmade(Why::file(swap, error)));
            }
        }
    }
    match made.flush() {
        Ok(()) => Ok(made),
        Err(error) => Err(made.unmade(Why::Flush(error))),
    }
}

/// Writes the new texts of these swaps beside their files.
fn stage(root: &Path, swaps: &[Swap], text: &Text<'_>) -> Result<Vec<Ready>, Why> {
    let mut texts = Vec::with_capacity(swaps.len());
    for swap in swaps {
        texts.push(swap.after.map(text).transpose().map_err(Why::Journal)?);
    }
    let mut texts = texts.into_iter();
    if swaps.len() <= FEW {
        return stage_some(root, swaps, texts.collect());
    }
    let share = swaps.len().div_ceil(HANDS);
    let staged: Vec<Result<Vec<Ready>, Why>> = std::thread::scope(|scope| {
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
    let staged: Vec<Vec<Ready>> = staged.into_iter().collect::<Result<_, Why>>()?;
    Ok(staged.into_iter().flatten().collect())
}

fn stage_some(root: &Path, swaps: &[Swap], texts: Vec<Option<Packed>>) -> Result<Vec<Ready>, Why> {
    let mut ready = Vec::with_capacity(swaps.len());
    for (swap, packed) in swaps.iter().zip(texts) {
        let after = swap.unpacked(packed).map_err(Why::Journal)?;
        let prepared = swap.prepare(root, after.as_deref());
        ready.push(prepared.map_err(|error| Why::file(swap, error))?);
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
            if let Way::Kept(displaced) = way {
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
                Way::Kept(displaced) => displaced.put_back(),
                Way::Written => Ok(PutBack::NotKept),
                Way::None => Ok(PutBack::Done),
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
        self.unmade(Why::Journal(error))
    }

    fn unmade(self, why: Why) -> Box<Unmade> {
        let mut back = self.take_back();
        if let Why::File(_, _, error) = &why {
            back.displaced.extend(displaced(error));
        }
        Box::new(Unmade {
            why,
            left: back.refused,
            displaced: back.displaced,
        })
    }
}

/// What came of taking swaps back.
#[derive(Default)]
pub struct TakenBack {
    /// The first refusal of the disk; the other files were taken back all the same.
    pub refused: Option<FileError>,
    /// Hidden files with texts of another program that stand nowhere else.
    pub displaced: Vec<PathBuf>,
    flush: Vec<LibraryFile>,
}

impl TakenBack {
    /// Writes the text anew that stood in the place of a swap, if the swap is made.
    fn write(&mut self, root: &Path, swap: &Swap, text: &Text<'_>) {
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
                if let Way::Kept(displaced) = way {
                    displaced.let_go();
                }
                self.flush.push(swap.file);
            }
            Err(error) => self.hear(error),
        }
    }

    fn hear(&mut self, error: ReplaceError) {
        match error {
            // The swap was not made, or the file is no longer ours.
            ReplaceError::Changed { .. } => self.displaced.extend(displaced(&error)),
            ReplaceError::File(error) => {
                self.refused.get_or_insert(error);
            }
        }
    }

    fn flushed(mut self, root: &Path) -> TakenBack {
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

fn displaced(error: &ReplaceError) -> Option<PathBuf> {
    match error {
        ReplaceError::Changed { displaced, .. } => displaced.clone(),
        ReplaceError::File(_) => None,
    }
}
