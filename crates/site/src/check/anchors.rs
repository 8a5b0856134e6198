//! Links to a heading of another note that is not there. Those within a note are the renderer's.

use super::Gate;
use domain::{LinkKind, Note, NotePath, Problem, Slug, links};

pub(super) fn add(gate: &Gate<'_>, note: &Note, problems: &mut Vec<Problem>) {
    for link in &note.links {
        let Some(anchor) = link.anchor.as_deref().filter(|anchor| !anchor.is_empty()) else {
            continue;
        };
        let other = match link.kind {
            LinkKind::Note => links::resolve(&note.path, &link.target)
                .and_then(|path| NotePath::new(&path).ok())
                .and_then(|path| gate.plan.library.note(&path)),
            LinkKind::Wiki => Slug::from_title(&link.target)
                .and_then(|slug| gate.plan.library.by_slug(&slug))
                .or_else(|| gate.plan.titled(&link.target)),
            LinkKind::Media | LinkKind::External => None,
        };
        // A link to no note, or to one that is not rendered here, is told of elsewhere.
        let Some((other, trace)) = other.and_then(|other| Some((other, gate.trace(other)?))) else {
            continue;
        };
        if trace.ids.iter().any(|id| id == anchor) {
            continue;
        }
        let message = format!(
            "There is no heading with the address #{anchor} in {}.",
            other.path
        );
        let near = trace
            .ids
            .iter()
            .find(|id| id.contains(anchor) || anchor.contains(id.as_str()));
        let hint = match near {
            Some(near) => format!("The link leads to the top of the page. Is #{near} meant?"),
            None => "The link leads to the top of the page. An address is the heading in lower \
                     case with hyphens for spaces."
                .to_owned(),
        };
        problems.push(
            Problem::warning("missing-anchor", note.path.as_str(), message)
                .at(link.line)
                .hint(hint),
        );
    }
}
