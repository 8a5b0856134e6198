//! What a piece of the site follows from, in one hash, told without making it.

use crate::body;
use crate::export::disk::file_stat::FileStat;
use crate::export::remembered::Memory;
use crate::pages::{self, NoteInput};
use crate::pieces::{Content, Piece};
use crate::plan::Plan;
use domain::{ContentHash, Note};
use files::FileError;
use std::fs;
use std::path::Path;

/// Whether a piece would come out as it did last time. With `is_same_plan`, nothing is different
/// since then but texts of notes; see [`Plan::fingerprint`].
pub(crate) fn holds(
    plan: &Plan<'_>,
    piece: &Piece<'_>,
    memory: &Memory,
    fingerprint: ContentHash,
    is_same_plan: bool,
) -> Result<bool, FileError> {
    let is_same_text = |note: &Note| {
        let trace = memory.bodies.get(&note.path);
        trace.is_some_and(|trace| trace.hash == note.hash)
    };
    match &piece.content {
        Content::Page(_) if is_same_plan => Ok(true),
        Content::Note(note) if is_same_plan => Ok(is_same_text(note)),
        Content::Feed { notes, .. } if is_same_plan => {
            Ok(notes.iter().all(|note| is_same_text(note)))
        }
        _ => Ok(of(plan, piece, memory)? == Some(fingerprint)),
    }
}

/// The fingerprint of a piece, or nothing when a body it needs was never rendered from this text.
fn of(
    plan: &Plan<'_>,
    piece: &Piece<'_>,
    memory: &Memory,
) -> Result<Option<ContentHash>, FileError> {
    let body = |note: &Note| {
        let trace = memory.bodies.get(&note.path)?;
        let is_same_text = trace.hash == note.hash;
        is_same_text.then(|| body::fingerprint(plan, note, trace))
    };
    Ok(match &piece.content {
        Content::Page(input) => Some(input().fingerprint()),
        Content::Note(note) => {
            body(note).map(|body| note_page(&pages::note_input(plan, note), body))
        }
        Content::Feed { notes, write, .. } => {
            let bodies: Option<Vec<ContentHash>> = notes.iter().map(|note| body(note)).collect();
            bodies.map(|bodies| feed(write, &bodies))
        }
        Content::Text(text) => Some(ContentHash::of(text.as_bytes())),
        Content::Asset(bytes) => Some(ContentHash::of(bytes)),
        Content::File(path) => Some(of_file(path)?),
    })
}

/// The fingerprint of a note's page around the body with this fingerprint.
pub(crate) fn note_page(input: &NoteInput, body: ContentHash) -> ContentHash {
    ContentHash::of(format!("{} {body}", input.fingerprint()).as_bytes())
}

/// The fingerprint of a feed around bodies with these fingerprints.
pub(crate) fn feed(write: &dyn Fn(&[&str]) -> String, bodies: &[ContentHash]) -> ContentHash {
    let bodies: Vec<String> = bodies.iter().map(ContentHash::to_string).collect();
    let bodies: Vec<&str> = bodies.iter().map(String::as_str).collect();
    ContentHash::of(write(&bodies).as_bytes())
}

/// The fingerprint of a file of the library.
pub(crate) fn of_file(path: &Path) -> Result<ContentHash, FileError> {
    let metadata = fs::metadata(path).map_err(|source| FileError::new("read", path, source))?;
    Ok(file(FileStat::of(&metadata)))
}

/// The fingerprint of a file of the library with this size and time.
pub(crate) fn file(stat: FileStat) -> ContentHash {
    ContentHash::of(format!("{} {}", stat.size, stat.modified).as_bytes())
}
