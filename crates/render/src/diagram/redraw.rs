//! The drawing as it stands on a page: only elements and attributes of the list, the theme's classes
//! instead of colours, and a place where each page puts the number that makes the names unique.

mod geometry;
mod look;

use roxmltree::{Document, Node};
use svgtypes::Color;

use super::placeholders::{NAME, NUMBER};
use super::sheet::{Look, Sheet};
use super::{allowed, name, signs, words};
use crate::html::{address, escape};

use geometry::{Frame, begins, centred, has_class, rounded, short, turned};

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
                    domain::address::is_of_web(address) && address::is_safe_address(address)
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
}

/// The id in `url(#id)`.
fn reference(value: &str) -> Option<&str> {
    value.trim().strip_prefix("url(#")?.strip_suffix(')')
}

fn push(tag: &mut String, name: &str, value: &str) {
    tag.push_str(&format!(" {name}=\"{value}\""));
}
