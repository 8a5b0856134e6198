//! Where the parts of a drawing are, how large and how they are moved.

use roxmltree::Node;

/// Where a drawing is and how large.
pub(super) struct Frame {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Frame {
    pub(super) fn of(root: Node<'_, '_>) -> Option<Frame> {
        let numbers = root.attribute("viewBox")?.split([' ', ',']);
        let numbers: Vec<f64> = numbers.filter_map(|number| number.parse().ok()).collect();
        let [x, y, width, height] = numbers[..] else {
            return None;
        };
        let is_size = |length: f64| (1.0..100_000.0).contains(&length);
        (is_size(width) && is_size(height) && x.is_finite() && y.is_finite()).then_some(Frame {
            x,
            y,
            width,
            height,
        })
    }
}

pub(super) fn has_class(node: Node<'_, '_>, class: &str) -> bool {
    let classes = node.attribute("class").unwrap_or_default();
    classes
        .split_ascii_whitespace()
        .any(|of_node| of_node == class)
}

/// How a milestone is turned, which the library leaves to a style sheet.
pub(super) fn turned(node: Node<'_, '_>) -> Option<String> {
    let number = |name: &str| node.attribute(name)?.parse::<f64>().ok();
    let is_milestone = has_class(node, "milestone") && node.tag_name().name() == "rect";
    let (width, height) = (number("width")?, number("height")?);
    let x = short(number("x")? + width / 2.0);
    let y = short(number("y")? + height / 2.0);
    let moved = format!("translate({x} {y}) rotate(45) scale(.8) translate(-{x} -{y})");
    is_milestone.then_some(moved)
}

/// Whether `node` is the ground of words and begins where they do.
pub(super) fn begins(node: Node<'_, '_>) -> bool {
    let number = |name: &str| {
        node.attribute(name)
            .and_then(|value| value.parse::<f64>().ok())
    };
    match (number("x"), number("width")) {
        (Some(x), Some(width)) => has_class(node, "background") && -x < width / 4.0,
        _ => false,
    }
}

/// Where the words on a line belong, if they are moved by half their size though they stand around
/// their middle already.
pub(super) fn centred(label: Node<'_, '_>) -> Option<String> {
    let number = |node: Node<'_, '_>, name: &str| node.attribute(name)?.parse::<f64>().ok();
    if let Some(ground) = label
        .prev_sibling_element()
        .filter(|node| has_class(*node, "background"))
    {
        let (x, y) = translation(label)?;
        let (width, height) = (number(ground, "width")?, number(ground, "height")?);
        let is_twice = (y - height / 2.0).abs() < 0.1 && (x - width / 2.0).abs() < 0.1;
        return is_twice.then(|| format!("translate({},0)", short(x)));
    }
    let is_on_line = has_class(label, "label") && has_class(label.parent()?, "edgeLabel");
    let (x, y) = translation(label).filter(|_| is_on_line)?;
    let ground = label
        .descendants()
        .find(|node| has_class(*node, "background"))?;
    let (from, width) = (number(ground, "x")?, number(ground, "width")?);
    let is_centred = (from + width / 2.0).abs() < 1.0 && x < -1.0;
    is_centred.then(|| format!("translate(0,{})", short(y)))
}

/// How far an element is moved.
fn translation(node: Node<'_, '_>) -> Option<(f64, f64)> {
    let moved = node.attribute("transform")?.strip_prefix("translate(")?;
    let (x, y) = moved.strip_suffix(')')?.split_once(',')?;
    Some((x.trim().parse().ok()?, y.trim().parse().ok()?))
}

/// A length of at most two decimals.
pub(super) fn short(length: f64) -> String {
    let rounded = (length * 100.0).round() / 100.0;
    // No minus before nothing.
    format!("{}", if rounded == 0.0 { 0.0 } else { rounded })
}

/// A value with every number of more than two decimals rounded to two.
pub(super) fn rounded(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find(|sign: char| sign.is_ascii_digit() || sign == '.') {
        let from = match rest[..at].ends_with('-') {
            true => at - 1,
            false => at,
        };
        out.push_str(&rest[..from]);
        let number = &rest[from..];
        let mut points = 0;
        let end = number.char_indices().find(|&(place, sign)| {
            points += usize::from(sign == '.');
            !(sign.is_ascii_digit() || sign == '.' && points == 1 || sign == '-' && place == 0)
        });
        let length = end.map_or(number.len(), |(place, _)| place);
        let (number, after) = number.split_at(length);
        let decimals = number
            .split_once('.')
            .map_or(0, |(_, decimals)| decimals.len());
        match number.parse::<f64>() {
            Ok(length) if decimals > 2 => out.push_str(&short(length)),
            _ => out.push_str(number),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}
