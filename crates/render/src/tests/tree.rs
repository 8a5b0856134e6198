//! Whatever an author types, a browser reads from the page the very elements we wrote: the standard's
//! algorithm moves nothing, adds nothing and ends nothing early.

use std::collections::HashSet;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;

use super::rendered;
use crate::Rendered;
use crate::html::token::{self, Token};

/// Elements that a page may hold, those of formulas and drawings apart.
const ELEMENTS: &str = "a abbr article aside audio b bdi bdo blockquote br caption cite code dd del \
    details dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img input ins kbd li mark meter ol \
    p picture pre progress q rp rt ruby s samp section small source span strong sub summary sup table \
    tbody td tfoot th thead time tr track u ul var video wbr";

const ATTRIBUTES: &str = "alt aria-label checked class colspan controls data-lang datetime decoding \
    default dir disabled height high href id kind label lang loading loop low max media min muted open \
    optimum poster reversed role rowspan scope src srclang srcset start tabindex title type value width";

/// What drawings are made of.
const DRAWING: &str = "circle defs ellipse g line marker path polygon polyline rect svg text tspan";

const VOID: &str = "br hr img input source track wbr";

/// Pieces of HTML and Markdown.
pub(crate) const PIECES: &[&str] = &[
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<p align=center>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<span lang=de>",
    "</span>",
    "<a href=other.md>",
    "<a name=x>",
    "<a id=y href=https://a.example>",
    "</a>",
    "<ul>",
    "</ul>",
    "<ol start=2>",
    "</ol>",
    "<li>",
    "</li>",
    "<dl>",
    "</dl>",
    "<dt>",
    "<dd>",
    "</dd>",
    "<table>",
    "</table>",
    "<caption>",
    "<thead>",
    "<tbody>",
    "</tbody>",
    "<tfoot>",
    "<tr>",
    "</tr>",
    "<td>",
    "</td>",
    "<th scope=row>",
    "<pre>",
    "</pre>",
    "<h2>",
    "</h2>",
    "<h1 id=z>",
    "</h1>",
    "<details>",
    "</details>",
    "<summary>",
    "</summary>",
    "<figure>",
    "</figure>",
    "<figcaption>",
    "<picture>",
    "<source srcset=a.png>",
    "</picture>",
    "<img src=a.png alt=x>",
    "<img src=gone.png alt=y width=5>",
    "<video src=a.png>",
    "<video>",
    "<source src=a.png>",
    "<track src=a.png>",
    "</video>",
    "<audio>",
    "</audio>",
    "<ruby>",
    "<rt>",
    "<rp>",
    "</ruby>",
    "<meter value=1>",
    "</meter>",
    "<progress>",
    "</progress>",
    "<section>",
    "</section>",
    "<center>",
    "</center>",
    "<blockquote>",
    "</blockquote>",
    "<hr>",
    "<br>",
    "</br>",
    "<q>",
    "<del>",
    "</del>",
    "<ins>",
    "<svg>",
    "</svg>",
    "<path d=x />",
    "<title>",
    "</title>",
    "<math>",
    "<mi>",
    "</math>",
    "<style>",
    "</style>",
    "<script>",
    "</script>",
    "<template>",
    "</template>",
    "<iframe src=https://a.example/v>",
    "</iframe>",
    "<textarea>",
    "</textarea>",
    "<form>",
    "<button>",
    "</button>",
    "<select>",
    "<option>",
    "<font color=red>",
    "</font>",
    "<T>",
    "</T>",
    "<my-thing>",
    "<!-- ",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?x",
    "?>",
    "<a title=\"",
    "\">",
    "'",
    "&nbsp;",
    "&lt;",
    "&amp;lt;",
    "\n\n",
    "\n\n",
    "\n\n",
    "\n",
    "\n",
    "> ",
    "- ",
    "1. ",
    "# ",
    "## w {#z}\n",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "\n```\n",
    "$x$",
    "[^1]",
    "\n\n[^1]: ",
    "[x](other.md)",
    "[a[^1]](other.md)",
    "[b",
    "](other.md)",
    "[[other]]",
    "![x](a.png \"t\")",
    "\n| a | b |\n|---|---|\n| ",
    " | ",
    "> [!NOTE]\n> ",
    "wort",
    "word",
    "two words",
    "https://a.example/u",
    "\n: ",
    "    ",
    "    code\n",
    "\\",
    "é",
    "<",
    "<>",
    "</",
    "</>",
    "<img",
];

/// What a page is made of, however it is spelled.
fn parts(html: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for placed in token::read(html, None) {
        match placed.token {
            Token::Text(text) => match parts.last_mut() {
                Some(last) if last.starts_with('"') => last.push_str(&text),
                _ => parts.push(format!("\"{text}")),
            },
            Token::Start {
                name,
                mut attributes,
                is_closed,
            } => {
                attributes.sort();
                parts.push(format!("<{name} {attributes:?}>"));
                if is_closed && !is_in(VOID, &name) {
                    parts.push(format!("</{name}>"));
                }
            }
            Token::End { name } => parts.push(format!("</{name}>")),
            other => panic!("{other:?} in {html}"),
        }
    }
    parts.retain(|part| part != "\"");
    parts
}

/// What a browser should make of what we wrote: it drops the first line end of a `<pre>`.
fn expected(html: &str) -> Vec<String> {
    let mut parts = parts(html);
    for at in 1..parts.len() {
        if parts[at - 1].starts_with("<pre ")
            && let Some(rest) = parts[at].strip_prefix("\"\n")
        {
            parts[at] = format!("\"{rest}");
        }
    }
    parts.retain(|part| part != "\"");
    parts
}

fn is_in(list: &str, name: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known == name)
}

/// The page as a browser has it.
fn reparsed(html: &str) -> String {
    let page =
        dom_query::Document::from(format!("<!DOCTYPE html><body><main>{html}</main></body>"));
    let main = page.select("main");
    assert_eq!(main.length(), 1, "{html}");
    main.inner_html().to_string()
}

#[track_caller]
pub(super) fn holds(body: &str) -> Rendered {
    let rendered = rendered(body);
    let mut ids = HashSet::new();
    for block in &rendered.blocks {
        let read = reparsed(&block.html);
        assert_eq!(
            expected(&block.html),
            parts(&read),
            "of\n{body}\nwhich became\n{}",
            block.html
        );
        for placed in token::read(&block.html, None) {
            let Token::Start {
                name, attributes, ..
            } = placed.token
            else {
                continue;
            };
            let is_known = is_in(ELEMENTS, &name)
                || is_in(DRAWING, &name)
                || crate::math::is_mathml(&format!("<{name}/>"));
            assert!(
                is_known,
                "<{name}> of\n{body}\nwhich became\n{}",
                block.html
            );
            for (attribute, value) in attributes {
                assert!(
                    is_in(ATTRIBUTES, &attribute)
                        || !is_in(ELEMENTS, &name)
                        || name == "span" && attribute == "style"
                        || name == "a" && block.html.contains("<svg "),
                    "{attribute} of\n{body}"
                );
                if attribute == "id" {
                    assert!(ids.insert(value.clone()), "{value} twice of\n{body}");
                }
                let is_drawn = value.starts_with("data:image/svg+xml");
                let is_address = matches!(attribute.as_str(), "href" | "src" | "poster" | "srcset");
                assert!(
                    !is_address || is_drawn || crate::is_safe_address(&value),
                    "{value} of\n{body}"
                );
            }
        }
    }
    rendered
}

/// The words that readers see.
fn seen(html: &str) -> String {
    let tokens = token::read(html, None).into_iter();
    tokens
        .filter_map(|placed| match placed.token {
            Token::Text(text) => Some(text),
            _ => None,
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 3_000,
        rng_seed: RngSeed::Fixed(12),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_browser_reads_what_was_written_whatever_is_typed(pieces in vec(select(PIECES), 1..25)) {
        holds(&pieces.concat());
    }

    #[test]
    fn every_word_between_tags_is_shown_or_a_finding_says_why(
        tags in vec((select(PIECES), any::<bool>()), 1..20)
    ) {
        let mut body = String::new();
        let mut words = Vec::new();
        for (at, (piece, block)) in tags.iter().enumerate() {
            if !piece.starts_with('<') || !piece.ends_with('>') {
                continue;
            }
            let word = format!("wort{at}x");
            body.push_str(piece);
            body.push_str(&word);
            words.push(word);
            body.push_str(if *block { "\n\n" } else { " " });
        }
        let rendered = holds(&body);
        let html: String = rendered.blocks.iter().map(|block| block.html.as_str()).collect();
        let seen = seen(&html);
        let hides = ["html-not-allowed", "unclosed-html", "missing-image"];
        let is_told = rendered.problems.iter().any(|problem| hides.contains(&&*problem.code));
        for word in words {
            prop_assert!(is_told || seen.contains(&word), "{word} of\n{body}\nwhich became\n{html}");
        }
    }
}
