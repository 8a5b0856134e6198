//! A scan that is under way. It goes on portion by portion: each is bounded in notes and in bytes, so
//! that memory does not grow with the library, and is one transaction, so that others have their
//! turn in between. What is cut short goes on where it was: rows that were ingested fit their files.
//!
//! All notes come before all words, so that lists are whole long before searches are. What is gone
//! comes after what is there: a note that lies elsewhere now is known by its hash.

mod notes;
mod portions;

use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};
use std::path::PathBuf;

use domain::{ContentHash, Library, NotePath};
use rusqlite::Connection;

use crate::StoreError;
use crate::disk::change_origin::ChangeOrigin;
use crate::disk::read_note::{Portion, WordsWhen};
use crate::disk::seen::Seen;
use crate::disk::stamp::Stamp;
use crate::index::full_text::{self, Merge, Worded, Wordless};
use crate::texts::versions::Why;

/// So many notes are read and ingested at once: less than the twentieth part of a second.
const NOTES: usize = 300;

/// And so many bytes of them, but for a note that alone has more.
const BYTES: u64 = 4 * 1024 * 1024;

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// The whole folder, and what an earlier scan left undone.
    Folder,
    /// These files only.
    Files,
}

/// A scan of the files of a library that is under way ([`crate::Store::begin_scan`]).
pub struct Scan {
    extent: Extent,
    cause: ChangeOrigin,
    words: WordsWhen,
    /// Files to read.
    to_read: VecDeque<(NotePath, Stamp)>,
    /// Files that were read while those before them were ingested.
    ahead: Option<Ahead>,
    /// The notes of these files.
    awaited: HashSet<NotePath>,
    /// Notes that are not where they were.
    gone: BTreeSet<NotePath>,
    gone_by_hash: HashMap<ContentHash, NotePath>,
    /// What was seen without reading a file, until it is told.
    pub(crate) seen: Seen,
    /// Hidden files that a crash may have left, for whoever left them.
    pub(crate) leftovers: Vec<PathBuf>,
    stage: Stage,
    wordless: VecDeque<Wordless>,
    /// Words that are found and not yet put in.
    words_found: Vec<Worded>,
    /// Whether so many words are put in that their pieces are brought together at the end.
    leaves_pieces: bool,
    done: usize,
    total: usize,
}

/// What comes next.
enum Stage {
    Notes,
    Gone,
    /// Rows after this path are compared with the catalogue.
    Catalogue(Option<NotePath>),
    Words,
    /// What was put in in many pieces is brought together.
    Merge(Merge),
    End,
}

impl Scan {
    /// A scan that has nothing to look at yet.
    pub(crate) fn new(extent: Extent, cause: ChangeOrigin) -> Scan {
        Scan {
            extent,
            cause,
            words: WordsWhen::Found,
            to_read: VecDeque::new(),
            ahead: None,
            awaited: HashSet::new(),
            gone: BTreeSet::new(),
            gone_by_hash: HashMap::new(),
            seen: Seen::default(),
            leftovers: Vec::new(),
            stage: Stage::Notes,
            wordless: VecDeque::new(),
            words_found: Vec::new(),
            leaves_pieces: false,
            done: 0,
            total: 0,
        }
    }

    /// Has the file of a note read.
    pub(crate) fn add_file(&mut self, path: NotePath, stamp: Stamp) {
        self.awaited.insert(path.clone());
        self.to_read.push_back((path, stamp));
    }

    /// Nothing is where this note was.
    pub(crate) fn add_missing(&mut self, library: &Library, path: NotePath) {
        if let Some(note) = library.note(&path) {
            self.gone_by_hash.insert(note.hash, path.clone());
        }
        self.gone.insert(path);
    }

    /// All is known that is to be looked at.
    pub(crate) fn prepared(&mut self, connection: &Connection) -> Result<(), StoreError> {
        let mut left = self.to_read.len();
        if self.extent == Extent::Folder {
            if self.to_read.len() > NOTES {
                self.words = WordsWhen::FoundLater;
                left *= 2;
                // What the author wrote last is in the lists first.
                self.to_read
                    .make_contiguous()
                    .sort_by_key(|(_, stamp)| std::cmp::Reverse(stamp.modified()));
            }
            // Those that are read now have no words either, or get them with the rest.
            let wordless = full_text::wordless(connection)?.len();
            left += wordless.saturating_sub(self.to_read.len());
        }
        self.total = left + self.gone.len();
        Ok(())
    }

    /// How many steps are behind us. A note that is read is one, one whose words are found another.
    pub fn done(&self) -> usize {
        self.done.min(self.total)
    }

    /// How many steps the scan has, as far as is known.
    pub fn total(&self) -> usize {
        self.total
    }

    pub(crate) fn why(&self) -> &Why {
        &self.cause.why
    }

    pub(crate) fn cause(&self) -> &ChangeOrigin {
        &self.cause
    }

    /// The notes whose files are read later.
    pub(crate) fn awaited(&self) -> &HashSet<NotePath> {
        &self.awaited
    }

    /// The next files to read.
    fn next_files(&mut self) -> Vec<(NotePath, Stamp)> {
        let mut bytes = 0;
        let mut next = Vec::new();
        while let Some((_, stamp)) = self.to_read.front()
            && next.len() < NOTES
            && (next.is_empty() || bytes + stamp.size() <= BYTES)
        {
            bytes += stamp.size();
            next.extend(self.to_read.pop_front());
        }
        next
    }

    /// Files that were read ahead are read again: another ingest has come between.
    fn give_back(&mut self, ahead: Ahead) {
        for asked in ahead.asked.into_iter().rev() {
            self.to_read.push_front(asked);
        }
    }

    /// The next notes whose words are to be found.
    fn next_wordless(&mut self) -> Vec<Wordless> {
        let mut bytes = 0;
        let mut next = Vec::new();
        while let Some(note) = self.wordless.front()
            && next.len() < NOTES
            && (next.is_empty() || bytes + note.size <= BYTES)
        {
            bytes += note.size;
            next.extend(self.wordless.pop_front());
        }
        next
    }

    /// Which of the notes that are gone lie where this portion has found new ones.
    fn find_again(&mut self, library: &Library, portion: &mut Portion) {
        for read in &portion.read {
            let to = &read.note.path;
            if library.note(to).is_none()
                && let Some(from) = self.gone_by_hash.remove(&read.note.hash)
            {
                self.gone.remove(&from);
                portion.gone.push(from.clone());
                portion.seen.moved.push((from, to.clone()));
            }
        }
    }

    /// Moves at most a portion of the notes that are gone into `portion`.
    fn next_gone(&mut self, portion: &mut Portion) {
        while portion.gone.len() < NOTES
            && let Some(gone) = self.gone.pop_first()
        {
            portion.gone.push(gone);
        }
    }
}

/// A portion that was read while another was ingested.
pub(crate) struct Ahead {
    asked: Vec<(NotePath, Stamp)>,
    portion: Portion,
    /// Which ingest was the last one then; after another one a file may hold something else.
    ingested: u64,
}
