//! The theme, carried inside the program: templates, style sheet and fonts.
//! What a template may say is in `theme/CONTEXT.md`; nothing here knows a page.

use crate::addresses;
use domain::markdown::control;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::ValueKind;
use minijinja::{AutoEscape, Environment, Output, State, UndefinedBehavior, Value};

const TEMPLATES: [(&str, &str); 12] = [
    ("base.html", include_str!("../theme/base.html")),
    ("parts.html", include_str!("../theme/parts.html")),
    ("home.html", include_str!("../theme/home.html")),
    ("note.html", include_str!("../theme/note.html")),
    ("page.html", include_str!("../theme/page.html")),
    ("list.html", include_str!("../theme/list.html")),
    ("topics.html", include_str!("../theme/topics.html")),
    ("tags.html", include_str!("../theme/tags.html")),
    ("archive.html", include_str!("../theme/archive.html")),
    ("search.html", include_str!("../theme/search.html")),
    ("404.html", include_str!("../theme/404.html")),
    ("redirect.html", include_str!("../theme/redirect.html")),
];

/// Files of the theme that the site carries as they are: address and bytes.
pub(crate) const ASSETS: &[(&str, &[u8])] = &[
    (
        STYLESHEET,
        include_bytes!(concat!(env!("OUT_DIR"), "/site.css")),
    ),
    (COPY_SCRIPT, include_bytes!("../theme/copy.js")),
    (SEARCH_SCRIPT, include_bytes!("../theme/search.js")),
    (ICON, include_bytes!("../theme/favicon.svg")),
    (addresses::FAVICON, include_bytes!("../theme/favicon.ico")),
    (
        "assets/field-serif-roman.woff2",
        include_bytes!("../theme/fonts/field-serif-roman.woff2"),
    ),
    (
        "assets/field-serif-italic.woff2",
        include_bytes!("../theme/fonts/field-serif-italic.woff2"),
    ),
    // Browsers ask for it where a page has a formula.
    (
        "assets/field-math.woff2",
        include_bytes!("../theme/fonts/field-math.woff2"),
    ),
    // No page leads to these; the licence wants its words wherever the fonts are.
    (
        "assets/field-serif-OFL.txt",
        include_bytes!("../theme/fonts/OFL.txt"),
    ),
    (
        "assets/field-math-OFL.txt",
        include_bytes!("../theme/fonts/field-math-OFL.txt"),
    ),
];

/// The address of the style sheet.
pub(crate) const STYLESHEET: &str = "assets/site.css";

/// The address of the theme's icon, by night and by day.
pub(crate) const ICON: &str = "assets/favicon.svg";

/// The address of the script that copies code.
pub(crate) const COPY_SCRIPT: &str = "assets/copy.js";

/// The address of the script that searches.
pub(crate) const SEARCH_SCRIPT: &str = "assets/search.js";

/// The templates, ready to be filled.
pub(crate) fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_syntax(
        SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .keep_trailing_newline(true)
            .build()
            .expect("Jinja's own delimiters do not contradict each other"),
    );
    environment.set_formatter(write_value);
    for (name, source) in TEMPLATES {
        environment
            .add_template(name, source)
            .expect("the theme is part of the program and its templates are well-formed");
    }
    environment
}

/// Escapes as HTML asks and no more: a slash in an address stays a slash. What no page can hold is a
/// sign that readers see.
fn write_value(
    out: &mut Output<'_>,
    state: &mut State<'_, '_>,
    value: &Value,
) -> Result<(), minijinja::Error> {
    let is_text = value.kind() == ValueKind::String && !value.is_safe();
    match value.as_str() {
        Some(text) if is_text && *state.auto_escape() == AutoEscape::Html => {
            write_escaped(out, &control::visible(text)).map_err(minijinja::Error::from)
        }
        _ => minijinja::escape_formatter(out, state, value),
    }
}

fn write_escaped(out: &mut Output<'_>, text: &str) -> std::fmt::Result {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
        out.write_str(&rest[..at])?;
        out.write_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        })?;
        rest = &rest[at + 1..];
    }
    out.write_str(rest)
}

#[cfg(test)]
#[path = "../build/minify.rs"]
mod minify;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_in_a_page_is_escaped_and_addresses_stay_readable() {
        let mut environment = environment();
        environment
            .add_template("t.html", "<a href=\"{{ a }}\">{{ b }}</a>")
            .expect("well-formed");
        let page = environment
            .get_template("t.html")
            .and_then(|t| t.render(minijinja::context! { a => "../a.html", b => "<b> & 'c'" }))
            .expect("renders");
        assert_eq!(
            page,
            "<a href=\"../a.html\">&lt;b&gt; &amp; &#39;c&#39;</a>"
        );
    }

    #[test]
    fn a_style_sheet_loses_what_no_browser_reads_and_nothing_else() {
        let written = "a b > c { /* why */ content: \" ; } \" / \"\"; margin: 0 calc(1px + 2px); }\n\n\
                       a :is(b, c),\nd::before { x: y }\n";
        let small =
            "a b>c{content:\" ; } \" / \"\";margin:0 calc(1px + 2px)}a :is(b,c),d::before{x:y}";
        assert_eq!(minify::minified(written), small);
    }

    #[test]
    fn the_style_sheet_stays_within_eighteen_kilobytes() {
        let (_, bytes) = ASSETS
            .iter()
            .find(|(address, _)| *address == STYLESHEET)
            .expect("the theme has a style sheet");
        assert!(bytes.len() <= 18 * 1024, "{} bytes", bytes.len());
    }
}
