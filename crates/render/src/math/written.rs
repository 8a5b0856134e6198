//! A formula in MathML Core, as browsers draw it and checkers know it.
//!
//! The library that reads formulas writes the MathML of old: letters by `mathvariant`, boxes by
//! `menclose`, columns by attributes that no browser heeds, and its attributes in another order each
//! time. So what it makes is written anew here: letters as the signs of Unicode, boxes and columns as
//! classes of the theme, and nothing that is not on the list.

use roxmltree::{Document, Node};

use super::allowed::{ATTRIBUTES, ELEMENTS};
use super::display::Display;
use super::letters;
use super::marks::{self, Mark, Own};
use super::numbered::{self, is_number, is_numbered_row, labels_of, number_cell};
use super::signs;
use super::spacing;
use super::table::{self, Table};
use crate::html::escape;

/// What no author can call a colour, so that a command the library refuses is known by it.
pub(super) const REFUSED: &str = "not drawn";

/// A formula as it is written.
pub(super) struct Written {
    pub mathml: String,
    /// Whether it has a label, and no number that could be referred to.
    pub is_label_without_number: bool,
}

/// Why a formula is not written: what of it is not on the list.
pub(super) fn written(markup: &str, display: Display) -> Result<Written, String> {
    let document = Document::parse(markup).map_err(|error| error.to_string())?;
    let math = document
        .descendants()
        .find(|node| node.tag_name().name() == "math");
    let inner = math.and_then(|math| {
        math.descendants()
            .find(|node| node.tag_name().name() == "semantics")
    });
    let content = inner.and_then(|inner| inner.first_element_child());
    let content = content.ok_or("nothing in it is a formula")?;
    let mut out = String::from("<math class=\"math\"");
    if display == Display::Block {
        out.push_str(" display=\"block\"");
    }
    let labels = labels_of(content, None);
    let is_label_without_number = !labels.is_empty();
    push_place(labels, String::new(), &mut out);
    out.push('>');
    element(content, None, &mut out)?;
    out.push_str("</math>");
    Ok(Written {
        mathml: out,
        is_label_without_number,
    })
}

/// Writes the id of a row with these labels.
fn push_place(labels: Vec<String>, words: String, out: &mut String) {
    if labels.is_empty() {
        return;
    }
    out.push_str(" id=\"");
    marks::push(out, &Mark::Place { labels, words });
    out.push('"');
}

/// What stands in the cell of a number.
fn number_of(cell: Node<'_, '_>) -> Result<String, String> {
    let mut number = String::new();
    let holder = match numbered::tag_of(cell) {
        Some(tag) => tag,
        None if cell.has_children() => cell,
        None => {
            push_number(&mut number);
            return Ok(number);
        }
    };
    // What keeps a tag apart from its neighbours on its way here is empty.
    let shown = |child: &Node<'_, '_>| child.is_element() && child.has_children();
    for child in holder.children().filter(shown) {
        element(child, None, &mut number)?;
    }
    Ok(number)
}

fn push_number(out: &mut String) {
    out.push_str("<mtext>(");
    marks::push(out, &Mark::Number);
    out.push_str(")</mtext>");
}

/// Writes a link or what else an element says to the page; false when it says nothing.
fn said(node: Node<'_, '_>, out: &mut String) -> Result<bool, String> {
    let Some(address) = node.attribute("href") else {
        return Ok(false);
    };
    match marks::own(address) {
        Some(Own::Label(_) | Own::Tag) => {}
        Some(Own::Number) => push_number(out),
        Some(Own::Reference(label, form)) => {
            out.push_str("<mtext>");
            marks::push(out, &Mark::Reference { label, form });
            out.push_str("</mtext>");
        }
        None => {
            // Formulas have no links of their own in every browser, but words may be any that HTML has.
            out.push_str("<mtext>");
            marks::push(out, &Mark::Link(address.to_owned()));
            let words: String = node
                .descendants()
                .filter_map(|inner| inner.text().filter(|_| inner.is_text()))
                .collect();
            // An address that is shown as it is are words, and no letters of mathematics.
            if signs::with_tildes(&words) == address {
                escape::push(out, address);
            } else {
                out.push_str("<math class=\"math\"><mrow>");
                for child in node.children().filter(Node::is_element) {
                    element(child, None, out)?;
                }
                out.push_str("</mrow></math>");
            }
            marks::push(out, &Mark::LinkEnd);
            out.push_str("</mtext>");
        }
    }
    Ok(true)
}

fn element(node: Node<'_, '_>, class: Option<String>, out: &mut String) -> Result<(), String> {
    let name = node.tag_name().name();
    // What is refused is written in a colour by the library, by its name.
    if node.attribute("mathcolor") == Some(REFUSED) {
        let texts = node.descendants().filter(Node::is_text);
        let command: String = texts.filter_map(|it| it.text()).collect();
        return Err(format!("the command {} is not drawn here", command.trim()));
    }
    if said(node, out)? {
        return Ok(());
    }
    if signs::is_side(node) {
        out.push_str("<mi></mi>");
        return Ok(());
    }
    if name == "mpadded"
        && let Some((before, behind)) = room_beside(node)
    {
        out.push_str("<mrow>");
        out.push_str(&format!("<mspace width=\"{before}em\"></mspace>"));
        for child in node.children().filter(Node::is_element) {
            element(child, None, out)?;
        }
        out.push_str(&format!("<mspace width=\"{behind}em\"></mspace></mrow>"));
        return Ok(());
    }
    let written = begin(node, class, out)?;
    if is_number(node) {
        out.push_str(&number_of(node)?);
    } else if name == "mtable" {
        rows(node, out)?;
    } else {
        inside(node, out)?;
    }
    end(written, out);
    Ok(())
}

/// Writes the rows of a table.
fn rows(node: Node<'_, '_>, out: &mut String) -> Result<(), String> {
    let table = Table::of(node);
    for (at, row) in node.children().filter(Node::is_element).enumerate() {
        let written = begin(row, None, out)?;
        let filling = table.filling(row);
        out.push_str(filling.before);
        for (cell, class) in table.cells(at, row) {
            if cell.prev_sibling_element().is_some() && table::is_room(cell) {
                out.push_str(&filling.cells);
            }
            element(cell, class, out)?;
        }
        out.push_str(&filling.behind);
        end(written, out);
    }
    Ok(())
}

/// Writes what stands in an element.
fn inside(node: Node<'_, '_>, out: &mut String) -> Result<(), String> {
    let is_words = node.has_tag_name("mtext");
    let variant = node.attribute("mathvariant").filter(|_| !is_words);
    for child in node.children() {
        if child.is_element() {
            if spacing::is_before(child) {
                out.push_str(spacing::THIN);
            }
            element(child, None, out)?;
            if spacing::is_behind(child) {
                out.push_str(spacing::THIN);
            }
        } else if let Some(text) = child.text() {
            match variant {
                Some(variant) => signs::push_text(node, &letters::of(text, variant), out),
                None => signs::push_text(node, text, out),
            }
        }
    }
    Ok(())
}

/// Writes the start of an element, and gives the name it is written under.
fn begin(
    node: Node<'_, '_>,
    class: Option<String>,
    out: &mut String,
) -> Result<&'static str, String> {
    let name = node.tag_name().name();
    let mut classes: Vec<String> = class.into_iter().collect();
    let written = match name {
        "menclose" => {
            let notation = node.attribute("notation").unwrap_or_default();
            classes.extend(notation.split_whitespace().map(|it| format!("math-{it}")));
            "mrow"
        }
        // One letter that is made of more is no letter any longer.
        "mi" | "mn" | "mo" | "mtext" if node.first_element_child().is_some() => "mrow",
        _ => ELEMENTS
            .iter()
            .find(|known| **known == name)
            .ok_or("it has a part that is not drawn here")?,
    };
    let variant = node.attribute("mathvariant");
    if name == "mtext"
        && let Some(variant) = variant.filter(|variant| *variant != "normal")
    {
        classes.push(format!("math-{variant}"));
    }
    if name == "mtable" {
        if node.attribute("columnspacing") == Some("0em") {
            classes.push(String::from("math-close"));
        }
        if node.attribute("width").is_some() || node.descendants().any(is_number) {
            classes.push(String::from("math-tagged"));
        }
    }
    if is_number(node) {
        classes.push(String::from("math-number"));
    }
    if table::is_room(node) || name == "mtd" && node.attribute("width").is_some() {
        classes.push(String::from("math-room"));
    }
    out.push('<');
    out.push_str(written);
    if !classes.is_empty() {
        escape::push_attribute(out, "class", &classes.join(" "));
    }
    signs::push_attributes(node, out);
    if written == "mi" && variant == Some("normal") {
        out.push_str(" mathvariant=\"normal\"");
    }
    for attribute in ATTRIBUTES.iter().filter(|_| written == name) {
        // What a table is wide and a length added to another are words of the MathML of old.
        let value = node
            .attribute(*attribute)
            .filter(|value| !value.starts_with('+'));
        if let Some(value) =
            value.filter(|_| !(*attribute == "width" && ["mtable", "mtd"].contains(&name)))
        {
            escape::push_attribute(out, attribute, value);
        }
    }
    if is_numbered_row(&node) {
        let labels = labels_of(node, Some(node));
        let words = match (labels.is_empty(), number_cell(node)) {
            (false, Some(cell)) => number_of(cell)?,
            _ => String::new(),
        };
        push_place(labels, words, out);
    }
    out.push('>');
    Ok(written)
}

fn end(written: &str, out: &mut String) {
    out.push_str(&format!("</{written}>"));
}

/// The room that is added before and behind something, such as the words on an arrow. No browser knows a
/// width that is added to another.
fn room_beside(padded: Node<'_, '_>) -> Option<(f64, f64)> {
    let length = |name: &str| -> Option<f64> {
        let length = padded.attribute(name)?.strip_suffix("em")?;
        length.parse().ok()
    };
    let added = padded.attribute("width")?.strip_prefix('+')?;
    let added: f64 = added.strip_suffix("em")?.parse().ok()?;
    let before = length("lspace").unwrap_or(0.0);
    let behind = (added - before).max(0.0);
    // Without the last digits of a sum of fractions.
    Some((before, (behind * 1000.0).round() / 1000.0))
}
