//! Looking at files: which of them are notes, which of those hold something else than the library
//! remembers. What is found is entered by `enter`.

use std::path::{Path, PathBuf};

use domain::{ContentHash, Note, NotePath, Problem};
use files::{Cause, FileError, Listing};
use rusqlite::Connection;

use crate::full_text::{self, Words};
use crate::index::Stamp;
use crate::texts::{self, Packed};
use crate::{Seen, StoreError};

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

/// What a part of a look found and is to be entered.
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
            is_kept: texts::is_packed(connection, self.hash)?,
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
            packed: (!kept.is_kept).then(|| texts::pack(&self.bytes)),
            note: Note::read(self.path, &self.bytes),
            stamp: self.stamp,
            bytes: self.bytes,
        }
    }
}

/// The note a file is, if it is one: Markdown, and not one of the files that speak about the
/// folder to those who read it elsewhere.
pub fn note_path(relative: &str) -> Option<NotePath> {
    let about_the_folder = ["readme.md", "license.md", "changelog.md"];
    if about_the_folder.contains(&relative.to_lowercase().as_str()) {
        return None;
    }
    NotePath::new(relative).ok()
}

/// What a look at the folder could not take in, as problems of the library.
pub fn not_taken_in(root: &Path, listing: &Listing) -> Vec<Problem> {
    let relative = |path: &Path| {
        let inside = path.strip_prefix(root).unwrap_or(path).to_string_lossy();
        inside.replace(std::path::MAIN_SEPARATOR, "/")
    };
    let is_ours = |path: &&PathBuf| {
        let relative = relative(path);
        note_path(&relative).is_some() || relative.starts_with("media/")
    };
    let refused = listing.refused.iter();
    let refused = refused.map(|error| unreadable(root, error));
    let specials = listing.specials.iter().filter(is_ours).map(|path| {
        Problem::error(
            "unreadable-file",
            relative(path),
            "this is a pipe or a device, not a file",
        )
        .hint("Move it out of the library.")
    });
    let links = listing.links.iter().filter(|link| {
        // What a link among the media leads to is looked at where a note shows it.
        let relative = relative(link);
        let is_note = note_path(&relative).is_some();
        !relative.starts_with("media/") && (is_note || link.is_dir())
    });
    let real_root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let links = links.map(|link| {
        let stays = link
            .canonicalize()
            .is_ok_and(|real| real.starts_with(&real_root));
        if stays {
            return Problem::warning(
                "link-not-followed",
                relative(link),
                "this is a link, and no notes are read through it",
            )
            .hint("What it leads to lies in the library under its own name: take the link away.");
        }
        Problem::error(
            "unreadable-file",
            relative(link),
            "this is a link that leads out of the library, and it is not followed",
        )
        .hint("Put the file or folder itself there.")
    });
    let names = listing.files.iter().map(|found| found.relative.as_str());
    let misnamed = names.filter_map(misnamed);
    refused
        .chain(specials)
        .chain(links)
        .chain(misnamed)
        .collect()
}

/// A Markdown file that is no note because of its name, as a problem of the library: its author takes
/// it for a note.
pub fn misnamed(relative: &str) -> Option<Problem> {
    let (_, ending) = relative.rsplit_once('.')?;
    if !ending.eq_ignore_ascii_case("md") {
        return None;
    }
    let refused = NotePath::new(relative).err()?;
    let message = format!("The file is no note, because of its name: {}.", refused.why);
    Some(Problem::error("misnamed-file", relative, message).hint(
        "It is in no list and not on the site. Give it a name of letters, digits, spaces and \
         hyphens that ends in .md.",
    ))
}

/// A file that cannot be read, as a problem of the library.
pub fn unreadable(root: &Path, error: &FileError) -> Problem {
    let inside = error.path.strip_prefix(root).unwrap_or(&error.path);
    let name = inside.to_string_lossy();
    let name = name.replace(std::path::MAIN_SEPARATOR, "/");
    if error.path.to_str().is_none() && error.source.kind() == std::io::ErrorKind::InvalidData {
        let message = "The name of the file is not text in UTF-8, so it is neither note nor media.";
        return Problem::error("misnamed-file", name, message).hint(
            "It is in no list and not on the site. Most often another system wrote the name: give \
             the file a new one.",
        );
    }
    let message = error.to_string();
    let message = message.replace(&error.path.display().to_string(), &name);
    Problem::error("unreadable-file", name, message)
        .hint("Check that the file is there, that it may be read and that it stays in the library.")
}
