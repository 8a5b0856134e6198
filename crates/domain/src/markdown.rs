//! The one place that knows the Markdown parser: what a note means is asked of its tree alone, for
//! lists and for pages alike.
//!
//! CommonMark with GitHub's tables, task lists, strikethrough, autolinks and footnotes; callouts,
//! `==marks==`, `%%comments%%` and `[[wiki links]]` as Obsidian has them, plus description lists,
//! `:shortcodes:` and dollar math. Nothing here writes HTML; that is the room `render`.

mod anchors;
mod comments;
pub mod control;
mod emoji;
mod excess;
mod reread;
mod source;
mod tidy;
mod title;
mod words;

use std::borrow::Cow;

use comrak::nodes::Node;
use comrak::{Arena, Options, parse_document};

pub use anchors::Anchor;
pub(crate) use comments::without_comments;
pub use emoji::all as emoji;
pub use excess::{Excess, excess};
pub use source::is_as_typed;
pub use title::{TitleHeading, title};
pub use words::{push_words, words_of};

/// How often a body is read again to tell what only looks like something else.
const ROUNDS: usize = 4;

/// Parses `body` and hands its document to `read`, footnotes where they were written. Ids that the
/// author gave to headings and blocks are no words any more, but nodes of their own; see [`Anchor`].
pub fn with_document<T>(body: &str, read: impl FnOnce(Node<'_>) -> T) -> T {
    let mut body = control::visible(body);
    let options = options(&body);
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

fn mend<'a>(arena: &'a Arena<'a>, document: Node<'a>, body: &str) {
    anchors::take(document, body, arena);
    tidy::tidy(arena, document, body);
}

fn options(body: &str) -> Options<'static> {
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
    for (excess, _) in excess(body) {
        match excess {
            Excess::Marks => options.extension.highlight = false,
            Excess::Formulas => options.extension.math_code = false,
        }
    }
    options
}
