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
        Ok(Ok(svg)) => Ok(picture(&svg)),
        Ok(Err(error)) => Err(fault(&error.to_string())),
        Err(_) => Err(fault("something in it is not understood")),
    }
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
