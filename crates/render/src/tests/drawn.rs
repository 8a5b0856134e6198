//! Code, formulas and diagrams.

use super::*;

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
        "<p><code class=\"math-broken\">$\\frac{1$</code></p>",
    );
    assert_eq!(problems("a\n$\\frac{1$"), ["2 broken-formula"]);
}

#[test]
fn equations_are_numbered_through_the_note_and_a_command_holds_for_what_follows() {
    let page = html(
        "$\\newcommand{\\R}{\\mathbb{R}}x$\n\n$$\\begin{align}a&=b\\\\c&=d\\end{align}$$\n\n\
         $$\\begin{equation}x\\in\\R\\end{equation}$$\n",
    );
    for number in ["(1)", "(2)", "(3)"] {
        let cell = format!("<mtext>{number}</mtext>");
        assert_eq!(page.matches(&cell).count(), 1, "{number}: {page}");
    }
    assert!(page.contains("<mi>ℝ</mi>"), "{page}");
    assert_eq!(
        problems("$\\Own$ then $\\newcommand{\\Own}{x}$"),
        ["1 broken-formula"]
    );
}

#[test]
fn a_short_formula_is_no_stop_for_the_keys_and_a_long_one_can_be_scrolled() {
    assert!(html("$$x^2$$").starts_with("<div class=\"math-scroll\"><math "));
    let long = html(&format!("$${}$$", "x+".repeat(40) + "y"));
    assert!(
        long.starts_with("<div class=\"math-scroll\" role=\"group\" tabindex=\"0\""),
        "{long}"
    );
}

#[test]
fn a_diagram_is_drawn_and_a_broken_one_stays_code() {
    let drawn = html("```mermaid title=\"Way\"\nflowchart LR\n  A --> B\n```");
    assert!(
        drawn.starts_with("<figure class=\"diagram\"><svg "),
        "{drawn}"
    );
    assert!(
        drawn.contains("role=\"img\" aria-label=\"Way\"")
            && drawn.ends_with("</svg><figcaption>Way</figcaption></figure>"),
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
        "```mermaid\nflowchart LR\n  A[\"<img src=x onerror=y><script>z</script>\"]\n  click A \"javascript:z\"\n```",
    );
    for piece in ["<img", "<script", "javascript", "style"] {
        assert!(!drawn.contains(piece), "{drawn}");
    }
}

#[test]
fn two_diagrams_on_a_page_share_no_name_and_a_wide_one_scrolls_in_a_box_with_a_name() {
    let diagram = "```mermaid\nflowchart LR\n  A --> B\n```\n\n";
    let drawn = html(&diagram.repeat(2));
    for id in ["d1-0", "d2-0"] {
        assert_eq!(drawn.matches(&format!("id=\"{id}\"")).count(), 1, "{drawn}");
        assert_eq!(drawn.matches(&format!("url(#{id})")).count(), 1, "{drawn}");
    }
    assert!(!drawn.contains("diagram-scroll"), "{drawn}");
    let wide = html("```mermaid title=\"Way\"\nflowchart LR\n  A --> B --> C --> D --> E\n```");
    let start = "<figure class=\"diagram\"><div class=\"diagram-scroll\" role=\"group\" tabindex=\"0\" \
                 aria-label=\"Diagram: Way\"><svg ";
    assert!(wide.starts_with(start), "{wide}");
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
fn a_diagram_has_the_room_it_wants_or_is_drawn_smaller() {
    let class = |nodes: usize| {
        let chain: Vec<String> = (0..nodes).map(|node| format!("node{node}")).collect();
        let html = html(&format!(
            "```mermaid\nflowchart LR\n{}\n```",
            chain.join(" --> ")
        ));
        let class = html.split('"').nth(1).map(str::to_owned);
        class.expect("a class")
    };
    let classes: Vec<String> = (1..=12).map(class).collect();
    let mut told = classes.clone();
    told.dedup();
    assert_eq!(
        told,
        [
            "diagram",
            "diagram diagram-fit",
            "diagram diagram-fit wide",
            "diagram wide"
        ],
        "{classes:?}"
    );
}

#[test]
fn case_54_codes_of_characters_and_marks_in_a_label_are_what_they_stand_for() {
    let words = |body: &str| {
        assert_eq!(problems(body), [""; 0], "{body}");
        let page = html(body);
        let drawing = dom_query::Document::fragment(page.as_str());
        let text = drawing.select("svg text").text().to_string();
        (page, text.split_whitespace().collect::<String>())
    };
    let (_, label) = words(
        "```mermaid\nflowchart LR\n  A[\"a #quot;quoted#quot; #amp; #35;1\"] --> B[\"x #lt; y\"]\n```",
    );
    // Blanks are the drawing's.
    assert_eq!(label, "a\"quoted\"&#1x<y");
    let (_, message) =
        words("```mermaid\nsequenceDiagram\nA->>B: issue #35;12 and #9829; heart\n```");
    assert!(message.contains("issue#12and♥heart"), "{message}");
    let (page, label) = words(
        "```mermaid\nflowchart LR\n  A[\"`**Bold** and _it_`\"] --> B[\"`two\nlines`\"]\n```",
    );
    assert!(page.contains("font-weight=\"bold\">Bold<"), "{page}");
    assert!(page.contains("font-style=\"italic\"> it<"), "{page}");
    assert_eq!(label, "Boldandittwolines");
}
