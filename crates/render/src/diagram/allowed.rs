//! What of SVG may reach a page: a small, closed list.
//!
//! A drawing is written from these lists, and looked over once more when it is written: the library
//! that draws is large and reads whatever an author, or whoever the note came from, has typed.

use crate::html::address;
use crate::html::markup::{self, Tag};

/// Elements a drawing is made of.
pub(super) const ELEMENTS: [&str; 14] = [
    "a", "circle", "defs", "ellipse", "g", "line", "marker", "path", "polygon", "polyline", "rect",
    "svg", "text", "tspan",
];

/// Attributes that say where and how large this element is, as
/// <https://svgwg.org/svg2-draft/eltindex.html> has them.
pub(super) fn geometry(element: &str) -> &'static [&'static str] {
    match element {
        "svg" => &["height", "preserveAspectRatio", "viewBox", "width"],
        "circle" => &["cx", "cy", "r", "transform"],
        "ellipse" => &["cx", "cy", "rx", "ry", "transform"],
        "line" => &["transform", "x1", "x2", "y1", "y2"],
        "marker" => &[
            "markerHeight",
            "markerUnits",
            "markerWidth",
            "orient",
            "preserveAspectRatio",
            "refX",
            "refY",
            "viewBox",
        ],
        "path" => &["d", "transform"],
        "polygon" | "polyline" => &["points", "transform"],
        "rect" => &["height", "rx", "ry", "transform", "width", "x", "y"],
        "text" => &["dx", "dy", "rotate", "textLength", "transform", "x", "y"],
        "tspan" => &["dx", "dy", "rotate", "textLength", "x", "y"],
        _ => &["transform"],
    }
}

/// Attributes that say how something looks, beside its classes.
pub(super) const LOOK: [&str; 14] = [
    "dominant-baseline",
    "fill",
    "fill-opacity",
    "font-size",
    "font-style",
    "font-weight",
    "opacity",
    "stroke",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-opacity",
    "stroke-width",
    "text-anchor",
];

/// Attributes that lead from a line to its ends, which stand in the same drawing.
pub(super) const ENDS: [&str; 3] = ["marker-end", "marker-mid", "marker-start"];

/// Attributes that only we write.
const OURS: [&str; 4] = ["aria-label", "class", "id", "role"];

/// Whether a value says where, how large or how something is, and nothing else.
pub(super) fn is_plain(value: &str) -> bool {
    let is_plain = |sign: char| sign.is_ascii_alphanumeric() || " ,.+-()%#".contains(sign);
    value.chars().all(is_plain) && !value.contains("NaN") && !value.contains("url")
}

/// Whether a text is a drawing made of these elements alone, each closed where it should be.
pub(super) fn is_svg(text: &str) -> bool {
    // One drawing: it begins and ends the text, and none stands in it or behind it.
    let is_alone = text.starts_with("<svg ") && text.ends_with("</svg>");
    let is_of_drawing = |(at, tag): (usize, &Tag<'_>)| {
        (tag.name == "svg") == (at == 0)
            && ELEMENTS.contains(&tag.name)
            && tag
                .attributes
                .iter()
                .all(|attribute| is_allowed(tag.name, *attribute))
    };
    is_alone && markup::tags(text).is_some_and(|tags| tags.iter().enumerate().all(is_of_drawing))
}

fn is_allowed(element: &str, (name, value): (&str, &str)) -> bool {
    match name {
        "href" => element == "a" && address::is_safe_address(value),
        _ if OURS.contains(&name) => true,
        _ if ENDS.contains(&name) => value.starts_with("url(#d") && value.ends_with(')'),
        _ => (geometry(element).contains(&name) || LOOK.contains(&name)) && is_plain(value),
    }
}

#[cfg(test)]
mod tests {
    use super::is_svg;

    #[test]
    fn a_drawing_is_made_of_the_list_and_of_nothing_else() {
        let of = |inside: &str| is_svg(&format!("<svg viewBox=\"0 0 1 1\">{inside}</svg>"));
        assert!(of(
            "<g class=\"f-ink\"><path d=\"M0 0L1 1\" marker-end=\"url(#d1-0)\"/></g>"
        ));
        assert!(of(
            "<a href=\"https://a.example\"><text x=\"1\">a &lt; b</text></a>"
        ));
        for inside in [
            "<script>x</script>",
            "<style>*{}</style>",
            "<foreignObject><p/></foreignObject>",
            "<image href=\"https://a.example\"/>",
            "<use href=\"#a\"/>",
            "<rect onclick=\"x\"/>",
            "<rect style=\"fill:red\"/>",
            "<rect fill=\"url(https://a.example)\"/>",
            "<path marker-end=\"url(https://a.example#a)\"/>",
            "<a href=\"javascript:x\"><text>a</text></a>",
            "<g xlink:href=\"#a\"/>",
            "<g href=\"#a\"/>",
            "<animate attributeName=\"href\"/>",
            "<g x=\"1\"/>",
            "<circle width=\"1\"/>",
            "<g><path/>",
            "</g>",
            "</svg><svg>",
        ] {
            assert!(!of(inside), "{inside}");
        }
        assert!(!is_svg("<svg></svg><p>"));
    }
}
