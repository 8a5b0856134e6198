//! The examples of CommonMark and of GitHub's additions: the page shows what they say, but for the
//! exceptions that are written down with their reasons.
//!
//! What an example expects is HTML, and so it goes through our own writer of HTML before both are
//! compared: elements off the list are off it on both sides. Not compared is what the theme adds:
//! anchors of headings, the figure around code or a picture, colours, the box around a table.

use std::collections::BTreeMap;

use comrak::nodes::{Ast, AstNode, LineColumn, NodeHtmlBlock, NodeValue};
use dom_query::{Document, NodeRef};

use super::*;
use crate::surroundings::Alone;
const COMMONMARK: &str = include_str!("spec/commonmark.txt");
const GFM: &str = include_str!("spec/gfm.txt");
const EXCEPTIONS: &str = include_str!("spec/exceptions.txt");

struct Example {
    /// As in `exceptions.txt`: the spec and the number.
    name: String,
    markdown: String,
    html: String,
}

fn examples_of(spec: &str, text: &str) -> Vec<Example> {
    let fence = "`".repeat(32);
    let text = text.replace('→', "\t");
    let mut examples = Vec::new();
    let mut rest = text.as_str();
    while let Some((_, begun)) = rest.split_once(&format!("{fence} example ")) {
        let (number, begun) = begun.split_once('\n').unwrap();
        let (example, behind) = begun.split_once(&format!("{fence}\n")).unwrap();
        let (markdown, html) = match example.strip_prefix(".\n") {
            Some(html) => ("", html),
            None => example.split_once("\n.\n").unwrap(),
        };
        examples.push(Example {
            name: format!("{spec} {number}"),
            markdown: format!("{markdown}\n"),
            html: html.to_owned(),
        });
        rest = behind;
    }
    examples
}

/// The Markdown of every example.
pub(super) fn all_examples() -> impl Iterator<Item = String> {
    let examples = [("commonmark", COMMONMARK), ("gfm", GFM)].into_iter();
    examples
        .flat_map(|(spec, text)| examples_of(spec, text))
        .map(|example| example.markdown)
}

fn joined(rendered: Rendered) -> String {
    let blocks = rendered.blocks.into_iter();
    blocks.map(|block| block.html + "\n").collect()
}

/// What our writer makes of HTML that stands by itself. Boxes to tick are Markdown's alone.
fn of_html(html: &str) -> String {
    let html = &html
        .replace(
            "<input checked=\"\" disabled=\"\" type=\"checkbox\">",
            "DONE\n<!-- -->",
        )
        .replace("<input disabled=\"\" type=\"checkbox\">", "TO DO\n<!-- -->");
    let arena = comrak::Arena::new();
    let node = |value| {
        let place = LineColumn { line: 1, column: 1 };
        let ast = Ast::new(value, place);
        arena.alloc(AstNode::new(std::cell::RefCell::new(ast)))
    };
    let root = node(NodeValue::Document);
    let block = node(NodeValue::HtmlBlock(NodeHtmlBlock {
        block_type: 6,
        literal: html.to_owned(),
    }));
    root.append(block);
    let options = Options::default();
    let note = crate::write::Note {
        body: html,
        body_line: 1,
        options: &options,
        places: None,
        nest: None,
    };
    joined(crate::write::document(root, note, &Alone, &Cache::new()))
}

/// The page without what the theme adds, one element or text a line.
fn essence(html: &str) -> String {
    let page = Document::fragment(html);
    let mut lines = Vec::new();
    for node in page.root().children() {
        push(&mut lines, &node);
    }
    lines.join("\n")
}

fn push(lines: &mut Vec<String>, node: &NodeRef<'_>) {
    if node.is_text() {
        let text = node.text().to_string();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match lines.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.starts_with('"') => *last += &format!(" {text}"),
            _ => lines.push(format!("\"{text}")),
        }
        return;
    }
    let Some(name) = node.node_name() else { return };
    let class = node.attr("class").unwrap_or_default();
    match (name.as_ref(), class.as_ref()) {
        ("a", "anchor") => return,
        // The text alone, colours and all; a line end at its end shows nothing.
        ("pre", _) => {
            lines.push(format!("<pre {:?}", node.text().trim_end_matches('\n')));
            return;
        }
        ("input", _) => {
            lines.push(
                node.attr("checked")
                    .map_or("\"TO DO", |_| "\"DONE")
                    .to_owned(),
            );
            return;
        }
        // A picture alone in its paragraph shows its title below it.
        ("figure", "image") => {
            let title = node.text().to_string();
            let before = lines.len();
            lines.push(String::from("<p"));
            node.children().iter().for_each(|child| push(lines, child));
            lines.retain(|line| *line != format!("\"{title}"));
            lines[before + 1].push_str(&format!(" title={title:?}"));
            lines.push(String::from("/"));
            return;
        }
        ("html" | "figure" | "figcaption", _) | (_, "table-scroll" | "missing-link") => {
            node.children().iter().for_each(|child| push(lines, child));
            return;
        }
        _ => {}
    }
    let before = lines.len();
    let mut line = match name.as_ref() {
        "h1" => String::from("<h2"),
        other => format!("<{other}"),
    };
    for attribute in ["href", "src", "alt", "title", "start", "align"] {
        let align = class
            .strip_prefix("align-")
            .filter(|_| attribute == "align");
        let value = node.attr(attribute).map(|value| with_letters(&value));
        if let Some(value) = value.or(align.map(str::to_owned)) {
            line.push_str(&format!(" {attribute}={value:?}"));
        }
    }
    lines.push(line);
    node.children().iter().for_each(|child| push(lines, child));
    match lines.len() == before + 1 && name.as_ref() == "p" {
        true => lines.truncate(before),
        false => lines.push(String::from("/")),
    }
}

/// An address with its letters of other scripts as such: either way is the same place.
fn with_letters(address: &str) -> String {
    let decoded = percent_encoding::percent_decode_str(address).decode_utf8_lossy();
    match decoded.is_ascii() {
        true => address.to_owned(),
        false => decoded.into_owned(),
    }
}

#[test]
fn every_example_of_commonmark_and_gfm_is_shown_as_it_says_but_for_written_exceptions() {
    let exceptions: BTreeMap<String, &str> = EXCEPTIONS
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("//"))
        .map(|line| {
            let (name, reason) = line.split_once(": ").expect("a name and a reason");
            (name.to_owned(), reason)
        })
        .collect();
    assert!(exceptions.len() <= 35, "{} exceptions", exceptions.len());
    let commonmark = examples_of("commonmark", COMMONMARK);
    let gfm = examples_of("gfm", GFM);
    assert_eq!((commonmark.len(), gfm.len()), (652, 24));
    let mut failed = Vec::new();
    let mut unneeded = Vec::new();
    for example in commonmark.iter().chain(&gfm) {
        let ours = joined(render(
            &example.markdown,
            1,
            &Options::default(),
            &Alone,
            &Cache::new(),
        ));
        let (ours, wanted) = (essence(&ours), essence(&of_html(&example.html)));
        match (ours == wanted, exceptions.contains_key(&example.name)) {
            (false, false) => failed.push(format!(
                "== {}\n{}\n-- wanted\n{wanted}\n-- shown\n{ours}",
                example.name, example.markdown
            )),
            (true, true) => unneeded.push(example.name.clone()),
            _ => {}
        }
    }
    assert!(
        failed.is_empty(),
        "{} fail:\n{}",
        failed.len(),
        failed.join("\n")
    );
    assert!(
        unneeded.is_empty(),
        "exceptions that are none any more: {unneeded:?}"
    );
}
