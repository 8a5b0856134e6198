//! Formulas that are referred to, their links, and commands of the site.

use super::*;

/// The text of every link in a note, with where it leads.
fn links(html: &str) -> Vec<String> {
    let links = html.split("<a href=\"").skip(1);
    let links = links.filter_map(|link| {
        let (href, rest) = link.split_once("\">")?;
        let (words, _) = rest.split_once("</a>")?;
        Some(format!("{href} {words}"))
    });
    links.filter(|link| !link.ends_with('#')).collect()
}

#[test]
fn a_formula_with_a_label_is_referred_to_from_above_and_below_from_words_and_formulas() {
    let page = html(
        "See \\eqref{eq:loss} and $x_{\\ref{sum}}$ and *\\ref{sum}*.\n\n\
         $$\\begin{equation}L\\label{eq:loss}\\end{equation}$$\n\n\
         $$\\begin{align}a&=b\\\\c&=d\\label{sum}\\end{align}$$\n\n\
         By $\\eqref{eq:loss}$ and [the loss](#eq:loss), $\\text{see \\eqref{sum}}$.\n",
    );
    assert_eq!(
        links(&page),
        [
            "#eq:loss (1)",
            "#eq:sum 3",
            "#eq:sum 3",
            "#eq:loss (1)",
            "#eq:loss the loss",
            "#eq:sum (3)"
        ],
        "{page}"
    );
    for id in ["eq:loss", "eq:sum"] {
        assert_eq!(
            page.matches(&format!("<mtr id=\"{id}\">")).count(),
            1,
            "{page}"
        );
    }
    assert!(
        !page.contains(char::is_control) || !page.contains('\u{1}'),
        "{page:?}"
    );
}

#[test]
fn a_tag_is_what_a_reference_shows_and_a_label_gives_a_number() {
    let page = html(
        "$$x=1\\tag{A}\\label{a}$$\n\n$$x=2\\label{b}$$\n\n\
         $$\\begin{align*}x&=3\\tag*{[C]}\\label{c}\\\\y&=4\\tag{$*$}\\label{d}\\end{align*}$$\n\n\
         \\eqref{a} \\ref{a} \\eqref{b} \\eqref{c} \\ref{d}\n",
    );
    let found = links(&page);
    assert_eq!(
        found[..4],
        ["#eq:a (A)", "#eq:a A", "#eq:b (1)", "#eq:c ([C])"],
        "{page}"
    );
    assert!(
        found[4].starts_with("#eq:d <math class=\"math\">"),
        "{page}"
    );
    for shown in [
        "<mtext>(A)</mtext>",
        "<mtext>(1)</mtext>",
        "<mtext>[C]</mtext>",
    ] {
        assert_eq!(page.matches(shown).count(), 1, "{shown}: {page}");
    }
}

#[test]
fn a_tag_of_a_row_is_no_number_of_ours() {
    let page = html("$$\\begin{align}a&=b\\tag{I}\\\\c&=d\\end{align}$$");
    assert!(
        page.contains("<mtext>(I)</mtext>") && page.contains("<mtext>(1)</mtext>"),
        "{page}"
    );
    assert!(!page.contains("(2)"), "{page}");
}

#[test]
fn a_label_that_is_unknown_or_given_twice_is_told_with_its_line() {
    let body = "\\eqref{eq:los}\n\n$$x\\label{eq:loss}$$\n\n$$y\\label{eq:loss}$$\n\n$\\ref{Eq:Loss}$\n\n\
                $z\\label{inline}$\n\n\\ref{inline}\n\n$$\\begin{align}a\\nonumber\\label{none}\\end{align}$$";
    let rendered = rendered(body);
    let told: Vec<_> = rendered
        .problems
        .iter()
        .map(|it| (it.line, &*it.code))
        .collect();
    assert_eq!(
        told,
        [
            (Some(1), "missing-label"),
            (Some(5), "repeated-label"),
            (Some(7), "missing-label"),
            (Some(9), "unnumbered-label"),
            (Some(13), "unnumbered-label"),
        ]
    );
    assert!(
        rendered.problems[2].hint.contains("Is eq:loss meant?"),
        "{rendered:?}"
    );
    let page = html(body);
    assert!(
        page.contains("<span class=\"missing-link\">(eq:los)</span>"),
        "{page}"
    );
    assert!(page.contains("<a href=\"#eq:inline\">inline</a>"), "{page}");
}

#[test]
fn words_about_references_that_are_code_or_no_reference_stay_as_they_are() {
    check(
        "`\\ref{a}` \\ref{} \\ref{ \\reference{a} \\\\ref{a}",
        "<p><code>\\ref{a}</code> \\ref{} \\ref{ \\reference{a} <span class=\"missing-link\">a</span></p>",
    );
}

#[test]
fn no_link_stands_in_a_link() {
    let page = html(
        "$$x\\label{a}$$\n\n[see \\eqref{a} $\\eqref{a}\\href{https://a.example}{y}$](https://b.example)\n\n\
                     $\\href{https://a.example}{x \\ref{a}\\href{#eq:a}{y}}$",
    );
    assert_eq!(page.matches("<a ").count(), 2, "{page}");
    assert_eq!(page.matches("</a>").count(), 2, "{page}");
}

#[test]
fn a_link_in_a_formula_leads_where_other_links_may() {
    let page = html(
        r"$\href{https://a.example/?a=b%20c&d#e}{\mathbf{x}+1}$ $\url{https://b.example/a_b}$",
    );
    assert_eq!(page.matches("<a href=\"https://").count(), 2, "{page}");
    assert!(page.contains("?a=b%20c&amp;d#e\"><math"), "{page}");
    assert!(page.contains("<mi>𝐱</mi>"), "{page}");
    for (address, code) in [
        ("javascript:alert(1)", "unsafe-link"),
        ("JaVaScript:x", "unsafe-link"),
        ("data:text/html,x", "unsafe-link"),
        ("other.md", "missing-link"),
        ("#gone", "missing-anchor"),
    ] {
        let body = format!("$\\href{{{address}}}{{x}}$");
        assert_eq!(problems(&body), [format!("1 {code}")], "{address}");
        assert!(
            !html(&body).contains("script") && !html(&body).contains("data:"),
            "{address}"
        );
    }
    // Nor can an author write the marks of ours.
    for forged in [
        r"$\href{fieldnotes-number:}{x}$",
        r"$\href{fieldnotes-label:zz}{x}$",
        r"$\href{fieldnotes-link:00}{x}$",
        "$x\u{1}n\u{2}$ \u{1}=0\u{2} &#1;=0&#2; \\ref{a}",
    ] {
        let page = html(forged);
        assert!(!page.contains('\u{1}') && !page.contains("<a "), "{page:?}");
    }
}

#[test]
fn a_formula_of_a_note_in_a_note_has_its_own_ids_and_numbers_that_run_on() {
    let page =
        html("$$a\\label{x}$$\n\n![[equations]]\n\n$$b\\label{y}$$\n\n\\eqref{x} \\eqref{y}\n");
    assert_eq!(
        links(&page)
            .into_iter()
            .filter(|link| link.contains("eq:"))
            .collect::<Vec<_>>(),
        ["#e1:eq:x (2)", "#eq:x (1)", "#eq:y (3)"],
        "{page}"
    );
    let part = html("![[equations#Part]]");
    assert!(
        part.contains("<a href=\"equations.html#eq:x\">(x)</a>"),
        "{part}"
    );
}

#[test]
fn in_a_feed_the_number_stays_and_the_link_leads_to_the_page() {
    let page = html("$$x\\label{a}$$\n\n\\eqref{a} $\\ref{a}$\n");
    let elsewhere = elsewhere(&page, |address| {
        format!("https://a.example/notes/a.html{address}")
    });
    assert!(!elsewhere.contains(" id=\""), "{elsewhere}");
    for link in [">(1)</a>", ">1</a>"] {
        let link = format!("<a href=\"https://a.example/notes/a.html#eq:a\"{link}");
        assert!(elsewhere.contains(&link), "{elsewhere}");
    }
}

#[test]
fn a_place_of_a_note_is_found_by_the_label_of_its_formula() {
    let places = Places::of("$$x\\label{loss}$$\n", &Options::default());
    assert!(matches!(places.find("eq:loss"), Some(Place::At { id, .. }) if id == "eq:loss"));
    let rendered = rendered("$$x\\label{eq:loss}$$\n");
    assert_eq!(rendered.anchors, ["eq:loss"]);
}

#[test]
fn commands_of_the_site_hold_in_every_formula_and_a_note_may_define_them_anew() {
    let page = html(r"$\site x$ $\pair{a}{b}$ $\renewcommand{\site}{\mathbb{R}}\site$ $\nested$");
    for piece in ["<mi>𝕊</mi><mi>x</mi>", "<mi>ℝ</mi>"] {
        assert!(page.contains(piece), "{piece}: {page}");
    }
    assert_eq!(
        problems(r"$\pair{a}{b} \nested$ and $\site$"),
        [] as [&str; 0]
    );
    assert_eq!(
        problems("\n$\\endless$ and $\\bomb x$"),
        ["2 broken-formula", "2 broken-formula"]
    );
}

#[test]
fn formulas_that_authors_commonly_write_are_drawn() {
    let mut drawn = 0;
    for formula in include_str!("common-formulas.txt").lines() {
        if formula.starts_with('#') {
            continue;
        }
        let body = format!("```math\n{formula}\n```\n");
        let rendered = rendered(&body);
        let codes: Vec<&str> = rendered.problems.iter().map(|it| &*it.code).collect();
        assert_eq!(codes, [] as [&str; 0], "{formula}: {:?}", rendered.problems);
        assert!(rendered.blocks[0].html.contains("<math "), "{formula}");
        drawn += 1;
    }
    assert!(drawn >= 100, "{drawn}");
}

#[test]
fn names_of_functions_stand_apart_from_letters_and_not_from_parentheses() {
    const THIN: &str = "<mspace width=\"0.1667em\"></mspace>";
    for (formula, spaces) in [
        (r"\sin x", 1),
        (r"2\sin x", 2),
        (r"\sin(x)", 0),
        (r"f(x)\log y", 2),
        (r"\log\frac12", 1),
        (r"\log\sum_i x_i", 1),
        (r"\lim_{x\to0}f", 1),
        (r"x=\operatorname*{argmin}_\theta L", 1),
        (r"\log_2 n", 1),
        (r"\operatorname{rank}A", 1),
        (r"\max\left(a,b\right)", 0),
        (r"\sin", 0),
        (r"a\,\sin\,x", 0),
        (r"-\log p", 1),
        (r"\sum_i x_i", 0),
    ] {
        let page = html(&format!("$${formula}$$"));
        assert_eq!(page.matches(THIN).count(), spaces, "{formula}: {page}");
    }
}

#[test]
fn accents_are_as_wide_as_they_are_and_what_parts_halves_is_as_high_as_they() {
    let page = html(r"$\hat{H}\widehat{xy}\left(\frac{a}{b}\middle|c\right)$");
    assert!(page.contains("<mo stretchy=\"true\">ˆ</mo>"), "{page}");
    assert!(
        page.contains("<mo stretchy=\"true\">\u{302}</mo>"),
        "{page}"
    );
    assert_eq!(
        page.matches("stretchy=\"true\" fence=\"true\"").count(),
        3,
        "{page}"
    );
}

#[test]
fn a_digit_of_another_way_is_no_part_of_the_number_beside_it() {
    for formula in [
        r"2\mathbb{1}_A",
        r"2\mathbb 1",
        r"2\mathds{1}3",
        r"x_\mathbb{1}",
        r"\frac\mathbb{1}2",
    ] {
        let page = html(&format!("${formula}$"));
        assert!(page.contains("<mn>𝟙</mn>"), "{formula}: {page}");
    }
}

#[test]
fn bars_around_something_stand_close_to_it_and_a_tilde_of_an_address_is_one() {
    for formula in [
        r"\lVert x\rVert",
        r"\left\|x\right\|",
        r"\left|x\right|",
        r"\lvert x\rvert",
    ] {
        let page = html(&format!("${formula}$"));
        assert_eq!(
            page.matches("lspace=\"0em\" rspace=\"0em\"").count(),
            2,
            "{formula}: {page}"
        );
    }
    let page = html(r"$\url{https://a.example/~b}$");
    assert!(
        page.contains(">https://a.example/~b</a>") && !page.contains("ascii"),
        "{page}"
    );
}

#[test]
fn words_on_an_arrow_have_room_at_both_sides() {
    let page = html(r"$\xrightarrow{abc}$");
    let room = "<mspace width=\"0.3em\"></mspace>";
    assert_eq!(page.matches(room).count(), 2, "{page}");
    assert!(!page.contains("mpadded"), "{page}");
}

#[test]
fn a_command_that_is_not_drawn_is_told_by_name_with_what_to_do() {
    for (formula, command, hint) in [
        (r"\ce{H2O}", r"\ce", "chemistry"),
        (r"\pu{1 kg}", r"\pu", "chemistry"),
        (r"\abs{x}", r"\abs", "[formulas.macros]"),
        (r"\cssId{a}{x}", r"\cssId", "[formulas.macros]"),
        (r"\htmlId{a}{x}", r"\htmlId", "Mend it"),
        (r"\includegraphics{a.png}", r"\includegraphics", "Mend it"),
    ] {
        let rendered = rendered(&format!("a\n\n${formula}$\n"));
        let problem = &rendered.problems[0];
        assert_eq!((problem.line, &*problem.code), (Some(3), "broken-formula"));
        assert!(problem.message.contains(command), "{problem:?}");
        assert!(problem.hint.contains(hint), "{problem:?}");
    }
}

#[test]
fn rows_without_a_number_or_without_all_cells_stand_below_the_others() {
    for (rows, cells) in [
        (r"a &= b \\ c &= d \nonumber", 5),
        (r"a &= b \notag \\ c &= d \\ e", 5),
        (r"a \\ b &= c & d &= e \tag{x} \\ f &= g \notag", 7),
    ] {
        let page = html(&format!("$$\\begin{{align}}{rows}\\end{{align}}$$"));
        let rows = page.split("<mtr").skip(1);
        let counts: Vec<usize> = rows.map(|row| row.matches("<mtd").count()).collect();
        assert!(
            counts.iter().all(|count| *count == cells),
            "{counts:?} {page}"
        );
        assert_eq!(
            page.matches("<mtr><mtd class=\"math-room\">").count(),
            counts.len()
        );
    }
    let plain = html(r"$$\begin{align*}a &= b \\ c\end{align*}$$");
    assert!(!plain.contains("math-room"), "{plain}");
}

#[test]
fn a_sign_behind_an_ampersand_has_two_sides_also_where_only_words_follow() {
    let page = html(r"$$\begin{aligned}a &= \text{b} \\ &- \text{c}\end{aligned}$$");
    for sign in ["=", "−"] {
        assert!(
            page.contains(&format!("<mi></mi><mo>{sign}</mo>")),
            "{page}"
        );
    }
}
