//! Reads the HTML of a body as strictly as nobody has to write it: the list of what may be there
//! stands here a second time, so that a hole in the writer's own list is seen.

use std::collections::HashSet;
use std::iter;

/// Elements of a page, with those of formulas and of drawings.
const ELEMENTS: &str = "a abbr article aside audio b bdi bdo blockquote br caption cite code dd del \
    details dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img input ins kbd li mark meter ol \
    p picture pre progress q rp rt ruby s samp section small source span strong sub summary sup table \
    tbody td tfoot th thead time tr track u ul var video wbr annotation math menclose merror mfrac mi \
    mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub \
    msubsup msup mtable mtd mtext mtr munder munderover semantics \
    circle ellipse g line marker path polygon polyline rect svg text tspan";

/// Attributes of any of them. None runs anything.
const ATTRIBUTES: &str = "alt aria-label checked class colspan controls data-lang datetime decoding \
    default dir disabled height high href id kind label lang loading loop low max media min muted open \
    optimum poster reversed role rowspan scope src srclang srcset start tabindex title type value \
    width accent accentunder columnalign columnspan depth display displaystyle fence form largeop \
    linethickness lspace mathbackground mathcolor mathvariant maxsize minsize movablelimits notation \
    rspace scriptlevel separator stretchy style symmetric voffset \
    cx cy d dominant-baseline dx dy fill fill-opacity font-size font-style font-weight marker-end \
    marker-mid marker-start markerHeight markerUnits markerWidth opacity orient points \
    preserveAspectRatio r refX refY rotate rx ry stroke stroke-dasharray stroke-linecap \
    stroke-linejoin stroke-opacity stroke-width text-anchor textLength transform viewBox x x1 x2 y \
    y1 y2";

const VOID: &str = "br hr img input source track wbr";

/// Schemes of addresses.
const SCHEMES: &str = "http https mailto tel";

/// Fails unless each piece closes what it opens and holds nothing off the list, and no two ids of
/// all of them are alike. Returns them as one.
pub fn check<'piece>(pieces: impl IntoIterator<Item = &'piece str>) -> String {
    let mut ids = HashSet::new();
    let mut whole = String::new();
    for piece in pieces {
        let mut open: Vec<&str> = Vec::new();
        for part in parts(piece) {
            match part {
                Part::Text(text) => has_references_alone(text),
                Part::End(name) => assert_eq!(open.pop(), Some(name), "</{name}> in {piece}"),
                Part::Start {
                    name,
                    attributes,
                    closed,
                } => {
                    assert!(is_in(ELEMENTS, name), "<{name}> in {piece}");
                    for (attribute, value) in attributes {
                        assert!(is_in(ATTRIBUTES, attribute), "{attribute} in {piece}");
                        has_references_alone(value);
                        assert!(!leads_astray(attribute, value), "{value} in {piece}");
                        if attribute == "id" {
                            assert!(!value.is_empty() && ids.insert(value.to_owned()), "{value}");
                        }
                    }
                    if !closed && !is_in(VOID, name) {
                        open.push(name);
                    }
                }
            }
        }
        assert!(open.is_empty(), "{open:?} is open in {piece}");
        whole.push_str(piece);
        whole.push('\n');
    }
    whole
}

/// What a reader reads.
pub fn text(html: &str) -> String {
    let texts = parts(html).filter_map(|part| match part {
        Part::Text(text) => Some(text),
        _ => None,
    });
    let text: String = texts.collect();
    let signs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ];
    signs
        .iter()
        .fold(text, |text, (written, sign)| text.replace(written, sign))
}

enum Part<'html> {
    Text(&'html str),
    Start {
        name: &'html str,
        attributes: Vec<(&'html str, &'html str)>,
        closed: bool,
    },
    End(&'html str),
}

fn parts(html: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = html;
    iter::from_fn(move || {
        let Some(tag) = rest.strip_prefix('<') else {
            let (text, after) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
            rest = after;
            return (!text.is_empty()).then_some(Part::Text(text));
        };
        let (part, after) = match tag.strip_prefix('/') {
            Some(tag) => {
                let (name, after) = name(tag);
                (Part::End(name), after)
            }
            None => start(tag),
        };
        rest = after
            .strip_prefix('>')
            .unwrap_or_else(|| panic!("a tag ends in {html}"));
        Some(part)
    })
}

/// The start of an element, up to its `>`.
fn start(tag: &str) -> (Part<'_>, &str) {
    let (of_element, mut rest) = name(tag);
    let mut attributes = Vec::new();
    while let Some(after) = rest.strip_prefix(' ') {
        let (of_attribute, after) = name(after);
        rest = after;
        let mut value = "";
        if let Some(quoted) = after.strip_prefix("=\"") {
            (value, rest) = quoted.split_once('"').expect("a value is closed");
        }
        let is_new = attributes.iter().all(|(known, _)| *known != of_attribute);
        assert!(is_new, "{of_attribute} twice in <{tag}");
        attributes.push((of_attribute, value));
    }
    let closed = rest.starts_with('/');
    let part = Part::Start {
        name: of_element,
        attributes,
        closed,
    };
    (part, rest.strip_prefix('/').unwrap_or(rest))
}

fn name(text: &str) -> (&str, &str) {
    // Capitals are in names of drawings, which the lists hold to their letter.
    let is_name = |sign: char| sign.is_ascii_alphanumeric() || sign == '-';
    let end = text.find(|sign| !is_name(sign)).unwrap_or(text.len());
    assert!(end > 0, "a name at {text}");
    text.split_at(end)
}

/// Fails where a `&` begins no character reference, or a sign stands that is none of a page.
fn has_references_alone(text: &str) {
    assert!(!text.contains('<'), "{text}");
    for after in text.split('&').skip(1) {
        let (reference, _) = after.split_once(';').unwrap_or_else(|| panic!("&{after}"));
        let number = reference.strip_prefix('#');
        let is_one = number
            .unwrap_or(reference)
            .bytes()
            .all(|sign| sign.is_ascii_alphanumeric());
        assert!(is_one && !reference.is_empty(), "&{reference}");
    }
}

/// Whether a browser would leave for a place that is none.
fn leads_astray(attribute: &str, value: &str) -> bool {
    // A drawing reaches nothing but its own ends of lines.
    if attribute.starts_with("marker-") {
        return !value.starts_with("url(#d");
    }
    if matches!(attribute, "fill" | "stroke" | "style") && value.contains("url(") {
        return true;
    }
    if !matches!(attribute, "href" | "poster" | "src" | "srcset") {
        return false;
    }
    let dense = |sign: &char| !sign.is_control() && !sign.is_whitespace();
    let seen: String = text(value).chars().filter(dense).collect();
    match seen.split_once([':', '/', '?', '#']) {
        Some((scheme, _)) if seen[scheme.len()..].starts_with(':') => {
            may_be_scheme(scheme) && !is_in(SCHEMES, &scheme.to_ascii_lowercase())
        }
        _ => false,
    }
}

/// Other signs make it the name of a file: <https://url.spec.whatwg.org/#scheme-start-state>.
fn may_be_scheme(name: &str) -> bool {
    let is_sign = |sign: u8| sign.is_ascii_alphanumeric() || b"+-.".contains(&sign);
    name.starts_with(|first: char| first.is_ascii_alphabetic()) && name.bytes().all(is_sign)
}

fn is_in(list: &str, name: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known == name)
}
