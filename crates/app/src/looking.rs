//! Looking at files: those that were touched, once it is quiet, and the whole folder in portions,
//! between which whatever waits has its turn. Of what could not be read each file has its own word,
//! which is said until that file was looked at again.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::{NotePath, Problem};
use store::{Look, Seen, Touched};

use crate::session::Session;
use crate::{Failure, LeftBehind, Looking};

/// While a look goes on, the window is told of the library no more often than this.
const BETWEEN_WORDS: Duration = Duration::from_millis(250);

/// A look at the whole folder that is under way.
pub(crate) struct LookUnderWay {
    look: Look,
    /// What was seen and not told yet.
    seen: Seen,
    /// What could not be read so far.
    unread: Unread,
    /// When it was told last.
    told: Option<Instant>,
    /// Whether everything may have changed since it began.
    is_outdated: bool,
}

impl LookUnderWay {
    /// How far it is, for the window.
    pub fn how_far(&self) -> Looking {
        Looking {
            done: self.look.done() as u32,
            total: self.look.total() as u32,
        }
    }
}

/// What could not be read, by file.
#[derive(Default, Clone, PartialEq)]
pub(crate) struct Unread(BTreeMap<String, Vec<Problem>>);

impl Unread {
    /// All of it.
    pub fn all(&self) -> Arc<[Problem]> {
        self.0.values().flatten().cloned().collect()
    }

    fn add(&mut self, problems: &[Problem]) {
        for problem in problems {
            let of_file = self.0.entry(problem.file.clone()).or_default();
            if !of_file.contains(problem) {
                of_file.push(problem.clone());
            }
        }
    }

    /// These files below `root` were looked at, and this is what could not be read of them.
    fn looked_at(&mut self, root: &Path, paths: &[PathBuf], problems: &[Problem]) {
        for path in paths {
            let inside = path.strip_prefix(root).unwrap_or(path).to_string_lossy();
            let inside = inside.replace(std::path::MAIN_SEPARATOR, "/");
            let below = format!("{inside}/");
            self.0
                .retain(|file, _| *file != inside && !file.starts_with(&below));
        }
        self.add(problems);
    }
}

impl Session {
    /// Whether a look at the whole folder is under way.
    pub fn is_looking(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.look.is_some())
    }

    /// Looks at what was touched, once it is quiet; until then a look at everything goes on.
    pub fn go_on(&mut self) -> Result<(), Failure> {
        match self.touches.due(Instant::now()) {
            None => self.look_on(),
            Some(Touched::Everything) => self.begin_look(),
            Some(Touched::Paths(paths)) => self.look_at(&paths),
        }
    }

    /// Begins a look at the whole folder; one that is under way is followed by another.
    pub fn begin_look(&mut self) -> Result<(), Failure> {
        // What changes after it was looked at is told.
        self.watch();
        let Some(open) = &mut self.open else {
            return Ok(());
        };
        if let Some(look) = &mut open.look {
            look.is_outdated = true;
            return Ok(());
        }
        open.look = Some(LookUnderWay {
            look: open.store.begin_look()?,
            seen: Seen::default(),
            unread: Unread::default(),
            told: None,
            is_outdated: false,
        });
        self.show();
        Ok(())
    }

    /// Takes in the next portion of the look at the whole folder.
    fn look_on(&mut self) -> Result<(), Failure> {
        let Some(open) = &mut self.open else {
            return Ok(());
        };
        // A look that is refused has ended; what it had seen is in the library.
        let Some(mut under_way) = open.look.take() else {
            return Ok(());
        };
        let Some(seen) = open.store.look_on(&mut under_way.look)? else {
            return self.looked(under_way);
        };
        under_way.unread.add(&seen.problems);
        let moved = seen.moved.clone();
        under_way.seen.add(seen);
        let is_soon = under_way
            .told
            .is_some_and(|told| told.elapsed() < BETWEEN_WORDS)
            || under_way.seen.is_empty();
        if is_soon {
            open.look = Some(under_way);
            self.show();
            self.tell_note(&moved);
            return Ok(());
        }
        under_way.told = Some(Instant::now());
        let seen = std::mem::take(&mut under_way.seen);
        open.look = Some(under_way);
        self.tell_seen(seen)
    }

    fn looked(&mut self, under_way: LookUnderWay) -> Result<(), Failure> {
        let Some(open) = &mut self.open else {
            return Ok(());
        };
        let is_first = !std::mem::replace(&mut open.looked, true);
        let is_other = open.unread != under_way.unread;
        open.unread = under_way.unread;
        if is_first {
            let left = open.store.left_behind()?;
            open.left_behind = left.iter().map(LeftBehind::from).collect();
        }
        self.tell_begun_anew();
        match is_first || is_other || !under_way.seen.is_empty() {
            true => self.tell_seen(under_way.seen)?,
            false => self.show(),
        }
        match under_way.is_outdated {
            true => self.begin_look(),
            false => Ok(()),
        }
    }

    /// Looks at the whole folder at once: for who cannot go on before.
    pub fn look_at_everything(&mut self) -> Result<(), Failure> {
        self.begin_look()?;
        while self.is_looking() {
            self.look_on()?;
        }
        Ok(())
    }

    /// Looks at these files.
    pub fn look_at(&mut self, paths: &[PathBuf]) -> Result<(), Failure> {
        let Some(open) = &mut self.open else {
            return Ok(());
        };
        let seen = open.store.refresh(paths)?;
        let before = open.unread.clone();
        if seen.is_whole {
            open.unread = Unread::default();
            open.unread.add(&seen.problems);
        } else {
            let root = open.store.root();
            open.unread.looked_at(root, paths, &seen.problems);
            if let Some(look) = &mut open.look {
                look.unread.looked_at(root, paths, &seen.problems);
            }
        }
        let is_other = before != open.unread;
        self.tell_begun_anew();
        match is_other || !seen.is_empty() {
            true => self.tell_seen(seen),
            false => Ok(()),
        }
    }

    fn tell_seen(&mut self, seen: Seen) -> Result<(), Failure> {
        let notes: Vec<NotePath> = seen.changed.into_iter().chain(seen.removed).collect();
        self.settle(&notes, &seen.moved)
    }
}
