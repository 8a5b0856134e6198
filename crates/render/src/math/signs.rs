//! Operators and accents: how browsers have to be told what TeX knows of a sign by where it stands.

use roxmltree::Node;

use crate::html::escape;

/// What the library writes for a tilde in an address.
const TILDE: &str = "\\textasciitilde";

/// A text with the tildes that its author wrote.
pub(super) fn with_tildes(text: &str) -> String {
    text.replace(TILDE, "~")
}

/// Writes the text of an element. The signs of a keyboard are drawn as large as letters; accents have
/// signs of their own, and those that grow others than those that do not.
pub(super) fn push_text(of: Node<'_, '_>, text: &str, out: &mut String) {
    let grows = of.attribute("stretchy") == Some("true");
    let sign = match text {
        "^" if is_accent(of) && grows => "\u{302}",
        "^" if is_accent(of) => "ˆ",
        "~" if is_accent(of) && grows => "˜",
        "~" if is_accent(of) => "\u{303}",
        "ˇ" if is_accent(of) && !grows => "\u{30c}",
        TILDE => "~",
        text => text,
    };
    escape::push(out, sign);
}

/// Writes the attributes that an operator lacks.
pub(super) fn push_attributes(operator: Node<'_, '_>, out: &mut String) {
    if !operator.has_tag_name("mo") {
        return;
    }
    // As one that grows an accent stands over its letter in every browser; these have no wider forms in
    // our font. What parts two halves is as high as they.
    if operator.attribute("stretchy").is_none() && (is_accent(operator) || is_fence(operator)) {
        out.push_str(" stretchy=\"true\"");
    }
    if stands_close(operator) {
        // Browsers take a bar for one that relates what is at its sides.
        out.push_str(" lspace=\"0em\" rspace=\"0em\"");
    }
}

/// Whether this is the empty group before a sign, as behind every `&`: a side of that sign. Browsers pass
/// over empty groups and over words, and a sign with nothing else beside it would have no room.
pub(super) fn is_side(group: Node<'_, '_>) -> bool {
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
    let is_open_or_close = is_fence(sign) || sign.attribute("stretchy") == Some("false");
    is_bar && is_open_or_close && sign.attribute("lspace").is_none()
}

fn is_fence(sign: Node<'_, '_>) -> bool {
    sign.attribute("fence") == Some("true")
}

/// Whether this sign stands above or below another as its accent.
fn is_accent(sign: Node<'_, '_>) -> bool {
    let around = sign.parent_element();
    around.is_some_and(|around| {
        around.attribute("accent") == Some("true")
            || around.attribute("accentunder") == Some("true")
    })
}
