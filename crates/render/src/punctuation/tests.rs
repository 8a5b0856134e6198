use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::Signs;
use crate::tests::{Library, PIECES, SHOWN};
use crate::{Cache, Options, render};

fn page(body: &str, language: &str) -> String {
    let options = Options {
        punctuation: Signs::of(language),
        ..Options::default()
    };
    let blocks = render(body, 1, &options, &Library, &Cache::new()).blocks;
    let blocks: Vec<String> = blocks.into_iter().map(|block| block.html).collect();
    blocks.join("\n")
}

#[track_caller]
fn check(language: &str, body: &str, expected: &str) {
    assert_eq!(page(body, language), format!("<p>{expected}</p>"), "{body}");
}

#[test]
fn quotes_are_those_of_the_language() {
    let body = "He said \"it is 'so' here\" -- and *\"left\"*.";
    for (language, expected) in [
        ("en", "He said “it is ‘so’ here” – and <em>“left”</em>."),
        ("en-GB", "He said “it is ‘so’ here” – and <em>“left”</em>."),
        ("de", "He said „it is ‚so‘ here“ – and <em>„left“</em>."),
        ("de-CH", "He said «it is ‹so› here» – and <em>«left»</em>."),
        (
            "fr",
            "He said «\u{202f}it is “so” here\u{202f}» – and <em>«\u{202f}left\u{202f}»</em>.",
        ),
        ("es", "He said «it is “so” here» – and <em>«left»</em>."),
        ("it", "He said «it is “so” here» – and <em>«left»</em>."),
        ("pl", "He said „it is «so» here” – and <em>„left”</em>."),
        ("cs", "He said „it is ‚so‘ here“ – and <em>„left“</em>."),
        ("ru", "He said «it is „so“ here» – and <em>«left»</em>."),
        ("sv", "He said ”it is ’so’ here” – and <em>”left”</em>."),
        ("tlh", "He said “it is ‘so’ here” – and <em>“left”</em>."),
    ] {
        check(language, body, expected);
    }
    for language in ["zh-Hans", "ja", "ko", "he"] {
        let typed = body
            .replace("*\"left\"*", "<em>\"left\"</em>")
            .replace('"', "&quot;");
        check(language, body, &typed);
    }
}

#[test]
fn words_around_a_reference_are_set_and_its_label_is_not() {
    let body = "\"By \\eqref{a--b}\" -- or '\\ref{it's}', *'so'*.\n\n$$x \\label{a--b}$$\n\n$$y \\label{it's}$$";
    let page = page(body, "en");
    assert!(
        page.starts_with(
            "<p>“By <a href=\"#eq:a--b\">(1)</a>” – or ‘<a href=\"#eq:it's\">2</a>’, <em>‘so’</em>.</p>"
        ),
        "{page}"
    );
}

#[test]
fn apostrophes_dashes_and_dots_are_set_where_they_are_sure() {
    for (body, expected) in [
        ("don't, the authors' 1990s", "don’t, the authors’ 1990s"),
        (
            "1999--2004 and so---on --- yes",
            "1999–2004 and so—on — yes",
        ),
        ("wait... \"what...\" and wait---", "wait… “what…” and wait—"),
        ("(\"a\"), \"b\"; \"`c`\" and \"$x$\".", ""),
        ("\"two\nlines\"", "“two\nlines”"),
        ("\"a\"[^1]", "“a”[^1]"),
        (
            "\"[a](other.md)\" **\"b\"**",
            "“<a href=\"other.html\">a</a>” <strong>“b”</strong>",
        ),
    ] {
        if expected.is_empty() {
            let page = page(body, "en");
            assert!(
                page.contains("(“a”), “b”; “<code>c</code>” and “<math"),
                "{page}"
            );
            continue;
        }
        check("en", body, expected);
    }
}

#[test]
fn what_is_no_punctuation_stays_as_it_is_typed() {
    for body in [
        "run it with --full or (--quiet) and --no-color",
        "i-- and ---- and <!-- no -->x --> y <-- z ->",
        "main...feature, f(...args), .../a, ..., and so on....",
        "6'2\" tall, 19\" wide, a lone \" here and ' there",
        "\\\"as typed\\\" and \\--- and \\...",
        "<code>\"a\" -- b...</code> <kbd>'</kbd>",
        "`\"a\" -- b...`",
        "<https://a.example/\"a\"--b...>",
        "{{< ref \"x\" >}} -- \"y\"",
        "![\"a\" -- b...](a.png '\"c\"')",
        "<span title='\"a\" -- b'>x</span>",
    ] {
        let (set, typed) = (page(body, "en"), page(body, "ja"));
        let is_dots = body.contains("..., ");
        assert_eq!(
            if is_dots {
                set.replace('…', "...")
            } else {
                set
            },
            typed,
            "{body}"
        );
    }
    let code = "<pre>\n\n\"a\" -- b...\n\n</pre>\n\n    \"c\" -- d...\n\n```\n\"e\"...\n```";
    assert_eq!(page(code, "en"), page(code, "ja"));
}

#[test]
fn ids_outlines_and_findings_are_of_what_was_typed() {
    let body = "## \"A\" -- b's...\n\n[x](#a----bs) [y]: \"z\"\n";
    let options = |language| Options {
        punctuation: Signs::of(language),
        ..Options::default()
    };
    let of = |language| render(body, 1, &options(language), &Library, &Cache::new());
    let (set, typed) = (of("en"), of("ja"));
    assert_eq!(set.outline, typed.outline);
    assert_eq!(set.problems, typed.problems);
    assert_eq!(set.words, typed.words);
    assert!(set.blocks[0].html.contains(">“A” – b’s… <a"), "{set:?}");
}

#[test]
fn an_end_of_what_did_not_begin_ends_no_heading_whose_words_stay() {
    for body in [
        "a <h2></script> -- b</h2>",
        "a <code></h2> -- b</code>",
        "a <h2></h3> -- b</h2>",
    ] {
        assert_eq!(page(body, "en"), page(body, "ja"), "{body}");
    }
}

/// The text with every sign as it is typed, and no blank but one.
fn typed(html: &str) -> String {
    let mut text = html.replace("&quot;", "\"").replace("&#39;", "'");
    for (set, typed) in [("—", "---"), ("–", "--"), ("…", "..."), ("\u{202f}", "")] {
        text = text.replace(set, typed);
    }
    let is_quote = |sign: char| "“”„‚‘’«»‹›'".contains(sign);
    text.replace(is_quote, "\"")
}

const QUOTES: &[&str] = &[
    "\"",
    "'",
    "\"a\"",
    "'b'",
    " \"",
    "\" ",
    "--",
    "---",
    "...",
    " -- ",
    "don't",
    "\\\"",
    "\\--",
    "a",
    " ",
    "`\"`",
    "*\"c\"*",
    "&quot;",
    "\n",
    "\"[d](other.md)\"",
    "--flag",
    "...e",
    "«f»",
];

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 1_500,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_page_shows_the_same_letters_but_for_quotes_dashes_and_dots(
        pieces in vec(prop_oneof![select(QUOTES), select(PIECES), select(SHOWN)], 1..14),
        language in select(&["en", "de", "fr", "pl", "ru", "sv", "es"][..]),
    ) {
        let body = pieces.concat();
        prop_assert_eq!(typed(&page(&body, language)), typed(&page(&body, "ja")), "of\n{}", body);
    }
}

#[test]
fn words_in_ten_thousand_quotes_or_marks_are_set_or_left_and_nothing_ends() {
    for deep in [">".repeat(10_000), "*_".repeat(10_000)] {
        page(&format!("{deep} \"a\""), "en");
    }
}
