//! Mermaid diagrams: text in, picture out, drawn while the page is made and not in the browser.
//!
//! The picture is an image with its SVG in the address, and not SVG among the HTML: an image
//! runs no scripts and follows no links whatever a label or a directive says, its style sheet
//! reaches nothing else and is not stopped by the page's policy, and the ids of two diagrams
//! on one page do not meet.

mod canonical;
mod commits;
mod depth;

use crate::cache::Fault;
use crate::deep;

/// Sources longer than this are shown as code: laying out is slower than linear.
const LONGEST: usize = 50_000;

/// Longer ones with subgraphs in subgraphs are drawn once.
const LONGEST_NESTED: usize = 4_000;

/// So many drawings are made where they differ.
const DRAWINGS: usize = 64;

/// The `src`, `width` and `height` attributes of the picture of a diagram.
pub fn attributes(source: &str) -> Result<String, Fault> {
    let fault = |message: &str| Fault {
        lines_down: line_of(message).map_or(0, |line| line.saturating_sub(1)),
        message: reason(message).to_owned(),
    };
    if source.len() > LONGEST {
        return Err(fault(&format!("it is longer than {LONGEST} signs")));
    }
    depth::check(source)?;
    let named = commits::named(source);
    // The drawing library is young; whatever a half-typed diagram does to it stays here.
    match deep::run(|| drawn(&named).map_err(|error| error.to_string())) {
        Some(Ok(svg)) => Ok(picture(&svg)),
        Some(Err(message)) => Err(fault(&message)),
        None => Err(fault("something in it is not understood")),
    }
}

/// The drawing of a diagram. Where subgraphs lie within subgraphs the library lays them out by chance,
/// in one of a few ways; of many drawings the first by its words is taken, which is the same one in
/// all but a few of a million runs. No order can be given to it from outside.
fn drawn(source: &str) -> selkie::Result<String> {
    let draw = || selkie::render_text(source).map(|svg| canonical::canonical(&svg));
    let first = draw()?;
    if !is_nested(source) || source.len() > LONGEST_NESTED {
        return Ok(first);
    }
    let others = (1..DRAWINGS).filter_map(|_| draw().ok());
    Ok(others.fold(first, String::min))
}

fn is_nested(source: &str) -> bool {
    let mut depth = 0_usize;
    source.lines().map(str::trim).any(|line| {
        match line.split_whitespace().next() {
            Some("subgraph") => depth += 1,
            Some("end") => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > 1
    })
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
    use super::canonical::canonical;
    use super::{LONGEST, attributes};

    #[test]
    fn the_same_diagram_is_the_same_picture_every_time() {
        let source = "flowchart TD\n  a[Work] --> b[Signals]\n  b --> c[Known]\n";
        let first = attributes(source).expect("a diagram");
        for _ in 0..20 {
            assert_eq!(attributes(source).expect("a diagram"), first);
        }
    }

    #[test]
    fn a_diagram_full_of_brackets_ends_nothing() {
        for signs in ["[a", "{", "((", "a[[", "<", "\"", "a --> b["] {
            // Drawn or not, it comes back.
            attributes(&format!("graph TD\na{}", signs.repeat(3_000))).ok();
        }
        let fault = attributes(&"a".repeat(LONGEST + 1)).expect_err("no diagram");
        assert_eq!(fault.message, "it is longer than 50000 signs");
    }

    #[test]
    fn a_drawing_keeps_everything_but_the_order_of_what_is_alike_and_the_last_digits() {
        assert_eq!(
            canonical("<?xml version=\"1.0\"?><g b=\"x > y\" a=\"1\"><t>i = \"j\"</t><u/></g>"),
            "<?xml version=\"1.0\"?><g a=\"1\" b=\"x > y\"><t>i = \"j\"</t><u/></g>"
        );
        assert_eq!(
            canonical(
                "<g>\n<p class=\"b\" d=\"M-0.0001 2.50000001L3 4\"/>\n<p class=\"b\" d=\"M0 1\"/><q/><p/></g>"
            ),
            "<g><p class=\"b\" d=\"M0 1\"/><p class=\"b\" d=\"M0 2.5L3 4\"/><q/><p/></g>"
        );
    }

    /// The diagrams of the table, by name.
    fn table() -> impl Iterator<Item = (&'static str, &'static str)> {
        let table = include_str!("tests/diagrams.txt").split("==== ").skip(1);
        table.map(|diagram| diagram.split_once('\n').expect("a name"))
    }

    #[test]
    fn every_kind_of_diagram_is_the_same_picture_in_each_of_twenty_processes() {
        const NAME: &str =
            "diagram::tests::every_kind_of_diagram_is_the_same_picture_in_each_of_twenty_processes";
        if let Some(place) = std::env::var_os("FIELDNOTES_DRAWN") {
            let mut drawn = String::new();
            for (name, source) in table() {
                let picture = attributes(source).unwrap_or_else(|fault| fault.message);
                drawn.push_str(&format!("==== {name}\n{picture}\n"));
            }
            std::fs::write(place, drawn).expect("written");
            return;
        }
        let folder = tempfile::tempdir().expect("a folder");
        let drawn: Vec<String> = (0..20)
            .map(|number| {
                let place = folder.path().join(number.to_string());
                let own = std::env::current_exe().expect("this program");
                let status = std::process::Command::new(own)
                    .args(["--exact", NAME])
                    .env("FIELDNOTES_DRAWN", &place)
                    .stdout(std::process::Stdio::null())
                    .stderr(std::process::Stdio::null())
                    .status();
                assert!(status.expect("started").success());
                std::fs::read_to_string(place).expect("drawn")
            })
            .collect();
        let mut other = Vec::new();
        for (at, (name, _)) in table().enumerate() {
            let pictures: std::collections::BTreeSet<&str> = drawn
                .iter()
                .map(|all| all.split("==== ").nth(at + 1).expect("each"))
                .collect();
            if pictures.len() > 1 {
                other.push(format!("{name}: {} pictures", pictures.len()));
            }
        }
        assert_eq!(other, Vec::<String>::new());
    }
}
