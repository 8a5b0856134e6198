//! Which footnote a reference means, and in which order readers meet them.
//!
//! The parser counts references in the order of the source and takes the last of two definitions.
//! Here the first one counts, as CommonMark has it for links, and numbers follow the eye: those of
//! the text first, then those that footnotes refer to. What nobody can reach is told and not shown.

use std::collections::HashMap;

use comrak::nodes::{Node, NodeValue};

/// What the author should know about the footnotes of a document.
#[derive(Debug, Default)]
pub struct Left {
    /// Definitions behind another of the same name: the name, and the lines of the body on which this
    /// one and the first one begin.
    pub repeated: Vec<(String, usize, usize)>,
    /// Definitions that nothing refers to: the name, and the line of the body on which it begins.
    pub unused: Vec<(String, usize)>,
}

struct Definition<'a> {
    node: Node<'a>,
    name: String,
    line: usize,
    number: Option<u32>,
    references: u32,
}

/// Numbers the references of a document as readers meet them, and puts the definitions that are
/// referred to at its end, in this order. Returns what no reader sees.
pub fn arrange(document: Node<'_>) -> Left {
    let mut left = Left::default();
    let mut definitions: Vec<Definition<'_>> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let found: Vec<Node<'_>> = document
        .descendants()
        .filter(|node| matches!(node.data().value, NodeValue::FootnoteDefinition(_)))
        .collect();
    for node in found {
        node.detach();
        let data = node.data();
        let NodeValue::FootnoteDefinition(definition) = &data.value else {
            continue;
        };
        let line = data.sourcepos.start.line;
        let name = definition.name.clone();
        match places.get(&key(&name)) {
            Some(first) => left.repeated.push((name, line, definitions[*first].line)),
            None => {
                places.insert(key(&name), definitions.len());
                definitions.push(Definition {
                    node,
                    name,
                    line,
                    number: None,
                    references: 0,
                });
            }
        }
    }
    if definitions.is_empty() {
        return left;
    }
    let mut order = Vec::new();
    count(document, &places, &mut definitions, &mut order);
    let mut next = 0;
    while let Some(place) = order.get(next).copied() {
        next += 1;
        let node = definitions[place].node;
        count(node, &places, &mut definitions, &mut order);
    }
    for place in order {
        let Definition {
            node, references, ..
        } = definitions[place];
        if let NodeValue::FootnoteDefinition(definition) = &mut node.data_mut().value {
            definition.total_references = references;
        }
        document.append(node);
    }
    let unused = definitions
        .into_iter()
        .filter(|definition| definition.number.is_none());
    left.unused
        .extend(unused.map(|definition| (definition.name, definition.line)));
    left
}

/// Numbers the references under a node; definitions that are met for the first time join `order`.
fn count(
    node: Node<'_>,
    places: &HashMap<String, usize>,
    definitions: &mut [Definition<'_>],
    order: &mut Vec<usize>,
) {
    for inner in node.descendants() {
        let mut data = inner.data_mut();
        let NodeValue::FootnoteReference(reference) = &mut data.value else {
            continue;
        };
        let Some(place) = places.get(&key(&reference.name)).copied() else {
            continue;
        };
        let definition = &mut definitions[place];
        let number = *definition.number.get_or_insert_with(|| {
            order.push(place);
            u32::try_from(order.len()).unwrap_or(u32::MAX)
        });
        definition.references += 1;
        reference.ix = number;
        reference.ref_num = definition.references;
    }
}

/// What is left of a footnote's name when case and the number of blanks do not count.
fn key(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").to_lowercase()
}
