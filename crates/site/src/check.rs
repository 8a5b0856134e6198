//! The gate: everything that is wrong with a library, drafts as well, in the order of its files.

use crate::around::address_of;
use crate::plan::Plan;
use crate::renderer::Renderer;
use crate::source::{Source, Text};
use crate::standpoint::Standpoint;
use domain::{Date, Drafts, Note, Problem};
use rayon::prelude::*;

/// Every problem of the library: of its settings, of each note, and of each link and picture.
pub fn check(source: &dyn Source, renderer: &Renderer, today: Date) -> Vec<Problem> {
    let plan = Plan::new(source, today, Drafts::Leave);
    let notes: Vec<&Note> = plan.library.all().collect();
    let of_note = |note: &&Note| -> Vec<Problem> {
        let mut problems = plan.library.problems_of(note);
        match source.text(&note.path) {
            Ok(Text { text, .. }) => {
                let address = address_of(note);
                let rendered = renderer.body(&plan, note, &text, Standpoint::Page(&address));
                problems.extend(rendered.problems);
            }
            Err(error) => problems.push(
                Problem::error("unreadable", note.path.as_str(), error.to_string())
                    .hint("See whether the file is there and may be read."),
            ),
        }
        problems
    };
    let mut problems = plan.library.problems().to_vec();
    problems.par_extend(notes.par_iter().flat_map_iter(of_note));
    problems.sort_by(|one, other| {
        (&one.file, one.line, one.column).cmp(&(&other.file, other.line, other.column))
    });
    problems
}
