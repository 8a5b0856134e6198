//! What a change would do: the bytes of each file before and after, without writing anything.

use domain::{Change, ContentHash, LibraryFile, NotePath, Refused};

use crate::swap::{self, Swap};
use crate::{ApplyError, Store};

/// What becomes of each file.
pub struct Plan {
    /// The files that will be different.
    pub swaps: Vec<Swap>,
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

impl Plan {
    /// A plan that moves no note.
    pub fn of(mut swaps: Vec<Swap>) -> Plan {
        swaps.retain(|swap| swap.before != swap.after);
        Plan { swaps }
    }

    /// The notes that get another path: from, to.
    pub fn moves(&self) -> Vec<(NotePath, NotePath)> {
        moves(&self.swaps)
    }
}

/// The notes that get another path by these swaps: from, to.
pub fn moves(swaps: &[Swap]) -> Vec<(NotePath, NotePath)> {
    let moved = swaps.iter().filter_map(|swap| match &swap.file {
        LibraryFile::Note(path) => Some((path.clone(), swap.moved_to.clone()?)),
        LibraryFile::Catalogue | LibraryFile::Settings => None,
    });
    moved.collect()
}

/// The same, as an undo gives them their old paths back.
pub fn moves_back(swaps: &[Swap]) -> Vec<(NotePath, NotePath)> {
    let moves = moves(swaps).into_iter();
    moves.map(|(from, to)| (to, from)).collect()
}

impl Store {
    /// The files that `change` would leave different. Nothing is written.
    ///
    /// # Errors
    /// Those that [`Store::apply`] would meet before it writes.
    pub fn would_touch(&self, change: &Change) -> Result<Vec<LibraryFile>, ApplyError> {
        let swaps = self.plan(change)?.swaps;
        Ok(swaps.into_iter().map(|swap| swap.file).collect())
    }

    /// What `change` would do to each file. Nothing is written.
    ///
    /// # Errors
    /// Those that [`Store::apply`] would meet before it writes.
    pub fn preview(&self, change: &Change) -> Result<Vec<FilePreview>, ApplyError> {
        let text = |bytes: Option<Vec<u8>>| {
            bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        };
        let previews = self.plan(change)?.swaps.into_iter();
        Ok(previews
            .map(|swap| FilePreview {
                file: swap.file,
                before: text(swap.before),
                after: text(swap.after),
            })
            .collect())
    }

    /// Computes what becomes of each file.
    pub(crate) fn plan(&self, change: &Change) -> Result<Plan, ApplyError> {
        let mut swaps: Vec<Swap> = Vec::new();
        for edit in &change.edits {
            let planned = swaps.iter().position(|swap| swap.file == edit.file);
            let before = match planned {
                Some(position) => swaps[position].after.clone(),
                None => swap::current(&self.root, &edit.file)?,
            };
            if planned.is_none() && before.as_deref().map(ContentHash::of) != edit.base {
                return Err(ApplyError::not_as_expected(edit.file.clone(), edit.base));
            }
            let text = match before.as_deref().map(std::str::from_utf8) {
                Some(Err(_)) => {
                    return Err(ApplyError::Refused(Refused::new(
                        format!("{} is not UTF-8 text", edit.file.path()),
                        "Save it as UTF-8 in the program it was written with.",
                    )));
                }
                Some(Ok(text)) => Some(text),
                None => None,
            };
            let mode = self.mode(&edit.file);
            let result = edit.act.result(&edit.file, text)?;
            let mut after = result.text.map(String::into_bytes);
            if let Some(to) = &result.moved {
                let mut swap = Swap::new(LibraryFile::Note(to.clone()), None, after.take());
                swap.mode = mode;
                swaps.push(swap);
            }
            match planned {
                Some(position) => {
                    swaps[position].after = after;
                    swaps[position].moved_to = result.moved;
                }
                None => {
                    let mut swap = Swap::new(edit.file.clone(), before, after);
                    swap.moved_to = result.moved;
                    swap.mode = mode;
                    swaps.push(swap);
                }
            }
        }
        Ok(Plan::of(swaps))
    }

    /// Who may read and write the file, if it is there.
    fn mode(&self, file: &LibraryFile) -> Option<u32> {
        let place = swap::place(&self.root, file).ok()?;
        files::mode(&place)
    }
}
