//! Taking a change back and making it again. Its edits are taken out of today's text, by the same
//! three-way merge that brings an outside change and the author's typing together; only where both
//! changed the same words is a file left alone, told, and stays to be undone later.

use std::collections::HashMap;
use std::fmt;
use std::path::Path;

use domain::{
    Catalogue, ContentHash, LibraryFile, Merged, Note, NotePath, Problem, Severity, line_ends,
    merge_words,
};
use files::FileError;
use rusqlite::Connection;

use crate::journal::{self, Entry, Operation, Phase};
use crate::plan::{self, Outcome};
use crate::progress::{Part, Stopped};
use crate::swap::{self, Removal, Swap};
use crate::turn::Turn;
use crate::versions::Why;
use crate::{Applied, ApplyError, Store, StoreError, texts};

/// A file that an undo or a redo left as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Which.
    pub file: LibraryFile,
    /// The line of its text at which both changed the same words, where that is why.
    pub line: Option<u32>,
    /// Why.
    pub why: InTheWay,
}

/// Why a file is left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InTheWay {
    /// It was edited since at the same place.
    Edited,
    /// It is gone.
    Gone,
    /// Something stands where it would come back to.
    Taken,
    /// What the journal holds of it is damaged.
    Damaged,
    /// It moves together with a note that is left as it is.
    Together,
}

impl fmt::Display for Skipped {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = self.file.path();
        match (self.why, self.line) {
            (InTheWay::Edited, Some(line)) => {
                write!(
                    to,
                    "{file}, line {line}, was edited since at the same place"
                )
            }
            (InTheWay::Edited, None) => write!(to, "{file} was edited since"),
            (InTheWay::Gone, _) => write!(to, "{file} is gone"),
            (InTheWay::Taken, _) => write!(to, "something else stands at {file}"),
            (InTheWay::Damaged, _) => {
                write!(to, "what the database holds of {file} is damaged")
            }
            (InTheWay::Together, _) => write!(to, "{file} goes together with the others"),
        }
    }
}

/// In which direction an operation goes once more.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Back,
    Again,
}

impl Way {
    fn phase(self) -> Phase {
        match self {
            Way::Back => Phase::Undoing,
            Way::Again => Phase::Redoing,
        }
    }

    /// What the swap was, seen in this direction.
    fn of(self, swap: Swap) -> Swap {
        match self {
            Way::Back => swap.reversed(),
            Way::Again => swap,
        }
    }
}

/// The name of the change that [`Store::undo`] would take back.
pub(crate) fn undoable(connection: &Connection) -> Result<Option<String>, StoreError> {
    let found = journal::undoable(connection)?;
    let free = found.iter().find(|(_, is_held)| !is_held);
    Ok(free
        .or(found.first())
        .map(|(operation, _)| operation.name.clone()))
}

/// The name of the change that [`Store::redo`] would make again.
pub(crate) fn redoable(connection: &Connection) -> Result<Option<String>, StoreError> {
    Ok(journal::redoable(connection)?.map(|operation| operation.name))
}

impl Store {
    /// Takes the newest change back, out of the text that each file has now. Files in which that is
    /// not possible stand in [`Applied::skipped`] and can be undone later; where a moved note is
    /// among them, nothing is taken back, for the links to it would lead nowhere.
    ///
    /// # Errors
    /// [`ApplyError::EditedSince`] when no file of it can be taken back. The next undo then passes it
    /// over, unless it has become possible.
    pub fn undo(&mut self) -> Result<Applied, ApplyError> {
        self.ensure_writable()?;
        let turn = self.lock()?;
        self.settle()?;
        let mut refused = None;
        for (operation, is_held) in journal::undoable(&self.connection)? {
            let id = operation.id;
            let entries = journal::made(&self.connection, id)?;
            match self.step(&turn, operation, entries, Way::Back) {
                Err(error @ ApplyError::EditedSince { .. }) if is_held => {
                    refused.get_or_insert(error);
                }
                Err(error @ ApplyError::EditedSince { .. }) => {
                    journal::hold(&self.connection, id)?;
                    return Err(error);
                }
                done => return done,
            }
        }
        Err(refused.unwrap_or(ApplyError::Nothing))
    }

    /// Makes the change that was undone last once more, on the same terms.
    ///
    /// # Errors
    /// [`ApplyError::EditedSince`] when it can be made in no file.
    pub fn redo(&mut self) -> Result<Applied, ApplyError> {
        self.ensure_writable()?;
        let turn = self.lock()?;
        self.settle()?;
        let operation = journal::redoable(&self.connection)?.ok_or(ApplyError::Nothing)?;
        let entries = journal::taken_back(&self.connection, operation.id)?;
        self.step(&turn, operation, entries, Way::Again)
    }

    /// The name of the change that [`Store::undo`] would take back.
    pub fn undoable(&self) -> Result<Option<String>, StoreError> {
        undoable(&self.connection)
    }

    /// The name of the change that [`Store::redo`] would make again.
    pub fn redoable(&self) -> Result<Option<String>, StoreError> {
        redoable(&self.connection)
    }

    fn step(
        &mut self,
        turn: &Turn,
        operation: Operation,
        entries: Vec<Entry>,
        way: Way,
    ) -> Result<Applied, ApplyError> {
        let Operation { id, name } = operation.clone();
        let moves = match way {
            Way::Back => plan::moves_back(entries.iter().map(|entry| &entry.swap)),
            Way::Again => plan::moves(entries.iter().map(|entry| &entry.swap)),
        };
        journal::resume(&mut self.connection, id, way.phase())?;
        let told = match self.plan_step(turn, &operation, entries, way) {
            Ok(told) => told,
            Err(error) => {
                journal::give_up_step(&mut self.connection, id)?;
                return Err(error);
            }
        };
        let Told {
            swaps,
            skipped,
            damaged,
        } = told;
        let removal = match way {
            // What an undo takes away comes back with the redo; it is nothing the author threw away.
            Way::Back => Removal::ForGood,
            Way::Again => Removal::ToTrash(self.trash),
        };
        let finish =
            |connection: &mut Connection| journal::finish_step(connection, id, way.phase(), &moves);
        let give_up = |connection: &mut Connection| journal::give_up_step(connection, id);
        self.swap(turn, &name, &swaps, removal, finish, give_up)?;
        let why = match way {
            Way::Back => Why::Undone(name),
            Way::Again => Why::Redone(name),
        };
        let applied = self.entered(operation, &swaps, moves, why);
        Ok(Applied {
            skipped,
            damaged,
            ..applied
        })
    }

    /// Finds what becomes of each file and writes it into the journal.
    fn plan_step(
        &mut self,
        turn: &Turn,
        operation: &Operation,
        entries: Vec<Entry>,
        way: Way,
    ) -> Result<Told, ApplyError> {
        let (mut told, mut stuck) = (Told::default(), Vec::new());
        let total = entries.len();
        let units = units(entries, way);
        let is_moving = units.iter().any(|unit| unit.old.is_some());
        for some in units.chunks(PORTION) {
            let mut steps = Vec::new();
            for unit in some {
                match self.unit_step(unit, way)? {
                    Ok(found) => steps.extend(found),
                    Err(skipped) if skipped.why == InTheWay::Damaged && !is_moving => {
                        steps.push(unit.nothing());
                        told.damaged.push(skipped.file);
                    }
                    Err(skipped) => {
                        if unit.old.is_some() {
                            stuck.push(skipped.clone());
                        }
                        told.skipped.push(skipped);
                    }
                }
            }
            journal::add_steps(&mut self.connection, operation.id, &steps)?;
            told.swaps
                .extend(steps.into_iter().map(|step| step.outcome.swap));
            turn.step(&operation.name, Part::Planning, told.swaps.len(), total)
                .map_err(|Stopped| ApplyError::Stopped)?;
        }
        let is_nothing_left = told.swaps.is_empty() && !told.skipped.is_empty();
        if !stuck.is_empty() || is_nothing_left {
            let name = operation.name.clone();
            let skipped = match stuck.is_empty() {
                true => told.skipped,
                false => stuck,
            };
            return Err(ApplyError::EditedSince { name, skipped });
        }
        told.swaps.retain(|swap| !swap.is_nothing());
        Ok(told)
    }

    /// What becomes of the file of a unit, or of both where a note moves; or why it is left alone.
    fn unit_step(
        &self,
        unit: &Unit,
        way: Way,
    ) -> Result<Result<Vec<journal::Step>, Skipped>, ApplyError> {
        let text =
            |hash: Option<ContentHash>| -> Result<Result<Option<Vec<u8>>, InTheWay>, StoreError> {
                let Some(hash) = hash else {
                    return Ok(Ok(None));
                };
                Ok(texts::get(&self.connection, hash)?
                    .map(Some)
                    .ok_or(InTheWay::Damaged))
            };
        let (from, to) = (unit.from(way), unit.to(way));
        let skipped = |file: &LibraryFile, why, line| {
            Ok(Err(Skipped {
                file: file.clone(),
                line,
                why,
            }))
        };
        let now = current(&self.root, &from.file)?;
        let began = from.before;
        let goal = match text(to.after)? {
            Ok(goal) => goal,
            Err(why) => return skipped(&from.file, why, None),
        };
        let became = match (now.as_deref(), began, goal) {
            (now, began, goal) if now.map(ContentHash::of) == began => goal,
            // It is so already, by whatever hand.
            (now, _, goal) if unit.old.is_none() && now == goal.as_deref() => goal,
            (None, _, _) => return skipped(&from.file, InTheWay::Gone, None),
            (Some(_), None, _) => return skipped(&from.file, InTheWay::Taken, None),
            (Some(_), Some(_), None) => return skipped(&from.file, InTheWay::Edited, None),
            (Some(now), Some(began), Some(goal)) => {
                let began = match text(Some(began))? {
                    Ok(began) => began.unwrap_or_default(),
                    Err(why) => return skipped(&from.file, why, None),
                };
                match taken_out(&from.file, &began, now, &goal) {
                    Ok(merged) => Some(merged),
                    Err(line) => return skipped(&from.file, InTheWay::Edited, line),
                }
            }
        };
        if unit.old.is_none() {
            return Ok(Ok(vec![unit.new.step(now, became)]));
        }
        if current(&self.root, &to.file)?.is_some() {
            return skipped(&to.file, InTheWay::Taken, None);
        }
        let (leaves, arrives) = unit.pair(way);
        Ok(Ok(vec![arrives.step(None, became), leaves.step(now, None)]))
    }
}

/// So many files are looked at before their steps are written into the journal.
const PORTION: usize = 128;

/// What came of planning a step.
#[derive(Default)]
struct Told {
    swaps: Vec<Swap>,
    skipped: Vec<Skipped>,
    damaged: Vec<LibraryFile>,
}

/// A file of an operation, or the two places of a note that it moved.
struct Unit {
    /// The entry of the old place, where the note was moved.
    old: Option<Entry>,
    /// The entry of the file, or of the note's new place.
    new: Entry,
}

impl Entry {
    /// The step that makes `after` of `before`, as the file of this entry holds it.
    fn step(&self, before: Option<Vec<u8>>, after: Option<Vec<u8>>) -> journal::Step {
        let mut outcome = Outcome::new(self.swap.file.clone(), before, after);
        outcome.swap.moved_to = self.swap.moved_to.clone();
        outcome.swap.mode = self.swap.mode;
        journal::Step {
            position: self.position,
            outcome,
        }
    }
}

impl Unit {
    /// The entry of the file that holds the text before the step, and that of where it goes.
    fn pair(&self, way: Way) -> (&Entry, &Entry) {
        match (&self.old, way) {
            (None, _) => (&self.new, &self.new),
            (Some(old), Way::Back) => (&self.new, old),
            (Some(old), Way::Again) => (old, &self.new),
        }
    }

    /// What the step finds: `before` is what it was left as.
    fn from(&self, way: Way) -> Swap {
        way.of(self.pair(way).0.swap.clone())
    }

    /// What the step leads to: `after` is what it was.
    fn to(&self, way: Way) -> Swap {
        way.of(self.pair(way).1.swap.clone())
    }

    /// A step that leaves the file as it is, and after which nothing is left to do.
    fn nothing(&self) -> journal::Step {
        self.new.step(None, None)
    }
}

/// The entries in the order in which they are gone through, the two places of a moved note as one.
fn units(entries: Vec<Entry>, way: Way) -> Vec<Unit> {
    let mut old_places: HashMap<NotePath, Entry> = HashMap::new();
    let mut rest = Vec::new();
    for entry in entries {
        match entry.swap.moved_to.clone() {
            Some(to) => drop(old_places.insert(to, entry)),
            None => rest.push(entry),
        }
    }
    let units = rest.into_iter().map(|new| {
        let old = match &new.swap.file {
            LibraryFile::Note(path) => old_places.remove(path),
            _ => None,
        };
        Unit { old, new }
    });
    let mut units: Vec<Unit> = units.collect();
    units.extend(old_places.into_values().map(|new| Unit { old: None, new }));
    if way == Way::Back {
        units.reverse();
    }
    units
}

fn current(root: &Path, file: &LibraryFile) -> Result<Option<Vec<u8>>, FileError> {
    swap::current(root, file)
}

/// Takes the edit that made `began` of `goal` out of the text `now`, and leaves all else: its bytes,
/// or the line of `now` at which that cannot be done, where there is one.
fn taken_out(
    file: &LibraryFile,
    began: &[u8],
    now: &[u8],
    goal: &[u8],
) -> Result<Vec<u8>, Option<u32>> {
    let text = |bytes| std::str::from_utf8(bytes).map_err(|_| None);
    let (began, now, goal) = (text(began)?, text(now)?, text(goal)?);
    let normal = line_ends::normalise;
    let Merged { text, conflicts } = merge_words(&normal(began), &normal(now), &normal(goal));
    if let Some(conflict) = conflicts.first() {
        return Err(Some(conflict.line));
    }
    let merged = line_ends::restore(now, &text);
    // Lines that fit side by side may still make no sense together.
    match reads_as_well(file, now, &merged) {
        true => Ok(merged.into_bytes()),
        false => Err(None),
    }
}

/// Whether the program understands the merged text as well as the one before.
fn reads_as_well(file: &LibraryFile, now: &str, merged: &str) -> bool {
    match file {
        LibraryFile::Catalogue => Catalogue::read(merged).1.len() <= Catalogue::read(now).1.len(),
        LibraryFile::Settings => true,
        LibraryFile::Note(path) => {
            let errors = |text: &str| {
                let note = Note::read(path.clone(), text.as_bytes());
                let is_error = |problem: &&Problem| problem.severity == Severity::Error;
                note.problems.iter().filter(is_error).count()
            };
            errors(merged) <= errors(now)
        }
    }
}
