//! A body where its page is not: in feeds, whose readers show many notes in one document and none of
//! our styles. Its addresses are whole, and what only the page needs is gone: the links beside
//! headings, and ids that another note of the feed may have.
//!
//! Quotes are escaped in texts and in values, so those that stand in the HTML of a block are the ones
//! around the values of attributes.

use std::borrow::Cow;

use crate::html::escape;

/// The HTML of a block for readers elsewhere; `whole` says what an address on its page is anywhere.
pub fn elsewhere(html: &str, whole: impl Fn(&str) -> String) -> String {
    let mut elsewhere = Elsewhere {
        html: String::with_capacity(html.len() + html.len() / 8),
        whole,
    };
    let mut rest = html;
    if html.contains(DRAWING) {
        while let Some(start) = rest.find(DRAWING) {
            let end = rest[start..].find("</svg>");
            let (before, from) = rest.split_at(start);
            let (drawing, behind) = from.split_at(end.unwrap_or(from.len()));
            elsewhere.push(before, Ids::Gone);
            elsewhere.push(drawing, Ids::Kept);
            rest = behind;
        }
    }
    elsewhere.push(rest, Ids::Gone);
    elsewhere.html
}

const DRAWING: &str = "<svg";

/// What becomes of ids.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ids {
    Gone,
    /// A drawing means its own parts by them.
    Kept,
}

struct Elsewhere<F> {
    html: String,
    whole: F,
}

impl<F: Fn(&str) -> String> Elsewhere<F> {
    fn push(&mut self, html: &str, ids: Ids) {
        let quote = |from: usize| html[from..].find('"').map(|at| from + at);
        let mut written = 0;
        let mut from = 0;
        while let Some(open) = quote(from)
            && let Some(close) = quote(open + 1)
        {
            from = close + 1;
            let start = html[written..open].rfind(' ');
            let Some(start) = start.map(|start| written + start) else {
                continue;
            };
            let value = &html[open + 1..close];
            match &html[start..open] {
                " id=" if ids == Ids::Gone => {
                    self.html.push_str(&html[written..start]);
                    written = close + 1;
                }
                " href=" if ids == Ids::Kept && value.starts_with('#') => {}
                " href=" | " src=" | " poster=" => {
                    self.html.push_str(&html[written..=open]);
                    self.address(value);
                    written = close;
                }
                " srcset=" => {
                    self.html.push_str(&html[written..=open]);
                    self.candidates(value);
                    written = close;
                }
                " class=" if value == "anchor" && html[written..start].ends_with(" <a") => {
                    let end = html[close..].find("</a>");
                    let end = end.map_or(html.len(), |end| close + end + "</a>".len());
                    self.html.push_str(&html[written..start - " <a".len()]);
                    written = end;
                    from = end;
                }
                _ => {}
            }
        }
        self.html.push_str(&html[written..]);
    }

    fn address(&mut self, value: &str) {
        let address = match value.contains('&') {
            true => Cow::Owned(value.replace("&amp;", "&")),
            false => Cow::Borrowed(value),
        };
        escape::push(&mut self.html, &(self.whole)(&address));
    }

    /// Addresses of a picture, each with what it is for.
    fn candidates(&mut self, value: &str) {
        for (nth, candidate) in value.split(", ").enumerate() {
            if nth > 0 {
                self.html.push_str(", ");
            }
            let (address, rest) =
                candidate.split_at(candidate.find(' ').unwrap_or(candidate.len()));
            self.address(address);
            self.html.push_str(rest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_42_addresses_are_whole_and_what_only_the_page_needs_is_gone() {
        let whole = |address: &str| format!("W({address})");
        for (html, shown) in [
            (
                "<h2 id=\"x\">A <em>b</em> <a class=\"anchor\" href=\"#x\" aria-label=\"Link to A b\">#</a></h2>",
                "<h2>A <em>b</em></h2>",
            ),
            (
                "<p><a class=\"a\" href=\"#x\">to</a> <a title=\" href=&quot;\" href=\"b?c&amp;d\" id=\"y\">b</a></p>",
                "<p><a class=\"a\" href=\"W(#x)\">to</a> <a title=\" href=&quot;\" href=\"W(b?c&amp;d)\">b</a></p>",
            ),
            (
                "<li id=\"fn:1\"><p>Foot. <a href=\"#fnref:1\">↩</a></p></li>",
                "<li><p>Foot. <a href=\"W(#fnref:1)\">↩</a></p></li>",
            ),
            (
                "<svg><marker id=\"d1\"></marker><a href=\"#d1\"></a><a href=\"b\"></a></svg><b id=\"q\">b</b>",
                "<svg><marker id=\"d1\"></marker><a href=\"#d1\"></a><a href=\"W(b)\"></a></svg><b>b</b>",
            ),
            (
                "<video src=\"a\" poster=\"b\"><source srcset=\"c, d 2x\"></video>",
                "<video src=\"W(a)\" poster=\"W(b)\"><source srcset=\"W(c), W(d) 2x\"></video>",
            ),
            (
                "<p> href=&quot;#x&quot; id=&quot;y&quot;</p>",
                "<p> href=&quot;#x&quot; id=&quot;y&quot;</p>",
            ),
        ] {
            assert_eq!(elsewhere(html, whole), shown);
        }
    }
}
