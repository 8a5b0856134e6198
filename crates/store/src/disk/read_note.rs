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
pub struct Read {
    /// The note.
    pub note: Note,
    /// What the disk said before it was read.
    pub stamp: Stamp,
    /// The words of its body, for the full text.
    pub words: WordsOf,
    /// The bytes of its file.
    pub bytes: Vec<u8>,
    /// The same as they are kept; none when they were found to be kept already.
    pub packed: Option<Packed>,
}

/// What is known of the words of a body.
pub enum WordsOf {
    /// They are these.
    Found(Words),
    /// The body is that of the text with this hash, whose words the full text has.
    SameAs(ContentHash),
    /// They are found and put in later.
    Later,
}

/// A note that is the same, with another stamp or read by this program for the first time.
pub struct Touched {
    /// Where it is.
    pub path: NotePath,
    /// What the disk said before it was read.
    pub stamp: Stamp,
    /// The bytes of its file.
    pub bytes: Vec<u8>,
}

/// The file of a note that is new or another, not looked into yet.
pub struct Fetched {
    path: NotePath,
    stamp: Stamp,
    bytes: Vec<u8>,
    hash: ContentHash,
}

/// What one file turned out to be.
pub enum Looked {
    /// A note that is new or another.
    Other(Fetched),
    /// The same note.
    Touched(Touched),
    /// No longer there.
    Gone,
    /// Refused by the disk.
    Unread(Problem),
}

/// When the words of a body are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordsAre {
    /// Together with the note.
    Found,
    /// Once all notes are in the lists: there are many.
    FoundLater,
}

/// What a part of a look found and is to be ingested.
#[derive(Default)]
pub struct Portion {
    /// The notes whose files were to be read.
    pub asked: Vec<NotePath>,
    /// New and changed notes.
    pub read: Vec<Read>,
    /// Notes that are the same.
    pub touched: Vec<Touched>,
    /// Notes that are gone.
    pub gone: Vec<NotePath>,
    /// What else was seen.
    pub seen: Seen,
}

impl Portion {
    /// Adds what one file turned out to be; one that is to be looked into is given back.
    pub fn keep(&mut self, looked: Looked) -> Option<Fetched> {
        match looked {
            Looked::Other(fetched) => return Some(fetched),
            Looked::Touched(touched) => self.touched.push(touched),
            Looked::Gone => {}
            Looked::Unread(problem) => self.seen.problems.push(problem),
        }
        None
    }
}

/// A file to look at.
pub struct Asked {
    /// Which note it is.
    pub path: NotePath,
    /// What the disk said of it.
    pub stamp: Stamp,
    /// The hash of the note that this program has read there before, if it has.
    pub known: Option<ContentHash>,
}

/// Reads the file of a note.
pub fn look_at(root: &Path, asked: Asked) -> Looked {
    let Asked { path, stamp, known } = asked;
    let bytes = match files::unlinked(root, path.as_str()).and_then(|place| files::read(&place)) {
        Ok(bytes) => bytes,
        Err(error) if files::kind(&error) == Cause::Gone => return Looked::Gone,
        Err(error) => return Looked::Unread(unreadable(root, &error)),
    };
    let hash = ContentHash::of(&bytes);
    match known == Some(hash) {
        true => Looked::Touched(Touched { path, stamp, bytes }),
        false => Looked::Other(Fetched {
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
pub struct KeptOf {
    is_kept: bool,
    worded: Option<(ContentHash, Packed)>,
}

impl Fetched {
    /// Asks the database what it has already.
    pub fn kept(&self, connection: &Connection) -> Result<KeptOf, StoreError> {
        Ok(KeptOf {
            is_kept: by_hash::is_packed(connection, self.hash)?,
            worded: full_text::worded(connection, &self.path)?,
        })
    }

    /// Looks into the note.
    pub fn read(self, kept: KeptOf, words: WordsAre) -> Read {
        let worded = kept.worded.and_then(|(hash, before)| {
            let before = before.unpacked()?;
            full_text::is_same_body(&before, &self.bytes).then_some(hash)
        });
        Read {
            words: match (words, worded) {
                (WordsAre::FoundLater, _) => WordsOf::Later,
                (WordsAre::Found, Some(hash)) => WordsOf::SameAs(hash),
                (WordsAre::Found, None) => {
                    WordsOf::Found(Words::of(&String::from_utf8_lossy(&self.bytes)))
                }
            },
            packed: (!kept.is_kept).then(|| by_hash::pack(&self.bytes)),
            note: Note::read(self.path, &self.bytes),
            stamp: self.stamp,
            bytes: self.bytes,
        }
    }
}
