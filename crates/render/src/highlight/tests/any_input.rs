//! What holds for every language and every code, however broken.

use domain::markdown::control;
use proptest::prelude::*;

use super::html;
use crate::html::escape;

const LANGUAGES: &[&str] = &[
    "python",
    "rust",
    "sql",
    "js",
    "ts",
    "tsx",
    "json",
    "toml",
    "go",
    "java",
    "kotlin",
    "scala",
    "groovy",
    "c",
    "c++",
    "c#",
    "ruby",
    "php",
    "lua",
    "r",
    "swift",
    "dart",
    "zig",
    "proto",
    "graphql",
    "hcl",
    "nginx",
    "yaml",
    "bash",
    "console",
    "html",
    "css",
    "ini",
    "dockerfile",
    "make",
    "markdown",
    "patch",
    "mysql",
    "postgres",
    "bigquery",
    "hive",
    "oracle",
    "snowflake",
    "tsql",
    "cuda",
    "fsharp",
    "ocaml",
    "perl",
    "promql",
    "vcl",
    "tree",
    "jinja",
    "gotemplate",
    "svelte",
    "xml",
    "scss",
    "haskell",
];

/// Pieces that open, close and cross each other.
const PIECES: &[&str] = &[
    "\n",
    " ",
    "\t",
    "\r\n",
    "a",
    "Z",
    "é",
    "本",
    "\u{0}",
    "0",
    "1.5e",
    "\"",
    "'",
    "`",
    "\"\"\"",
    "'''",
    "\\",
    "/",
    "//",
    "/*",
    "*/",
    "#",
    "--",
    "--[[",
    "<",
    "<!--",
    "<a ",
    "</",
    "/>",
    ">",
    "<?php ",
    "?>",
    "<script>",
    "</script>",
    "<style>",
    "{",
    "}",
    "{{",
    "${",
    "#{",
    "$(",
    "$",
    "(",
    ")",
    "[",
    "[[",
    "]",
    "<<EOF",
    "<<~X",
    "EOF",
    "X",
    "f\"",
    "r#\"",
    "R\"(",
    "@",
    ":",
    "::",
    "=",
    "|",
    "|\n",
    "- ",
    "---\n",
    "```",
    "```rust\n",
    "%",
    "%s",
    "&",
    "&amp;",
    ";",
    ",",
    ".",
    "!",
    "?",
    "~",
    "if ",
    "def ",
    "fn ",
    "class ",
    "RUN ",
    "$ ",
    ">>> ",
    "@media ",
    "=begin",
    "*",
    "_",
    "+",
    "<<-'E'",
    "q{",
    "%w[",
    "[==[",
    "r\"(",
    "#\"",
    "\"\"\"\"",
    "$$",
    "$tag$",
    "E'",
    "u8R\"(",
    "{%",
    "%}",
    "}}",
    "{{/*",
    "define X\n",
    "RUN <<EOF\n",
    "((",
    "$((",
    "[[ ",
    "case ",
    "esac",
    "@@ -1 +1 @@\n",
    "--- a\n+++ b\n",
    "s/",
    "=pod\n",
    "__END__\n",
    "@\"",
    "$$\"\"\"",
    "R'-(",
    "#if ",
    "url(",
    "{|",
    "?",
    "AS $$",
    "#[",
    "{{{",
    "<!DOCTYPE a [",
    "${x:-",
    "tr{",
    "\\#(",
    "f\"{",
];

fn code() -> impl Strategy<Value = String> {
    let piece = proptest::sample::select(PIECES).prop_map(str::to_owned);
    let any = "\\PC{0,6}";
    proptest::collection::vec(prop_oneof![4 => piece, 1 => any], 0..60)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn no_character_is_lost_and_no_element_crosses_a_line(
        lang in proptest::sample::select(LANGUAGES),
        code in code(),
    ) {
        // What no page can hold was taken out before.
        let code = control::visible(&code);
        let html = html(&code, lang).expect("the language is known");
        let mut escaped = String::new();
        escape::push(&mut escaped, &code);
        let mut text = String::new();
        for line in html.split_inclusive('\n') {
            text.push_str(&text_of_balanced(line)?);
        }
        prop_assert_eq!(text, escaped);
    }
}

#[test]
fn the_same_piece_again_and_again_is_coloured() {
    for lang in LANGUAGES.iter().filter(|lang| **lang != "haskell") {
        for piece in PIECES {
            let code = piece.repeat(1_000 / piece.len());
            assert!(html(&code, lang).is_some());
        }
    }
}

/// The text of a line whose elements are closed on it and do not hold each other.
fn text_of_balanced(line: &str) -> Result<String, TestCaseError> {
    let mut text = String::new();
    let mut open = false;
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        if let Some(after) = after.strip_prefix("/span>") {
            prop_assert!(open, "closed and not open: {}", line);
            open = false;
            rest = after;
        } else {
            let class = after
                .strip_prefix("span class=\"hl-")
                .and_then(|after| after.split_once("\">"));
            let Some((class, after)) = class else {
                return Err(TestCaseError::fail(format!(
                    "not an element of ours: {line}"
                )));
            };
            prop_assert!(!open && class.chars().all(|letter| letter.is_ascii_lowercase()));
            open = true;
            rest = after;
        }
    }
    prop_assert!(!open, "not closed: {}", line);
    text.push_str(rest);
    Ok(text)
}
