//! The notes of a look, portion by portion. Where there are many, the files of the next portion are read
//! while those before them are ingested: SQLite has one writer, and reading has all processors.

use std::panic::resume_unwind;
use std::path::Path;
use std::sync::Arc;
use std::thread;

use domain::{ContentHash, NotePath};
use rayon::prelude::*;

use super::{Ahead, Look, Stage};
use crate::disk::read_note::{Asked, KeptOf, Looked, Portion, Read, WordsAre, look_at};
use crate::disk::seen::Seen;
use crate::disk::stamp::Stamp;
use crate::{Store, StoreError};

impl Store {
    /// Ingests the next files, and reads those after them meanwhile where there are many. The look goes
    /// on with what is gone once all are read.
    pub(super) fn look_at_notes(&mut self, look: &mut Look) -> Result<Seen, StoreError> {
        let mut portion = match look.words {
            WordsAre::Found => self.read_asking(look.next_asked())?,
            WordsAre::FoundLater => match look.ahead.take() {
                Some(ahead) if ahead.ingested == self.ingested => ahead.portion,
                overtaken => {
                    overtaken
                        .into_iter()
                        .for_each(|ahead| look.give_back(ahead));
                    read_all(&self.root, self.with_known(look.next_asked()))
                }
            },
        };
        for path in &portion.asked {
            look.awaited.remove(path);
        }
        portion.seen.add(std::mem::take(&mut look.seen));
        look.done += portion.asked.len();
        look.find_again(&self.library, &mut portion);
        if look.asked.is_empty() {
            look.next_gone(&mut portion);
            look.stage = Stage::Gone;
        }
        look.done += portion.gone.len();
        if look.words == WordsAre::Found || look.asked.is_empty() {
            return self.ingest(portion, look);
        }
        let asked = look.next_asked();
        let next = self.with_known(asked.clone());
        let root = Arc::clone(&self.root);
        let (portion, seen) = thread::scope(|threads| {
            let next = threads.spawn(move || read_all(&root, next));
            let seen = self.ingest(portion, look)?;
            let portion = next.join().unwrap_or_else(|broken| resume_unwind(broken));
            Ok::<_, StoreError>((portion, seen))
        })?;
        look.ahead = Some(Ahead {
            asked,
            portion,
            ingested: self.ingested,
        });
        Ok(seen)
    }

    /// Reads a few files. What the database has of them is not made again.
    fn read_asking(&self, asked: Vec<(NotePath, Stamp)>) -> Result<Portion, StoreError> {
        let root = Arc::clone(&self.root);
        let asked = self.with_known(asked);
        let mut portion = Portion {
            asked: paths(&asked),
            ..Portion::default()
        };
        let looked = asked.into_par_iter();
        let looked: Vec<Looked> = looked.map(|asked| look_at(&root, asked)).collect();
        let mut others = Vec::with_capacity(looked.len());
        for fetched in looked.into_iter().filter_map(|looked| portion.keep(looked)) {
            let kept = fetched.kept(&self.connection)?;
            others.push((fetched, kept));
        }
        let others = others.into_par_iter();
        portion.read = others
            .map(|(fetched, kept)| fetched.read(kept, WordsAre::Found))
            .collect();
        Ok(portion)
    }

    /// The same files with what this program has read there before.
    fn with_known(&self, asked: Vec<(NotePath, Stamp)>) -> Vec<Asked> {
        let asked = asked.into_iter().map(|(path, stamp)| Asked {
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
fn read_all(root: &Path, asked: Vec<Asked>) -> Portion {
    let mut portion = Portion {
        asked: paths(&asked),
        ..Portion::default()
    };
    let read = asked
        .into_par_iter()
        .map(|asked| match look_at(root, asked) {
            Looked::Other(fetched) => Ok(fetched.read(KeptOf::default(), WordsAre::FoundLater)),
            other => Err(other),
        });
    let read: Vec<Result<Read, Looked>> = read.collect();
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

fn paths(asked: &[Asked]) -> Vec<NotePath> {
    asked.iter().map(|asked| asked.path.clone()).collect()
}
