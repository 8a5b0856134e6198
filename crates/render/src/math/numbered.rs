//! Rows of a formula that have a number: which they are, and the labels that mean it.

use roxmltree::Node;

use super::marks::{self, Own};

/// What an element says to the page.
pub(super) fn own_of(node: Node<'_, '_>) -> Option<Own> {
    marks::own(node.attribute("href")?)
}

/// Whether this is a row with a number or a tag.
pub(super) fn is_numbered_row(node: &Node<'_, '_>) -> bool {
    node.tag_name().name() == "mtr" && number_cell(*node).is_some()
}

/// The cell of a row in which its number stands.
pub(super) fn number_cell<'a, 'input>(row: Node<'a, 'input>) -> Option<Node<'a, 'input>> {
    let last = row.last_element_child()?;
    let is_tag = || {
        let room = row.first_element_child();
        room.is_some_and(|room| room.attribute("width") == Some("50%"))
    };
    (is_number(last) || is_tag()).then_some(last)
}

/// Whether this cell is that of a number.
pub(super) fn is_number(cell: Node<'_, '_>) -> bool {
    cell.attribute("class") == Some("mml-eqn-num")
}

/// What the author gave a row with this cell of a number as its tag.
pub(super) fn tag_of<'a, 'input>(cell: Node<'a, 'input>) -> Option<Node<'a, 'input>> {
    let row = cell.parent_element()?;
    let mut tags = row
        .descendants()
        .filter(|inner| own_of(*inner) == Some(Own::Tag));
    tags.find(|inner| row_of(*inner) == Some(row))
}

/// The labels below an element that belong to this row, or to none that has a number.
pub(super) fn labels_of(node: Node<'_, '_>, row: Option<Node<'_, '_>>) -> Vec<String> {
    let labels = node.descendants().filter_map(|inner| match own_of(inner)? {
        Own::Label(label) => Some((inner, label)),
        _ => None,
    });
    let labels = labels.filter(|(inner, _)| row_of(*inner) == row);
    labels.map(|(_, label)| label).collect()
}

/// The row with a number that something stands in.
fn row_of<'a, 'input>(node: Node<'a, 'input>) -> Option<Node<'a, 'input>> {
    node.ancestors().find(is_numbered_row)
}
