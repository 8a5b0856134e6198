//! The body of a note as something that is made from its text and from what it asked around it.

use crate::links;
use crate::links::Dependency;
use crate::plan::Plan;
use crate::renderer::Renderer;
use domain::{ContentHash, Note, Problem};
use files::FileError;
use render::Rendered;
use serde::{Deserialize, Serialize};

/// What is remembered of a body that was rendered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Trace {
    /// The hash of the file it was rendered from.
    pub hash: ContentHash,
    /// What it asked, each question once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dependencies: Vec<Dependency>,
    /// What the author should look at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<Problem>,
    /// The addresses of its headings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ids: Vec<String>,
    /// How many bytes of HTML it is.
    pub bytes: u64,
}

/// A body as the text of a note and its surroundings make it.
pub(crate) struct MadeBody {
    pub rendered: Rendered,
    pub trace: Trace,
    /// What [`fingerprint`] says of it.
    pub fingerprint: ContentHash,
}

/// Renders the body of a note as its page shows it, and writes down what it asked.
pub(crate) fn make(
    renderer: &Renderer,
    plan: &Plan<'_>,
    note: &Note,
) -> Result<MadeBody, FileError> {
    let text = plan.source.text(&note.path)?;
    let (rendered, recorded) = links::recorded(plan, note, text.hash, |surroundings| {
        renderer.body(plan, note, &text.text, surroundings)
    });
    let headings = rendered.outline.iter().map(|heading| heading.id.clone());
    let blocks = rendered.blocks.iter();
    let trace = Trace {
        hash: text.hash,
        dependencies: recorded.dependencies,
        problems: rendered.problems.clone(),
        ids: headings.chain(rendered.anchors.iter().cloned()).collect(),
        bytes: blocks.map(|block| block.html.len() as u64).sum(),
    };
    Ok(MadeBody {
        rendered,
        trace,
        fingerprint: recorded.fingerprint,
    })
}

/// What the body of a note follows from, told without rendering it. Two bodies with one fingerprint are the
/// same.
pub(crate) fn fingerprint(plan: &Plan<'_>, note: &Note, trace: &Trace) -> ContentHash {
    links::fingerprint(plan, note, trace.hash, &trace.dependencies)
}
