//! The one place that knows the Markdown parser: what a note means is asked of its tree alone, for
//! lists and for pages alike.
//!
//! CommonMark with GitHub's tables, task lists, strikethrough, autolinks, footnotes and
//! callouts, plus description lists, `[[wiki links]]`, `:shortcodes:` and dollar math. Nothing
//! here writes HTML; that is the room `render`.

mod anchors;
mod reread;
mod title;
mod words;

use comrak::nodes::Node;
use comrak::{Arena, Options, parse_document};

pub use anchors::Anchor;
pub use title::{TitleHeading, title};
pub use words::{push_words, words_of};

/// How often a body is read again to tell what only looks like something else.
const ROUNDS: usize = 4;

/// Parses `body` and hands its document to `read`. Ids that the author gave to headings and blocks
/// are no words any more, but nodes of their own; see [`Anchor`].
pub fn with_document<T>(body: &str, read: impl FnOnce(Node<'_>) -> T) -> T {
    let options = options();
    let mut body = std::borrow::Cow::Borrowed(body);
    for _ in 0..ROUNDS {
        if !reread::may_be(&body) {
            break;
        }
        let arena = Arena::new();
        let document = parse_document(&arena, &body, &options);
        match reread::told_apart(document, &body) {
            Some(told_apart) => body = std::borrow::Cow::Owned(told_apart),
            None => {
                anchors::take(document, &body, &arena);
                return read(document);
            }
        }
    }
    let arena = Arena::new();
    let document = parse_document(&arena, &body, &options);
    anchors::take(document, &body, &arena);
    read(document)
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
    extension.alerts = true;
    extension.math_dollars = true;
    extension.math_code = true;
    extension.shortcodes = true;
    extension.wikilinks_title_after_pipe = true;
    extension.cjk_friendly_emphasis = true;
    options
}

/// Where each line of a body begins.
fn starts_of_lines(body: &str) -> Vec<usize> {
    let ends = body.match_indices('\n').map(|(at, _)| at + 1);
    std::iter::once(0).chain(ends).collect()
}
