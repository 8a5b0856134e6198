//! How an element of a drawing looks: the theme's classes, and the author's own colours as they are.

use roxmltree::Node;
use svgtypes::Color;

use super::geometry::{has_class, rounded, short};
use super::{Around, Pen, push, reference};
use crate::diagram::allowed;
use crate::diagram::paint::{self, Paint};
use crate::diagram::sheet::Look;

/// Shapes, which are painted; the rest only holds them.
const SHAPES: [&str; 7] = [
    "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
];

/// Roles that are dark on light and light on dark.
const STRONG: [&str; 4] = ["ink", "line", "muted", "dark"];

/// Looks that are written as they are where they are not what they are anyway.
const PLAIN: [(&str, &str); 11] = [
    ("stroke-width", "1"),
    ("stroke-dasharray", "none"),
    ("stroke-linecap", "butt"),
    ("stroke-linejoin", "miter"),
    ("opacity", "1"),
    ("fill-opacity", "1"),
    ("stroke-opacity", "1"),
    ("font-size", ""),
    ("font-weight", ""),
    ("font-style", "normal"),
    ("text-anchor", ""),
];

impl Pen<'_> {
    /// Writes how an element looks; the author's colour, where it is painted with one.
    pub(super) fn push_look(
        &self,
        tag: &mut String,
        node: Node<'_, '_>,
        name: &str,
        look: &Look<'_>,
        around: Around,
    ) -> Option<Color> {
        let is_ground_of_label = has_class(node, "background") && name == "rect";
        let is_band = has_class(node, "rect") && name == "rect";
        let is_text = matches!(name, "text" | "tspan");
        let is_shape = SHAPES.contains(&name);
        let mut classes = Vec::new();
        let mut painted = None;
        let mut rest = String::new();
        for (property, letter) in [("fill", 'f'), ("stroke", 's')] {
            let mut said = look.get(property).and_then(|value| match value {
                "currentColor" => paint::of(look.get("color").unwrap_or(value), self.source),
                _ => match reference(value) {
                    Some(id) => first_stop(node, id).and_then(|stop| paint::of(stop, self.source)),
                    None => paint::of(value, self.source),
                },
            });
            if is_ground_of_label && property == "fill" {
                said = Some(Paint::Role("paper"));
            }
            if around.is_tick && is_shape && property == "stroke" {
                said = Some(Paint::Role("rule"));
            }
            if is_text && property == "stroke" {
                continue;
            }
            match said {
                None => {
                    if is_text
                        && let Some(ground) = around.ground
                        && name == "text"
                    {
                        classes.push(format!("{letter}-{}", paint::words_on(ground)));
                    }
                }
                Some(Paint::None) => push(&mut rest, property, "none"),
                Some(Paint::Role(role)) => {
                    let role = match (is_text, around.ground) {
                        (true, Some(ground)) => paint::words_on(ground),
                        (true, None) if around.is_tick => "muted",
                        (true, None) => paint::of_words(role),
                        (false, Some(_)) if around.is_sign && role == "paper" => "light",
                        (false, _) => role,
                    };
                    classes.push(format!("{letter}-{role}"));
                    // So that it is a drawing too where the theme is not: in a feed.
                    if property == "stroke" {
                        push(&mut rest, property, "currentColor");
                    } else if !is_text && !STRONG.contains(&role) {
                        push(&mut rest, property, "none");
                    }
                }
                Some(Paint::Own(color)) => {
                    push(&mut rest, property, &paint::written(color));
                    if color.alpha < 255 {
                        let alpha = f64::from(color.alpha) / 255.0;
                        push(&mut rest, &format!("{property}-opacity"), &short(alpha));
                    } else if property == "fill" && is_band {
                        // Words stand on it that are the page's.
                        push(&mut rest, "fill-opacity", "0.25");
                    } else if property == "fill" && is_shape {
                        painted = Some(color);
                    }
                    classes.push(format!("{letter}-own"));
                }
            }
        }
        for (property, usual) in PLAIN {
            let is_of_text = property.starts_with("font") || property.starts_with("text");
            if is_of_text && is_shape || !is_of_text && is_text {
                continue;
            }
            let value = look.get(property).map(|value| value.trim_end_matches("px"));
            let is_written = rest.contains(&format!(" {property}=\""))
                || is_ground_of_label && property == "opacity"
                || around.begins && property == "text-anchor";
            if let Some(value) =
                value.filter(|value| *value != usual && allowed::is_plain(value) && !is_written)
            {
                push(&mut rest, property, &rounded(value));
            }
        }
        if is_text
            && let Some(value) = look
                .get("dominant-baseline")
                .filter(|value| allowed::is_plain(value))
        {
            push(&mut rest, "dominant-baseline", value);
        }
        if !classes.is_empty() {
            push(tag, "class", &classes.join(" "));
        }
        tag.push_str(&rest);
        painted
    }
}

/// The first colour of a gradient.
fn first_stop<'d>(node: Node<'d, '_>, id: &str) -> Option<&'d str> {
    let mut all = node.document().descendants();
    let gradient = all.find(|other| other.attribute("id") == Some(id))?;
    let stop = gradient
        .children()
        .find(|child| child.tag_name().name() == "stop")?;
    stop.attribute("stop-color")
}
