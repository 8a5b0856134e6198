//! Taking one edit out of a text that has been edited since.

use domain::{Catalogue, LibraryFile, Merged, Note, Problem, Severity, line_ends, merge_words};

/// Takes the edit that made `began` of `goal` out of the text `now`, and leaves all else: its bytes,
/// or the line of `now` at which that cannot be done, where there is one.
pub fn taken_out(
    file: &LibraryFile,
    began: &[u8],
    now: &[u8],
    goal: &[u8],
) -> Result<Vec<u8>, Option<u32>> {
    // A picture is no text, even where its bytes are one.
    if let LibraryFile::Media(_) = file {
        return Err(None);
    }
    let text = |bytes| std::str::from_utf8(bytes).map_err(|_| None);
    let (began, now, goal) = (text(began)?, text(now)?, text(goal)?);
    let normal = line_ends::normalise;
    let Merged { text, conflicts } = merge_words(&normal(began), &normal(now), &normal(goal));
    if let Some(conflict) = conflicts.first() {
        return Err(Some(conflict.line));
    }
    let merged = line_ends::restore(now, &text);
    // Lines that fit side by side may still make no sense together.
    match reads_as_well(file, now, &merged) {
        true => Ok(merged.into_bytes()),
        false => Err(None),
    }
}

/// Whether the program understands the merged text as well as the one before.
fn reads_as_well(file: &LibraryFile, now: &str, merged: &str) -> bool {
    match file {
        LibraryFile::Catalogue => Catalogue::read(merged).1.len() <= Catalogue::read(now).1.len(),
        LibraryFile::Settings | LibraryFile::Dictionary | LibraryFile::Media(_) => true,
        LibraryFile::Note(path) => {
            let errors = |text: &str| {
                let note = Note::read(path.clone(), text.as_bytes());
                let is_error = |problem: &&Problem| problem.severity == Severity::Error;
                note.problems.iter().filter(is_error).count()
            };
            errors(merged) <= errors(now)
        }
    }
}
