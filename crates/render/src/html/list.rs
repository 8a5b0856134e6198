//! The closed list: every element an author may write, as what, and what it may hold.

use super::element::{Element, Holds, Stands};

/// Attributes every element may have.
pub const EVERYWHERE: &[&str] = &["dir", "lang", "title"];

/// A line of the list: name, name as written, what it holds, its own attributes.
type Line = (&'static str, &'static str, Holds, &'static [&'static str]);

/// Elements that stand where blocks may, in alphabetical order.
const BLOCKS: &[Line] = &[
    ("address", "div", Holds::Blocks, &[]),
    ("article", "article", Holds::Blocks, &[]),
    ("aside", "aside", Holds::Blocks, &[]),
    ("blockquote", "blockquote", Holds::Blocks, &[]),
    ("caption", "caption", Holds::Blocks, &[]),
    ("center", "div", Holds::Blocks, &[]),
    ("dd", "dd", Holds::Blocks, &[]),
    ("details", "details", Holds::Blocks, &["open"]),
    ("dir", "ul", Holds::Items, &[]),
    ("div", "div", Holds::Blocks, &[]),
    ("dl", "dl", Holds::Terms, &[]),
    ("dt", "dt", Holds::Blocks, &[]),
    ("figcaption", "figcaption", Holds::Blocks, &[]),
    ("figure", "figure", Holds::Blocks, &[]),
    ("footer", "div", Holds::Blocks, &[]),
    ("h1", "h2", Holds::Words, &[]),
    ("h2", "h2", Holds::Words, &[]),
    ("h3", "h3", Holds::Words, &[]),
    ("h4", "h4", Holds::Words, &[]),
    ("h5", "h5", Holds::Words, &[]),
    ("h6", "h6", Holds::Words, &[]),
    ("header", "div", Holds::Blocks, &[]),
    ("hgroup", "div", Holds::Blocks, &[]),
    ("hr", "hr", Holds::Nothing, &[]),
    ("li", "li", Holds::Blocks, &[]),
    ("listing", "pre", Holds::Words, &[]),
    ("main", "div", Holds::Blocks, &[]),
    ("menu", "ul", Holds::Items, &[]),
    ("nav", "div", Holds::Blocks, &[]),
    ("ol", "ol", Holds::Items, &["reversed", "start"]),
    ("p", "p", Holds::Phrases, &[]),
    ("pre", "pre", Holds::Words, &[]),
    ("search", "div", Holds::Blocks, &[]),
    ("section", "section", Holds::Blocks, &[]),
    ("summary", "summary", Holds::Words, &[]),
    ("table", "table", Holds::Table, &[]),
    ("tbody", "tbody", Holds::Rows, &[]),
    ("td", "td", Holds::Blocks, &["colspan", "rowspan"]),
    ("tfoot", "tfoot", Holds::Rows, &[]),
    ("th", "th", Holds::Blocks, &["colspan", "rowspan", "scope"]),
    ("thead", "thead", Holds::Rows, &[]),
    ("tr", "tr", Holds::Cells, &[]),
    ("ul", "ul", Holds::Items, &[]),
    ("xmp", "pre", Holds::Words, &[]),
];

/// Elements that stand among words, in alphabetical order.
const PHRASES: &[Line] = &[
    ("a", "a", Holds::Same, &["href"]),
    ("abbr", "abbr", Holds::Phrases, &[]),
    ("acronym", "abbr", Holds::Phrases, &[]),
    ("audio", "audio", Holds::Media, &["loop", "muted", "src"]),
    ("b", "b", Holds::Phrases, &[]),
    ("bdi", "bdi", Holds::Phrases, &[]),
    ("bdo", "bdo", Holds::Phrases, &[]),
    ("big", "span", Holds::Phrases, &[]),
    ("br", "br", Holds::Nothing, &[]),
    ("cite", "cite", Holds::Phrases, &[]),
    ("code", "code", Holds::Phrases, &[]),
    ("del", "del", Holds::Same, &[]),
    ("dfn", "dfn", Holds::Phrases, &[]),
    ("em", "em", Holds::Phrases, &[]),
    ("i", "i", Holds::Phrases, &[]),
    (
        "img",
        "img",
        Holds::Nothing,
        &["alt", "height", "src", "width"],
    ),
    ("ins", "ins", Holds::Same, &[]),
    ("kbd", "kbd", Holds::Phrases, &[]),
    ("mark", "mark", Holds::Phrases, &[]),
    (
        "meter",
        "meter",
        Holds::Phrases,
        &["high", "low", "max", "min", "optimum", "value"],
    ),
    ("nobr", "span", Holds::Phrases, &[]),
    ("picture", "picture", Holds::Picture, &[]),
    ("progress", "progress", Holds::Phrases, &["max", "value"]),
    ("q", "q", Holds::Phrases, &[]),
    ("rp", "rp", Holds::Phrases, &[]),
    ("rt", "rt", Holds::Phrases, &[]),
    ("ruby", "ruby", Holds::Phrases, &[]),
    ("s", "s", Holds::Phrases, &[]),
    ("samp", "samp", Holds::Phrases, &[]),
    ("small", "small", Holds::Phrases, &[]),
    (
        "source",
        "source",
        Holds::Nothing,
        &["media", "src", "srcset", "type"],
    ),
    ("span", "span", Holds::Phrases, &[]),
    ("strike", "s", Holds::Phrases, &[]),
    ("strong", "strong", Holds::Phrases, &[]),
    ("sub", "sub", Holds::Phrases, &[]),
    ("sup", "sup", Holds::Phrases, &[]),
    ("time", "time", Holds::Phrases, &["datetime"]),
    (
        "track",
        "track",
        Holds::Nothing,
        &["default", "kind", "label", "src", "srclang"],
    ),
    ("tt", "code", Holds::Phrases, &[]),
    ("u", "u", Holds::Phrases, &[]),
    ("var", "var", Holds::Phrases, &[]),
    (
        "video",
        "video",
        Holds::Media,
        &["height", "loop", "muted", "poster", "src", "width"],
    ),
    ("wbr", "wbr", Holds::Nothing, &[]),
];

/// Elements whose end follows from what comes next.
const END_BY_THEMSELVES: &[&str] = &[
    "caption", "dd", "dt", "li", "p", "rp", "rt", "tbody", "td", "tfoot", "th", "thead", "tr",
];

/// Elements that browsers never show the words of.
const HIDDEN: &[&str] = &[
    "iframe", "noembed", "noframes", "script", "style", "template", "title",
];

/// The same within drawings and formulas.
const HIDDEN_IN_FOREIGN: &[&str] = &[
    "annotation",
    "annotation-xml",
    "desc",
    "iframe",
    "metadata",
    "noembed",
    "noframes",
    "script",
    "style",
    "template",
    "title",
];

/// Elements of HTML off the list whose words are shown, in alphabetical order.
const UNWRAPPED: &[&str] = &[
    "applet",
    "area",
    "base",
    "basefont",
    "bgsound",
    "blink",
    "body",
    "button",
    "canvas",
    "col",
    "colgroup",
    "data",
    "datalist",
    "dialog",
    "embed",
    "fieldset",
    "font",
    "form",
    "frame",
    "frameset",
    "head",
    "html",
    "input",
    "keygen",
    "label",
    "legend",
    "link",
    "map",
    "marquee",
    "math",
    "meta",
    "noscript",
    "object",
    "optgroup",
    "option",
    "output",
    "param",
    "plaintext",
    "rb",
    "rtc",
    "select",
    "slot",
    "svg",
    "textarea",
];

/// Those of them that stand in the midst of words, as words do. The others are boxes.
const UNWRAPPED_AMONG_WORDS: &[&str] = &[
    "base", "basefont", "bgsound", "blink", "data", "font", "label", "link", "map", "math", "meta",
    "noscript", "output", "param", "rb", "rtc", "slot",
];

/// What becomes of an element by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// It is on the list.
    Kept(Element),
    /// It is left out with all that stands in it.
    Hidden(&'static str),
    /// Its tags are left out, and its words kept.
    Unwrapped(&'static str),
    /// HTML has no such element: it is words between angle brackets, such as `<T>`.
    Unknown,
}

/// Looks a name in lower case up.
pub fn known(name: &str) -> Known {
    if let Some(element) = element(name) {
        return Known::Kept(element);
    }
    let of = |names: &[&'static str]| names.iter().find(|known| **known == name).copied();
    match (of(HIDDEN), of(UNWRAPPED)) {
        (Some(name), _) => Known::Hidden(name),
        (_, Some(name)) => Known::Unwrapped(name),
        _ => Known::Unknown,
    }
}

/// Whether the words before an element do not run into those in it, nor its own into those behind it.
pub fn stands_apart(name: &str) -> bool {
    match known(name) {
        Known::Kept(element) => element.stands == Stands::AsBlock,
        Known::Unwrapped(name) => !UNWRAPPED_AMONG_WORDS.contains(&name),
        Known::Hidden(_) | Known::Unknown => false,
    }
}

/// Whether the words of this element within a drawing or a formula are no words of the page.
pub fn hidden_in_foreign(name: &str) -> Option<&'static str> {
    let mut names = HIDDEN_IN_FOREIGN.iter();
    names.find(|known| **known == name).copied()
}

fn element(name: &str) -> Option<Element> {
    let of = |lines: &'static [Line], stands| {
        let place = lines.binary_search_by_key(&name, |line| line.0).ok()?;
        let (name, written, holds, attributes) = lines[place];
        Some(Element {
            name,
            written,
            holds,
            stands,
            attributes,
            ends_by_itself: END_BY_THEMSELVES.contains(&name),
        })
    };
    of(BLOCKS, Stands::AsBlock).or_else(|| of(PHRASES, Stands::AmongWords))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_order_and_names_an_element_once() {
        for lines in [BLOCKS, PHRASES] {
            assert!(lines.is_sorted_by_key(|line| line.0));
        }
        let all = BLOCKS.iter().chain(PHRASES).map(|line| line.0);
        for name in all.chain(UNWRAPPED.iter().copied()) {
            assert!(!HIDDEN.contains(&name), "{name}");
        }
        assert!(UNWRAPPED.iter().all(|name| element(name).is_none()));
        assert!(
            UNWRAPPED_AMONG_WORDS
                .iter()
                .all(|name| UNWRAPPED.contains(name))
        );
    }
}
