//! Mermaid diagrams: text in, picture out, drawn while the page is made and not in the browser.
//!
//! The picture is an image with its SVG in the address, and not SVG among the HTML: an image
//! runs no scripts and follows no links whatever a label or a directive says, its style sheet
//! reaches nothing else and is not stopped by the page's policy, and the ids of two diagrams
//! on one page do not meet.

use std::panic;

use crate::cache::Fault;

/// Sources longer than this are shown as code: laying out is slower than linear.
const LONGEST: usize = 50_000;

/// The `src`, `width` and `height` attributes of the picture of a diagram.
pub fn attributes(source: &str) -> Result<String, Fault> {
    let fault = |message: &str| Fault {
        lines_down: line_of(message).map_or(0, |line| line.saturating_sub(1)),
        message: reason(message).to_owned(),
    };
    if source.len() > LONGEST {
        return Err(fault("it is too long"));
    }
    // The drawing library is young; whatever a half-typed diagram does to it stays here.
    match panic::catch_unwind(|| selkie::render_text(source)) {
        Ok(Ok(svg)) => Ok(picture(&steady(&svg))),
        Ok(Err(error)) => Err(fault(&error.to_string())),
        Err(_) => Err(fault("something in it is not understood")),
    }
}

/// The drawing with the attributes of each element in the order of their names. The library keeps
/// them in a hash map, and the same diagram would otherwise be other bytes in every export.
fn steady(svg: &str) -> String {
    let mut out = String::with_capacity(svg.len());
    let mut rest = svg;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        let name = tag[1..]
            .find(|c: char| !c.is_ascii_alphanumeric() && !"-_:".contains(c))
            .map_or(tag.len(), |end| end + 1);
        out.push_str(&tag[..name]);
        rest = &tag[name..];
        let mut attributes = Vec::new();
        while let Some((attribute, after)) = attribute(rest) {
            attributes.push(attribute);
            rest = after;
        }
        attributes.sort_unstable();
        for attribute in attributes {
            out.push(' ');
            out.push_str(attribute);
        }
    }
    out.push_str(rest);
    out
}

/// The `name="value"` at the start of `text`, and what follows it.
fn attribute(text: &str) -> Option<(&str, &str)> {
    let text = text
        .strip_prefix(|c: char| c.is_ascii_whitespace())?
        .trim_ascii_start();
    let open = text.find("=\"")? + 2;
    let is_name = |c: char| c.is_ascii_alphanumeric() || "-_:".contains(c);
    if open == 2 || !text[..open - 2].chars().all(is_name) {
        return None;
    }
    let close = open + text[open..].find('"')? + 1;
    Some(text.split_at(close))
}

fn picture(svg: &str) -> String {
    let svg = &svg[svg.find("<svg").unwrap_or(0)..];
    let mut html = String::from(" src=\"data:image/svg+xml;charset=utf-8,");
    let mut after_blank = false;
    for byte in svg.bytes() {
        let blank = byte.is_ascii_whitespace();
        match byte {
            _ if blank && after_blank => {}
            _ if blank => html.push_str("%20"),
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' => html.push(char::from(byte)),
            b'-' | b'_' | b'.' | b'~' | b'/' | b':' | b';' | b'=' | b',' | b'(' | b')' => {
                html.push(char::from(byte));
            }
            _ => html.push_str(&format!("%{byte:02X}")),
        }
        after_blank = blank;
    }
    html.push('"');
    if let (Some(width), Some(height)) = (pixels(svg, " width=\""), pixels(svg, " height=\"")) {
        html.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
    }
    html
}

/// A length of the outermost element, rounded up to whole pixels.
fn pixels(svg: &str, attribute: &str) -> Option<u32> {
    let tag = &svg[..svg.find('>')?];
    let (_, after) = tag.split_once(attribute)?;
    let length: f64 = after
        .split('"')
        .next()?
        .trim_end_matches("px")
        .parse()
        .ok()?;
    (1.0..100_000.0)
        .contains(&length)
        .then(|| length.ceil() as u32)
}

/// The last line of the parser's drawing of an error, which says what it expected.
fn reason(message: &str) -> &str {
    message
        .rsplit_once("= ")
        .map_or(message, |(_, reason)| reason)
}

/// The line named in a message such as ` --> 3:14`.
fn line_of(message: &str) -> Option<u32> {
    let (_, after) = message.split_once("--> ")?;
    after.split(':').next()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{attributes, steady};

    #[test]
    fn the_same_diagram_is_the_same_picture_every_time() {
        let source = "flowchart TD\n  a[Work] --> b[Signals]\n  b --> c[Known]\n";
        let first = attributes(source).expect("a diagram");
        for _ in 0..20 {
            assert_eq!(attributes(source).expect("a diagram"), first);
        }
    }

    #[test]
    fn a_drawing_keeps_everything_but_the_order_of_attributes() {
        assert_eq!(
            steady("<?xml version=\"1.0\"?><g b=\"x > y\" a=\"1\"><t>i = \"j\"</t><u/></g>"),
            "<?xml version=\"1.0\"?><g a=\"1\" b=\"x > y\"><t>i = \"j\"</t><u/></g>"
        );
    }
}
