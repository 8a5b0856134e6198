//! A body where its page is not: in feeds, whose readers show many notes in one document and none of
//! our styles. Links to places of the note lead to its page, and what only that page needs is gone: the
//! links beside headings, and ids that another note of the feed may have.
//!
//! What is looked for stands in no text and in no value of an attribute: quotes are escaped there.

/// The HTML of a block for readers elsewhere; `page` is the whole address of the note's page.
pub fn elsewhere(html: &str, page: &str) -> String {
    let without_anchors = without(html, " <a class=\"anchor\"", "</a>");
    let mut pieces = without_anchors.split("<svg");
    let mut elsewhere = String::with_capacity(html.len());
    if let Some(first) = pieces.next() {
        push(&mut elsewhere, first, page);
    }
    for piece in pieces {
        // A drawing means its own parts by their ids.
        elsewhere.push_str("<svg");
        let (drawing, rest) = match piece.find("</svg>") {
            Some(end) => piece.split_at(end),
            None => (piece, ""),
        };
        elsewhere.push_str(drawing);
        push(&mut elsewhere, rest, page);
    }
    elsewhere
}

fn push(elsewhere: &mut String, html: &str, page: &str) {
    let mut escaped = String::with_capacity(page.len() + 1);
    crate::escape::push_encoded(&mut escaped, page);
    let start = format!(" href=\"{}#", escaped.replace('&', "&amp;"));
    let html = without(html, " id=\"", "\"");
    elsewhere.push_str(&html.replace(" href=\"#", &start));
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
