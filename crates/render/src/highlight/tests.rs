//! What is seen of the colours, and what holds for many languages. What holds for one stands beside it.
//! `‹class text›` stands for an element in these tests.

mod any_input;
mod grammars;

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

/// Checks that the colours of `tail`, on a line of its own, are the same after `code` as alone.
#[track_caller]
pub(super) fn ends(lang: &str, tail: &str, codes: &[&str]) {
    let alone = colours(lang, tail);
    for code in codes {
        let both = colours(lang, &format!("{code}\n{tail}"));
        assert!(
            both.ends_with(&format!("\n{alone}")),
            "{lang}: {code}\n{both}"
        );
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

/// Strings that end with their line at the latest are wrong up to there and no further.
#[test]
fn a_string_of_one_line_is_wrong_no_further() {
    for (lang, string) in [
        ("python", "r'\\''"),
        ("python", "rb\"\\\"\""),
        ("python", "'it\\'s'"),
        ("dart", "r'\\'"),
        ("scala", "'symbol"),
        ("bigquery", "r'\\''"),
        ("bigquery", "'it\\'s'"),
        ("mysql", "'it\\'s'"),
        ("postgres", "E'it\\'s'"),
        ("postgres", "'C:\\'"),
        ("csharp", "@\"C:\\\""),
        ("swift", "#\"a\\\"#"),
        ("rust", "r\"\\\""),
        ("lua", "[=[']=]"),
        ("r", "r\"(\")\""),
        ("perl", "q{'}"),
        ("ruby", "%q(')"),
        ("js", "/'/"),
    ] {
        let code = format!("{string} + zz");
        let colours = colours(lang, &code);
        assert!(colours.ends_with("+ zz"), "{lang}: {colours}");
    }
}
