//! Comments `%%…%%` and what stands in them, of which no reader sees anything.

use std::borrow::Cow;

use comrak::nodes::{Node, NodeValue};

use super::source::Source;

/// The body with other signs in place of its comments, byte for byte. What stands there instead means
/// nothing either: letters in a line, empty headings for whole lines.
pub(crate) fn without_comments(body: &str) -> Cow<'_, str> {
    if !body.contains("%%") {
        return Cow::Borrowed(body);
    }
    let source = Source::of(body);
    let comments = super::with_document(body, |document| {
        let is_comment = |node: &Node<'_>| {
            matches!(
                node.data().value,
                NodeValue::CommentInline(_) | NodeValue::MultilineComment(_)
            )
        };
        let comments = document.descendants().filter(is_comment);
        let spans = comments.filter_map(|node| source.span(node.data().sourcepos));
        spans.collect::<Vec<_>>()
    });
    let mut shown = body.to_owned();
    for comment in comments {
        // A place that another reading has moved is left as it is.
        let written = &body[comment.clone()];
        if written.len() >= 4 && written.starts_with("%%") && written.ends_with("%%") {
            let meaningless = match written.contains('\n') {
                true => empty_headings(written),
                false => "x".repeat(written.len()),
            };
            shown.replace_range(comment, &meaningless);
        }
    }
    Cow::Owned(shown)
}

/// As many lines, each of as many bytes, and nothing on them but the sign of a heading.
fn empty_headings(lines: &str) -> String {
    let empty = |line: &str| match line.len() {
        0 => String::new(),
        length => format!("#{}", " ".repeat(length - 1)),
    };
    lines.split('\n').map(empty).collect::<Vec<_>>().join("\n")
}
