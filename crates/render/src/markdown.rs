//! The one place that configures the Markdown parser.
//!
//! CommonMark with GitHub's tables, task lists, strikethrough, autolinks and footnotes; callouts,
//! `==marks==`, `%%comments%%` and `[[wiki links]]` as Obsidian has them, plus description lists,
//! `:shortcodes:` and dollar math. Nothing here writes HTML.

use std::borrow::Cow;

use comrak::nodes::{LineColumn, Node, NodeValue};
use comrak::{Arena, Options, parse_document};

use crate::control;
use crate::footnotes::{self, Left};
use crate::tidy::tidy;

/// How often a body is read again to tell money from mathematics, and comments from signs.
const ROUNDS: usize = 4;

/// A body as a tree.
pub struct Document<'a> {
    pub root: Node<'a>,
    /// Footnotes that no reader sees.
    pub footnotes: Left,
}

/// Parses `body` and hands its document to `read`.
pub fn with_document<T>(body: &str, read: impl FnOnce(&Document<'_>) -> T) -> T {
    with_tree(body, |root| {
        let footnotes = footnotes::arrange(root);
        read(&Document { root, footnotes })
    })
}

/// Parses `body` and hands its nodes to `read`, those of footnotes where they were written.
pub fn with_tree<T>(body: &str, read: impl FnOnce(Node<'_>) -> T) -> T {
    let options = options();
    let mut body = control::visible(body);
    for _ in 0..ROUNDS {
        if !body.contains('$') && !body.contains("%%") {
            break;
        }
        let arena = Arena::new();
        let root = parse_document(&arena, &body, &options);
        let starts = line_starts(&body);
        let mut signs = money(root, &body, &starts);
        signs.extend(unclosed_comments(root, &body, &starts));
        if signs.is_empty() {
            tidy(&arena, root, &body, &starts);
            return read(root);
        }
        body = Cow::Owned(escaped(&body, signs));
    }
    let arena = Arena::new();
    let root = parse_document(&arena, &body, &options);
    tidy(&arena, root, &body, &line_starts(&body));
    read(root)
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
    extension.wikilinks_ignore_embeds = true;
    extension.cjk_friendly_emphasis = true;
    options.parse.leave_footnote_definitions = true;
    options
}

/// Where the lines of a body begin.
fn line_starts(body: &str) -> Vec<usize> {
    let ends = body.match_indices('\n').map(|(at, _)| at + 1);
    std::iter::once(0).chain(ends).collect()
}

/// The body with a backslash before each of these signs. Lines keep their numbers.
fn escaped(body: &str, mut signs: Vec<usize>) -> String {
    signs.sort_unstable();
    let mut escaped = String::with_capacity(body.len() + signs.len());
    let mut written = 0;
    for at in signs {
        escaped.push_str(&body[written..at]);
        escaped.push('\\');
        written = at;
    }
    escaped.push_str(&body[written..]);
    escaped
}

/// The dollars that open a sum of money and not a formula.
fn money(document: Node<'_>, body: &str, starts: &[usize]) -> Vec<usize> {
    let mut dollars = Vec::new();
    for node in document.descendants() {
        let ast = node.data();
        let NodeValue::Math(math) = &ast.value else {
            continue;
        };
        if !math.dollar_math || math.display_math {
            continue;
        }
        let Some(open) = offset(ast.sourcepos.start, starts) else {
            continue;
        };
        let close = open + 1 + math.literal.len();
        let is_there =
            body.get(open..open + 1) == Some("$") && body.get(close..close + 1) == Some("$");
        if is_there && is_money(&body[..open], &math.literal, &body[close + 1..]) {
            dollars.push(open);
        }
    }
    dollars
}

/// The signs of comments that would hide the rest of the body, since nothing ends them: a cell of a
/// notebook begins with `%%time`.
fn unclosed_comments(document: Node<'_>, body: &str, starts: &[usize]) -> Vec<usize> {
    let mut signs = Vec::new();
    for node in document.descendants() {
        let ast = node.data();
        let NodeValue::MultilineComment(comment) = &ast.value else {
            continue;
        };
        if comment.closed {
            continue;
        }
        let Some(open) = offset(ast.sourcepos.start, starts) else {
            continue;
        };
        if body.get(open..open + 2) == Some("%%") {
            signs.extend([open, open + 1]);
        }
    }
    signs
}

fn offset(place: LineColumn, starts: &[usize]) -> Option<usize> {
    let line = starts.get(place.line.checked_sub(1)?)?;
    Some(line + place.column.checked_sub(1)?)
}

/// Pandoc's and GitHub's rules together: a formula has no space inside its dollars, no letter or
/// digit before them, and behind them nothing but the ending of a word, as in `$n$th` and `$x$s`.
fn is_money(before: &str, literal: &str, after: &str) -> bool {
    let spaced = literal.starts_with(char::is_whitespace) || literal.ends_with(char::is_whitespace);
    let joins = |letter: char| letter < '\u{2e80}' && letter.is_alphanumeric();
    spaced || before.ends_with(joins) || !ends_a_word(after)
}

/// Whether what stands behind a formula is no more of a word than its ending.
fn ends_a_word(after: &str) -> bool {
    let ending: String = after
        .chars()
        .take_while(|letter| letter.is_alphanumeric())
        .take(LONGEST_ENDING + 1)
        .collect();
    let is_spaced = ending.chars().all(|letter| letter < '\u{2e80}');
    !is_spaced || ENDINGS.contains(&ending.as_str())
}

/// What is written behind the name of a number or of a thing.
const ENDINGS: &[&str] = &[
    "", "th", "st", "nd", "rd", "s", "es", "ths", "fold", "way", "ary", "D", "d",
];
const LONGEST_ENDING: usize = 4;
