//! A formula in MathML Core, as browsers draw it and checkers know it.
//!
//! The library that reads formulas writes the MathML of old: letters by `mathvariant`, boxes by
//! `menclose`, columns by attributes that no browser heeds, and its attributes in another order each
//! time. So what it makes is written anew here: letters as the signs of Unicode, boxes and columns as
//! classes of the theme, and nothing that is not on the list.

use roxmltree::{Document, Node};

use super::marks::{self, Mark, Own};
use super::spacing;
use super::{Display, REFUSED, letters};
use crate::escape;
use crate::markup::{self, Tag};

/// Elements that are written as they are.
const ELEMENTS: [&str; 25] = [
    "mfrac",
    "mi",
    "mmultiscripts",
    "mn",
    "mo",
    "mover",
    "mpadded",
    "mphantom",
    "mprescripts",
    "mroot",
    "mrow",
    "ms",
    "mspace",
    "msqrt",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
    "none",
];

/// What the library writes for a tilde in an address.
const TILDE: &str = "\\textasciitilde";

/// Attributes that are written as they are, in this order.
const ATTRIBUTES: [&str; 20] = [
    "accent",
    "accentunder",
    "columnspan",
    "depth",
    "displaystyle",
    "fence",
    "form",
    "height",
    "linethickness",
    "lspace",
    "mathbackground",
    "mathcolor",
    "maxsize",
    "minsize",
    "movablelimits",
    "rspace",
    "scriptlevel",
    "separator",
    "stretchy",
    "width",
];

/// Attributes that only we write.
const OURS: [&str; 4] = ["class", "display", "id", "mathvariant"];

/// A formula as it is written.
pub(super) struct Written {
    pub mathml: String,
    /// Whether it has a label, and no number that could be referred to.
    pub is_label_without_number: bool,
}

/// Whether a text is made of the elements of formulas alone, each closed where it should be.
pub(crate) fn is_mathml(text: &str) -> bool {
    let is_attribute = |name: &str| ATTRIBUTES.contains(&name) || OURS.contains(&name);
    let is_of_formula = |tag: &Tag<'_>| {
        (tag.name == "math" || ELEMENTS.contains(&tag.name))
            && tag.attributes.iter().all(|(name, _)| is_attribute(name))
    };
    markup::tags(text).is_some_and(|tags| tags.iter().all(is_of_formula))
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

/// The labels below an element that belong to this row, or to none that has a number.
fn labels_of(node: Node<'_, '_>, row: Option<Node<'_, '_>>) -> Vec<String> {
    let labels = node.descendants().filter_map(|inner| match own_of(inner)? {
        Own::Label(label) => Some((inner, label)),
        _ => None,
    });
    let labels = labels.filter(|(inner, _)| inner.ancestors().find(is_numbered_row) == row);
    labels.map(|(_, label)| label).collect()
}

/// What an element says to the page.
fn own_of(node: Node<'_, '_>) -> Option<Own> {
    marks::own(node.attribute("href")?)
}

/// Whether this is a row with a number or a tag.
fn is_numbered_row(node: &Node<'_, '_>) -> bool {
    node.tag_name().name() == "mtr" && number_cell(*node).is_some()
}

/// The cell of a row in which its number stands.
fn number_cell<'a, 'input>(row: Node<'a, 'input>) -> Option<Node<'a, 'input>> {
    let last = row.last_element_child()?;
    let is_tag = || {
        let room = row.first_element_child();
        room.is_some_and(|room| room.attribute("width") == Some("50%"))
    };
    (last.attribute("class") == Some("mml-eqn-num") || is_tag()).then_some(last)
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
    let row = cell.parent_element();
    let tag = row.and_then(|row| {
        let mut tags = row
            .descendants()
            .filter(|inner| own_of(*inner) == Some(Own::Tag));
        tags.find(|inner| inner.ancestors().find(is_numbered_row) == Some(row))
    });
    let holder = match tag {
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
            if words.replace(TILDE, "~") == address {
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
    if is_side(node) {
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
        let is_number = |inner: Node<'_, '_>| inner.attribute("class") == Some("mml-eqn-num");
        if node.attribute("width").is_some() || node.descendants().any(is_number) {
            classes.push(String::from("math-tagged"));
        }
    }
    let is_number = node.attribute("class") == Some("mml-eqn-num");
    if is_number {
        classes.push(String::from("math-number"));
    }
    if node.attribute("class") == Some("mtr-glue")
        || name == "mtd" && node.attribute("width").is_some()
    {
        classes.push(String::from("math-room"));
    }
    out.push('<');
    out.push_str(written);
    if !classes.is_empty() {
        escape::push_attribute(out, "class", &classes.join(" "));
    }
    if name == "mo" && node.attribute("stretchy").is_none() {
        // As one that grows it stands over its letter in every browser; these have no wider forms in our
        // font. What parts two halves is as high as they.
        if is_accent(node) || node.attribute("fence") == Some("true") {
            out.push_str(" stretchy=\"true\"");
        }
    }
    if name == "mo" && stands_close(node) {
        // Browsers take a bar for one that relates what is at its sides.
        out.push_str(" lspace=\"0em\" rspace=\"0em\"");
    }
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
    if is_number {
        out.push_str(&number_of(node)?);
        out.push_str(&format!("</{written}>"));
        return Ok(());
    }
    let filling = Filling::of(node);
    out.push_str(filling.before);
    let mut columns = 0;
    for child in node.children() {
        if child.is_element() {
            if columns > 0 && is_room(child) {
                out.push_str(&filling.cells);
            }
            let class = match name {
                "mtr" => Some(of_cell(node, child, columns)),
                _ => None,
            };
            columns += 1;
            if spacing::is_before(child) {
                out.push_str(spacing::THIN);
            }
            element(child, class.filter(|class| !class.is_empty()), out)?;
            if spacing::is_behind(child) {
                out.push_str(spacing::THIN);
            }
        } else if let Some(text) = child.text() {
            let text = match variant.filter(|_| name != "mtext") {
                Some(variant) => letters::of(text, variant),
                None => text.to_owned(),
            };
            // The signs of a keyboard are drawn as large as letters. Accents have signs of their own, and
            // those that grow others than those that do not.
            let grows = node.attribute("stretchy") == Some("true");
            let text = match text.as_str() {
                "^" if is_accent(node) && grows => "\u{302}",
                "^" if is_accent(node) => "ˆ",
                "~" if is_accent(node) && grows => "˜",
                "~" if is_accent(node) => "\u{303}",
                "ˇ" if is_accent(node) && !grows => "\u{30c}",
                TILDE => "~",
                text => text,
            };
            escape::push(out, text);
        }
    }
    out.push_str(&filling.behind);
    out.push_str(&format!("</{written}>"));
    Ok(())
}

/// What a row of a table with numbers lacks to have as many cells as the others: the library gives the
/// room at the sides to those rows alone that have a number, and no row the cells its author left out.
#[derive(Default)]
struct Filling {
    before: &'static str,
    /// Right before the room of the number.
    cells: String,
    behind: String,
}

impl Filling {
    fn of(row: Node<'_, '_>) -> Filling {
        const ROOM: &str = "<mtd class=\"math-room\"></mtd>";
        const CELL: &str = "<mtd></mtd>";
        let has_room = |row: Node<'_, '_>| row.children().any(is_room);
        let table = row.parent_element().filter(|_| row.has_tag_name("mtr"));
        let Some(table) = table.filter(|table| table.children().any(has_room)) else {
            return Filling::default();
        };
        let cells = |row: Node<'_, '_>| {
            let cells = row.children().filter(Node::is_element);
            cells.filter(|cell| !stands_beside(*cell)).count()
        };
        let most = table.children().map(cells).max().unwrap_or_default();
        let cells = CELL.repeat(most.saturating_sub(cells(row)));
        match has_room(row) {
            true => Filling {
                cells,
                ..Filling::default()
            },
            false => Filling {
                before: ROOM,
                behind: cells + ROOM + CELL,
                ..Filling::default()
            },
        }
    }
}

/// Whether this is room at the side of a numbered row.
fn is_room(cell: Node<'_, '_>) -> bool {
    cell.attribute("class") == Some("mtr-glue")
}

/// Whether a cell is no column of the author's: a number, or room at the side of a numbered row.
fn stands_beside(cell: Node<'_, '_>) -> bool {
    is_room(cell) || cell.attribute("class") == Some("mml-eqn-num")
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

/// Whether this is the empty group before a sign, as behind every `&`: a side of that sign. Browsers pass
/// over empty groups and over words, and a sign with nothing else beside it would have no room.
fn is_side(group: Node<'_, '_>) -> bool {
    let is_sign = |next: Node<'_, '_>| next.has_tag_name("mo");
    group.has_tag_name("mrow")
        && !group.has_children()
        && group.next_sibling_element().is_some_and(is_sign)
}

/// Whether this bar opens or closes something, and has no room of its own beside it.
fn stands_close(sign: Node<'_, '_>) -> bool {
    let is_bar = sign
        .text()
        .is_some_and(|text| ["∥", "‖", "∣", "|"].contains(&text));
    let is_fence = sign.attribute("fence") == Some("true");
    let is_open_or_close = is_fence || sign.attribute("stretchy") == Some("false");
    is_bar && is_open_or_close && sign.attribute("lspace").is_none()
}

/// Whether this sign stands above or below another as its accent.
fn is_accent(sign: Node<'_, '_>) -> bool {
    let around = sign.parent_element();
    around.is_some_and(|around| {
        around.attribute("accent") == Some("true")
            || around.attribute("accentunder") == Some("true")
    })
}

/// The classes of a cell: where its words stand and which lines it has.
fn of_cell(row: Node<'_, '_>, cell: Node<'_, '_>, column: usize) -> String {
    let Some(table) = row.parent_element() else {
        return String::new();
    };
    if stands_beside(cell) {
        return String::new();
    }
    let before = row
        .children()
        .filter(Node::is_element)
        .take(column)
        .filter(|cell| stands_beside(*cell))
        .count();
    let column = column - before;
    let of = |name: &str, at: usize| {
        let words: Vec<&str> = table
            .attribute(name)
            .unwrap_or_default()
            .split_whitespace()
            .collect();
        // The last word stands for all that follow.
        words
            .get(at)
            .or(words.last())
            .copied()
            .unwrap_or_default()
            .to_owned()
    };
    let mut classes = Vec::new();
    match &*of("columnalign", column) {
        "left" => classes.push("math-left"),
        "right" => classes.push("math-right"),
        _ => {}
    }
    let has_next = cell.next_sibling_element().is_some();
    if has_next && ["solid", "dashed"].contains(&&*of("columnlines", column)) {
        classes.push("math-line-right");
    }
    let rows = table.children().filter(Node::is_element);
    let at = rows.take_while(|other| *other != row).count();
    if row.next_sibling_element().is_some() && ["solid", "dashed"].contains(&&*of("rowlines", at)) {
        classes.push("math-line-below");
    }
    classes.join(" ")
}
