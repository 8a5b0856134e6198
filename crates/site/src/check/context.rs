//! What is looked at by every check, and how a finding of a note is placed.

use crate::body::Trace;
use crate::pieces::Site;
use crate::plan::Plan;
use domain::{Date, Note, NotePath, Problem, front_matter};
use std::collections::BTreeMap;

/// What is looked at.
pub(crate) struct CheckContext<'a> {
    pub plan: &'a Plan<'a>,
    /// The files of the site, where its media could be listed.
    pub site: Option<&'a Site<'a>>,
    /// The notes that are looked at.
    pub notes: Vec<&'a Note>,
    /// What is known of the bodies of the site, and of these notes.
    pub traces: &'a BTreeMap<NotePath, Trace>,
    /// Notes beside these of which nobody can tell whether they are on the site.
    pub undecided: Vec<&'a Note>,
    pub today: Date,
}

impl CheckContext<'_> {
    /// What is known of the body of a note.
    pub fn trace(&self, note: &Note) -> Option<&Trace> {
        self.traces.get(&note.path)
    }
}

/// A warning at the top of a note: about something that is not there.
pub(super) fn top_of(note: &Note, code: &'static str, message: impl Into<String>) -> Problem {
    Problem::warning(code, note.path.as_str(), message).at(1)
}

/// A warning about a key of the front matter of a note, at its line.
pub(super) fn on_key(
    plan: &Plan<'_>,
    note: &Note,
    key: &str,
    code: &'static str,
    message: impl Into<String>,
) -> Problem {
    let text = plan.source.text(&note.path).map(|text| text.text);
    let text = text.unwrap_or_default();
    let line = match key {
        "title" => Note::title_line(&text),
        key => front_matter::line_of(&text, key).unwrap_or(1),
    };
    top_of(note, code, message).at(line)
}
