//! Marks of other programs: Hugo, Zola, Jekyll, kramdown, MkDocs, Docusaurus. They mean nothing here, so
//! readers see them as they are typed, and the author is told once for each kind.

use comrak::nodes::{Node, NodeValue};

use super::told::Kind;
use crate::write::writer::{Writer, short};

/// How a mark of another program begins and ends, and whose it is.
struct Mark {
    open: &'static str,
    close: &'static str,
    of: &'static str,
}

const MARKS: &[Mark] = &[
    Mark {
        open: "{{<",
        close: ">}}",
        of: "shortcode of Hugo",
    },
    Mark {
        open: "{{%",
        close: "%}}",
        of: "shortcode of Hugo",
    },
    Mark {
        open: "{%",
        close: "%}",
        of: "tag of Jekyll",
    },
    Mark {
        open: "{:",
        close: "}",
        of: "list of attributes of kramdown",
    },
];

impl Writer<'_> {
    /// Tells of the marks of other programs in a text.
    pub(in crate::write) fn dialects(&mut self, node: Node<'_>, text: &str) {
        if text.contains('{') {
            self.braces(node, text);
        }
        if text.starts_with(":::") || text.starts_with("!!!") {
            self.fence_of_blocks(node, text);
        }
    }

    fn braces(&mut self, node: Node<'_>, text: &str) {
        let line = self.line_of(node);
        // Marks that no end follows any more: it is looked for once, however many begin.
        let mut endless = [false; MARKS.len()];
        let mut rest = text;
        while let Some(at) = rest.find('{') {
            rest = &rest[at..];
            if let Some(at) = MARKS.iter().position(|mark| rest.starts_with(mark.open)) {
                let mark = &MARKS[at];
                let end = match endless[at] {
                    false => rest.find(mark.close).map(|end| end + mark.close.len()),
                    true => None,
                };
                endless[at] = end.is_none();
                // Without its end it is one only where another element cuts it off.
                if end.is_some() || mark.close != "}" {
                    let written = short(&rest[..end.unwrap_or(rest.len())]).into_owned();
                    self.told.tell_first(Kind::Dialect, mark.of, &written, line);
                }
                rest = &rest[end.unwrap_or(mark.open.len())..];
                continue;
            }
            // Hugo's form may hold what reads as a tag of HTML; Zola calls functions.
            let is_cut = rest == "{{" && is_html(node.next_sibling());
            if is_cut {
                self.told
                    .tell_first(Kind::Dialect, "shortcode of Hugo", "{{<", line);
            } else if let Some(name) = called(rest) {
                let written = format!("{{{{ {name}(…) }}}}");
                self.told
                    .tell_first(Kind::Dialect, "shortcode of Zola", &written, line);
            }
            rest = rest.trim_start_matches('{');
        }
    }

    /// Tells of `:::note` and `!!! note` at the beginning of a line.
    fn fence_of_blocks(&mut self, node: Node<'_>, text: &str) {
        let is_first = node.previous_sibling().is_none_or(|before| {
            matches!(
                before.data().value,
                NodeValue::SoftBreak | NodeValue::LineBreak
            )
        });
        let name = text.trim_start_matches([':', '!']).trim_start();
        let of = match text.starts_with(':') {
            true => "box of Docusaurus or Pandoc",
            false if !name.is_empty() => "box of MkDocs",
            false => return,
        };
        if is_first
            && (name.is_empty()
                || name.starts_with(|sign: char| sign.is_alphabetic() || sign == '{'))
        {
            let line = self.line_of(node);
            let written = short(text).into_owned();
            self.told.tell_first(Kind::Dialect, of, &written, line);
        }
    }
}

/// The function that `{{ name(…` calls.
fn called(text: &str) -> Option<&str> {
    let call = text.strip_prefix("{{ ")?;
    let end = call.find(|sign: char| !sign.is_alphanumeric() && sign != '_')?;
    (end > 0 && call[end..].starts_with('(')).then(|| &call[..end])
}

fn is_html(node: Option<Node<'_>>) -> bool {
    node.is_some_and(|node| matches!(node.data().value, NodeValue::HtmlInline(_)))
}
