//! Tags typed into Markdown: where one ends, and the address it leads to.

use std::ops::Range;

/// A tag at the start of a text.
pub(super) struct Tag {
    /// How long it is.
    pub end: usize,
    /// The bytes of the address that a link leads to or a picture is found at, without quotes.
    pub address: Option<Range<usize>>,
    pub is_picture: bool,
}

/// The tag that this text begins with, open or closing.
pub(super) fn tag(text: &str) -> Option<Tag> {
    let closing = text.starts_with("</");
    let name_at = 1 + usize::from(closing);
    let inner = text.strip_prefix('<').filter(|_| text.len() > name_at)?;
    let inner = &inner[usize::from(closing)..];
    let long = inner
        .find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-')
        .unwrap_or(inner.len());
    if !inner.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
        return None;
    }
    let name = inner[..long].to_ascii_lowercase();
    let wanted = match name.as_str() {
        "a" => "href",
        "img" | "audio" | "source" | "track" | "video" => "src",
        _ => "",
    };
    let mut tag = Tag {
        end: 0,
        address: None,
        is_picture: wanted == "src",
    };
    let mut at = name_at + long;
    loop {
        let gap = spaces(&text[at..]);
        at += gap;
        let rest = &text[at..];
        let is_over = rest.strip_prefix('/').unwrap_or(rest).starts_with('>');
        if is_over {
            tag.end = at + 1 + usize::from(rest.starts_with('/'));
            return Some(tag);
        }
        if gap == 0 || closing {
            return None;
        }
        let long =
            rest.find(|letter: char| !letter.is_ascii_alphanumeric() && !"_.:-".contains(letter))?;
        if !rest.starts_with(|letter: char| letter.is_ascii_alphabetic() || "_:".contains(letter)) {
            return None;
        }
        let attribute = &rest[..long];
        at += long;
        let behind = at + spaces(&text[at..]);
        if !text[behind..].starts_with('=') {
            continue;
        }
        at = behind + 1 + spaces(&text[behind + 1..]);
        let value = match text[at..].chars().next()? {
            quote @ ('"' | '\'') => {
                let end = text[at + 1..].find(quote)?;
                at + 1..at + 1 + end
            }
            _ => {
                let end = text[at..]
                    .find(|letter: char| letter.is_whitespace() || "\"'=<>`".contains(letter))?;
                at..at + end
            }
        };
        if value.is_empty() && value.start == at {
            return None;
        }
        at = value.end + usize::from(value.start > at);
        if tag.address.is_none() && attribute.eq_ignore_ascii_case(wanted) {
            tag.address = Some(value);
        }
    }
}

/// Whether readers see nothing of this HTML: it is made of comments and of elements that are only
/// places or boxes.
pub(crate) fn is_empty(html: &str) -> bool {
    const SEEN: &[&str] = &[
        "audio", "button", "canvas", "embed", "hr", "iframe", "img", "input", "math", "meter",
        "object", "picture", "progress", "script", "select", "style", "svg", "table", "textarea",
        "video",
    ];
    let mut rest = html.trim_start();
    while !rest.is_empty() {
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|end| end + 3)
        } else if rest.starts_with("<?") || rest.starts_with("<!") {
            rest.find('>').map(|end| end + 1)
        } else {
            let name = rest.trim_start_matches(['<', '/']);
            let end = name.find(|letter: char| !letter.is_ascii_alphanumeric());
            let name = name[..end.unwrap_or(name.len())].to_ascii_lowercase();
            let is_seen = SEEN.contains(&name.as_str());
            tag(rest).filter(|_| !is_seen).map(|tag| tag.end)
        };
        let Some(end) = end else { return false };
        rest = rest[end..].trim_start();
    }
    true
}

fn spaces(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t', '\n', '\r']).len()
}
