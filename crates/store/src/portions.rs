//! A look that is under way. It goes on portion by portion: each is bounded in notes and in bytes, so
//! that memory does not grow with the library, and is one transaction, so that others have their
//! turn in between. What is cut short goes on where it was: rows that were entered fit their files.
//!
//! All notes come before all words, so that lists are whole long before searches are. What is gone
//! comes after what is there: a note that lies elsewhere now is known by its hash.

mod notes;

use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};
use std::panic::resume_unwind;
use std::thread;

use domain::{ContentHash, Library, NotePath};
use rusqlite::Connection;

use crate::enter::{Cause, Relabelled};
use crate::full_text::{self, Merge, Merging, Worded, Wordless};
use crate::index::Stamp;
use crate::look::{Portion, WordsAre};
use crate::versions::Why;
use crate::{Seen, Store, StoreError, database};
use notes::Ahead;

/// So many notes are read and entered at once: less than the twentieth part of a second.
const NOTES: usize = 300;

/// And so many bytes of them, but for a note that alone has more.
const BYTES: u64 = 4 * 1024 * 1024;

/// So many rows are compared with a new catalogue at once.
const ROWS: usize = 2_000;

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// The whole folder, and what an earlier look left undone.
    Folder,
    /// These files only.
    Files,
}

/// A look at the files of a library that is under way ([`Store::begin_look`]).
pub struct Look {
    extent: Extent,
    cause: Cause,
    words: WordsAre,
    /// Files to read.
    asked: VecDeque<(NotePath, Stamp)>,
    /// Files that were read while those before them were entered.
    ahead: Option<Ahead>,
    /// The notes of these files.
    awaited: HashSet<NotePath>,
    /// Notes that are not where they were.
    gone: BTreeSet<NotePath>,
    gone_by_hash: HashMap<ContentHash, NotePath>,
    /// What was seen without reading a file, until it is told.
    pub(crate) seen: Seen,
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

impl Look {
    /// A look that has nothing to look at yet.
    pub(crate) fn new(extent: Extent, cause: Cause) -> Look {
        Look {
            extent,
            cause,
            words: WordsAre::Found,
            asked: VecDeque::new(),
            ahead: None,
            awaited: HashSet::new(),
            gone: BTreeSet::new(),
            gone_by_hash: HashMap::new(),
            seen: Seen::default(),
            stage: Stage::Notes,
            wordless: VecDeque::new(),
            words_found: Vec::new(),
            leaves_pieces: false,
            done: 0,
            total: 0,
        }
    }

    /// Has the file of a note read.
    pub(crate) fn ask(&mut self, path: NotePath, stamp: Stamp) {
        self.awaited.insert(path.clone());
        self.asked.push_back((path, stamp));
    }

    /// Nothing is where this note was.
    pub(crate) fn miss(&mut self, library: &Library, path: NotePath) {
        if let Some(note) = library.note(&path) {
            self.gone_by_hash.insert(note.hash, path.clone());
        }
        self.gone.insert(path);
    }

    /// All is known that is to be looked at.
    pub(crate) fn prepared(&mut self, connection: &Connection) -> Result<(), StoreError> {
        let mut left = self.asked.len();
        if self.extent == Extent::Folder {
            if self.asked.len() > NOTES {
                self.words = WordsAre::FoundLater;
                left *= 2;
                // What the author wrote last is in the lists first.
                self.asked
                    .make_contiguous()
                    .sort_by_key(|(_, stamp)| std::cmp::Reverse(stamp.modified()));
            }
            // Those that are read now have no words either, or get them with the rest.
            let wordless = full_text::wordless(connection)?.len();
            left += wordless.saturating_sub(self.asked.len());
        }
        self.total = left + self.gone.len();
        Ok(())
    }

    /// How many steps are behind us. A note that is read is one, one whose words are found another.
    pub fn done(&self) -> usize {
        self.done.min(self.total)
    }

    /// How many steps the look has, as far as is known.
    pub fn total(&self) -> usize {
        self.total
    }

    pub(crate) fn why(&self) -> &Why {
        &self.cause.why
    }

    pub(crate) fn cause(&self) -> &Cause {
        &self.cause
    }

    /// The notes whose files are read later.
    pub(crate) fn awaited(&self) -> &HashSet<NotePath> {
        &self.awaited
    }

    /// The next files to read.
    fn next_asked(&mut self) -> Vec<(NotePath, Stamp)> {
        let mut bytes = 0;
        let mut next = Vec::new();
        while let Some((_, stamp)) = self.asked.front()
            && next.len() < NOTES
            && (next.is_empty() || bytes + stamp.size() <= BYTES)
        {
            bytes += stamp.size();
            next.extend(self.asked.pop_front());
        }
        next
    }

    /// Files that were read ahead are read again: another entering has come between.
    fn give_back(&mut self, ahead: Ahead) {
        for asked in ahead.asked.into_iter().rev() {
            self.asked.push_front(asked);
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

impl Store {
    /// Looks on: reads and enters the next portion, and returns what was seen in it; none when the
    /// look is at its end.
    ///
    /// # Errors
    /// When the disk or the database refuses. Portions before this one are entered.
    pub fn look_on(&mut self, look: &mut Look) -> Result<Option<Seen>, StoreError> {
        self.ensure_database()?;
        loop {
            match &look.stage {
                Stage::Notes => return self.look_at_notes(look).map(Some),
                Stage::Gone if look.gone.is_empty() => look.stage = Stage::Catalogue(None),
                Stage::Gone => {
                    let mut portion = Portion::default();
                    look.next_gone(&mut portion);
                    look.done += portion.gone.len();
                    return self.enter(portion, look).map(Some);
                }
                Stage::Catalogue(None) if self.is_relabelled()? => look.stage = Stage::Words,
                Stage::Catalogue(after) => {
                    let mut seen = self.enter(Portion::default(), look)?;
                    let after = after.as_ref().filter(|_| !seen.catalogue);
                    look.stage = match self.relabel_some(after, ROWS)? {
                        Relabelled::All => Stage::Words,
                        Relabelled::Until(path) => Stage::Catalogue(Some(path)),
                        Relabelled::Overtaken => Stage::Catalogue(None),
                    };
                    seen.catalogue = true;
                    return Ok(Some(seen));
                }
                Stage::Words => {
                    if look.extent == Extent::Files || !self.look_for_words(look)? {
                        look.stage = Stage::Merge(Merge::First(0));
                        continue;
                    }
                    return Ok(Some(Seen::default()));
                }
                Stage::Merge(merge) => {
                    let merge = look.leaves_pieces.then_some(*merge);
                    let next = match merge {
                        Some(merge) => full_text::merge_some(&self.connection, merge)?,
                        None => None,
                    };
                    let Some(next) = next else {
                        look.stage = Stage::End;
                        continue;
                    };
                    look.stage = Stage::Merge(next);
                    return Ok(Some(Seen::default()));
                }
                Stage::End => {
                    if look.extent == Extent::Folder {
                        full_text::set_merging(&self.connection, Merging::AsTheyCome)?;
                        self.thin_out()?;
                    }
                    if look.total > NOTES {
                        // Refused, or kept from it, it is done after the next one.
                        self.keep_small().ok();
                    }
                    return Ok(None);
                }
            }
        }
    }

    /// Puts the words in that were found before, while those of the next notes are found; false
    /// when there are none left.
    fn look_for_words(&mut self, look: &mut Look) -> Result<bool, StoreError> {
        if look.words_found.is_empty() && look.wordless.is_empty() {
            look.wordless = full_text::wordless(&self.connection)?.into();
            look.total = look.total.max(look.done + look.wordless.len());
            if look.wordless.is_empty() {
                return Ok(false);
            }
            if look.wordless.len() > NOTES {
                full_text::set_merging(&self.connection, Merging::AtTheEnd)?;
                look.leaves_pieces = true;
            }
        }
        let next = look.next_wordless();
        let unread = full_text::texts_of(&self.connection, &next)?;
        let found = std::mem::take(&mut look.words_found);
        look.words_found = thread::scope(|threads| {
            let next = threads.spawn(|| full_text::words_of(unread));
            if !found.is_empty() {
                let transaction = self.transaction()?;
                full_text::put_all(&transaction, &found)?;
                database::commit(transaction)?;
            }
            Ok::<_, StoreError>(next.join().unwrap_or_else(|broken| resume_unwind(broken)))
        })?;
        look.done += found.len();
        Ok(true)
    }
}
