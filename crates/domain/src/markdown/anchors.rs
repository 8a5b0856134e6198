//! Ids that an author gives: `{#id}` behind the words of a heading, `^id` behind those of a block or
//! below it. They are taken out of the words and become nodes of their own where readers are to
//! arrive: the first in what they name, or right before it.

use std::cell::OnceCell;

use comrak::Arena;
use comrak::nodes::{Ast, AstNode, LineColumn, Node, NodeValue};

use super::source::Source;

/// An id that an author gave, as a node holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor<'node> {
    /// `{#id}`, without the signs around it.
    Heading(&'node str),
    /// `^id`, with its sign.
    Block(&'node str),
}

impl Anchor<'_> {
    /// The id that this node holds, when it is one that holds an id.
    pub fn of(value: &NodeValue) -> Option<Anchor<'_>> {
        let NodeValue::Raw(id) = value else {
            return None;
        };
        Some(match id.strip_prefix('#') {
            Some(id) => Anchor::Heading(id),
            None => Anchor::Block(id),
        })
    }
}

/// Takes the ids of all headings and blocks out of their words.
pub(super) fn take<'a>(document: Node<'a>, body: &str, arena: &'a Arena<'a>) {
    if !body.contains(['^', '{']) {
        return;
    }
    let source = OnceCell::new();
    let source = || source.get_or_init(|| Source::of(body));
    let nodes: Vec<Node<'a>> = document
        .descendants()
        .filter(|node| {
            let value = &node.data().value;
            matches!(value, NodeValue::Heading(_) | NodeValue::Paragraph)
        })
        .collect();
    for node in nodes {
        let is_heading = matches!(node.data().value, NodeValue::Heading(_));
        if let Some(id) = cut(node, block_id, source) {
            let place = carrier(arena, node, format!("^{id}"));
            if node.first_child().is_some() || is_heading {
                node.prepend(place);
            } else if let Some(named) = node.previous_sibling() {
                // It stands by itself below what it names.
                named.insert_before(place);
                node.detach();
            } else {
                node.append(place);
            }
        }
        if is_heading && let Some(id) = cut(node, heading_id, source) {
            node.prepend(carrier(arena, node, format!("#{id}")));
        }
    }
}

fn carrier<'a>(arena: &'a Arena<'a>, of: Node<'a>, id: String) -> Node<'a> {
    let place = of.data().sourcepos.start;
    arena.alloc(AstNode::from(Ast::new(NodeValue::Raw(id), place)))
}

/// Takes what `find` finds off the end of the last words of a block. It says where the words end,
/// and what the id is.
fn cut<'s, 'b: 's>(
    node: Node<'_>,
    find: impl Fn(&str) -> Option<(usize, &str)>,
    source: impl FnOnce() -> &'s Source<'b>,
) -> Option<String> {
    let last = node.last_child()?;
    let mut is_empty = false;
    let id = {
        let mut last = last.data_mut();
        let end = last.sourcepos.end;
        let NodeValue::Text(text) = &mut last.value else {
            return None;
        };
        let (words, id) = find(text)?;
        let tail = text[words..].trim();
        if !source().has_before(end, tail) {
            return None;
        }
        let id = id.to_owned();
        let gone = text.len() - words;
        let words = text[..words].to_owned();
        is_empty |= words.is_empty();
        *text = words.into();
        last.sourcepos.end.column = last.sourcepos.end.column.saturating_sub(gone);
        id
    };
    if is_empty {
        let before = last.previous_sibling();
        last.detach();
        if let Some(before) = before
            && matches!(before.data().value, NodeValue::SoftBreak)
        {
            before.detach();
        }
    }
    Some(id)
}

impl Source<'_> {
    /// Whether a tail stands in the body as it reads. What was written with escapes means itself.
    fn has_before(&self, end: LineColumn, tail: &str) -> bool {
        let text = self.line_to(end);
        let before = text.and_then(|text| text.trim_end().strip_suffix(tail));
        before.is_some_and(|before| !before.ends_with('\\'))
    }
}

fn heading_id(text: &str) -> Option<(usize, &str)> {
    let inner = text.trim_end().strip_suffix('}')?;
    let (words, id) = inner.rsplit_once("{#")?;
    let is_sign = |sign: char| {
        sign.is_alphanumeric()
            || unicode_normalization::char::is_combining_mark(sign)
            || "-_.".contains(sign)
    };
    (!id.is_empty() && id.chars().all(is_sign)).then(|| (words.trim_end().len(), id))
}

/// A power such as ` ^2` at the end of a sentence is no id.
fn block_id(text: &str) -> Option<(usize, &str)> {
    let text = text.trim_end();
    let (words, id) = text.rsplit_once('^')?;
    let is_id = id
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let is_number = id.bytes().all(|byte| byte.is_ascii_digit());
    let stands_alone = words.is_empty() || words.ends_with(char::is_whitespace);
    let is_id = is_id && !id.is_empty() && !(is_number && id.len() < 6);
    (is_id && stands_alone).then(|| (words.trim_end().len(), id))
}
