//! One drawing for one diagram. The drawing library walks through hash maps, so that in each run
//! attributes and siblings come in another order and sums of lengths differ in their last digits.
//! Here they are put in an order that follows from the diagram alone.

/// Elements in which the order of what they hold is read.
const READ_IN_ORDER: [&str; 5] = ["text", "tspan", "style", "defs", "foreignObject"];

/// The drawing with attributes by their names, lengths of two decimals, and neighbours of one kind
/// in the order of their words. Elements of different kinds keep their order: what is written later
/// is painted over what stands before.
pub(super) fn canonical(svg: &str) -> String {
    let mut open = vec![Element::default()];
    let mut rest = svg;
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        let end = end_of_tag(tag);
        let (tag, after) = tag.split_at(end);
        rest = after;
        let inner = open.last_mut().expect("the outermost is never closed");
        inner.hold_text(text);
        let name: String = tag[1..].chars().take_while(is_of_a_name).collect();
        if tag.starts_with("</") {
            if open.len() > 1 {
                let element = open.pop().expect("there are two");
                let outer = open.last_mut().expect("the outermost is never closed");
                outer.children.push(element.closed(tag));
            }
        } else if tag.ends_with("/>") || tag.starts_with("<?") || tag.starts_with("<!") {
            let tag = attributes_in_order(tag);
            inner.children.push(Child::new(&name, tag));
        } else {
            open.push(Element {
                tag: attributes_in_order(tag),
                name,
                children: Vec::new(),
            });
        }
    }
    let mut out = String::new();
    for mut element in open {
        element.hold_text("");
        out.push_str(&element.tag);
        out.push_str(&element.held());
    }
    out.push_str(rest.trim_end());
    out
}

/// An element that is not closed yet.
#[derive(Default)]
struct Element {
    tag: String,
    name: String,
    children: Vec<Child>,
}

/// What an element holds.
struct Child {
    /// Its name and the first of its classes; empty for text.
    kind: String,
    written: String,
}

impl Child {
    fn new(name: &str, written: String) -> Child {
        let class = written
            .split_once(" class=\"")
            .map_or("", |(_, class)| class);
        let class = class.split([' ', '"']).next().unwrap_or_default();
        // The first attribute named so may be of a child.
        let of_own = written
            .find('>')
            .is_some_and(|end| written[..end].contains(" class=\""));
        let kind = match of_own {
            true => format!("{name}.{class}"),
            false => name.to_owned(),
        };
        Child { kind, written }
    }
}

impl Element {
    fn hold_text(&mut self, text: &str) {
        let is_read = READ_IN_ORDER.contains(&&*self.name);
        if is_read || !text.trim().is_empty() {
            self.children.push(Child {
                kind: String::new(),
                written: text.to_owned(),
            });
        }
    }

    fn held(mut self) -> String {
        if !READ_IN_ORDER.contains(&&*self.name) {
            let alike = |one: &Child, other: &Child| !one.kind.is_empty() && one.kind == other.kind;
            for run in self.children.chunk_by_mut(alike) {
                run.sort_by(|one, other| one.written.cmp(&other.written));
            }
        }
        self.children
            .into_iter()
            .map(|child| child.written)
            .collect()
    }

    fn closed(self, close: &str) -> Child {
        let (name, tag) = (self.name.clone(), self.tag.clone());
        Child::new(&name, tag + &self.held() + close)
    }
}

fn is_of_a_name(letter: &char) -> bool {
    letter.is_ascii_alphanumeric() || "-_:".contains(*letter)
}

/// Where a tag ends; a `>` within quotes does not end it.
fn end_of_tag(tag: &str) -> usize {
    let mut is_quoted = false;
    for (at, letter) in tag.char_indices() {
        match letter {
            '"' => is_quoted = !is_quoted,
            '>' if !is_quoted => return at + 1,
            _ => {}
        }
    }
    tag.len()
}

fn attributes_in_order(tag: &str) -> String {
    let name = tag[1..]
        .find(|letter| !is_of_a_name(&letter))
        .map_or(tag.len(), |end| end + 1);
    let (name, mut rest) = tag.split_at(name);
    let mut attributes = Vec::new();
    while let Some((attribute, after)) = attribute(rest) {
        attributes.push(rounded(attribute));
        rest = after;
    }
    attributes.sort_unstable();
    let mut out = name.to_owned();
    for attribute in attributes {
        out.push(' ');
        out.push_str(&attribute);
    }
    out + rest
}

fn is_by_the_clock(class: &str) -> bool {
    let Some((number, name)) = class.split_once('-') else {
        return false;
    };
    let is_hex = |letter: char| letter.is_ascii_hexdigit();
    !number.is_empty() && number.chars().all(|it| it.is_ascii_digit()) && name.chars().all(is_hex)
}

/// The `name="value"` at the start of `text`, and what follows it.
fn attribute(text: &str) -> Option<(&str, &str)> {
    let text = text
        .strip_prefix(|c: char| c.is_ascii_whitespace())?
        .trim_ascii_start();
    let open = text.find("=\"")? + 2;
    if open == 2 || !text[..open - 2].chars().all(|letter| is_of_a_name(&letter)) {
        return None;
    }
    let close = open + text[open..].find('"')? + 1;
    Some(text.split_at(close))
}

/// The attribute with every number of more than two decimals rounded to two.
fn rounded(attribute: &str) -> String {
    // A commit that was picked has a name by the clock, which nobody sees.
    if let Some(classes) = attribute.strip_prefix("class=\"commit ") {
        let lasting = classes.split(' ').filter(|class| !is_by_the_clock(class));
        return format!("class=\"commit {}", lasting.collect::<Vec<_>>().join(" "));
    }
    let mut out = String::with_capacity(attribute.len());
    let mut rest = attribute;
    while let Some(at) = rest.find(|letter: char| letter.is_ascii_digit() || letter == '-') {
        let (before, number) = rest.split_at(at);
        out.push_str(before);
        let is_number = |letter: char| letter.is_ascii_digit() || letter == '.';
        let end = number[1..].find(|letter| !is_number(letter));
        let (number, after) = number.split_at(end.map_or(number.len(), |end| end + 1));
        let is_in_word = before.ends_with(|letter: char| letter.is_alphanumeric() || letter == '_')
            && !before.ends_with(['M', 'L', 'H', 'V', 'C', 'Q', 'A', 'S', 'T', 'Z']);
        match number.parse::<f64>() {
            Ok(value) if number.contains('.') && !is_in_word => {
                let value = (value * 100.0).round() / 100.0;
                // There is one zero.
                out.push_str(&(value + 0.0).to_string());
            }
            _ => out.push_str(number),
        }
        rest = after;
    }
    out + rest
}
