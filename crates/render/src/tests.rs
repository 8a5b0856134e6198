//! Small inputs and the HTML they must become.

mod balance;

use super::*;

struct Library;

impl Surroundings for Library {
    fn link(&self, target: &str) -> LinkTarget {
        match target {
            "other.md" => LinkTarget::To {
                href: String::from("other.html"),
                title: Some(String::from("The other")),
            },
            target if target.contains("://") => LinkTarget::External,
            _ => LinkTarget::Missing {
                hint: String::from("Did you mean other.md?"),
            },
        }
    }

    fn wiki(&self, name: &str) -> LinkTarget {
        self.link(&format!("{name}.md"))
    }

    fn media(&self, src: &str) -> MediaTarget {
        match src {
            "a.png" => MediaTarget::At {
                href: String::from("../media/a.png"),
                width: Some(4),
                height: Some(3),
            },
            _ => MediaTarget::Missing {
                hint: String::from("Put it in media."),
            },
        }
    }

    fn code(&self, file: &str) -> CodeFile {
        match file {
            "media/a.py" => CodeFile::Holds(String::from("one\ntwo\n<three>\nfour\n")),
            _ => CodeFile::Missing {
                hint: String::from("Put it in media."),
            },
        }
    }

    fn file(&self) -> &str {
        "notes/a.md"
    }
}

fn rendered(body: &str) -> Rendered {
    render(body, 1, &Options::default(), &Library, &Cache::new())
}

fn html(body: &str) -> String {
    let blocks = rendered(body).blocks;
    let blocks: Vec<_> = blocks.into_iter().map(|block| block.html).collect();
    blocks.join("\n")
}

fn check(body: &str, expected: &str) {
    assert_eq!(html(body), expected);
}

/// The problems of a body as `line code`.
fn problems(body: &str) -> Vec<String> {
    let problems = rendered(body).problems.into_iter();
    problems
        .map(|problem| format!("{} {}", problem.line.unwrap_or(0), problem.code))
        .collect()
}

#[test]
fn a_body_is_cut_into_blocks_with_their_lines_in_the_file() {
    let body = "One\ntwo.\n\nThree.\n\n- four\n";
    let rendered = render(body, 10, &Options::default(), &Library, &Cache::new());
    let lines: Vec<_> = rendered.blocks.iter().map(|block| block.line).collect();
    assert_eq!(lines, [10, 13, 15]);
    assert_eq!(rendered.blocks[0].html, "<p>One\ntwo.</p>");
    assert_eq!(rendered.words, 4);
}

#[test]
fn a_block_keeps_its_key_when_another_changes() {
    let (before, after) = (
        rendered("One.\n\nTwo.\n"),
        rendered("More\n\nand one.\n\nTwo.\n"),
    );
    assert_eq!(before.blocks[1].key(), after.blocks[2].key());
    assert_ne!(before.blocks[0].key(), after.blocks[0].key());
}

#[test]
fn a_reference_that_nothing_resolves_is_told_and_brackets_that_mean_themselves_are_not() {
    assert_eq!(
        problems("See [it][gone].\n\nWords.[^gone] *Both [a][b]* there.[^c]\n"),
        [
            "1 missing-link",
            "3 missing-footnote",
            "3 missing-link",
            "3 missing-footnote"
        ]
    );
    for fine in [
        "The class [^a-z] and a[i][j], [0][1], \\[a\\]\\[b\\], x\\[^a]",
        "`[a][b] c[^d]` [a][r] b[^f]\n\n[r]: other.md\n\n[^f]: A note.",
        "[ ] [x] [sic]",
    ] {
        assert_eq!(problems(fine), [""; 0], "{fine}");
    }
}

#[test]
fn headings_have_named_anchors_and_make_the_outline() {
    check(
        "## A *b*\n\n## A b\n",
        "<h2 id=\"a-b\">A <em>b</em> <a class=\"anchor\" href=\"#a-b\" aria-label=\"Link to A b\">#</a></h2>\n\
         <h2 id=\"a-b-1\">A b <a class=\"anchor\" href=\"#a-b-1\" aria-label=\"Link to A b\">#</a></h2>",
    );
    let outline = rendered("# A\n\n### B\n").outline;
    assert_eq!((outline[1].level, outline[1].line), (3, 3));
}

#[test]
fn links_are_written_as_the_surroundings_answer() {
    check(
        "[x](other.md \"t\")",
        "<p><a href=\"other.html\" title=\"t\">x</a></p>",
    );
    check(
        "[](other.md)",
        "<p><a href=\"other.html\">The other</a></p>",
    );
    check(
        "<https://a.example/?b&c>",
        "<p><a href=\"https://a.example/?b&amp;c\">https://a.example/?b&amp;c</a></p>",
    );
    check(
        "[x](gone.md)",
        "<p><span class=\"missing-link\">x</span></p>",
    );
    assert_eq!(problems("\n[x](gone.md)"), ["2 missing-link"]);
}

#[test]
fn wiki_links_read_as_the_title_of_their_note() {
    check("[[other]]", "<p><a href=\"other.html\">The other</a></p>");
    check("[[other|here]]", "<p><a href=\"other.html\">here</a></p>");
}

#[test]
fn links_within_the_note_are_checked_against_its_headings() {
    assert_eq!(
        problems("[x](#there)\n\n[y](#gone)\n\n# There"),
        ["3 missing-anchor"]
    );
}

#[test]
fn addresses_that_would_run_are_left_out() {
    check("[x](javascript:alert(1))", "<p>x</p>");
    check("<a href=\" java\tscript:x\">y</a>", "<p><a>y</a></p>");
    assert_eq!(problems("[x](javascript:alert(1))"), ["1 unsafe-link"]);
}

#[test]
fn all_images_but_the_first_wait_until_they_are_near() {
    check(
        "![A](a.png) ![B](a.png)",
        "<p><img src=\"../media/a.png\" alt=\"A\" width=\"4\" height=\"3\" decoding=\"async\"> <img src=\"../media/a.png\" alt=\"B\" width=\"4\" height=\"3\" loading=\"lazy\" decoding=\"async\"></p>",
    );
}

#[test]
fn images_carry_size_and_description() {
    check(
        "![A](a.png)",
        "<p><img src=\"../media/a.png\" alt=\"A\" width=\"4\" height=\"3\" decoding=\"async\"></p>",
    );
    check(
        "![A](a.png \"Why\")",
        "<figure class=\"image\"><img src=\"../media/a.png\" alt=\"A\" width=\"4\" height=\"3\" decoding=\"async\"><figcaption>Why</figcaption></figure>",
    );
    assert_eq!(
        problems("![](a.png)\n![x](b.png)"),
        ["1 image-without-description", "2 missing-image"]
    );
}

#[test]
fn code_is_coloured_with_few_classes() {
    check(
        "```rust title=\"a.rs\"\nlet x = \"<\";\n```",
        "<figure class=\"code\" data-lang=\"rust\"><figcaption>a.rs</figcaption><pre tabindex=\"0\"><code>\
         <span class=\"hl-keyword\">let </span>x = \
         <span class=\"hl-string\">&quot;&lt;&quot;</span><span class=\"hl-punctuation\">;</span>\
         </code></pre></figure>",
    );
}

#[test]
fn code_of_an_unknown_language_stays_plain() {
    check(
        "```zzz\n<a>\n```",
        "<figure class=\"code\" data-lang=\"zzz\"><pre tabindex=\"0\"><code>&lt;a&gt;</code></pre></figure>",
    );
}

#[test]
fn lines_are_marked_numbered_and_compared() {
    check(
        "```txt {2} linenos\na\nb\n```",
        "<figure class=\"code code-numbered\" data-lang=\"txt\"><pre tabindex=\"0\"><code>\
         <span class=\"line\">a</span>\n<span class=\"line line-marked\">b</span></code></pre></figure>",
    );
    check(
        "```diff\n-a\n+b\n```",
        "<figure class=\"code code-diff\"><pre tabindex=\"0\"><code>\
         <span class=\"line line-removed\"><span class=\"line-sign\">-</span>a</span>\n\
         <span class=\"line line-added\"><span class=\"line-sign\">+</span>b</span></code></pre></figure>",
    );
}

#[test]
fn money_is_not_mathematics() {
    check("$5 and $10", "<p>$5 and $10</p>");
    check(
        "It costs $5, or US$10 *now*.",
        "<p>It costs $5, or US$10 <em>now</em>.</p>",
    );
    let mixed = html("$5 and $x$");
    assert!(mixed.contains("$5 and <math class=\"math\""), "{mixed}");
    check(
        "`$5` and `$10`",
        "<p><code>$5</code> and <code>$10</code></p>",
    );
}

#[test]
fn a_formula_becomes_mathml_and_a_broken_one_is_shown_and_told() {
    let display = html("$$\nx^2\n$$");
    assert!(
        display.starts_with("<div class=\"math-scroll\""),
        "{display}"
    );
    assert!(
        display.contains("<msup><mi>x</mi><mn>2</mn></msup>"),
        "{display}"
    );
    check(
        "$\\frac{1$",
        "<p><code class=\"math-broken\">\\frac{1</code></p>",
    );
    assert_eq!(problems("a\n$\\frac{1$"), ["2 broken-formula"]);
}

#[test]
fn a_diagram_is_drawn_and_a_broken_one_stays_code() {
    let drawn = html("```mermaid title=\"Way\"\nflowchart LR\n  A --> B\n```");
    assert!(drawn.starts_with("<figure class=\"diagram\">"), "{drawn}");
    assert!(
        drawn.contains("src=\"data:image/svg+xml;charset=utf-8,%3Csvg")
            && drawn.contains("alt=\"Way\""),
        "{drawn}"
    );
    let broken = "```mermaid\nno such thing\n```";
    assert!(html(broken).starts_with("<figure class=\"code\""));
    assert_eq!(problems(broken), ["2 broken-diagram"]);
    let halfway = "\n```mermaid\nflowchart LR\n  A -->\n```";
    assert_eq!(problems(halfway), ["4 broken-diagram"]);
}

#[test]
fn a_diagram_cannot_bring_html_into_the_page() {
    let drawn = html(
        "```mermaid\nflowchart LR\n  A[\"<img src=x onerror=y>\"]\n  click A \"javascript:z\"\n```",
    );
    assert_eq!(drawn.matches('<').count(), 3, "{drawn}");
}

#[test]
fn callouts_tasks_and_descriptions_have_their_own_form() {
    check(
        "> [!TIP]\n> Do.",
        "<div class=\"callout callout-tip\" role=\"note\">\n<p class=\"callout-title\">Tip</p>\n<p>Do.</p>\n</div>",
    );
    check(
        "- [x] a\n- [ ] b",
        "<ul class=\"task-list\">\n<li><input type=\"checkbox\" disabled checked aria-label=\"Done\"> a</li>\n\
         <li><input type=\"checkbox\" disabled aria-label=\"To do\"> b</li>\n</ul>",
    );
    check(
        "Term\n\n: Meaning",
        "<dl>\n<dt>Term</dt>\n<dd><p>Meaning</p>\n</dd>\n</dl>",
    );
}

#[test]
fn tight_lists_have_no_paragraphs_and_loose_ones_do() {
    check(
        "- a\n  - b",
        "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>",
    );
    check(
        "3. a\n\n4. b",
        "<ol start=\"3\">\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ol>",
    );
}

#[test]
fn tables_scroll_and_have_a_name() {
    check(
        "| A | B |\n|---|--:|\n| 1 | 2 |",
        "<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Table: A, B\">\n<table>\n<thead>\n\
         <tr><th scope=\"col\">A</th><th scope=\"col\" class=\"align-right\">B</th></tr>\n</thead>\n<tbody>\n\
         <tr><td>1</td><td class=\"align-right\">2</td></tr>\n</tbody>\n</table>\n</div>",
    );
}

#[test]
fn footnotes_lead_there_and_back() {
    check(
        "A[^x].\n\n[^x]: Note.\n",
        "<p>A<sup class=\"footnote-ref\"><a id=\"fnref:1\" href=\"#fn:1\" aria-label=\"Footnote 1\">1</a></sup>.</p>\n\
         <section class=\"footnotes\" aria-label=\"Footnotes\">\n<ol>\n<li id=\"fn:1\">\n\
         <p>Note. <a class=\"footnote-back\" href=\"#fnref:1\" aria-label=\"Back to footnote 1 in the text\">↩</a></p>\n\
         </li>\n</ol>\n</section>",
    );
}

#[test]
fn html_on_the_list_stays_and_everything_else_is_shown() {
    check(
        "Press <kbd onclick=\"x\" title=\"k\">K</kbd>",
        "<p>Press <kbd title=\"k\">K</kbd></p>",
    );
    check(
        "a <script>b</script>",
        "<p>a &lt;script&gt;b&lt;/script&gt;</p>",
    );
    check(
        "<iframe src=x></iframe>",
        "&lt;iframe src=x&gt;&lt;/iframe&gt;",
    );
    check(
        "<div class=\"x\"><img src=a.png alt=A onerror=x></div>",
        "<div><img src=\"../media/a.png\" alt=\"A\" width=\"4\" height=\"3\" decoding=\"async\"></div>",
    );
}

#[test]
fn the_body_leaves_the_first_level_of_headings_to_the_page() {
    let options = Options {
        title: Title::FirstHeading,
        ..Options::default()
    };
    let body = "Before.\n\n# The *title*\n\n# Another\n";
    let taken = render(body, 1, &options, &Library, &Cache::new());
    let levels = |rendered: &Rendered| -> Vec<(u8, String)> {
        let of = rendered.outline.iter();
        of.map(|heading| (heading.level, heading.text.clone()))
            .collect()
    };
    assert_eq!(levels(&taken), [(2, String::from("Another"))]);
    assert_eq!(taken.blocks.len(), 2);
    assert!(taken.blocks[1].html.starts_with("<h2 id=\"another\">"));
    assert_eq!(levels(&rendered(body)).len(), 2);
    assert!(!html(body).contains("<h1"));
}

#[test]
fn code_is_taken_from_a_file_of_the_library() {
    check(
        "```text file=media/a.py lines=2-3\n```",
        "<figure class=\"code\" data-lang=\"text\"><figcaption>a.py</figcaption>\
         <pre tabindex=\"0\"><code>two\n&lt;three&gt;</code></pre></figure>",
    );
    assert!(html("```text file=media/a.py\nold\n```").contains("one\ntwo\n"));
    assert!(html("```text file=media/b.py\nold\n```").contains("<code>old</code>"));
    assert_eq!(
        problems("A\n\n```text file=media/b.py\n```"),
        ["3 missing-include"]
    );
    for lines in ["0-1", "4-5", "3-2", "x", "18446744073709551615"] {
        let body = format!("```text file=media/a.py lines={lines}\n```");
        assert_eq!(problems(&body), ["1 missing-include"], "{lines}");
    }
}

#[test]
fn html_can_be_switched_off() {
    let options = Options {
        raw_html: false,
        ..Options::default()
    };
    let rendered = render("<b>x</b>", 1, &options, &Library, &Cache::new());
    assert_eq!(rendered.blocks[0].html, "<p>&lt;b&gt;x&lt;/b&gt;</p>");
}

#[test]
fn html_cannot_break_out_of_its_block() {
    check("a</div></p>b", "<p>a&lt;/div&gt;&lt;/p&gt;b</p>");
    check("*a <b>c*", "<p><em>a <b>c</b></em></p>");
    assert_eq!(problems("one\n\n> <div>\n\ntwo"), ["3 unclosed-html"]);
}

#[test]
fn details_hold_markdown_in_one_block() {
    let rendered = rendered("<details>\n<summary>S</summary>\n\n*x*\n\n</details>\n\nafter\n");
    assert_eq!(rendered.blocks.len(), 2);
    assert_eq!(
        rendered.blocks[0].html,
        "<details>\n<summary>S</summary>\n<p><em>x</em></p>\n</details>"
    );
    assert_eq!(rendered.blocks[1].line, 8);
}

#[test]
fn deep_nesting_ends_quietly() {
    let body = format!("{}x", "> ".repeat(5_000));
    assert!(html(&body).contains('x'));
}
