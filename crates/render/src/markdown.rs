//! The one place that configures the Markdown parser.
//!
//! CommonMark with GitHub's tables, task lists, strikethrough, autolinks, footnotes and
//! callouts, plus description lists, `[[wiki links]]`, `:shortcodes:` and dollar math. Nothing
//! here writes HTML.

use comrak::nodes::{Node, NodeValue};
use comrak::{Arena, Options, parse_document};

/// How often a body is read again to tell money from mathematics.
const ROUNDS: usize = 4;

/// Parses `body` and hands its document to `read`.
pub fn with_document<T>(body: &str, read: impl FnOnce(Node<'_>) -> T) -> T {
    let options = options();
    let mut body = std::borrow::Cow::Borrowed(body);
    for _ in 0..ROUNDS {
        if !body.contains('$') {
            break;
        }
        let arena = Arena::new();
        let document = parse_document(&arena, &body, &options);
        match without_money(document, &body) {
            Some(escaped) => body = std::borrow::Cow::Owned(escaped),
            None => return read(document),
        }
    }
    let arena = Arena::new();
    read(parse_document(&arena, &body, &options))
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
    extension.wikilinks_ignore_embeds = true;
    extension.cjk_friendly_emphasis = true;
    options
}

/// The body with a backslash before each dollar that opens a sum of money and not a formula,
/// or nothing when there is none. Lines keep their numbers.
fn without_money(document: Node<'_>, body: &str) -> Option<String> {
    let starts: Vec<usize> = std::iter::once(0)
        .chain(body.match_indices('\n').map(|(at, _)| at + 1))
        .collect();
    let mut dollars = Vec::new();
    for node in document.descendants() {
        let ast = node.data();
        let NodeValue::Math(math) = &ast.value else {
            continue;
        };
        if !math.dollar_math || math.display_math {
            continue;
        }
        let place = ast.sourcepos.start;
        let Some(line) = place.line.checked_sub(1).and_then(|line| starts.get(line)) else {
            continue;
        };
        let open = line + place.column.saturating_sub(1);
        let close = open + 1 + math.literal.len();
        let is_there =
            body.get(open..open + 1) == Some("$") && body.get(close..close + 1) == Some("$");
        if is_there && is_money(&body[..open], &math.literal, &body[close + 1..]) {
            dollars.push(open);
        }
    }
    if dollars.is_empty() {
        return None;
    }
    dollars.sort_unstable();
    let mut escaped = String::with_capacity(body.len() + dollars.len());
    let mut written = 0;
    for at in dollars {
        escaped.push_str(&body[written..at]);
        escaped.push('\\');
        written = at;
    }
    escaped.push_str(&body[written..]);
    Some(escaped)
}

/// Pandoc's and GitHub's rules together: a formula has no space inside its dollars and no
/// letter or digit right outside them.
fn is_money(before: &str, literal: &str, after: &str) -> bool {
    let spaced = literal.starts_with(char::is_whitespace) || literal.ends_with(char::is_whitespace);
    let joined =
        before.ends_with(char::is_alphanumeric) || after.starts_with(char::is_alphanumeric);
    spaced || joined
}
