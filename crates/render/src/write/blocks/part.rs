//! A part of a note: what stands under one heading, or one block.

use comrak::nodes::{Node, NodeValue};
use domain::markdown::Anchor;

use crate::{Place, Places};

/// Takes all away that is not the part that `wanted` means, but for footnotes, which are found by their
/// references; false when there is none such.
pub(in crate::write) fn keep(document: Node<'_>, wanted: &str, places: &Places) -> bool {
    match places.find(wanted) {
        None => false,
        Some(Place::Top) => true,
        Some(Place::At { id, .. }) => match places.line_of(&id) {
            Some(line) => keep_section(document, line),
            None => keep_block(document, &id),
        },
    }
}

fn level(node: Node<'_>) -> Option<u8> {
    match &node.data().value {
        NodeValue::Heading(heading) => Some(heading.level),
        _ => None,
    }
}

fn is_footnote(node: Node<'_>) -> bool {
    matches!(node.data().value, NodeValue::FootnoteDefinition(_))
}

/// Keeps the heading on this line and what stands under it.
fn keep_section(document: Node<'_>, line: u32) -> bool {
    let nodes: Vec<Node<'_>> = document.children().collect();
    let is_meant = |node: &Node<'_>| {
        let start = node.data().sourcepos.start.line;
        level(node).is_some() && u32::try_from(start).is_ok_and(|start| start == line)
    };
    let Some(start) = nodes.iter().position(is_meant) else {
        return false;
    };
    let own = level(nodes[start]);
    let ends = |node: &Node<'_>| level(node).is_some_and(|level| Some(level) <= own);
    let end = nodes[start + 1..].iter().position(ends);
    let end = end.map_or(nodes.len(), |end| start + 1 + end);
    for (at, node) in nodes.into_iter().enumerate() {
        if !(start..end).contains(&at) && !is_footnote(node) {
            node.detach();
        }
    }
    true
}

/// Keeps the block with this id; of a list, the entry.
fn keep_block(document: Node<'_>, id: &str) -> bool {
    let is_meant = |node: &Node<'_>| Anchor::of(&node.data().value) == Some(Anchor::Block(id));
    let Some(place) = document.descendants().find(is_meant) else {
        return false;
    };
    let Some(holder) = place.parent() else {
        return false;
    };
    let block = match &holder.data().value {
        NodeValue::Paragraph | NodeValue::Heading(_) => Some(holder),
        _ => place.next_sibling(),
    };
    let Some(mut block) = block else { return false };
    if level(block).is_some() {
        let line = u32::try_from(block.data().sourcepos.start.line);
        return line.is_ok_and(|line| keep_section(document, line));
    }
    if let Some(item) = block.parent()
        && matches!(
            item.data().value,
            NodeValue::Item(_) | NodeValue::TaskItem(_)
        )
        && block.previous_sibling().is_none()
        && let Some(list) = item.parent()
    {
        let others: Vec<Node<'_>> = list.children().filter(|one| !one.same_node(item)).collect();
        others.into_iter().for_each(|other| other.detach());
        block = list;
    }
    block.detach();
    let others: Vec<Node<'_>> = document
        .children()
        .filter(|node| !is_footnote(node))
        .collect();
    others.into_iter().for_each(|other| other.detach());
    document.prepend(block);
    true
}
