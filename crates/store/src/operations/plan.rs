//! What a change would do: the bytes of each file before and after, without writing anything. A
//! portion of the files after another, so that a change of ten thousand notes takes no more memory
//! than one of a hundred.

use std::collections::HashMap;
use std::path::Path;

use domain::{Act, Change, ContentHash, FileEdit, LibraryFile, NotePath, Refused};
use rayon::prelude::*;
use rusqlite::Connection;

use crate::operations::apply_error::ApplyError;
use crate::operations::swap::{self, Swap};
use crate::texts::by_hash;
use crate::{Store, StoreError};

/// What becomes of a file, with its bytes.
pub struct FileOutcome {
    /// The file and the hashes of its bytes.
    pub swap: Swap,
    /// Its bytes before.
    pub before: Option<Vec<u8>>,
    /// Its bytes after.
    pub after: Option<Vec<u8>>,
}

impl FileOutcome {
    /// A file that stays where it is.
    pub fn new(file: LibraryFile, before: Option<Vec<u8>>, after: Option<Vec<u8>>) -> FileOutcome {
        let hash = |bytes: &Option<Vec<u8>>| bytes.as_deref().map(ContentHash::of);
        FileOutcome {
            swap: Swap {
                file,
                before: hash(&before),
                after: hash(&after),
                moved_to: None,
                mode: None,
            },
            before,
            after,
        }
    }

    /// Both texts, with their hashes.
    fn texts(&self) -> impl Iterator<Item = (ContentHash, &[u8])> {
        let before = self.swap.before.zip(self.before.as_deref());
        before
            .into_iter()
            .chain(self.swap.after.zip(self.after.as_deref()))
    }

    /// How much memory it takes, in bytes.
    fn weight(&self) -> usize {
        let len = |bytes: &Option<Vec<u8>>| bytes.as_ref().map_or(0, Vec::len);
        len(&self.before) + len(&self.after)
    }
}

/// Keeps the texts of these files.
pub fn keep<'outcomes>(
    connection: &Connection,
    outcomes: impl IntoIterator<Item = &'outcomes FileOutcome>,
) -> Result<(), StoreError> {
    by_hash::put_all(
        connection,
        outcomes.into_iter().flat_map(FileOutcome::texts),
    )
}

/// So many files are read and edited at once.
const AT_ONCE: usize = 32;

/// A portion has so many files at most, and, unless a single file is larger, so many bytes: between two
/// of them an operation can be stopped.
const FILES: usize = 512;
const BYTES: usize = 4 * 1024 * 1024;

/// Who takes a portion of what a change does, and how many of its files have been looked at by then.
pub type Take<'take> = dyn FnMut(Vec<FileOutcome>, usize) -> Result<(), ApplyError> + 'take;

/// Computes what becomes of each file of `change`, a portion after the other. Files that stay as they
/// are are left out.
pub fn outcomes(root: &Path, change: &Change, take: &mut Take<'_>) -> Result<(), ApplyError> {
    let files = by_file(&change.edits);
    let (mut portion, mut weight, mut looked_at) = (Vec::new(), 0, 0);
    for some in files.chunks(AT_ONCE) {
        let computed: Vec<Result<Vec<FileOutcome>, ApplyError>> = match some {
            [one] => vec![of_file(root, one)],
            some => some.par_iter().map(|file| of_file(root, file)).collect(),
        };
        looked_at += some.len();
        for outcomes in computed {
            let mut outcomes = outcomes?;
            outcomes.retain(|outcome| !outcome.swap.is_nothing());
            weight += outcomes.iter().map(FileOutcome::weight).sum::<usize>();
            portion.extend(outcomes);
        }
        if portion.len() >= FILES || weight >= BYTES {
            take(std::mem::take(&mut portion), looked_at)?;
            weight = 0;
        }
    }
    match portion.is_empty() {
        true => Ok(()),
        false => take(portion, looked_at),
    }
}

/// The edits of each file, in the order in which the files come first.
fn by_file(edits: &[FileEdit]) -> Vec<Vec<&FileEdit>> {
    let mut places: HashMap<&LibraryFile, usize> = HashMap::new();
    let mut files: Vec<Vec<&FileEdit>> = Vec::new();
    for edit in edits {
        let place = *places.entry(&edit.file).or_insert_with(|| {
            files.push(Vec::new());
            files.len() - 1
        });
        files[place].push(edit);
    }
    files
}

/// What these edits of one file make of it: one outcome, or two where it moves.
fn of_file(root: &Path, edits: &[&FileEdit]) -> Result<Vec<FileOutcome>, ApplyError> {
    let Some(edit @ FileEdit { file, base, .. }) = edits.first() else {
        return Ok(Vec::new());
    };
    let before = swap::current(root, file)?;
    if before.as_deref().map(ContentHash::of) != *base {
        return Err(ApplyError::not_as_expected(file.clone(), *base));
    }
    let mode = swap::place(root, file)
        .ok()
        .and_then(|place| files::mode(&place));
    if let LibraryFile::Media(_) = file {
        return of_media(edit, before, mode);
    }
    let mut text = match before.as_deref().map(std::str::from_utf8) {
        Some(Err(_)) => {
            return Err(ApplyError::Refused(Refused::new(
                format!("{} is not UTF-8 text", file.path()),
                "Save it as UTF-8 in the program it was written with.",
            )));
        }
        Some(Ok(text)) => Some(text.to_owned()),
        None => None,
    };
    let mut moved = None;
    for edit in edits {
        let result = edit.act.result(file, text.as_deref())?;
        text = result.text;
        moved = result.moved.or(moved);
    }
    let mut after = text.map(String::into_bytes);
    let arrived = moved.as_ref().map(|to| {
        let mut arrived = FileOutcome::new(LibraryFile::Note(to.clone()), None, after.take());
        arrived.swap.mode = mode;
        arrived
    });
    let mut left = FileOutcome::new(file.clone(), before, after);
    left.swap.moved_to = moved.map(LibraryFile::Note);
    left.swap.mode = mode;
    Ok(arrived.into_iter().chain([left]).collect())
}

/// What an edit makes of a file that is no text, and now holds `before`.
fn of_media(
    edit: &FileEdit,
    before: Option<Vec<u8>>,
    mode: Option<u32>,
) -> Result<Vec<FileOutcome>, ApplyError> {
    let mut outcomes = match &edit.act {
        Act::Put(bytes) => vec![FileOutcome::new(
            edit.file.clone(),
            before,
            Some(bytes.to_vec()),
        )],
        Act::Trash => vec![FileOutcome::new(edit.file.clone(), before, None)],
        Act::Carry(to) => {
            let to = LibraryFile::Media(to.clone());
            let arrived = FileOutcome::new(to.clone(), None, before.clone());
            let mut left = FileOutcome::new(edit.file.clone(), before, None);
            left.swap.moved_to = Some(to);
            vec![arrived, left]
        }
        _ => {
            return Err(ApplyError::Refused(Refused::new(
                format!("{} is no text that can be edited", edit.file.path()),
                "Edit it in the program it comes from.",
            )));
        }
    };
    for outcome in &mut outcomes {
        outcome.swap.mode = mode;
    }
    Ok(outcomes)
}

/// A file before and after a change, as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilePreview {
    /// Which file.
    pub file: LibraryFile,
    /// Its text now; none when the change creates it.
    pub before: Option<String>,
    /// Its text afterwards; none when the change removes it.
    pub after: Option<String>,
}

/// The notes that get another path by these swaps: from, to.
pub fn moves<'swap>(swaps: impl IntoIterator<Item = &'swap Swap>) -> Vec<(NotePath, NotePath)> {
    let moved = swaps
        .into_iter()
        .filter_map(|swap| match (&swap.file, &swap.moved_to) {
            (LibraryFile::Note(from), Some(LibraryFile::Note(to))) => {
                Some((from.clone(), to.clone()))
            }
            _ => None,
        });
    moved.collect()
}

/// The same, as an undo gives them their old paths back.
pub fn moves_back<'swap>(
    swaps: impl IntoIterator<Item = &'swap Swap>,
) -> Vec<(NotePath, NotePath)> {
    let moves = moves(swaps).into_iter();
    moves.map(|(from, to)| (to, from)).collect()
}

impl Store {
    /// The files that `change` would leave different. Nothing is written.
    ///
    /// # Errors
    /// Those that [`Store::apply`] would meet before it writes.
    pub fn would_touch(&self, change: &Change) -> Result<Vec<LibraryFile>, ApplyError> {
        let mut touched = Vec::new();
        outcomes(&self.root, change, &mut |portion, _| {
            touched.extend(portion.into_iter().map(|outcome| outcome.swap.file));
            Ok(())
        })?;
        Ok(touched)
    }

    /// What `change` would do to each file. Nothing is written.
    ///
    /// # Errors
    /// Those that [`Store::apply`] would meet before it writes.
    pub fn preview(&self, change: &Change) -> Result<Vec<FilePreview>, ApplyError> {
        let text = |bytes: Option<Vec<u8>>| {
            bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        };
        let mut previews = Vec::new();
        outcomes(&self.root, change, &mut |portion, _| {
            previews.extend(portion.into_iter().map(|outcome| FilePreview {
                file: outcome.swap.file,
                before: text(outcome.before),
                after: text(outcome.after),
            }));
            Ok(())
        })?;
        Ok(previews)
    }
}
