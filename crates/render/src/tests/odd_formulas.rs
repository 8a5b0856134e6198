//! Formulas as nobody means them: each is drawn or told, and none takes the program or much time with it.

use super::*;
use proptest::prelude::*;
use proptest::test_runner::Config;

/// Every formula is on the page: drawn, or as it is typed with a finding.
#[track_caller]
fn drawn_or_told(body: &str) -> String {
    let rendered = rendered(body);
    let page: String = rendered.blocks.iter().map(|block| &*block.html).collect();
    assert!(!page.contains(['\u{1}', '\u{2}']), "{body}: {page}");
    let is_broken = page.contains("math-broken");
    let is_told = rendered
        .problems
        .iter()
        .any(|it| it.code == "broken-formula");
    assert!(!is_broken || is_told, "{body}: {page}");
    page
}

#[test]
fn commands_that_grow_without_end_are_told_and_fill_no_memory() {
    let doubling: String = (b'a'..=b'y')
        .map(|letter| {
            let (this, next) = (char::from(letter), char::from(letter + 1));
            format!("\\newcommand{{\\x{this}}}[1]{{\\x{next}{{#1#1}}}}")
        })
        .collect();
    let long = " + y".repeat(600);
    for bomb in [
        r"\def\a#1{\a{#1#1}}\a x",
        r"\def\a#1{\a{#1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1}}\a x",
        r"\newcommand{\a}[1]{\a{#1 + y + y + y + y + y + y + y + y + y}}\a x",
        r"\def\a#1{\a{#1 + y + y + y + y + y + y}}\let\b=\a\b x",
        r"\def\a#1{#1\a{#1#1}}\a{xxxxxxxxxx}",
        r"\newcommand{\a}{\a\a}\a",
        r"\newcommand{\a}[2][x]{\a[#2#2]{#1#1}}\a{y}",
        r"\def\a#1{\a{#1#1}}{\def\a#1{#1}}\a x",
        r"\let\b\def\b\a#1{\a{#1#1}}\a x",
        r"\def\a#1{\a{#1#1}}\edef\b{\a x}\b",
        r"\def\a#1#2{\a{#1#2}{#2#1}}\a xy",
        r"\gdef\a#1{\a{#1#1}}\a x",
        r"\def\a[#1]#2{\a[#2#2]{#1#1}}\a[x]{y}",
        r"\def\a#1.{\a #1#1.}\a x.",
        &format!("{doubling}\\newcommand{{\\xz}}[1]{{#1}}\\xa{{x}}"),
        &format!(r"\let\d=\def\d\a#1{{\a{{#1{long}}}}}\a x"),
        &format!(r"\let\d=\newcommand\d\a[1]{{\a{{#1{long}}}}}\a x"),
    ] {
        assert_eq!(
            problems(&format!("${bomb}$")),
            ["1 broken-formula"],
            "{bomb}"
        );
    }
    for sound in [
        r"\newcommand{\norm}[1]{\left\lVert#1\right\rVert}\norm{\norm{x}+\norm{y}}",
        r"\newcommand{\sq}[1]{#1\cdot#1}\sq{\sq{\sq x}}",
        r"\newcommand{\E}[2][p]{\mathbb{E}_{#1}[#2\mid#2]}\E{x}\E[q]{x}",
    ] {
        assert_eq!(problems(&format!("${sound}$")), [] as [&str; 0], "{sound}");
    }
}

#[test]
fn a_page_holds_so_many_formulas_as_a_browser_can_show() {
    let long = "x+".repeat(2_000);
    let body = format!(
        "$\\newcommand{{\\a}}{{{long}}}\\a$\n\n{}",
        "$\\a$ ".repeat(2_000)
    );
    let page = drawn_or_told(&body);
    assert!(page.len() < 16 * 1024 * 1024, "{}", page.len());
    assert!(problems(&body).contains(&String::from("3 broken-formula")));
}

#[test]
fn formulas_stand_where_words_stand() {
    for body in [
        "| $a$ | $b\\|c$ |\n| --- | --- |\n| $x_1$ | $\\eqref{a}$ |\n",
        "- $a$\n- $$b$$\n  1. $c$\n",
        "# $a$ and $b$\n\n## $\\frac12$\n",
        "> $a$\n>\n> $$\n> b\n> $$\n",
        "*$a$* **$b$** ~~$c$~~ ==$d$== [$e$](https://a.example)\n",
        "Term $a$\n: $b$\n",
        "A[^n].\n\n[^n]: $a$ and $$b$$\n",
    ] {
        let page = drawn_or_told(body);
        let dollars = body.matches('$').count() - 2 * body.matches("$$").count();
        let dollars = dollars + body.matches("$$").count();
        assert_eq!(
            page.matches("<math ").count() * 2,
            dollars,
            "{body}: {page}"
        );
    }
}

#[test]
fn usual_oddities_are_drawn() {
    for formula in [
        "a % a comment \\frac{\n+ b",
        "a \\\\",
        "\\begin{aligned}a&=b\\\\\\end{aligned}",
        "\\begin{align*}\na &= b \\\\\nc &= d \\\\\n\\end{align*}",
        "\\begin{cases}a\\\\b\\\\\\end{cases}",
        "\\text{损失函数} + \\text{한국어} + \\text{ä ß é}",
        "损失 = x",
        "𝐱 ∈ ℝ, 𝒩(𝜇, σ²), x₁ ≤ ∞",
        "x'''' + x^{''}",
        "\\$5 \\# \\% \\& \\_ \\{ \\}",
        "a < b > c \\& \"d\" 'e'",
        "\\text{a < b \\& c}",
        "\\text{$x$ in $y$}",
    ] {
        assert_eq!(
            problems(&format!("```math\n{formula}\n```")),
            [] as [&str; 0],
            "{formula}"
        );
    }
}

#[test]
fn a_hundred_thousand_signs_of_anything_are_drawn_or_told() {
    for piece in [
        "$",
        "$$",
        "$x$ ",
        "$$x$$\n\n",
        "\\ref{a} ",
        "$\\ref{a}$ ",
        "$x\\label{a}$ ",
        "$$x\\label{a}$$\n\n",
        "$\\tag{",
        "$\\newcommand\\a{b}$ ",
        "\\eqref{",
        "$\\href{https://a.example}{x}$ ",
        "$\\href{",
        "$%",
        "$\\begin{align}",
        "$\\begin{eqnarray}a&=&b\\\\\\end{eqnarray}$ ",
        "$\\label{$",
        "$\\def\\a#1{#1}$",
        "`$a$` ",
        "$`a`$ ",
        "\\$",
        "$\\$$",
        "$\\mathbb{R}$ ",
        "$\\textcolor{#cc0000}{x}$ ",
    ] {
        drawn_or_told(&piece.repeat(100_000 / piece.len()));
        drawn_or_told(&format!(
            "```math\n{}\n```",
            piece.repeat(9_000 / piece.len())
        ));
    }
}

#[test]
fn any_formula_of_usual_pieces_is_drawn_or_told_with_each_number_once() {
    const PIECES: [&str; 40] = [
        "x",
        "{",
        "}",
        "^",
        "_",
        "&",
        "\\\\",
        "\\frac",
        "\\sqrt",
        "\\left(",
        "\\right)",
        "\\label{a}",
        "\\label{b}",
        "\\ref{a}",
        "\\eqref{b}",
        "\\tag{1}",
        "\\tag*{$x$}",
        "\\href{https://a.example}{",
        "\\url{#a}",
        "\\text{",
        "\\begin{align}",
        "\\end{align}",
        "\\begin{align*}",
        "\\end{align*}",
        "\\begin{cases}",
        "\\end{cases}",
        "\\begin{equation}",
        "\\end{equation}",
        "\\nonumber",
        "\\newcommand{\\z}[1]{",
        "\\z",
        "#1",
        "%",
        "\n",
        " ",
        "$",
        "\\mathbf",
        "\\xrightarrow{",
        "\\begin{eqnarray}",
        "\\end{eqnarray}",
    ];
    let mut config = Config::with_cases(1_500);
    config.failure_persistence = None;
    let pieces = proptest::collection::vec(proptest::sample::select(&PIECES[..]), 1..14);
    proptest!(config, |(formulas in proptest::collection::vec(pieces, 1..4))| {
        let body: String = formulas
            .iter()
            .map(|pieces| format!("```math\n{}\n```\n\n\\ref{{a}} $\\eqref{{b}}$\n\n", pieces.concat()))
            .collect();
        let page = drawn_or_told(&body);
        for id in ["eq:a", "eq:b"] {
            prop_assert!(page.matches(&format!(" id=\"{id}\"")).count() <= 1, "{}", page);
        }
        for link in page.split("href=\"#").skip(1) {
            let id = link.split('"').next().unwrap_or_default();
            let has_one = page.contains(&format!(" id=\"{id}\""));
            let is_told = rendered(&body).problems.iter().any(|it| it.code == "missing-anchor");
            prop_assert!(has_one || is_told, "{}: {}", id, page);
        }
    });
}
