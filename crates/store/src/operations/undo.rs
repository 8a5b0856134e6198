//! Taking a change back and making it again. Its edits are taken out of today's text, by the same
//! three-way merge that brings an outside change and the author's typing together; only where both
//! changed the same words is a file left alone, told, and stays to be undone later.

pub mod skipped;
mod taken_out;
mod units;

use domain::{ContentHash, LibraryFile};
use rusqlite::Connection;

use crate::operations::applied::Applied;
use crate::operations::apply_error::ApplyError;
use crate::operations::journal::{self, JournalEntry, Operation};
use crate::operations::plan;
use crate::operations::progress::{Part, Stopped};
use crate::operations::swap::{self, Removal, Swap};
use crate::operations::turn::Turn;
use crate::texts::by_hash;
use crate::texts::versions::Why;
use crate::{Store, StoreError};

use skipped::{InTheWay, Skipped};
use taken_out::taken_out;
use units::{Direction, Unit, units};

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
            match self.step(&turn, operation, entries, Direction::Back) {
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
        self.step(&turn, operation, entries, Direction::Again)
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
        entries: Vec<JournalEntry>,
        direction: Direction,
    ) -> Result<Applied, ApplyError> {
        let Operation { id, name } = operation.clone();
        let moves = match direction {
            Direction::Back => plan::moves_back(entries.iter().map(|entry| &entry.swap)),
            Direction::Again => plan::moves(entries.iter().map(|entry| &entry.swap)),
        };
        journal::resume(&mut self.connection, id, direction.phase())?;
        let told = match self.plan_step(turn, &operation, entries, direction) {
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
        let removal = match direction {
            // What an undo takes away comes back with the redo; it is nothing the author threw away.
            Direction::Back => Removal::ForGood,
            Direction::Again => Removal::ToTrash(self.trash),
        };
        let finish = |connection: &mut Connection| {
            journal::finish_step(connection, id, direction.phase(), &moves)
        };
        let give_up = |connection: &mut Connection| journal::give_up_step(connection, id);
        self.swap(turn, &name, &swaps, removal, finish, give_up)?;
        let why = match direction {
            Direction::Back => Why::Undone(name),
            Direction::Again => Why::Redone(name),
        };
        let applied = self.ingest_applied(operation, &swaps, moves, why);
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
        entries: Vec<JournalEntry>,
        direction: Direction,
    ) -> Result<Told, ApplyError> {
        let (mut told, mut stuck) = (Told::default(), Vec::new());
        let total = entries.len();
        let units = units(entries, direction);
        let is_moving = units.iter().any(|unit| unit.old.is_some());
        for some in units.chunks(PORTION) {
            let mut steps = Vec::new();
            for unit in some {
                match self.unit_step(unit, direction)? {
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
        direction: Direction,
    ) -> Result<Result<Vec<journal::FileStep>, Skipped>, ApplyError> {
        let text =
            |hash: Option<ContentHash>| -> Result<Result<Option<Vec<u8>>, InTheWay>, StoreError> {
                let Some(hash) = hash else {
                    return Ok(Ok(None));
                };
                Ok(by_hash::get(&self.connection, hash)?
                    .map(Some)
                    .ok_or(InTheWay::Damaged))
            };
        let (from, to) = (unit.from(direction), unit.to(direction));
        let skipped = |file: &LibraryFile, why, line| {
            Ok(Err(Skipped {
                file: file.clone(),
                line,
                why,
            }))
        };
        let now = swap::current(&self.root, &from.file)?;
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
        if swap::current(&self.root, &to.file)?.is_some() {
            return skipped(&to.file, InTheWay::Taken, None);
        }
        let (leaves, arrives) = unit.pair(direction);
        Ok(Ok(vec![arrives.step(None, became), leaves.step(now, None)]))
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

/// So many files are looked at before their steps are written into the journal.
const PORTION: usize = 128;

/// What came of planning a step.
#[derive(Default)]
struct Told {
    swaps: Vec<Swap>,
    skipped: Vec<Skipped>,
    damaged: Vec<LibraryFile>,
}
