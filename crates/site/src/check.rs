//! The check: everything that is wrong with a library, in the order of its files.
//!
//! A check per file. Those of one body (links, pictures, formulas, headings) are made while the body is
//! rendered; the others look at all notes together. What a finding weighs is said last, in
//! [`severity`]. Addresses of other sites are only listed here, in [`outside_links`]; nothing in this
//! room knows a network.

mod anchors;
mod context;
mod dates;
mod duplicates;
mod heads;
mod images;
mod macros;
mod outside_links;
mod own_addresses;
mod passed_over;
mod severity;
mod shrunk;
pub(crate) mod taken_away;
mod weight;

use crate::body;
use crate::pieces::pieces;
use crate::plan::Plan;
use crate::renderer::Renderer;
use crate::source::Source;
use domain::{Date, Drafts, Note, NotePath, Problem, Severity, front_matter};
use rayon::prelude::*;
use std::collections::BTreeMap;

pub(crate) use context::CheckContext;
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
    let context = CheckContext {
        plan: &plan,
        site: site.as_ref().ok(),
        notes,
        traces: &traces,
        undecided: Vec::new(),
        today,
    };
    problems(&context, found)
}

/// All problems, and those `found` before, weighed as the author wants it.
pub(crate) fn problems(context: &CheckContext<'_>, found: Vec<Problem>) -> Vec<Problem> {
    let library = context.plan.library;
    let mut problems = found;
    problems.extend(library.problems().iter().cloned());
    if let Some(site) = context.site {
        problems.extend(site.problems.iter().map(|problem| placed(context, problem)));
        own_addresses::of_settings(context, site, &mut problems);
    }
    let of_notes = context.notes.par_iter().map(|note| of_one(context, note));
    problems.extend(of_notes.flatten_iter().collect::<Vec<_>>());
    problems.extend(of_undecided(context));
    duplicates::add(context, &mut problems);
    images::add(context, &mut problems);
    macros::add(context, &mut problems);
    passed_over::add(context, &mut problems);
    duplicates::tell_once(context, &mut problems);
    problems.extend(severity::unknown(context));
    let mut problems = severity::weighed(library.settings(), problems);
    problems.sort_by(|one, other| {
        (&one.file, one.line, one.column).cmp(&(&other.file, other.line, other.column))
    });
    // One line may hold the same broken link twice.
    problems.dedup();
    problems
}

/// The errors of notes of which nobody can tell whether they are looked at.
fn of_undecided(context: &CheckContext<'_>) -> Vec<Problem> {
    let of_notes = context.undecided.iter().map(|note| of_note(context, note));
    let is_error = |problem: &Problem| problem.severity == Severity::Error;
    of_notes.flatten().filter(is_error).collect()
}

/// What is wrong with one note, whatever the others are.
fn of_one(context: &CheckContext<'_>, note: &Note) -> Vec<Problem> {
    let mut problems = of_note(context, note);
    heads::add(context, note, &mut problems);
    anchors::add(context, note, &mut problems);
    weight::add(context, note, &mut problems);
    if let Some(site) = context.site {
        own_addresses::of_note(context, site, note, &mut problems);
    }
    if let Some(trace) = context.trace(note) {
        problems.extend(trace.problems.iter().cloned());
    }
    problems
}

/// What the library says of a note. Only where something is wrong is its text read for lines.
fn of_note(context: &CheckContext<'_>, note: &Note) -> Vec<Problem> {
    let problems = context.plan.library.problems_of(note);
    if problems.iter().all(|problem| problem.line.is_some()) {
        return problems;
    }
    match context.plan.source.text(&note.path) {
        Ok(text) => context.plan.library.problems_in(note, &text.text),
        Err(_) => problems,
    }
}

/// A problem of the site as a whole: one of a note's own address stands at the slug that wants it.
fn placed(context: &CheckContext<'_>, problem: &Problem) -> Problem {
    let path = NotePath::new(&problem.file).ok();
    let codes = ["address-taken", "unwritable-address", "unportable-address"];
    let is_of_slug = problem.line == Some(1) && codes.contains(&&*problem.code);
    let path = path.filter(|_| is_of_slug);
    let text = path.and_then(|path| context.plan.source.text(&path).ok());
    match text.and_then(|text| front_matter::line_of(&text.text, "slug")) {
        Some(line) => problem.clone().at(line),
        None => problem.clone(),
    }
}
