//! The heading that names a note: the first of the first level that stands in no quote, list or
//! callout. What looks like one in code is none, and whether it is underlined or has a `#` is one.

use comrak::nodes::{Node, NodeValue};

use super::words_of;
use crate::links;

/// The heading that names a note whose front matter does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TitleHeading {
    /// Its words without markup.
    pub words: String,
    /// Its line in the body, from 1.
    pub line: u32,
    /// Whether readers see nothing of the body above it. Then it is the title of the page, and the
    /// body goes on below it; otherwise it stays where it is.
    pub opens: bool,
}

/// The heading that names this body.
pub fn title(document: Node<'_>) -> Option<TitleHeading> {
    let mut opens = true;
    for node in document.children() {
        if matches!(&node.data().value, NodeValue::Heading(heading) if heading.level == 1) {
            let words = words_of(node);
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            if !words.is_empty() {
                let line = u32::try_from(node.data().sourcepos.start.line);
                return Some(TitleHeading {
                    words,
                    line: line.unwrap_or(u32::MAX).max(1),
                    opens,
                });
            }
        }
        opens &= shows_nothing(node);
    }
    None
}

/// Whether readers see nothing of this block: comments, and elements that are only places.
fn shows_nothing(node: Node<'_>) -> bool {
    match &node.data().value {
        NodeValue::HtmlBlock(html) => links::is_empty_html(&html.literal),
        NodeValue::Raw(_) | NodeValue::FootnoteDefinition(_) | NodeValue::MultilineComment(_) => {
            true
        }
        NodeValue::Paragraph => {
            let mut html = String::new();
            for inner in node.children() {
                match &inner.data().value {
                    NodeValue::HtmlInline(tag) => html.push_str(tag),
                    NodeValue::Text(text) => html.push_str(text),
                    NodeValue::SoftBreak | NodeValue::Raw(_) | NodeValue::CommentInline(_) => {
                        html.push(' ')
                    }
                    _ => return false,
                }
            }
            links::is_empty_html(&html)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::with_document;
    use super::*;

    #[track_caller]
    fn check(body: &str, expect: Option<(&str, u32, bool)>) {
        let found = with_document(body, title);
        let found = found.as_ref();
        assert_eq!(
            found.map(|found| (found.words.as_str(), found.line, found.opens)),
            expect,
            "{body}"
        );
    }

    #[test]
    fn case_19_a_heading_that_is_underlined_or_marked_up_names_a_note() {
        check(
            "A Setext\nTitle\n=====\n\nWords.",
            Some(("A Setext Title", 1, true)),
        );
        check(
            "\n# The *loop* and `code` #",
            Some(("The loop and code", 2, true)),
        );
        check(
            "# [A](b.md) &amp; ![c](d.png) \\* {#id}",
            Some(("A & c *", 1, true)),
        );
        check("   #\tTab", Some(("Tab", 1, true)));
        check("## Two\n\n# One", Some(("One", 3, false)));
        check("#\n\n# One", Some(("One", 3, false)));
    }

    #[test]
    fn case_19_comments_and_places_above_a_title_are_nothing_that_readers_see() {
        for above in [
            "<!-- a\n\n# no\n-->",
            "<a id=\"top\"></a>",
            "<a name='x'></a> <!-- y -->",
            "<div align=\"center\">",
            "[ref]: https://a.example",
            "[^1]: A note.",
            "",
        ] {
            let found = with_document(&format!("{above}\n\n# One\n\nx[^1]"), title);
            let found = found.map(|found| (found.words, found.opens));
            assert_eq!(found, Some(("One".to_owned(), true)), "{above}");
        }
        for above in [
            "Words.",
            "![p](p.png)",
            "<img src=p.png>",
            "---",
            "- a",
            "<p>a</p>",
        ] {
            let found = with_document(&format!("{above}\n\n# One"), title);
            assert!(found.is_some_and(|found| !found.opens), "{above}");
        }
    }

    #[test]
    fn case_19_what_stands_in_code_or_in_a_quote_names_no_note() {
        for body in [
            "```\n# a\n```",
            "~~~\n# a",
            "    # a",
            "> # a",
            "- # a",
            "#a",
            "\\# a",
            "<div>\n# a\n</div>",
            "````\n```\n# a\n```` x\n# b",
        ] {
            check(body, None);
        }
    }
}
