//! What is written in the place of hits.

use std::ops::Range;

use super::splice::Splice;
use super::template::Template;
use super::{Kind, Part, Pattern, Query};
use crate::{Note, NotePath, Problem, Refused, Severity, line_ends};

/// A pattern, and what is written in the place of its hits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    pattern: Pattern,
    typed: String,
    template: Template,
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

    /// What is written in the place of its hits, as it was typed.
    pub fn typed(&self) -> &str {
        &self.typed
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
        path: &NotePath,
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
        if self.pattern.query().part == Part::Whole {
            ensure_readable(path, before, &after)?;
        }
        Ok(after)
    }
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
