//! Where the words of a drawing are, as far as a look at it tells: words at its edge are not cut, and
//! those below the steps of an axis do not run into each other. The library leaves both to luck.

use merman::svg::TextStyle;
use roxmltree::Node;

use super::measure;
use super::sheet::Sheet;

/// Between the words of two steps, in pixels.
const GAP: f64 = 6.0;
/// A drawing grows by so many pixels at each side; longer words than that are its author's to shorten.
const MOST: f64 = 400.0;

/// How far the words of a drawing reach to the left and to the right; nothing where there are none.
/// Those that are turned or made larger are left out.
pub(super) fn reach(root: Node<'_, '_>, sheet: &Sheet<'_>) -> Option<(f64, f64)> {
    let texts = root
        .descendants()
        .filter(|node| node.has_tag_name(name("text")));
    let reaches = texts.filter_map(|text| {
        let (left, right) = extent(text, sheet)?;
        Some((left + moved(text)?, right + moved(text)?))
    });
    let all = reaches.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)));
    let view = root.attribute("viewBox")?.split([' ', ',']);
    let view: Vec<f64> = view.filter_map(|number| number.parse().ok()).collect();
    let (from, to) = (*view.first()?, *view.first()? + *view.get(2)?);
    let (left, right) = all?;
    // A little beyond is the room that each measure has to spare.
    let is_beyond = left < from - 1.0 || right > to + 1.0;
    is_beyond.then(|| (left.max(from - MOST), right.min(to + MOST)))
}

/// The steps of an axis that runs from left to right, and how many of them there are for each that has
/// room for its words.
pub(super) fn steps<'a, 'input>(
    axis: Node<'a, 'input>,
    sheet: &Sheet<'_>,
) -> (Vec<Node<'a, 'input>>, usize) {
    let steps: Vec<Node<'_, '_>> = axis.children().filter(is_step).collect();
    let [first, second, ..] = steps[..] else {
        return (steps, 1);
    };
    let between = place(first)
        .zip(place(second))
        .map_or(0.0, |(one, two)| (two - one).abs());
    let widths = steps.iter().filter_map(|step| {
        let text = step
            .children()
            .find(|node| node.has_tag_name(name("text")))?;
        let (left, right) = extent(text, sheet)?;
        Some(right - left)
    });
    let widest = widths.fold(0.0, f64::max) + GAP;
    let mut every = 1;
    while every < steps.len() && between > 0.0 && widest > between * every as f64 {
        every += 1;
    }
    (steps, every)
}

fn is_step(node: &Node<'_, '_>) -> bool {
    let mut classes = node.attribute("class").unwrap_or_default().split(' ');
    classes.any(|class| class == "tick") && place(*node).is_some()
}

/// How far to the right a step is.
fn place(step: Node<'_, '_>) -> Option<f64> {
    let (x, y) = translation(step.attribute("transform")?)?;
    (y.abs() < 0.01).then_some(x)
}

/// From where to where words reach, seen from what they stand in.
fn extent(text: Node<'_, '_>, sheet: &Sheet<'_>) -> Option<(f64, f64)> {
    if text
        .attribute("transform")
        .is_some_and(|it| translation(it).is_none())
    {
        return None;
    }
    let said = |property: &str| {
        text.ancestors()
            .find_map(|node| sheet.look(node).get(property))
    };
    let size = said("font-size").and_then(|size| size.trim_end_matches("px").parse().ok());
    let style = TextStyle {
        font_size: size.unwrap_or(16.0),
        font_weight: said("font-weight").map(String::from),
        ..TextStyle::default()
    };
    // Lines of their own each have a place of their own, which is that of their words but for the row.
    let lines: Vec<Node<'_, '_>> = text.children().filter(Node::is_element).collect();
    let words_of = |node: Node<'_, '_>| -> String {
        node.descendants()
            .filter(Node::is_text)
            .filter_map(|it| it.text())
            .collect()
    };
    let lines = match lines.is_empty() {
        true => vec![words_of(text)],
        false => lines.into_iter().map(words_of).collect(),
    };
    let width = lines
        .iter()
        .map(|line| measure::width(line.trim(), &style))
        .fold(0.0, f64::max);
    let number = |node: Node<'_, '_>| {
        node.attribute("x")?
            .trim_end_matches("px")
            .parse::<f64>()
            .ok()
    };
    let inner = text.children().find(Node::is_element).and_then(number);
    let x = inner.or_else(|| number(text)).unwrap_or(0.0);
    Some(match said("text-anchor") {
        Some("middle") => (x - width / 2.0, x + width / 2.0),
        Some("end") => (x - width, x),
        _ => (x, x + width),
    })
}

/// How far everything around an element moves it to the right. Nothing where it is more than moved, and
/// where it is no part of the drawing itself.
fn moved(node: Node<'_, '_>) -> Option<f64> {
    let root = node.document().root_element();
    let mut sum = 0.0;
    for around in node.ancestors() {
        if around == root {
            return Some(sum);
        }
        if around.is_element() && !["g", "text", "a"].contains(&around.tag_name().name()) {
            return None;
        }
        if let Some(transform) = around.attribute("transform") {
            sum += translation(transform)?.0;
        }
    }
    None
}

/// What a transformation moves by that only moves.
fn translation(transform: &str) -> Option<(f64, f64)> {
    let inner = transform
        .trim()
        .strip_prefix("translate(")?
        .strip_suffix(')')?;
    let mut numbers = inner.split([' ', ',']).filter(|number| !number.is_empty());
    let x = numbers.next()?.parse().ok()?;
    let y = match numbers.next() {
        Some(y) => y.parse().ok()?,
        None => 0.0,
    };
    numbers.next().is_none().then_some((x, y))
}

fn name(name: &'static str) -> (&'static str, &'static str) {
    ("http://www.w3.org/2000/svg", name)
}
