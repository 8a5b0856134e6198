//! Putting another text in the place of hits.

use std::ops::Range;
use std::sync::Arc;

use super::splice::Splice;
use super::template::Template;
use super::{Kind, Part, Pattern, Query};
use crate::change::in_notes;
use crate::{
    Act, Change, ContentHash, FileEdit, Library, LibraryFile, Note, NotePath, Problem, Refused,
    Severity, line_ends,
};

/// So much of a text stands in the name of a change, in letters.
const NAMED: usize = 40;

/// A pattern, and what is written in the place of its hits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    pattern: Pattern,
    typed: String,
    template: Template,
}

/// A note in which hits are replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// Which.
    pub path: NotePath,
    /// The hash of the file in which its hits were found.
    pub hash: ContentHash,
    /// The hits that stay, counted from 0.
    pub except: Vec<usize>,
}

impl Replacement {
    /// `with` in the place of what `query` finds. After an expression it may name groups.
    ///
    /// # Errors
    /// When the query cannot be asked, or `with` names a group that it does not have.
    pub fn new(query: Query, with: &str) -> Result<Replacement, Refused> {
        let pattern = Pattern::new(query)?;
        let typed = line_ends::normalise(with);
        let template = match pattern.query().kind {
            Kind::Plain => Template::letters(&typed),
            Kind::Expression => Template::read(&typed, pattern.regex())?,
        };
        Ok(Replacement {
            pattern,
            typed,
            template,
        })
    }

    /// What it looks for.
    pub fn pattern(&self) -> &Pattern {
        &self.pattern
    }

    /// What is written in the place of the hit at `found`.
    pub(super) fn becomes(&self, text: &str, found: &Range<usize>) -> Option<String> {
        let groups = self.pattern.groups(text, found)?;
        Some(self.template.of(&groups))
    }

    /// The text of a note, with its own line ends, after it; the hits at `except`, in order, stay.
    ///
    /// # Errors
    /// When the head of the note could be read no longer.
    pub(crate) fn result(
        &self,
        file: &LibraryFile,
        before: &str,
        except: &[usize],
    ) -> Result<String, Refused> {
        let text = line_ends::normalise(before);
        let mut splice = Splice::new(before);
        let (mut at, mut number) = (self.pattern.start(&text), 0);
        while let Some(found) = self.pattern.next(&text, at) {
            if except.binary_search(&number).is_err() {
                let becomes = self.becomes(&text, &found).unwrap_or_default();
                splice.put(found.start, found.end, &becomes);
            }
            at = found.end;
            number += 1;
        }
        let after = splice.end();
        match file {
            LibraryFile::Note(path) if self.pattern.query().part == Part::Whole => {
                ensure_readable(path, before, &after)?;
            }
            _ => {}
        }
        Ok(after)
    }
}

/// Replaces the hits in the chosen notes, each as it was when they were found.
///
/// # Errors
/// When no note was chosen, or one is there no longer.
pub fn replace(
    library: &Library,
    replacement: Replacement,
    chosen: Vec<Chosen>,
) -> Result<Change, Refused> {
    if chosen.is_empty() {
        return Err(Refused::new(
            "nothing was chosen to be replaced",
            "Choose at least one hit.",
        ));
    }
    if let Some(gone) = chosen
        .iter()
        .find(|note| library.note(&note.path).is_none())
    {
        return Err(Refused::new(
            format!("{} is not there", gone.path),
            "It may have been moved or removed by another program; look again.",
        ));
    }
    let name = format!(
        "Replace “{}” with “{}”{}",
        short(&replacement.pattern.query().typed),
        short(&replacement.typed),
        in_notes(chosen.len())
    );
    let replacement = Arc::new(replacement);
    let edits = chosen.into_iter().map(|mut note| {
        note.except.sort_unstable();
        FileEdit {
            file: LibraryFile::Note(note.path),
            base: Some(note.hash),
            act: Act::Replace {
                replacement: Arc::clone(&replacement),
                except: note.except,
            },
        }
    });
    Ok(Change {
        name,
        edits: edits.collect(),
    })
}

fn ensure_readable(path: &NotePath, before: &str, after: &str) -> Result<(), Refused> {
    let errors = |text: &str| {
        let problems = Note::read(path.clone(), text.as_bytes()).problems;
        let errors = problems.into_iter();
        errors
            .filter(|problem| problem.severity == Severity::Error)
            .collect::<Vec<Problem>>()
    };
    let after = errors(after);
    match after.first().filter(|_| after.len() > errors(before).len()) {
        None => Ok(()),
        Some(error) => Err(Refused::new(
            format!("{path} could not be read any more: {}", error.message),
            "Leave this note out, or look in the texts under the heads alone.",
        )),
    }
}

fn short(text: &str) -> String {
    let line = text.replace(['\n', '\t'], " ");
    match line.char_indices().nth(NAMED) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
