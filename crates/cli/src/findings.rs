//! Problems in the order in which an author mends them: what stops an export first.

mod grouped;

use std::path::Path;

use app::Failure;
use domain::{Date, Drafts, Library, NotePath, Problem, Severity, is_exported};
use store::Snapshot;

use crate::paint;
use grouped::Group;

/// The problems of a library, sorted by what they mean for an export.
#[derive(Default)]
pub struct Findings {
    /// Errors that readers would see, and of notes of which nobody can tell whether they would see them:
    /// there is no export until they are mended.
    pub blocking: Vec<Problem>,
    /// Files that could not be read, so they are not on the site.
    pub unread: Vec<Problem>,
    /// Errors of notes that are not exported yet.
    pub later: Vec<Problem>,
    /// What the site can live with.
    pub warnings: Vec<Problem>,
    /// Links to other sites, which no export depends on.
    pub outside: Vec<Problem>,
}

impl Findings {
    /// Sorts what a check found.
    pub fn of(
        snapshot: &Snapshot,
        found: Vec<Problem>,
        unread: Vec<Problem>,
        today: Date,
    ) -> Findings {
        let (blocking, unread) = unread
            .into_iter()
            .partition(|problem| site::hides_a_note(&snapshot.root, problem));
        let mut findings = Findings {
            blocking,
            unread,
            ..Findings::default()
        };
        for problem in found {
            let list = match problem.severity {
                Severity::Warning => &mut findings.warnings,
                Severity::Error if is_off_the_site(&snapshot.library, &problem.file, today) => {
                    &mut findings.later
                }
                Severity::Error => &mut findings.blocking,
            };
            list.push(problem);
        }
        findings
    }

    /// Sorts what an export found: there, every error is in the way.
    pub fn of_export(found: Vec<Problem>, mut unread: Vec<Problem>) -> Findings {
        unread.retain(|problem| !found.contains(problem));
        let is_error = |problem: &Problem| problem.severity == Severity::Error;
        let (blocking, warnings) = found.into_iter().partition(is_error);
        Findings {
            blocking,
            unread,
            warnings,
            ..Findings::default()
        }
    }

    /// The failure that stands for the errors in the way, if there are any; else for the links to
    /// other sites that the author weighs as errors.
    pub fn refusal(&self) -> Option<Failure> {
        let dead = self.outside.iter();
        let dead = dead.filter(|problem| problem.severity == Severity::Error);
        let message = match self.blocking.len() {
            0 if dead.count() == 0 => return None,
            0 => "Links to other sites are errors by [check] in site.toml.".to_owned(),
            1 => "One error stands in the way of an export.".to_owned(),
            count => format!("{count} errors stand in the way of an export."),
        };
        Some(Failure::new(message, "Mend what is listed first."))
    }

    /// Every problem, those that stop an export first.
    pub fn into_all(self) -> Vec<Problem> {
        [
            self.blocking,
            self.unread,
            self.later,
            self.warnings,
            self.outside,
        ]
        .concat()
    }

    /// How many problems there are.
    pub fn len(&self) -> usize {
        let lists = [&self.blocking, &self.unread, &self.later, &self.warnings];
        lists.iter().map(|list| list.len()).sum::<usize>() + self.outside.len()
    }

    /// The problems of the library in `root` under their headings, as lines that editors and
    /// terminals can jump to from where the author is.
    pub fn text(&self, root: &Path) -> String {
        let way = way_to(root);
        let section = |heading: &str, problems: &[Problem]| section(heading, problems, &way);
        [
            section(&paint::bad("In the way of an export"), &self.blocking),
            section(&paint::bad("Not read, so not on the site"), &self.unread),
            section(&paint::odd("In notes that are not exported"), &self.later),
            section(&paint::odd("Warnings"), &self.warnings),
            section(&paint::odd("Links to other sites"), &self.outside),
        ]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("\n")
    }
}

fn is_off_the_site(library: &Library, file: &str, today: Date) -> bool {
    NotePath::new(file)
        .ok()
        .and_then(|path| library.note(&path))
        .is_some_and(|note| !note.is_undecided() && !is_exported(note, today, Drafts::Leave))
}

fn section(heading: &str, problems: &[Problem], way: &str) -> Option<String> {
    (!problems.is_empty()).then(|| {
        let groups = grouped::grouped(problems);
        let lines: String = groups.iter().map(|group| lines(group, way)).collect();
        format!("{heading}\n{lines}")
    })
}

/// `file:line: message`, and below it the hint and where else.
fn lines(group: &Group<'_>, way: &str) -> String {
    let mut lines = format!("{way}{}\n", group.first);
    let hint = Some(group.first.hint.clone()).filter(|hint| !hint.is_empty());
    for below in [hint, group.more(way)].into_iter().flatten() {
        lines.push_str(&format!("    {}\n", paint::quiet(&below)));
    }
    lines
}

/// What stands before the names of a library's files where they are told: the way to it from the
/// current folder, empty when that is the library.
fn way_to(root: &Path) -> String {
    let whole = |path: &Path| path.canonicalize().ok();
    let (Some(here), Some(there)) = (whole(Path::new(".")), whole(root)) else {
        return String::new();
    };
    let way = if let Ok(below) = there.strip_prefix(&here) {
        below.to_owned()
    } else if let Ok(above) = here.strip_prefix(&there) {
        above.components().map(|_| "..").collect()
    } else {
        root.to_owned()
    };
    match way.as_os_str().is_empty() {
        true => String::new(),
        false => format!("{}/", way.display()),
    }
}
