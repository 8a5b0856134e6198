//! What is seen of the colours. `‹class text›` stands for an element in these tests.

mod any_input;
mod code;
mod ends;
mod scripts;
mod text;

use super::html;

/// Checks the colours of `code`.
#[track_caller]
pub(super) fn check(lang: &str, code: &str, expected: &str) {
    assert_eq!(colours(lang, code), expected, "{lang}: {code}");
}

/// Checks that each piece is part of the colours of `code`.
#[track_caller]
pub(super) fn check_parts(lang: &str, code: &str, parts: &[&str]) {
    let colours = colours(lang, code);
    for part in parts {
        assert!(colours.contains(part), "no {part} in {colours}");
    }
}

fn colours(lang: &str, code: &str) -> String {
    let html = html(code, lang).expect("the language is known");
    let mut marked = html
        .replace("<span class=\"hl-", "‹")
        .replace("\">", " ")
        .replace("</span>", "›");
    // A blank may stand on either side of the end of an element; here it stands outside.
    while marked.contains(" ›") {
        marked = marked.replace(" ›", "› ");
    }
    marked
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

#[test]
fn a_language_nobody_knows_has_no_colours() {
    assert_eq!(html("x", "zzz"), None);
    assert_eq!(html("x", "text"), None);
}

#[test]
fn a_rare_language_is_coloured_by_its_grammar() {
    let html = html("module Main where\nmain = print \"x\"", "haskell").unwrap();
    assert!(html.contains("<span class=\"hl-keyword\">module"), "{html}");
    assert!(
        html.contains("<span class=\"hl-string\">&quot;x&quot;</span>"),
        "{html}"
    );
}
