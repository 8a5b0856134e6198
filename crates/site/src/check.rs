//! The gate: everything that is wrong with a library, in the order of its files.
//!
//! A check per file. Those of one body (links, pictures, formulas, headings) are made while the body is
//! rendered; the others look at all notes together. What a finding weighs is said last, in
//! [`severity`]. Addresses of other sites are only listed here, in [`outside_links`]; nothing in this
//! room knows a network.

mod addresses;
mod anchors;
mod dates;
mod duplicates;
mod heads;
mod images;
mod macros;
mod outside_links;
mod passed_over;
mod severity;
mod shrunk;
pub(crate) mod taken_away;
mod weight;

use crate::body::{self, Trace};
use crate::pieces::{Site, pieces};
use crate::plan::Plan;
use crate::renderer::Renderer;
use crate::source::Source;
use domain::{Date, Drafts, Note, NotePath, Problem, Severity, front_matter};
use rayon::prelude::*;
use std::collections::BTreeMap;

pub use outside_links::{OutsideLink, outside_links};
pub use severity::weighed;
pub(crate) use shrunk::problem as shrunk;
pub use taken_away::hides_a_note;

/// Every problem of the library: of its settings, of each note, drafts as well, and of what they
/// show and lead to.
pub fn check(source: &dyn Source, renderer: &Renderer, today: Date) -> Vec<Problem> {
    let roster = renderer.roster(source, today, Drafts::Leave);
    let plan = Plan::new(source, &roster);
    let notes: Vec<&Note> = plan.library.all().collect();
    let rendered: Vec<_> = notes
        .par_iter()
        .map(|note| body::make(renderer, &plan, note))
        .collect();
    let mut traces = BTreeMap::new();
    let mut found = Vec::new();
    let site = pieces(&plan).map_err(|error| {
        found.push(
            Problem::error("unreadable", "media", error.to_string())
                .hint("See whether the folder may be read."),
        );
    });
    for (note, rendered) in notes.iter().zip(rendered) {
        match rendered {
            Ok(made) => {
                traces.insert(note.path.clone(), made.trace);
            }
            Err(error) => found.push(
                Problem::error("unreadable", note.path.as_str(), error.to_string())
                    .hint("See whether the file is there and may be read."),
            ),
        }
    }
    Gate {
        plan: &plan,
        site: site.as_ref().ok(),
        notes,
        traces: &traces,
        undecided: Vec::new(),
        today,
    }
    .problems(found)
}

/// What is looked at.
pub(crate) struct Gate<'a> {
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

impl Gate<'_> {
    /// All problems, and those `found` before, weighed as the author wants it.
    pub fn problems(&self, found: Vec<Problem>) -> Vec<Problem> {
        let library = self.plan.library;
        let mut problems = found;
        problems.extend(library.problems().iter().cloned());
        if let Some(site) = self.site {
            problems.extend(site.problems.iter().map(|problem| self.placed(problem)));
            addresses::of_settings(self, site, &mut problems);
        }
        let of_notes = self.notes.par_iter().map(|note| self.of_one(note));
        problems.extend(of_notes.flatten_iter().collect::<Vec<_>>());
        problems.extend(self.of_undecided());
        duplicates::add(self, &mut problems);
        images::add(self, &mut problems);
        macros::add(self, &mut problems);
        passed_over::add(self, &mut problems);
        duplicates::tell_once(self, &mut problems);
        problems.extend(severity::unknown(self));
        let mut problems = severity::weighed(library.settings(), problems);
        problems.sort_by(|one, other| {
            (&one.file, one.line, one.column).cmp(&(&other.file, other.line, other.column))
        });
        // One line may hold the same broken link twice.
        problems.dedup();
        problems
    }

    /// The errors of notes of which nobody can tell whether they are looked at.
    fn of_undecided(&self) -> Vec<Problem> {
        let of_notes = self.undecided.iter().map(|note| self.of_note(note));
        let is_error = |problem: &Problem| problem.severity == Severity::Error;
        of_notes.flatten().filter(is_error).collect()
    }

    /// What is wrong with one note, whatever the others are.
    fn of_one(&self, note: &Note) -> Vec<Problem> {
        let mut problems = self.of_note(note);
        heads::add(self, note, &mut problems);
        anchors::add(self, note, &mut problems);
        weight::add(self, note, &mut problems);
        if let Some(site) = self.site {
            addresses::of_note(self, site, note, &mut problems);
        }
        if let Some(trace) = self.trace(note) {
            problems.extend(trace.problems.iter().cloned());
        }
        problems
    }

    /// What the library says of a note. Only where something is wrong is its text read for lines.
    fn of_note(&self, note: &Note) -> Vec<Problem> {
        let problems = self.plan.library.problems_of(note);
        if problems.iter().all(|problem| problem.line.is_some()) {
            return problems;
        }
        match self.plan.source.text(&note.path) {
            Ok(text) => self.plan.library.problems_in(note, &text.text),
            Err(_) => problems,
        }
    }

    /// A problem of the site as a whole: one of a note's own address stands at the slug that wants it.
    fn placed(&self, problem: &Problem) -> Problem {
        let path = NotePath::new(&problem.file).ok();
        let codes = ["address-taken", "unwritable-address", "unportable-address"];
        let is_of_slug = problem.line == Some(1) && codes.contains(&&*problem.code);
        let path = path.filter(|_| is_of_slug);
        let text = path.and_then(|path| self.plan.source.text(&path).ok());
        match text.and_then(|text| front_matter::line_of(&text.text, "slug")) {
            Some(line) => problem.clone().at(line),
            None => problem.clone(),
        }
    }

    fn trace(&self, note: &Note) -> Option<&Trace> {
        self.traces.get(&note.path)
    }
}

/// A warning at the top of a note: about something that is not there.
fn top_of(note: &Note, code: &'static str, message: impl Into<String>) -> Problem {
    Problem::warning(code, note.path.as_str(), message).at(1)
}

/// A warning about a key of the front matter of a note, at its line.
fn on_key(
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
