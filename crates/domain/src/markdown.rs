//! The one place that knows the Markdown parser: what a note means is asked of its tree alone, for
//! lists and for pages alike.
//!
//! CommonMark with GitHub's tables, task lists, strikethrough, autolinks and footnotes; callouts,
//! `==marks==`, `%%comments%%` and `[[wiki links]]` as Obsidian has them, plus description lists,
//! `:shortcodes:` and dollar math. Nothing here writes HTML; that is the room `render`.

mod anchors;
pub mod control;
mod emoji;
mod reread;
mod tidy;
mod title;
mod words;

use std::borrow::Cow;

use comrak::nodes::{Node, NodeValue};
use comrak::{Arena, Options, parse_document};

pub use anchors::Anchor;
pub use title::{TitleHeading, title};
pub use words::{push_words, words_of};

/// How often a body is read again to tell what only looks like something else.
const ROUNDS: usize = 4;

/// Parses `body` and hands its document to `read`, footnotes where they were written. Ids that the
/// author gave to headings and blocks are no words any more, but nodes of their own; see [`Anchor`].
pub fn with_document<T>(body: &str, read: impl FnOnce(Node<'_>) -> T) -> T {
    let options = options();
    let mut body = control::visible(body);
    for _ in 0..ROUNDS {
        if !reread::may_be(&body) {
            break;
        }
        let arena = Arena::new();
        let document = parse_document(&arena, &body, &options);
        match reread::told_apart(document, &body) {
            Some(told_apart) => body = Cow::Owned(told_apart),
            None => {
                mend(&arena, document, &body);
                return read(document);
            }
        }
    }
    let arena = Arena::new();
    let document = parse_document(&arena, &body, &options);
    mend(&arena, document, &body);
    read(document)
}

/// The body with other signs in place of its comments, byte for byte: no reader sees anything of them.
/// What stands there instead means nothing either: letters in a line, empty headings for whole lines.
pub(crate) fn without_comments(body: &str) -> Cow<'_, str> {
    if !body.contains("%%") {
        return Cow::Borrowed(body);
    }
    let starts = starts_of_lines(body);
    let comments = with_document(body, |document| {
        let is_comment = |node: &Node<'_>| {
            matches!(
                node.data().value,
                NodeValue::CommentInline(_) | NodeValue::MultilineComment(_)
            )
        };
        let comments = document.descendants().filter(is_comment);
        let spans = comments.filter_map(|node| {
            let place = node.data().sourcepos;
            let start = starts.get(place.start.line.checked_sub(1)?)?;
            let end = starts.get(place.end.line.checked_sub(1)?)?;
            Some(start + place.start.column.checked_sub(1)?..end + place.end.column)
        });
        spans.collect::<Vec<_>>()
    });
    let mut shown = body.to_owned();
    for comment in comments {
        // A place that another reading has moved is left as it is.
        let Some(written) = body.get(comment.clone()) else {
            continue;
        };
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

fn mend<'a>(arena: &'a Arena<'a>, document: Node<'a>, body: &str) {
    anchors::take(document, body, arena);
    tidy::tidy(arena, document, body);
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    let extension = &mut options.extension;
    extension.strikethrough = true;
    extension.table = true;
    extension.autolink = true;
    extension.tasklist = true;
    extension.footnotes = true;
    extension.description_lists = true;
    extension.ofm_callouts = true;
    extension.ofm_comments = true;
    extension.highlight = true;
    extension.math_dollars = true;
    extension.math_code = true;
    extension.wikilinks_title_after_pipe = true;
    extension.cjk_friendly_emphasis = true;
    options.parse.leave_footnote_definitions = true;
    options
}

/// Where each line of a body begins.
fn starts_of_lines(body: &str) -> Vec<usize> {
    let ends = body.match_indices('\n').map(|(at, _)| at + 1);
    std::iter::once(0).chain(ends).collect()
}
