//! Whatever a note says, each of its blocks closes what it opens and opens what it closes.

use super::rendered;

/// Pieces of Markdown and HTML that have a habit of going wrong beside each other.
const PIECES: &[&str] = &[
    "<div>",
    "</div>",
    "<b>",
    "</b>",
    "</p>",
    "<details>\n",
    "</details>\n",
    "<a href=\"other.md\">",
    "</a>",
    "<a href=\"gone.md\">",
    "<img src=a.png alt=x>",
    "<script>",
    "<!-- ",
    "-->",
    "<b title=\"",
    "\n\n",
    "\n",
    "> ",
    "- ",
    "- [ ] ",
    "1. ",
    "# ",
    "*",
    "**",
    "~~",
    "`",
    "\n```rust\n",
    "\n```\n",
    "$x$",
    "$",
    "\n$$\n",
    "[^1]",
    "\n\n[^1]: ",
    "[x](",
    ")",
    "[[other]]",
    "![x](a.png \"t\")",
    "\n| a | b |\n|---|---|\n| ",
    " | ",
    "> [!NOTE]\n> ",
    "word",
    "\n: ",
    "    ",
    "\\",
    "é<",
];

/// The first tag that does not fit, if any.
fn misfit(html: &str) -> Option<String> {
    let mut open = Vec::new();
    for tag in html.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap_or_default();
        let name = tag.trim_start_matches('/');
        let end = name.find(|character: char| !character.is_alphanumeric());
        let name = &name[..end.unwrap_or(name.len())];
        if tag.starts_with('/') {
            if open.pop() != Some(name) {
                return Some(format!("</{name}>"));
            }
        } else if !tag.ends_with('/') && !["img", "br", "hr", "input", "wbr"].contains(&name) {
            open.push(name);
        }
    }
    open.pop().map(|name| format!("<{name}>"))
}

#[test]
fn blocks_are_balanced_whatever_the_note_says() {
    // A small generator of its own: the same notes in every run.
    let mut seed = 7_u64;
    let mut next = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        PIECES[(seed >> 33) as usize % PIECES.len()]
    };
    for _ in 0..3_000 {
        let body: String = (0..12).map(|_| next()).collect();
        for block in rendered(&body).blocks {
            let misfit = misfit(&block.html);
            assert_eq!(misfit, None, "in\n{body}\nwhich became\n{}", block.html);
        }
    }
}
