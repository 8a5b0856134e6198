//! No word gets lost: what GitHub's own program shows of a text, the page shows too, or a finding says
//! why it does not.
//!
//! Beside it everything that holds for any text holds here as well (see `tree`): the page is well formed
//! and names no element off the list.

use std::collections::HashMap;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use comrak::nodes::{Node, NodeHtmlBlock, NodeValue};
use dom_query::{Document, NodeRef};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;
use unicode_normalization::char::is_combining_mark;

use super::tree::{self, PIECES};
use super::*;

const PROGRAM: &str = "cmark-gfm";

const EXTENSIONS: &[&str] = &[
    "table",
    "strikethrough",
    "autolink",
    "tagfilter",
    "tasklist",
    "footnotes",
];

/// What stands beside the pieces of `tree`: marks with words of their own, and other scripts. A `§` is
/// a number that no other piece has, so that a word which is lost cannot hide behind its twin.
pub(crate) const WORDS: &[&str] = &[
    "word§",
    "*word§*",
    "**word§**",
    "~~word§~~",
    "`word§`",
    "``word§ ` x§``",
    "==word§==",
    "[word§](other.md)",
    "[word§](other.md \"title§\")",
    "[word§](gone§.md)",
    "[word§](javascript:x)",
    "[word§](two words§.md)",
    "[word§]()",
    "[[word§]](https://a.example)",
    "[word§][gone§]",
    "[word§][ref]",
    "\n\n[ref]: https://a.example \"title\"\n\n",
    "![word§](a.png)",
    "![word§](gone.png)",
    "[[other|word§]]",
    "[[gone§]]",
    "![[other]]",
    "![[gone§]]",
    "<https://a.example/word§>",
    "https://a.example/word§",
    "www.a.example/word§",
    "word@a.example",
    "word§[^1]",
    "word§[^gone]",
    "^[word§ in a note]",
    "\n\n[^1]: word§\n\n",
    "\n\n[^2]: word§\n\n    more§\n\n",
    "word§[^2]",
    "\n# word§\n",
    "\n## word§ {#id§}\n",
    "\nword§\n===\n",
    "\nword§\n---\n",
    "\n\nword§ ^id§\n\n",
    "\n- [ ] word§\n- [x] more§\n",
    "\n1. word§\n2. more§\n",
    "\n- word§\n\n  more§\n",
    "\n> word§\n> more§\n",
    "\n> [!tip] word§\n> more§\n",
    "\n> [!odd§]- word§\n> more§\n",
    "\n\n| word§ | a§ |\n|---|:-:|\n| more§ | `b\\|c§` |\n\n",
    "\n\n| word§ |\n|---|\n| more§ | toomany§ |\n\n",
    "\n```rust\nword§();\n```\n",
    "\n~~~ word§\nmore§\n~~~\n",
    "\n```rust {1} title=\"word§\"\nmore§\n```\n",
    "\n```mermaid\ngraph TD; a-->word§\n```\n",
    "\n```math\nword§\n```\n",
    "\n\n    word§\n\n",
    "$word§$",
    "$$word§$$",
    "cost $5§ and $6§",
    "$ word§ $",
    "$n§$th",
    "a:word§:b",
    ":smile:",
    "%%word§%%",
    "50§% of 60§%",
    "\nTerm§\n: word§\n",
    "\\*word§\\*",
    "word§\\\nmore§",
    "word§  \nmore§",
    "&copy; word§ &#x41;word§",
    "word§ < more§ > b§",
    "<b>word§</b>",
    "<div>word§</div>",
    "\n\n<div>\n\nword§\n\n</div>\n\n",
    "\n<details><summary>word§</summary>\n\nmore§\n</details>\n\n",
    "<span title=\"a§\">word§</span>",
    "<!-- hidden§ --> word§",
    "<script>hidden§()</script> word§",
    "<style>.hidden§ {}</style> word§",
    "<title>word§</title>",
    "<textarea>word§</textarea>",
    "<select><option>word§</select>",
    "<Vec§> word§",
    "<ruby>字§<rt>word§</ruby>",
    "<td>word§",
    "<h2>word§</h2>",
    "<p>word§",
    "<ul><li>word§<li>more§</ul>",
    "<video>word§</video>",
    "<svg><text>word§</text></svg>",
    "<img src=a.png alt=a> word§",
    "<a href=other.md>word§</a>",
    "<a id=a§>word§</a>",
    "<kbd>word§</kbd>",
    "{{< word§ >}}",
    "{% word§ %}",
    "{: .word§ }",
    ":::word§\nmore§\n:::",
    "中文§字，句子。",
    "**中文§。**文",
    "中文\n换行§",
    "العربية§ نص",
    "[العربية§](other.md)",
    "हिन्दी§ शब्द",
    "## हिन्दी§",
    "ภาษาไทย§",
    "e\u{301}t\u{e9}§",
    "👩‍💻§",
    "\u{202e}word§",
    "a\u{b}word§",
    "word§\u{1b}[0m",
    "word§\u{0}more§",
    "\tword§",
    "{word§}",
    "word§]",
    "[word§",
    "![word§",
    "(word§)",
    "'word§' \"more§\" -- x§ ... y§",
];

/// What GitHub's program makes of a text.
fn cmark(text: &str) -> String {
    let mut command = Command::new(PROGRAM);
    command.arg("--unsafe");
    for extension in EXTENSIONS {
        command.args(["-e", extension]);
    }
    let started = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut process = match started {
        Err(error) if error.kind() == ErrorKind::NotFound => panic!(
            "{PROGRAM} is not installed, and without it nobody can say which words a page must show. \
             `cargo xtask setup` brings it on Debian and Ubuntu; elsewhere install cmark-gfm."
        ),
        started => started.expect("cmark-gfm starts"),
    };
    // It reads everything before it writes anything.
    let mut input = process.stdin.take().expect("its input is ours");
    input.write_all(text.as_bytes()).expect("cmark-gfm reads");
    drop(input);
    let output = process.wait_with_output().expect("cmark-gfm ends");
    assert!(output.status.success(), "{PROGRAM}: {}", output.status);
    String::from_utf8(output.stdout).expect("cmark-gfm writes UTF-8")
}

/// The words a reader sees of HTML, each as often as it stands there. What cannot be seen is no text:
/// scripts, styles, templates. Between an element among words and the words beside it stands `joint`.
fn seen(html: &str, joint: &str) -> HashMap<String, i64> {
    let page = Document::fragment(html);
    let mut text = String::new();
    for node in page.root().children() {
        push_text(&mut text, &node, joint);
    }
    counted(&text)
}

fn push_text(text: &mut String, node: &NodeRef<'_>, joint: &str) {
    if node.is_text() {
        text.push_str(&node.text());
        return;
    }
    let Some(name) = node.node_name() else { return };
    if matches!(name.as_ref(), "script" | "style" | "template") {
        return;
    }
    // The ways back from a footnote have numbers of their own.
    if node
        .attr("class")
        .is_some_and(|class| class.contains("footnote-back"))
    {
        return;
    }
    let among_words = [
        "a", "b", "code", "del", "em", "font", "i", "kbd", "mark", "math", "rp", "rt", "ruby",
        "span", "strong", "wbr",
    ];
    let around = if among_words.contains(&name.as_ref()) {
        joint
    } else {
        " "
    };
    text.push_str(around);
    for child in node.children() {
        push_text(text, &child, joint);
    }
    text.push_str(around);
}

/// The words of a text: letters and their marks. Where a script writes no blanks, each letter is one.
fn counted(text: &str) -> HashMap<String, i64> {
    let mut words = HashMap::new();
    let mut word = String::new();
    let is_letter = |letter: char| letter.is_alphanumeric() || is_combining_mark(letter);
    let is_alone = |letter: char| letter >= '\u{2e80}' && letter.is_alphanumeric();
    for letter in text.chars().chain([' ']) {
        if !is_letter(letter) || is_alone(letter) {
            if !word.is_empty() {
                *words.entry(std::mem::take(&mut word)).or_default() += 1;
            }
            if is_alone(letter) {
                *words.entry(letter.to_string()).or_default() += 1;
            }
            continue;
        }
        word.extend(letter.to_lowercase());
    }
    words
}

/// The words that the author wrote in a form of which readers see another, as docs/markdown.md says:
/// ids, comments, emoji, formulas and what refers to them, diagrams, names in double brackets, what is beside the words of a picture,
/// the kind of a callout.
fn in_another_form(body: &str) -> HashMap<String, i64> {
    let mut text = String::new();
    domain::markdown::with_document(body, |document| {
        for node in document.descendants() {
            push_other_form(&mut text, node);
        }
    });
    let between_colons = body.split(':');
    for name in between_colons.filter(|name| is_of_an_emoji(name)) {
        text.push_str(name);
        text.push(' ');
    }
    counted(&text)
}

/// Whether an emoji is shown where this stands between colons.
fn is_of_an_emoji(name: &str) -> bool {
    let is_sign = |sign: u8| sign.is_ascii_alphanumeric() || b"_+-".contains(&sign);
    let code = format!(":{name}:");
    !name.is_empty()
        && name.bytes().all(is_sign)
        && domain::markdown::with_document(&code, domain::markdown::words_of) != code
}

fn push_other_form(text: &mut String, node: Node<'_>) {
    let words = match &node.data().value {
        NodeValue::Raw(id) => id.clone(),
        NodeValue::CommentInline(comment) => comment.literal.clone(),
        NodeValue::Math(math) => math.literal.clone(),
        NodeValue::Text(words) => {
            let references = math::references(words).into_iter();
            references.map(|place| &words[place]).collect()
        }
        NodeValue::Callout(callout) => callout.callout_type.clone(),
        // Since CommonMark 0.31 a comment may hold two hyphens, and <textarea> begins a block of HTML,
        // where a browser takes `<?` for a comment.
        NodeValue::HtmlInline(html) | NodeValue::HtmlBlock(NodeHtmlBlock { literal: html, .. }) => {
            comments(html)
        }
        // GitHub's program reads `1.` without words as words.
        NodeValue::Item(item) if node.first_child().is_none() => item.start.to_string(),
        NodeValue::WikiLink(link) => format!("{} {}", link.url, plain::of_node(node)),
        NodeValue::CodeBlock(code)
            if code.info.starts_with("mermaid") || code.info.starts_with("math") =>
        {
            code.literal.clone()
        }
        _ => return,
    };
    text.push_str(&words);
    text.push(' ');
}

/// The words of all footnotes.
fn in_footnotes(body: &str) -> HashMap<String, i64> {
    domain::markdown::with_document(body, |document| {
        let is_footnote =
            |node: &Node<'_>| matches!(node.data().value, NodeValue::FootnoteDefinition(_));
        let footnotes = document.descendants().filter(is_footnote);
        let words: Vec<String> = footnotes.map(plain::of_node).collect();
        counted(&words.join(" "))
    })
}

/// What stands in the comments of a source, as far as a browser takes something for one.
fn comments(html: &str) -> String {
    let mut comments = String::new();
    for begun in html
        .split('<')
        .filter(|begun| begun.starts_with(['!', '?']))
    {
        comments.push_str(begun.split('>').next().unwrap_or_default());
        comments.push(' ');
    }
    comments
}

/// Whether a finding says why a word is not shown: it names the word, or says that all is left out
/// that stands somewhere.
fn says_why(problem: &Problem, word: &str, body: &str) -> bool {
    let is_in_footnote = matches!(&*problem.code, "unused-footnote" | "repeated-footnote")
        && in_footnotes(body).contains_key(word);
    let hides = [
        "left out with all that is in it",
        "A frame of another site became a link",
        "hides what stands behind it",
        "is left out: ",
    ];
    // Of a drawing or a formula that is typed as HTML, the words alone are kept.
    let is_in_foreign = || {
        ["<svg>", "<math>"]
            .iter()
            .any(|name| problem.message.contains(name))
            && matches!(word, "textarea" | "xmp" | "plaintext")
    };
    is_in_footnote
        || is_in_foreign()
        || hides.iter().any(|hides| problem.message.contains(hides))
        || counted(&problem.message).contains_key(word)
}

/// The page with a blank before each tag whose element belongs in another: where it stands outside of
/// it, browsers know nothing of it, and the words around it run together.
fn with_apart(html: &str) -> String {
    let tags = [
        "caption", "col", "summary", "tbody", "td", "tfoot", "th", "tr",
    ];
    tags.iter().fold(html.to_owned(), |html, tag| {
        html.replace(&format!("<{tag}"), &format!(" <{tag}"))
    })
}

/// Whether a word stands on the page in more than one piece: with a blank in it that somebody typed and
/// GitHub's program does not show, such as the one that a tag becomes.
fn is_made_of(word: &str, words: &HashMap<String, i64>) -> bool {
    let ends = word.char_indices().map(|(at, _)| at).skip(1);
    ends.filter(|end| words.contains_key(&word[..*end]))
        .any(|end| words.contains_key(&word[end..]) || is_made_of(&word[end..], words))
}

/// The words that GitHub's program shows and the page does not, of which no finding tells.
fn lost(body: &str) -> Vec<String> {
    let rendered = tree::holds(body);
    let blocks = rendered.blocks.iter();
    let page: String = blocks.map(|block| format!("{}\n", block.html)).collect();
    // Where GitHub's program shows brackets, a page has a link, and nothing beside it.
    let (joined, apart) = (seen(&page, ""), seen(&page, " "));
    let other = in_another_form(body);
    let of =
        |words: &HashMap<String, i64>, word: &str| words.get(word).copied().unwrap_or_default();
    let mut lost: Vec<String> = seen(&with_apart(&cmark(body)), "")
        .into_iter()
        .filter(|(word, count)| of(&joined, word).max(of(&apart, word)) + of(&other, word) < *count)
        .filter(|(word, _)| !is_made_of(word, &apart))
        .filter(|(word, _)| {
            !rendered
                .problems
                .iter()
                .any(|problem| says_why(problem, word, body))
        })
        .map(|(word, _)| word)
        .collect();
    lost.sort();
    lost
}

#[track_caller]
fn nothing_is_lost(body: &str) {
    let lost = lost(body);
    assert!(
        lost.is_empty(),
        "{lost:?} of\n{body}\nwhich {PROGRAM} shows as\n{}\nand the page as\n{}",
        cmark(body),
        html(body),
    );
}

/// The text that pieces make. Each `§` is another number.
fn text_of(pieces: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (at, (piece, between)) in pieces.iter().enumerate() {
        text.push_str(&piece.replace('§', &format!("{at}n")));
        text.push_str(between);
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2_000,
        rng_seed: RngSeed::Fixed(31),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn every_word_that_github_shows_is_shown_or_a_finding_says_why(
        pieces in vec((prop_oneof![2 => select(WORDS), 1 => select(PIECES)], select(&["", " ", " ", "\n", "\n\n"][..])), 1..10)
    ) {
        nothing_is_lost(&text_of(&pieces));
    }
}

#[test]
fn every_word_of_the_notes_at_hand_that_github_shows_is_shown_or_a_finding_says_why() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut notes = Vec::new();
    for folder in [
        "tests/fixtures/markdown/notes",
        "content",
        "docs",
        "fuzz/seeds/markdown",
        "fuzz/seeds/html",
    ] {
        gather(&root.join(folder), &mut notes);
    }
    assert!(notes.len() >= 130, "{} notes", notes.len());
    for path in notes {
        let text = std::fs::read(&path).expect("a note is read");
        let text = String::from_utf8_lossy(&text);
        let body = domain::front_matter::split(&text).body().to_owned();
        let lost = lost(&body);
        assert!(lost.is_empty(), "{lost:?} of {}", path.display());
    }
}

fn gather(folder: &Path, notes: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).expect("a folder is read");
    for entry in entries {
        let path = entry.expect("an entry is read").path();
        match path.extension().and_then(|ending| ending.to_str()) {
            _ if path.is_dir() => gather(&path, notes),
            Some("md") | None => notes.push(path),
            Some(_) => {}
        }
    }
    notes.sort();
}

#[test]
fn every_word_of_the_examples_of_commonmark_and_gfm_is_shown_or_a_finding_says_why() {
    for example in spec::all_examples() {
        let lost = lost(&example);
        assert!(
            lost.is_empty(),
            "{lost:?} of\n{example}\nshown as\n{}",
            html(&example)
        );
    }
}
