//! The style sheet of a drawing, applied: which paint, font and line each element has.
//!
//! The drawing library says how things look in a `<style>`, in `style` attributes and in attributes,
//! as Mermaid does. A page takes neither of the first two: a sheet among the words of a page reaches
//! all of it, and the preview's policy forbids them. So they are applied here, while the page is
//! made. Only what the drawing library writes is understood: selectors of names, classes, ids and
//! attributes, one within the other; what is not understood has no effect.

mod selector;

use roxmltree::Node;

use selector::{Part, fits, parts, specificity};

/// What of a look is kept. The order is that of [`Look`].
const PROPERTIES: [&str; 16] = [
    "fill",
    "stroke",
    "color",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "opacity",
    "fill-opacity",
    "stroke-opacity",
    "font-size",
    "font-weight",
    "font-style",
    "text-anchor",
    "dominant-baseline",
    "display",
];

/// What is said of an element, by the property.
#[derive(Debug, Clone, Default)]
pub(super) struct Look<'s> {
    values: [Option<Said<'s>>; PROPERTIES.len()],
}

/// A value and how much it weighs: important, written on the element, specificity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Said<'s> {
    value: &'s str,
    weight: (bool, bool, [u8; 3]),
}

/// A style sheet.
#[derive(Debug, Default)]
pub(super) struct Sheet<'s> {
    rules: Vec<Rule<'s>>,
}

#[derive(Debug)]
struct Rule<'s> {
    /// From the element outwards.
    parts: Vec<Part<'s>>,
    specificity: [u8; 3],
    declared: Vec<(usize, &'s str, bool)>,
}

impl<'s> Look<'s> {
    /// What is said of a property.
    pub(super) fn get(&self, property: &str) -> Option<&'s str> {
        let at = PROPERTIES.iter().position(|known| *known == property)?;
        self.values[at].map(|said| said.value)
    }

    fn say(&mut self, at: usize, said: Said<'s>) {
        if self.values[at].is_none_or(|before| before.weight <= said.weight) {
            self.values[at] = Some(said);
        }
    }
}

impl<'s> Sheet<'s> {
    /// Adds the rules of a text; what comes later wins.
    pub(super) fn read(&mut self, text: &'s str) {
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            let (selectors, body) = (rest[..open].trim(), &rest[open + 1..]);
            if selectors.starts_with('@') {
                rest = after_block(body);
                continue;
            }
            let close = body.find('}').unwrap_or(body.len());
            let declared = declarations(&body[..close]);
            if !declared.is_empty() {
                let parts = selectors.split(',').filter_map(parts);
                self.rules.extend(parts.map(|parts| Rule {
                    specificity: specificity(&parts),
                    parts,
                    declared: declared.clone(),
                }));
            }
            rest = body.get(close + 1..).unwrap_or_default();
        }
    }

    /// The look of an element, without what it has from those around it.
    pub(super) fn look<'n: 's>(&self, node: Node<'n, '_>) -> Look<'s> {
        let mut look = Look::default();
        for (at, property) in PROPERTIES.iter().enumerate() {
            if let Some(value) = node.attribute(*property) {
                let weight = (false, false, [0; 3]);
                look.say(
                    at,
                    Said {
                        value: value.trim(),
                        weight,
                    },
                );
            }
        }
        for rule in &self.rules {
            if fits(&rule.parts, node) {
                for &(at, value, important) in &rule.declared {
                    let weight = (important, false, rule.specificity);
                    look.say(at, Said { value, weight });
                }
            }
        }
        for (at, value, important) in declarations(node.attribute("style").unwrap_or_default()) {
            let weight = (important, true, [0; 3]);
            look.say(at, Said { value, weight });
        }
        look
    }
}

/// What follows a block whose inside, with blocks of its own, begins `text`.
fn after_block(text: &str) -> &str {
    let mut depth = 1_usize;
    for (at, sign) in text.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &text[at + 1..];
        }
    }
    ""
}

fn declarations(text: &str) -> Vec<(usize, &str, bool)> {
    let declared = text.split(';').filter_map(|declaration| {
        let (property, value) = declaration.split_once(':')?;
        let at = PROPERTIES
            .iter()
            .position(|known| *known == property.trim())?;
        let value = value.trim();
        match value.strip_suffix("!important") {
            Some(value) => Some((at, value.trim(), true)),
            None => Some((at, value, false)),
        }
    });
    declared.collect()
}

#[cfg(test)]
mod tests {
    use super::Sheet;
    use roxmltree::Document;

    #[test]
    fn what_is_more_precise_later_important_or_written_on_the_element_wins() {
        let text = "@keyframes a{from{fill:red;}}#d .node rect, #d p{fill:one;stroke:two}\
                    #d .node>rect[data-look=\"neo\"]{fill:three}#d .b{stroke:four !important}\
                    #d .node:hover{fill:never}#d .far>rect{fill:never}";
        let drawing = "<svg id=\"d\"><g class=\"far\"><g class=\"node x\"><rect class=\"b\" \
                       data-look=\"neo\" fill=\"none\" style=\"stroke:five; opacity:.5\"/></g></g></svg>";
        let document = Document::parse(drawing).expect("a drawing");
        let rect = document
            .descendants()
            .find(|node| node.has_tag_name("rect"))
            .expect("a rect");
        let mut sheet = Sheet::default();
        sheet.read(text);
        let look = sheet.look(rect);
        assert_eq!(look.get("fill"), Some("three"));
        assert_eq!(look.get("stroke"), Some("four"));
        assert_eq!(look.get("opacity"), Some(".5"));
    }
}
