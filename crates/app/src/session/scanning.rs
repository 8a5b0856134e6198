//! Scanning files: those that may have changed, once it is quiet, and the whole folder in portions,
//! between which whatever waits has its turn.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use domain::NotePath;
use store::{ChangeHint, Seen};

use crate::session::Session;
use crate::session::scan_under_way::ScanUnderWay;
use crate::session::unread::Unread;
use crate::{Failure, LeftBehind};

/// While a scan goes on, the window is told of the library no more often than this.
const BETWEEN_WORDS: Duration = Duration::from_millis(250);

impl Session {
    /// Whether a scan of the whole folder is under way.
    pub fn is_scanning(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.scan.is_some())
    }

    /// Looks at what may have changed, once it is quiet; until then a scan of everything goes on.
    pub fn go_on(&mut self) -> Result<(), Failure> {
        match self.hints.due(Instant::now()) {
            None => self.continue_scan(),
            Some(ChangeHint::Everything) => self.begin_scan(),
            Some(ChangeHint::Paths(paths)) => self.scan(&paths),
        }
    }

    /// Begins a scan of the whole folder; one that is under way is followed by another.
    pub fn begin_scan(&mut self) -> Result<(), Failure> {
        // What changes after it was looked at is told.
        self.watch();
        let Some(open) = &mut self.open else {
            return Ok(());
        };
        if let Some(scan) = &mut open.scan {
            scan.is_outdated = true;
            return Ok(());
        }
        open.scan = Some(ScanUnderWay {
            scan: open.store.begin_scan()?,
            seen: Seen::default(),
            unread: Unread::default(),
            told: None,
            is_outdated: false,
        });
        self.show();
        Ok(())
    }

    /// Reads the next portion of the scan of the whole folder.
    fn continue_scan(&mut self) -> Result<(), Failure> {
        let Some(open) = &mut self.open else {
            return Ok(());
        };
        // A scan that is refused has ended; what it had seen is in the library.
        let Some(mut under_way) = open.scan.take() else {
            return Ok(());
        };
        let Some(seen) = open.store.continue_scan(&mut under_way.scan)? else {
            return self.scanned(under_way);
        };
        under_way.unread.add(&seen.problems);
        let moved = seen.moved.clone();
        under_way.seen.add(seen);
        let is_soon = under_way
            .told
            .is_some_and(|told| told.elapsed() < BETWEEN_WORDS)
            || under_way.seen.is_empty();
        if is_soon {
            open.scan = Some(under_way);
            self.show();
            self.tell_note(&moved);
            return Ok(());
        }
        under_way.told = Some(Instant::now());
        let seen = std::mem::take(&mut under_way.seen);
        open.scan = Some(under_way);
        self.tell_seen(seen)
    }

    fn scanned(&mut self, under_way: ScanUnderWay) -> Result<(), Failure> {
        let Some(open) = &mut self.open else {
            return Ok(());
        };
        let is_first = !std::mem::replace(&mut open.is_scanned, true);
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
            true => self.begin_scan(),
            false => Ok(()),
        }
    }

    /// Looks at the whole folder at once: for who cannot go on before.
    pub fn scan_everything(&mut self) -> Result<(), Failure> {
        self.begin_scan()?;
        while self.is_scanning() {
            self.continue_scan()?;
        }
        Ok(())
    }

    /// Looks at these files.
    pub fn scan(&mut self, paths: &[PathBuf]) -> Result<(), Failure> {
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
            if let Some(scan) = &mut open.scan {
                scan.unread.looked_at(root, paths, &seen.problems);
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
        self.tell_changed(&notes, &seen.moved)
    }
}
