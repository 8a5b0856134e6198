//! Links to a heading of another note that is not there. Those within a note are the renderer's.

use super::context::CheckContext;
use crate::body::Trace;
use crate::links::{Dependency, Destination};
use domain::{LinkKind, Note, Problem, composed};
use percent_encoding::percent_decode_str;

pub(super) fn add(context: &CheckContext<'_>, note: &Note, problems: &mut Vec<Problem>) {
    for dependency in context
        .trace(note)
        .into_iter()
        .flat_map(|trace| &trace.dependencies)
    {
        // A name in double brackets is told of where it stands, while its note is rendered.
        let Dependency::Link(written) = dependency else {
            continue;
        };
        let Destination::Note(other, Some(anchor)) =
            Destination::of(context.plan, &note.path, written)
        else {
            continue;
        };
        let anchor = percent_decode_str(anchor).decode_utf8_lossy();
        let anchor = composed(&anchor).into_owned();
        // A note that is not rendered here is told of elsewhere.
        let Some(trace) = context.trace(other) else {
            continue;
        };
        if anchor.is_empty() || trace.ids.contains(&anchor) {
            continue;
        }
        let message = format!(
            "There is no heading with the address #{anchor} in {}.",
            other.path
        );
        let hint = match near(trace, &anchor) {
            Some(near) => format!("The link leads to the top of the page. Is #{near} meant?"),
            None => "The link leads to the top of the page. An address is the heading in lower \
                     case with hyphens for spaces."
                .to_owned(),
        };
        for line in lines(context, note, written) {
            let file = note.path.as_str();
            let problem = Problem::warning("missing-anchor", file, message.clone());
            problems.push(problem.at(line).hint(hint.clone()));
        }
    }
}

fn near<'a>(trace: &'a Trace, anchor: &str) -> Option<&'a String> {
    let anchor = anchor.to_lowercase();
    let is_near = |id: &&String| id.contains(&anchor) || anchor.contains(id.as_str());
    trace.ids.iter().find(is_near)
}

/// The lines on which a note has this link. One that is typed as HTML stands where its address does.
fn lines(context: &CheckContext<'_>, note: &Note, written: &str) -> Vec<u32> {
    let is_written = |link: &&domain::LinkOut| {
        let anchor = link.anchor.as_deref().unwrap_or_default();
        link.kind != LinkKind::External && written == format!("{}#{anchor}", link.target)
    };
    let links = note.links.iter().filter(is_written);
    let mut lines: Vec<u32> = links.map(|link| link.line).collect();
    lines.dedup();
    if lines.is_empty() {
        let text = context.plan.source.text(&note.path);
        let text = text.map(|text| text.text).unwrap_or_default();
        let mut numbered = text.lines().zip(1..);
        let line = numbered.find_map(|(line, number)| line.contains(written).then_some(number));
        lines.push(line.unwrap_or(1));
    }
    lines
}
