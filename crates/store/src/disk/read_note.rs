//! Reading the files of notes: which of them hold something else than the library remembers. What is
//! found is ingested by `ingest`.

use std::path::Path;

use domain::{ContentHash, Note, NotePath, Problem};
use files::Cause;
use rusqlite::Connection;

use crate::StoreError;
use crate::disk::seen::Seen;
use crate::disk::stamp::Stamp;
use crate::disk::unread::unreadable;
use crate::index::full_text::{self, Words};
use crate::texts::by_hash::{self, Packed};

/// A note that was read again.
pub struct ReadNote {
    /// The note.
    pub note: Note,
    /// What the disk said before it was read.
    pub stamp: Stamp,
    /// The words of its body, for the full text.
    pub words: BodyWords,
    /// The bytes of its file.
    pub bytes: Vec<u8>,
    /// The same as they are kept; none when they were found to be kept already.
    pub packed: Option<Packed>,
}

/// What is known of the words of a body.
pub enum BodyWords {
    /// They are these.
    Found(Words),
    /// The body is that of the text with this hash, whose words the full text has.
    SameAs(ContentHash),
    /// They are found and put in later.
    Later,
}

/// A note that is the same, with another stamp or read by this program for the first time.
pub struct UnchangedNote {
    /// Where it is.
    pub path: NotePath,
    /// What the disk said before it was read.
    pub stamp: Stamp,
    /// The bytes of its file.
    pub bytes: Vec<u8>,
}

/// The file of a note that is new or another, not looked into yet.
pub struct ChangedFile {
    path: NotePath,
    stamp: Stamp,
    bytes: Vec<u8>,
    hash: ContentHash,
}

/// What one file turned out to be.
pub enum FileState {
    /// A note that is new or another.
    Changed(ChangedFile),
    /// The same note.
    Unchanged(UnchangedNote),
    /// No longer there.
    Gone,
    /// Refused by the disk.
    Unread(Problem),
}

/// When the words of a body are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordsWhen {
    /// Together with the note.
    Found,
    /// Once all notes are in the lists: there are many.
    FoundLater,
}

/// What a part of a scan found and is to be ingested.
#[derive(Default)]
pub struct Portion {
    /// The notes whose files were to be read.
    pub asked: Vec<NotePath>,
    /// New and changed notes.
    pub read: Vec<ReadNote>,
    /// Notes that are the same.
    pub unchanged: Vec<UnchangedNote>,
    /// Notes that are gone.
    pub gone: Vec<NotePath>,
    /// What else was seen.
    pub seen: Seen,
}

impl Portion {
    /// Adds what one file turned out to be; one that is to be looked into is given back.
    pub fn keep(&mut self, state: FileState) -> Option<ChangedFile> {
        match state {
            FileState::Changed(changed) => return Some(changed),
            FileState::Unchanged(unchanged) => self.unchanged.push(unchanged),
            FileState::Gone => {}
            FileState::Unread(problem) => self.seen.problems.push(problem),
        }
        None
    }
}

/// A file to look at.
pub struct FileToRead {
    /// Which note it is.
    pub path: NotePath,
    /// What the disk said of it.
    pub stamp: Stamp,
    /// The hash of the note that this program has read there before, if it has.
    pub known: Option<ContentHash>,
}

/// Reads the file of a note.
pub fn read_file(root: &Path, asked: FileToRead) -> FileState {
    let FileToRead { path, stamp, known } = asked;
    let bytes = match files::unlinked(root, path.as_str()).and_then(|place| files::read(&place)) {
        Ok(bytes) => bytes,
        Err(error) if files::kind(&error) == Cause::Gone => return FileState::Gone,
        Err(error) => return FileState::Unread(unreadable(root, &error)),
    };
    let hash = ContentHash::of(&bytes);
    match known == Some(hash) {
        true => FileState::Unchanged(UnchangedNote { path, stamp, bytes }),
        false => FileState::Changed(ChangedFile {
            path,
            stamp,
            bytes,
            hash,
        }),
    }
}

/// What the database has of a note's text already. An operation has kept the texts that it writes,
/// and a renamed tag leaves thousands of bodies as they were.
#[derive(Default)]
pub struct AlreadyKept {
    is_kept: bool,
    worded: Option<(ContentHash, Packed)>,
}

impl ChangedFile {
    /// Asks the database what it has already.
    pub fn kept(&self, connection: &Connection) -> Result<AlreadyKept, StoreError> {
        Ok(AlreadyKept {
            is_kept: by_hash::is_packed(connection, self.hash)?,
            worded: full_text::worded(connection, &self.path)?,
        })
    }

    /// Looks into the note.
    pub fn read(self, kept: AlreadyKept, words: WordsWhen) -> ReadNote {
        let worded = kept.worded.and_then(|(hash, before)| {
            let before = before.unpacked()?;
            full_text::is_same_body(&before, &self.bytes).then_some(hash)
        });
        ReadNote {
            words: match (words, worded) {
                (WordsWhen::FoundLater, _) => BodyWords::Later,
                (WordsWhen::Found, Some(hash)) => BodyWords::SameAs(hash),
                (WordsWhen::Found, None) => {
                    BodyWords::Found(Words::of(&String::from_utf8_lossy(&self.bytes)))
                }
            },
            packed: (!kept.is_kept).then(|| by_hash::pack(&self.bytes)),
            note: Note::read(self.path, &self.bytes),
            stamp: self.stamp,
            bytes: self.bytes,
        }
    }
}
