//! Callouts: quotes that begin with their kind, such as `> [!tip]- Title`.
//!
//! The kinds are those of GitHub and of Obsidian; each has its label and one of six looks.

use comrak::nodes::{CalloutFold, Node, NodeCallout, NodeValue};

use crate::html::element::Holds;
use crate::labels;
use crate::write::findings::told::Kind;
use crate::write::state::element::By;
use crate::write::writer::Writer;

/// The look of each kind, by its name.
const LOOKS: &[(&str, &[&str])] = &[
    (
        "note",
        &["note", "info", "todo", "abstract", "summary", "tldr"],
    ),
    ("tip", &["tip", "hint", "success", "check", "done"]),
    ("important", &["important", "example"]),
    (
        "warning",
        &["warning", "attention", "question", "help", "faq"],
    ),
    (
        "caution",
        &[
            "caution", "danger", "error", "failure", "fail", "missing", "bug",
        ],
    ),
    ("quote", &["quote", "cite"]),
];

impl Writer<'_> {
    /// Writes a callout. One with a fold is a box that its reader opens.
    pub(in crate::write) fn callout(&mut self, node: Node<'_>, callout: &NodeCallout) {
        let kind = callout.callout_type.as_str();
        let look = LOOKS
            .iter()
            .find(|(_, kinds)| kinds.contains(&kind))
            .map(|(look, _)| *look);
        if look.is_none() {
            self.told.tell(Kind::Callout, kind, self.line);
        }
        if let Some(words) = &callout.metadata {
            self.told.tell(Kind::CalloutWords, words.trim(), self.line);
        }
        let class = format!("callout callout-{}", look.unwrap_or("note"));
        let (start, end, title_start, title_end) = match callout.fold {
            CalloutFold::None => (
                format!("<div class=\"{class}\" role=\"note\">\n"),
                "</div>\n",
                "<p class=\"callout-title\">",
                "</p>\n",
            ),
            fold => {
                let open = match fold {
                    CalloutFold::Expanded => " open",
                    _ => "",
                };
                (
                    format!("<details class=\"{class}\"{open}>\n"),
                    "</details>\n",
                    "<summary class=\"callout-title\">",
                    "</summary>\n",
                )
            }
        };
        let mark = self.begin("", &start, end, Holds::Blocks, By::Fence);
        let title = self.begin("", title_start, title_end, Holds::Words, By::Fence);
        let title_at = self.html.len();
        if let Some(words) = title_of(node) {
            for block in words.children() {
                match &block.data().value {
                    NodeValue::Paragraph => self.inlines(block),
                    _ => self.block(block),
                }
            }
        }
        self.close_above(title);
        if self.html[title_at..].trim().is_empty() {
            let label = labels::callout(kind).unwrap_or_else(|| callout.default_title());
            self.words(&label);
        }
        self.finish(title);
        for child in node.children() {
            if !matches!(child.data().value, NodeValue::CalloutTitle) {
                self.block(child);
            }
        }
        self.finish(mark);
    }
}

/// The title that the author gave a callout.
fn title_of(callout: Node<'_>) -> Option<Node<'_>> {
    callout
        .first_child()
        .filter(|child| matches!(child.data().value, NodeValue::CalloutTitle))
}
