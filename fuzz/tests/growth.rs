//! What a note costs grows with its length, whatever it repeats, and nothing that is nested as deep as a
//! note is long ends the program.
//!
//! Each piece is repeated to two lengths, the second eight times the first, and both are timed in one run:
//! what grows with the length takes eight times as long, what grows with its square sixty-four times.
//! `FIELDNOTES_GROWTH=6000 cargo test --release -p fieldnotes-fuzz --test growth` takes longer texts, and
//! each piece followed by each other one. What the parser itself looks at with the square of a length is not
//! among them; `domain::markdown::excess` bounds it.

use std::time::Duration;

use fieldnotes_fuzz::{TARGETS, Target, spent};

/// How much longer the second text is.
const TIMES: usize = 8;
/// Between eight and sixty-four, nearer to eight: short texts cost something whatever they hold.
const MOST: f64 = 24.0;
/// What takes less is told by chance.
const NOTHING: Duration = Duration::from_millis(20);
/// Once may be chance.
const TRIES: usize = 4;

/// What Markdown, HTML and their dialects are made of, opened and not closed as well.
const PIECES: &[&str] = &[
    "a",
    "*",
    "**",
    "_",
    "~~",
    "==",
    "`",
    "``",
    "[",
    "]",
    "[a](",
    "[a]",
    "[a]: b\n",
    "[^a]",
    "[^a]: b\n",
    "![",
    "![[a]]",
    "[[a]]",
    "[[",
    "]]",
    "(",
    ")",
    "<",
    "<a>",
    "</a>",
    "<b>",
    "<p>",
    "<td>",
    "<table>",
    "<ul><li>",
    "<!--",
    "<div>\n",
    "</div>\n",
    "<pre>",
    "&amp;",
    "&",
    "$",
    "$$",
    "$a$",
    "\\",
    ">",
    "> ",
    "- ",
    "1. ",
    "# a\n",
    "a\n",
    "a\n\n",
    "\n",
    "a\n===\n",
    "|",
    "|a|b|\n",
    "|-|-|\n",
    "```\n",
    ":smile:",
    "\\:",
    ":",
    "%%",
    "^a",
    "\"",
    "'",
    "--",
    "...",
    "é",
    "数",
    "http://a.b",
    "www.a.b ",
    "a@b.c",
    "{#a}",
    "{{< a >}}",
    "{{<",
    "{%",
    "{{ a",
    "{: ",
    "> [!note]\n",
    "- [ ] a\n",
    "    a\n",
    "\t",
    "\\(",
    "\\ref{",
    ":::\n",
    "<svg>",
    "<math>",
    "<img src=a>",
    "<iframe>",
    "<details>",
    "---\n",
    "a: b\n",
    "*a*",
    "[a][",
    "](",
    "\r",
];

#[test]
fn what_a_note_costs_grows_with_its_length() {
    let asked = std::env::var("FIELDNOTES_GROWTH").ok();
    let short = asked
        .as_ref()
        .map_or(1_500, |it| it.parse().expect("a length"));
    let mut pieces: Vec<String> = PIECES.iter().map(|it| String::from(*it)).collect();
    if asked.is_some() {
        let others = |first| PIECES.iter().map(move |next| format!("{first}{next}"));
        pieces.extend(PIECES.iter().flat_map(others));
    }
    let mut told = String::new();
    for target in ["markdown", "html", "notes", "links", "heads"].map(target) {
        for piece in &pieces {
            if let Some(ratio) = growth(target, piece, short) {
                told.push_str(&format!("\n{} {piece:?}: {ratio:.0} times", target.name));
            }
        }
    }
    assert!(told.is_empty(), "{TIMES} times as much takes:{told}");
}

#[test]
fn what_is_nested_as_deep_as_a_note_is_long_ends_nothing() {
    for target in ["markdown", "html", "notes", "links"].map(target) {
        for piece in [
            ">",
            "> ",
            "- ",
            "1. ",
            "*_",
            "**~~",
            "[",
            "![",
            "<b>",
            "<div>\n",
            "<ul><li>",
            "<details>",
            "> [!note]\n> ",
            "[^a",
            "[a](",
            "{",
            "$\\frac{",
            "<svg><g>",
        ] {
            (target.run)(piece.repeat(100_000 / piece.len()).as_bytes());
        }
    }
}

fn target(name: &str) -> &'static Target {
    let mut targets = TARGETS.iter();
    targets
        .find(|target| target.name == name)
        .expect("a target")
}

/// How many times as long a text takes that is eight times as long, where that is too much.
fn growth(target: &Target, piece: &str, short: usize) -> Option<f64> {
    let text = |length: usize| piece.repeat(length.div_ceil(piece.len()));
    let (short, long) = (text(short), text(short * TIMES));
    let (mut least, mut most) = (Duration::MAX, Duration::MAX);
    for _ in 0..TRIES {
        least = least.min(time(target, &short));
        most = most.min(time(target, &long));
        if most < NOTHING || most.as_secs_f64() < MOST * least.as_secs_f64() {
            return None;
        }
    }
    Some(most.as_secs_f64() / least.as_secs_f64())
}

fn time(target: &Target, text: &str) -> Duration {
    let begun = spent();
    (target.run)(text.as_bytes());
    spent() - begun
}
