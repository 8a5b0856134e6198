//! The notes of a scan, portion by portion. Where there are many, the files of the next portion are read
//! while those before them are ingested: SQLite has one writer, and reading has all processors.

use std::panic::resume_unwind;
use std::path::Path;
use std::sync::Arc;
use std::thread;

use domain::{ContentHash, NotePath};
use rayon::prelude::*;

use super::{Ahead, Scan, Stage};
use crate::disk::read_note::{
    AlreadyKept, FileState, FileToRead, Portion, ReadNote, WordsWhen, read_file,
};
use crate::disk::seen::Seen;
use crate::disk::stamp::Stamp;
use crate::{Store, StoreError};

impl Store {
    /// Ingests the next files, and reads those after them meanwhile where there are many. The scan goes
    /// on with what is gone once all are read.
    pub(super) fn scan_notes(&mut self, scan: &mut Scan) -> Result<Seen, StoreError> {
        let mut portion = match scan.words {
            WordsWhen::Found => self.read_files(scan.next_files())?,
            WordsWhen::FoundLater => match scan.ahead.take() {
                Some(ahead) if ahead.ingested == self.ingested => ahead.portion,
                overtaken => {
                    overtaken
                        .into_iter()
                        .for_each(|ahead| scan.give_back(ahead));
                    read_all(&self.root, self.with_known(scan.next_files()))
                }
            },
        };
        for path in &portion.asked {
            scan.awaited.remove(path);
        }
        portion.seen.add(std::mem::take(&mut scan.seen));
        scan.done += portion.asked.len();
        scan.find_again(&self.library, &mut portion);
        if scan.to_read.is_empty() {
            scan.next_gone(&mut portion);
            scan.stage = Stage::Gone;
        }
        scan.done += portion.gone.len();
        if scan.words == WordsWhen::Found || scan.to_read.is_empty() {
            return self.ingest(portion, scan);
        }
        let asked = scan.next_files();
        let next = self.with_known(asked.clone());
        let root = Arc::clone(&self.root);
        let (portion, seen) = thread::scope(|threads| {
            let next = threads.spawn(move || read_all(&root, next));
            let seen = self.ingest(portion, scan)?;
            let portion = next.join().unwrap_or_else(|broken| resume_unwind(broken));
            Ok::<_, StoreError>((portion, seen))
        })?;
        scan.ahead = Some(Ahead {
            asked,
            portion,
            ingested: self.ingested,
        });
        Ok(seen)
    }

    /// Reads a few files. What the database has of them is not made again.
    fn read_files(&self, asked: Vec<(NotePath, Stamp)>) -> Result<Portion, StoreError> {
        let root = Arc::clone(&self.root);
        let asked = self.with_known(asked);
        let mut portion = Portion {
            asked: paths(&asked),
            ..Portion::default()
        };
        let files = asked.into_par_iter();
        let states: Vec<FileState> = files.map(|asked| read_file(&root, asked)).collect();
        let mut others = Vec::with_capacity(states.len());
        for changed in states.into_iter().filter_map(|state| portion.keep(state)) {
            let kept = changed.kept(&self.connection)?;
            others.push((changed, kept));
        }
        let others = others.into_par_iter();
        portion.read = others
            .map(|(changed, kept)| changed.read(kept, WordsWhen::Found))
            .collect();
        Ok(portion)
    }

    /// The same files with what this program has read there before.
    fn with_known(&self, asked: Vec<(NotePath, Stamp)>) -> Vec<FileToRead> {
        let asked = asked.into_iter().map(|(path, stamp)| FileToRead {
            known: self.known(&path),
            path,
            stamp,
        });
        asked.collect()
    }

    /// The hash of the note at `path`, if this program has read it as it reads today.
    fn known(&self, path: &NotePath) -> Option<ContentHash> {
        let note = self.library.note(path)?;
        let stamp = self.stamps.get(path);
        let is_current = stamp.is_none_or(Stamp::is_of_this_reader);
        is_current.then_some(note.hash)
    }
}

/// Reads many files, whose words are found later.
fn read_all(root: &Path, asked: Vec<FileToRead>) -> Portion {
    let mut portion = Portion {
        asked: paths(&asked),
        ..Portion::default()
    };
    let read = asked
        .into_par_iter()
        .map(|asked| match read_file(root, asked) {
            FileState::Changed(changed) => {
                Ok(changed.read(AlreadyKept::default(), WordsWhen::FoundLater))
            }
            other => Err(other),
        });
    let read: Vec<Result<ReadNote, FileState>> = read.collect();
    for read in read {
        match read {
            Ok(read) => portion.read.push(read),
            Err(other) => {
                portion.keep(other);
            }
        }
    }
    portion
}

fn paths(asked: &[FileToRead]) -> Vec<NotePath> {
    asked.iter().map(|asked| asked.path.clone()).collect()
}
