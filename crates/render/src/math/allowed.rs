//! The elements and attributes that a formula is made of.

use crate::html::markup::{self, Tag};

/// Elements that are written as they are.
pub(super) const ELEMENTS: [&str; 25] = [
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

/// Attributes that are written as they are, in this order.
pub(super) const ATTRIBUTES: [&str; 20] = [
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

/// Whether a text is made of the elements of formulas alone, each closed where it should be.
pub(crate) fn is_mathml(text: &str) -> bool {
    let is_attribute = |name: &str| ATTRIBUTES.contains(&name) || OURS.contains(&name);
    let is_of_formula = |tag: &Tag<'_>| {
        (tag.name == "math" || ELEMENTS.contains(&tag.name))
            && tag.attributes.iter().all(|(name, _)| is_attribute(name))
    };
    markup::tags(text).is_some_and(|tags| tags.iter().all(is_of_formula))
}
