//! The file that keeps one unsaved text: what its name says, what is in it, and what counts of several.

use std::fs;
use std::path::{Path, PathBuf};

use domain::ContentHash;
use files::{Cause, FileError};
use serde::{Deserialize, Serialize};

use crate::StoreError;
use crate::texts::moment::Moment;

/// How a kept text's file ends.
pub const KEPT: &str = "buffer";

/// How the file of a text ends that the author dropped and no version holds yet.
pub const DROPPED: &str = "dropped";

/// How a file ends that is not what was written.
pub const DAMAGED: &str = "damaged";

/// Unsaved text of one note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Buffer {
    /// The note's path, or the name the window gave a note that has no file yet.
    pub path: String,
    /// The file the typing began from; none when the note was not on disk.
    pub base: Option<ContentHash>,
    /// The text as the editor held it, lines ended by `\n`.
    pub text: String,
    /// When it was kept, in milliseconds since 1970 (UTC).
    pub at: i64,
}

/// The first line of a buffer's file.
#[derive(Serialize, Deserialize)]
struct Head {
    path: String,
    base: Option<ContentHash>,
    at: i64,
    /// The hash of the text below.
    text: ContentHash,
}

/// A text that is no longer what was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DamagedBuffer {
    /// Whose it was, where that can still be read.
    pub path: Option<String>,
    /// What is left of it, where anything is.
    pub left: Vec<u8>,
    /// Where its file was put aside.
    pub file: PathBuf,
}

/// A file in the folder.
pub struct BufferFile {
    /// Where it lies.
    pub file: PathBuf,
    /// Follows from the path of its note.
    pub of: String,
    /// When the text was typed.
    pub moment: Moment,
    ending: String,
}

impl BufferFile {
    /// What the name of a file says, if it is one of these.
    pub fn of(file: PathBuf) -> Option<BufferFile> {
        let (stem, ending) = file.file_name()?.to_str()?.split_once('.')?;
        let mut parts = stem.split('-');
        let (of, moment) = (parts.next()?.to_owned(), parts.next()?.parse().ok()?);
        let ending = ending.to_owned();
        Some(BufferFile {
            of,
            moment: Moment(moment),
            ending,
            file,
        })
    }

    /// Whether it ends so.
    pub fn is(&self, ending: &str) -> bool {
        self.ending == ending
    }
}

/// What a buffer's file turned out to hold.
pub enum Content {
    /// The text as it was written.
    Whole(Buffer),
    /// Something else: whose it was, where that can be read, and what is left.
    Damaged(Option<String>, Vec<u8>),
}

/// Reads a buffer's file; none when it was removed meanwhile.
pub fn read(file: &Path) -> Result<Option<Content>, StoreError> {
    let bytes = match files::read(file) {
        Ok(bytes) => bytes,
        Err(error) if files::kind(&error) == Cause::Gone => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let end = bytes.iter().position(|byte| *byte == b'\n');
    let (head, text) = bytes.split_at(end.unwrap_or(0));
    let text = text.get(1..).unwrap_or_default();
    let Ok(head) = serde_json::from_slice::<Head>(head) else {
        return Ok(Some(Content::Damaged(None, bytes)));
    };
    let is_whole = ContentHash::of(text) == head.text;
    Ok(Some(match std::str::from_utf8(text) {
        Ok(text) if is_whole => Content::Whole(Buffer {
            path: head.path,
            base: head.base,
            text: text.to_owned(),
            at: head.at,
        }),
        _ => Content::Damaged(Some(head.path), text.to_owned()),
    }))
}

/// The newest whole text of these, which are in the order of their moments.
pub fn newest(entries: &[BufferFile]) -> Result<Option<(Moment, Buffer)>, StoreError> {
    for entry in entries.iter().rev() {
        if let Some(Content::Whole(buffer)) = read(&entry.file)? {
            return Ok(Some((entry.moment, buffer)));
        }
    }
    Ok(None)
}

/// Removes what a newer text has taken the place of. One that stays counts for nothing, and goes
/// with the next; one that is damaged is told first.
pub fn clear(older: &[BufferFile]) {
    for entry in older {
        if !matches!(read(&entry.file), Ok(Some(Content::Damaged(..)))) {
            fs::remove_file(&entry.file).ok();
        }
    }
}

/// Removes these, the oldest first: what is left when that is broken off is the newest.
pub fn remove_all(entries: &[BufferFile]) -> Result<(), StoreError> {
    for entry in entries {
        if !matches!(read(&entry.file)?, Some(Content::Damaged(..))) {
            gone_is_done(files::remove(&entry.file))?;
        }
    }
    Ok(())
}

/// That another program was first is no failure.
pub fn gone_is_done(done: Result<(), FileError>) -> Result<(), StoreError> {
    match done {
        Err(error) if files::kind(&error) != Cause::Gone => Err(error.into()),
        _ => Ok(()),
    }
}

fn short(hash: ContentHash) -> String {
    hash.to_string().chars().take(16).collect()
}

/// The name and the bytes of the file that keeps `text` for the note called `path`.
pub fn written(
    path: &str,
    base: Option<ContentHash>,
    text: &str,
    moment: Moment,
) -> (String, Vec<u8>) {
    let of_text = ContentHash::of(text.as_bytes());
    let head = Head {
        path: path.to_owned(),
        base,
        at: moment.0 / 1000,
        text: of_text,
    };
    let mut bytes = serde_json::to_vec(&head).expect("a head is plain values");
    bytes.push(b'\n');
    bytes.extend_from_slice(text.as_bytes());
    let name = format!("{}-{:020}-{}.{KEPT}", name(path), moment.0, short(of_text));
    (name, bytes)
}

/// How the names of files begin that keep a text for the note called `path`.
pub fn name(path: &str) -> String {
    short(ContentHash::of(path.as_bytes()))
}
