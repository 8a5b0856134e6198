//! A body where its page is not: in feeds, whose readers show many notes in one document and none of
//! our styles. Links to places of the note lead to its page, and what only that page needs is gone: the
//! links beside headings, and ids that another note of the feed may have.
//!
//! What is looked for stands in no text and in no value of an attribute: quotes are escaped there.

use crate::escape;

/// The HTML of a block for readers elsewhere; `page` is the whole address of the note's page.
pub fn elsewhere(html: &str, page: &str) -> String {
    let mut start = String::from(" href=\"");
    escape::push_encoded(&mut start, page);
    let start = start.replace('&', "&amp;") + "#";
    let of_page = |html: &str| without(html, " id=\"", "\"").replace(" href=\"#", &start);
    let html = without(html, " <a class=\"anchor\"", "</a>");
    let mut pieces = html.split("<svg");
    let mut elsewhere = pieces.next().map(of_page).unwrap_or_default();
    for piece in pieces {
        // A drawing means its own parts by their ids.
        let (drawing, rest) = piece.split_at(piece.find("</svg>").unwrap_or(piece.len()));
        elsewhere.push_str("<svg");
        elsewhere.push_str(drawing);
        elsewhere.push_str(&of_page(rest));
    }
    elsewhere
}

/// The text without each piece that begins and ends so.
fn without(text: &str, start: &str, end: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(start) {
        let Some((_, after)) = behind.split_once(end) else {
            break;
        };
        kept.push_str(before);
        rest = after;
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_42_links_within_a_note_lead_to_its_page() {
        let page = "https://a.example/notes/a&b.html";
        for (html, shown) in [
            (
                "<h2 id=\"x\">A <em>b</em> <a class=\"anchor\" href=\"#x\" aria-label=\"Link to A b\">#</a></h2>",
                "<h2>A <em>b</em></h2>",
            ),
            (
                "<p><a href=\"#x\">to</a> <a href=\"https://b.example/#y\">out</a></p>",
                "<p><a href=\"https://a.example/notes/a&amp;b.html#x\">to</a> <a href=\"https://b.example/#y\">out</a></p>",
            ),
            (
                "<li id=\"fn:1\"><p>Foot. <a href=\"#fnref:1\">↩</a></p></li>",
                "<li><p>Foot. <a href=\"https://a.example/notes/a&amp;b.html#fnref:1\">↩</a></p></li>",
            ),
            (
                "<svg><marker id=\"d1\"></marker></svg><b id=\"q\">b</b>",
                "<svg><marker id=\"d1\"></marker></svg><b>b</b>",
            ),
            (
                "<p> href=&quot;#x&quot; id=&quot;y&quot;</p>",
                "<p> href=&quot;#x&quot; id=&quot;y&quot;</p>",
            ),
        ] {
            assert_eq!(elsewhere(html, page), shown);
        }
    }
}
