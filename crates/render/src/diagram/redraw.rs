//! The drawing as it stands on a page: only elements and attributes of the list, the theme's classes
//! instead of colours, and a place where each page puts the number that makes the names unique.

use roxmltree::{Document, Node};
use svgtypes::Color;

use super::paint::{self, Paint};
use super::placeholders::{NAME, NUMBER};
use super::sheet::{Look, Sheet};
use super::{allowed, name, signs, words};
use crate::{address, escape};

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

/// Draws `svg`, which the drawing library made of `source`, as it may stand on a page.
pub(super) fn on_page(svg: &str, source: &str) -> Result<String, String> {
    let document = Document::parse(svg).map_err(|error| error.to_string())?;
    let root = document.root_element();
    let mut sheet = Sheet::default();
    for style in root
        .descendants()
        .filter(|node| node.has_tag_name(name_of("style")))
    {
        sheet.read(style.text().unwrap_or_default());
    }
    let mut pen = Pen {
        source,
        sheet,
        ends: Vec::new(),
        out: String::new(),
        has_text: false,
        has_links: false,
    };
    let mut frame = Frame::of(root).ok_or("it has no size")?;
    if let Some((left, right)) = words::reach(root, &pen.sheet) {
        let end = (frame.x + frame.width).max(right);
        frame.x = frame.x.min(left);
        frame.width = end - frame.x;
    }
    // The ends of lines are found first: those that no line has are not written.
    for node in root.descendants() {
        for end in allowed::ENDS {
            if let Some(id) = node.attribute(end).and_then(reference)
                && !pen.ends.contains(&id)
            {
                pen.ends.push(id);
            }
        }
    }
    pen.inside(root, Around::default());
    let role = if pen.has_links { "group" } else { "img" };
    let mut out = format!("<svg class=\"f-ink\" role=\"{role}\" aria-label=\"{NAME}");
    escape::push(&mut out, &name::of(root));
    out.push_str(&format!(
        "{NAME}\" viewBox=\"{} {} {} {}\" width=\"{}\" height=\"{}\" font-size=\"16\" fill=\"currentColor\">",
        short(frame.x), short(frame.y), short(frame.width), short(frame.height),
        frame.width.ceil(), frame.height.ceil(),
    ));
    out.push_str(&pen.out);
    out.push_str("</svg>");
    Ok(out)
}

fn name_of(name: &'static str) -> (&'static str, &'static str) {
    ("http://www.w3.org/2000/svg", name)
}

/// Where a drawing is and how large.
struct Frame {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

impl Frame {
    fn of(root: Node<'_, '_>) -> Option<Frame> {
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

/// What stands around an element and bears on it.
#[derive(Clone, Copy, Default)]
struct Around {
    /// The author's colour that words stand on.
    ground: Option<Color>,
    /// Whether it stands there because it is used there.
    is_used: bool,
    /// Whether it is a part of a sign, which has a ground of its own.
    is_sign: bool,
    /// Whether it marks a step of an axis.
    is_tick: bool,
    /// Whether its words are left out: they would run into others.
    is_silent: bool,
    /// Whether words begin where their ground does, though they are said to be in its middle.
    begins: bool,
}

/// What writes the elements.
struct Pen<'d> {
    source: &'d str,
    sheet: Sheet<'d>,
    /// The ids of the ends that lines have.
    ends: Vec<&'d str>,
    out: String,
    has_text: bool,
    has_links: bool,
}

impl<'d> Pen<'d> {
    /// Writes what is in `node`; the author's colour that was painted there, if there are no words on it.
    fn inside(&mut self, node: Node<'d, 'd>, mut around: Around) -> Option<Color> {
        let had_text = std::mem::take(&mut self.has_text);
        let mut painted = None;
        let (steps, every) = words::steps(node, &self.sheet);
        let mut steps = steps.into_iter().zip(0_usize..).peekable();
        for child in node.children() {
            let step = steps.next_if(|(step, _)| *step == child);
            let around_child = Around {
                is_silent: around.is_silent || step.is_some_and(|(_, at)| at % every != 0),
                ..around
            };
            if let Some(ground) = self.node(child, around_child) {
                around.ground = Some(ground);
                painted = Some(ground);
            }
        }
        let has_text = std::mem::replace(&mut self.has_text, had_text);
        self.has_text |= has_text;
        painted.filter(|_| !has_text)
    }

    fn node(&mut self, node: Node<'d, 'd>, around: Around) -> Option<Color> {
        if node.is_text() {
            let is_word = node
                .parent()
                .is_some_and(|parent| matches!(parent.tag_name().name(), "text" | "tspan"));
            if is_word {
                let words = signs::given_back(node.text().unwrap_or_default());
                self.has_text |= !words.trim().is_empty();
                escape::push(&mut self.out, &words);
            }
            return None;
        }
        let name = node.tag_name().name();
        let look = self.sheet.look(node);
        if !node.is_element() || look.get("display") == Some("none") {
            return None;
        }
        if name == "text" && around.is_silent {
            return None;
        }
        match name {
            // A drawing in a drawing: an icon, a label.
            "svg" => self.inner(node, &look, around),
            "switch" => self.inside(node, around),
            // What is kept for use stands where it is used.
            "defs" => {
                for end in node
                    .children()
                    .filter(|child| child.tag_name().name() == "marker")
                {
                    self.node(end, around);
                }
                None
            }
            "use" if !around.is_used => {
                let id = node.attribute("href")?.strip_prefix('#')?;
                let mut all = node.document().descendants();
                let used = all.find(|other| other.attribute("id") == Some(id))?;
                let around = Around {
                    is_used: true,
                    ..around
                };
                self.inside(used, around)
            }
            "marker" => {
                let id = self
                    .ends
                    .iter()
                    .position(|end| node.attribute("id") == Some(end))?;
                let id = format!(" id=\"d{NUMBER}-{id}\"");
                self.element(node, name, &look, around, &id)
            }
            "a" => {
                let address = node
                    .attribute("href")
                    .or_else(|| node.attribute(("http://www.w3.org/1999/xlink", "href")));
                let address = address.filter(|address| {
                    address.starts_with("http") && address::is_safe_address(address)
                });
                let Some(address) = address else {
                    return self.inside(node, around);
                };
                self.has_links = true;
                let mut link = String::new();
                escape::push_address(&mut link, "href", address);
                self.element(node, name, &look, around, &link)
            }
            _ if allowed::ELEMENTS.contains(&name) => self.element(node, name, &look, around, ""),
            _ => None,
        }
    }

    /// A drawing in the drawing, moved and made as large as it is said to be.
    fn inner(&mut self, node: Node<'d, 'd>, look: &Look<'d>, around: Around) -> Option<Color> {
        let number = |name: &str| {
            node.attribute(name)
                .and_then(|value| value.parse::<f64>().ok())
        };
        let (x, y) = (number("x").unwrap_or(0.0), number("y").unwrap_or(0.0));
        let scale = match (Frame::of(node), number("width")) {
            (Some(frame), Some(width)) => width / frame.width,
            _ => 1.0,
        };
        let origin = Frame::of(node).map_or((0.0, 0.0), |frame| (frame.x, frame.y));
        let (x, y) = (short(x - origin.0 * scale), short(y - origin.1 * scale));
        let moved = match (&*x, &*y, &*short(scale)) {
            ("0", "0", "1") => String::new(),
            (x, y, "1") => format!(" transform=\"translate({x} {y})\""),
            (x, y, scale) => format!(" transform=\"translate({x} {y}) scale({scale})\""),
        };
        let around = Around {
            is_sign: true,
            ..around
        };
        self.element(node, "g", look, around, &moved);
        // Its ground is its own.
        None
    }

    fn element(
        &mut self,
        node: Node<'d, 'd>,
        name: &'d str,
        look: &Look<'d>,
        around: Around,
        more: &str,
    ) -> Option<Color> {
        let mut tag = String::from(more);
        let is_inner = node.tag_name().name() == "svg";
        for &attribute in allowed::geometry(name) {
            if is_inner {
                continue;
            }
            // A way over several lines is one way.
            let value = node.attribute(attribute);
            let value = value.map(|value| value.replace(['\n', '\r', '\t'], " "));
            let Some(value) = value.filter(|value| allowed::is_plain(value)) else {
                continue;
            };
            match centred(node).filter(|_| attribute == "transform") {
                Some(moved) => push(&mut tag, attribute, &moved),
                None => push(&mut tag, attribute, &rounded(&value)),
            }
        }
        if let Some(turned) = turned(node) {
            push(&mut tag, "transform", &turned);
        }
        for attribute in allowed::ENDS {
            let end = node.attribute(attribute).and_then(reference);
            if let Some(at) = end.and_then(|id| self.ends.iter().position(|known| *known == id)) {
                tag.push_str(&format!(" {attribute}=\"url(#d{NUMBER}-{at})\""));
            }
        }
        let mut around = around;
        around.is_tick |= has_class(node, "tick");
        let holds_words = node
            .children()
            .any(|child| child.tag_name().name() == "text");
        around.begins |= holds_words && node.children().any(begins);
        let ground = self.push_look(&mut tag, node, name, look, around);
        let start = self.out.len();
        let is_holder = matches!(name, "g" | "tspan" | "text" | "a" | "marker");
        if !is_holder {
            self.out.push_str(&format!("<{name}{tag}/>"));
            return ground;
        }
        let is_bare = name == "g" && tag.is_empty();
        if !is_bare {
            self.out.push_str(&format!("<{name}{tag}>"));
        }
        let before = self.out.len();
        let inner = self.inside(node, around);
        if self.out.len() == before {
            self.out.truncate(start);
        } else if !is_bare {
            self.out.push_str(&format!("</{name}>"));
        }
        inner
    }

    /// Writes how an element looks; the author's colour, where it is painted with one.
    fn push_look(
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

fn has_class(node: Node<'_, '_>, class: &str) -> bool {
    let classes = node.attribute("class").unwrap_or_default();
    classes
        .split_ascii_whitespace()
        .any(|of_node| of_node == class)
}

/// How a milestone is turned, which the library leaves to a style sheet.
fn turned(node: Node<'_, '_>) -> Option<String> {
    let number = |name: &str| node.attribute(name)?.parse::<f64>().ok();
    let is_milestone = has_class(node, "milestone") && node.tag_name().name() == "rect";
    let (width, height) = (number("width")?, number("height")?);
    let x = short(number("x")? + width / 2.0);
    let y = short(number("y")? + height / 2.0);
    let moved = format!("translate({x} {y}) rotate(45) scale(.8) translate(-{x} -{y})");
    is_milestone.then_some(moved)
}

/// Whether `node` is the ground of words and begins where they do.
fn begins(node: Node<'_, '_>) -> bool {
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
fn centred(label: Node<'_, '_>) -> Option<String> {
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

/// The first colour of a gradient.
fn first_stop<'d>(node: Node<'d, '_>, id: &str) -> Option<&'d str> {
    let mut all = node.document().descendants();
    let gradient = all.find(|other| other.attribute("id") == Some(id))?;
    let stop = gradient
        .children()
        .find(|child| child.tag_name().name() == "stop")?;
    stop.attribute("stop-color")
}

/// The id in `url(#id)`.
fn reference(value: &str) -> Option<&str> {
    value.trim().strip_prefix("url(#")?.strip_suffix(')')
}

fn push(tag: &mut String, name: &str, value: &str) {
    tag.push_str(&format!(" {name}=\"{value}\""));
}

/// A length of at most two decimals.
fn short(length: f64) -> String {
    let rounded = (length * 100.0).round() / 100.0;
    // No minus before nothing.
    format!("{}", if rounded == 0.0 { 0.0 } else { rounded })
}

/// A value with every number of more than two decimals rounded to two.
fn rounded(value: &str) -> String {
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
