//! Notes of which nobody can tell whether they are on the site. They are errors wherever a library
//! is looked at, and an export with one is refused: a note that cannot be read never takes its
//! page from the site.

use crate::addresses::address_of;
use crate::body::Trace;
use domain::{Drafts, Library, Note, NotePath, Problem, Severity, Written};
use std::collections::BTreeMap;
use std::path::Path;

/// Whether a problem of a file that could not be read stands in the way of every export of the
/// library in `root`: a note may be in it. What lies behind a link out of the library, or bears a
/// name that no note can have, was never a note of it.
pub fn hides_a_note(root: &Path, problem: &Problem) -> bool {
    problem.code == "unreadable-file"
        && problem.severity == Severity::Error
        && !root.join(&problem.file).is_symlink()
}

/// The notes that are undecided, and left out of the site.
pub(crate) fn undecided(library: &Library, drafts: Drafts) -> Vec<&Note> {
    match drafts {
        Drafts::Include => Vec::new(),
        Drafts::Leave => library.all().filter(|note| note.is_undecided()).collect(),
    }
}

/// What is known of the site that stands in a target.
pub(crate) struct LastSite<'a> {
    /// The bodies that were on it, as far as that is remembered.
    pub bodies: &'a BTreeMap<NotePath, Trace>,
    /// Whether the page at this address would go.
    pub would_go: &'a dyn Fn(&str) -> bool,
}

impl LastSite<'_> {
    /// Whether it has the page of a note that says something else now.
    fn loses(&self, note: &Note) -> bool {
        match self.bodies.get(&note.path) {
            Some(trace) => trace.hash != note.hash,
            None => self.bodies.is_empty() && (self.would_go)(&address_of(note)),
        }
    }
}

/// Pages that would go although nobody has said so: of files that could not be read, and of notes
/// that have lost their front matter.
pub(crate) fn problems(
    library: &Library,
    root: &Path,
    unread: &[Problem],
    drafts: Drafts,
    last: &LastSite<'_>,
) -> Vec<Problem> {
    let mut problems: Vec<Problem> = unread
        .iter()
        .filter(|problem| hides_a_note(root, problem) || was_read(problem, last))
        .cloned()
        .collect();
    if drafts == Drafts::Leave {
        let lost = library
            .all()
            .filter(|note| note.head.written == Written::Nothing);
        let lost = lost.filter(|note| last.loses(note));
        problems.extend(lost.map(|note| {
            let message =
                "The note is on the site, and its front matter is gone: its page would go.";
            Problem::error("lost-front-matter", note.path.as_str(), message)
                .at(1)
                .hint(
                    "Put the front matter back. Should the page go, write state: draft in one, or \
                     remove the note.",
                )
        }));
    }
    problems
}

/// Whether what could not be read now was a note of the last site.
fn was_read(problem: &Problem, last: &LastSite<'_>) -> bool {
    let path = NotePath::new(&problem.file).ok();
    problem.severity == Severity::Error
        && path.is_some_and(|path| last.loses(&Note::read(path, b"")))
}
