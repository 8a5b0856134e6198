//! Markdown beyond CommonMark, case by case: what readers see, and what the author is told.

use super::*;

#[test]
fn case_02_a_footnote_that_is_written_twice_counts_once() {
    let body = "Test[^ex] and other[^o] and again[^EX].\n\n[^ex]: Definition one.\n\n[^o]: Other.\n\n\
                [^ex]: Definition two.\n";
    let html = html(body);
    assert!(
        html.contains("Definition one.") && !html.contains("two"),
        "{html}"
    );
    assert!(html.contains("id=\"fnref:1\"") && html.contains("id=\"fnref:1-2\""));
    assert!(html.contains("href=\"#fnref:1-2\"") && !html.contains("fnref:1-3"));
    assert!(html.contains("<li id=\"fn:2\">\n<p>Other."), "{html}");
    assert_eq!(problems(body), ["7 repeated-footnote"]);
}

#[test]
fn footnotes_are_numbered_as_readers_meet_them() {
    // The second one is referred to by the first, and a definition may stand anywhere.
    let body = "[^b]: In b[^c].\n\n> [^c]: In c.\n\nA[^a] b[^b].\n\n- [^a]: In a.\n";
    let html = html(body);
    let order: Vec<_> = ["In a.", "In b", "In c."]
        .map(|words| html.find(words))
        .into();
    assert!(
        order.is_sorted() && order.iter().all(Option::is_some),
        "{html}"
    );
    assert_eq!(problems(body), [""; 0]);
}

#[test]
fn a_footnote_without_its_other_half_is_told() {
    assert_eq!(problems("Words[^1].\n"), ["1 missing-footnote"]);
    assert_eq!(
        problems("Words.\n\n[^1]: Nobody asks[^2].\n\n[^2]: Nor here.\n"),
        ["3 unused-footnote", "5 unused-footnote"]
    );
    assert_eq!(html("Words.\n\n[^1]: Nobody asks.\n"), "<p>Words.</p>");
    // A class of a regular expression is none, nor is what was escaped.
    assert_eq!(problems("The class [^a-z] and \\[^1].\n"), [""; 0]);
}

#[test]
fn case_14_and_real_16_callouts_have_titles_folds_and_the_kinds_of_obsidian() {
    check(
        "> [!tip] The **Add** `code` [link](other.md)\n> body",
        "<div class=\"callout callout-tip\" role=\"note\">\n<p class=\"callout-title\">The <strong>Add</strong> \
         <code>code</code> <a href=\"other.html\">link</a></p>\n<p>body</p>\n</div>",
    );
    check(
        "> [!warning]- Folded\n> body",
        "<details class=\"callout callout-warning\">\n<summary class=\"callout-title\">Folded</summary>\n\
         <p>body</p>\n</details>",
    );
    check(
        "> [!important]+\n>\n> words",
        "<details class=\"callout callout-important\" open>\n<summary class=\"callout-title\">Important</summary>\n\
         <p>words</p>\n</details>",
    );
    for (kind, look, label) in [
        ("info", "note", "Info"),
        ("FAQ", "warning", "FAQ"),
        ("bug", "caution", "Bug"),
        ("quote", "quote", "Quote"),
    ] {
        check(
            &format!(">[!{kind}]\n>x"),
            &format!(
                "<div class=\"callout callout-{look}\" role=\"note\">\n<p class=\"callout-title\">{label}</p>\n<p>x</p>\n</div>"
            ),
        );
    }
    for body in [
        "> [!NOTE]\n> ---",
        "> [!NOTE]\n> - a",
        "> [!NOTE]\n> 2. b",
        "> [!note] # a\n> b",
    ] {
        assert!(
            html(body).starts_with("<div class=\"callout callout-note\""),
            "{body}"
        );
        assert_eq!(problems(body), [""; 0]);
    }
    assert_eq!(problems("> [!weather]\n> x"), ["1 unknown-callout"]);
    assert_eq!(problems("> [!note|right]\n> x"), ["1 unknown-callout"]);
    assert_eq!(
        plain_text("> [!tip] Zebra *title*\n> body"),
        "Zebra title\nbody"
    );
}

#[test]
fn words_are_marked_but_no_comparison_is() {
    check("==marked *so*==", "<p><mark>marked <em>so</em></mark></p>");
    check("这是==重点==内容", "<p>这是<mark>重点</mark>内容</p>");
    for words in [
        "if a==b and c==d",
        "a == b == c",
        "x===y===z",
        "`a ==b== c`",
    ] {
        assert!(!html(words).contains("<mark>"), "{words}");
        assert_eq!(plain_text(words).replace('`', ""), words.replace('`', ""));
    }
}

#[test]
fn comments_are_not_shown_and_percent_signs_are() {
    check("a %%hidden *x*%% b", "<p>a  b</p>");
    check("%%\nhidden\n\n# also\n%%\n\nshown", "<p>shown</p>");
    check("50%% of x and 60%% of y", "<p>50%% of x and 60%% of y</p>");
    check(
        "50%% [a](other.md) 60%%",
        "<p>50%% <a href=\"other.html\">a</a> 60%%</p>",
    );
    // Nothing ends it, so it hides nothing.
    check("%%time\nx = 1\n\nmore", "<p>%%time\nx = 1</p>\n<p>more</p>");
    check(
        "> %%time\n> x",
        "<blockquote>\n<p>%%time\nx</p>\n</blockquote>",
    );
    assert_eq!(plain_text("a %%hidden%% b"), "a  b");
    assert_eq!(rendered("%%\none two\n%%\n\nthree").words, 1);
}

#[test]
fn a_link_in_a_comment_leads_nowhere() {
    let targets = |body: &str| -> Vec<String> {
        let links = domain::links::outgoing(body).into_iter();
        links.map(|link| link.target).collect()
    };
    assert_eq!(targets("%%[a](a.md)%% [b](b.md)"), ["b.md"]);
    assert_eq!(targets("%%\n[a](a.md)\n\n[[c]]\n%%\n\n[b](b.md)"), ["b.md"]);
    // None of these is a comment.
    assert_eq!(targets("%%time\n[a](a.md)"), ["a.md"]);
    assert_eq!(targets("50%% [a](a.md) 60%%"), ["a.md"]);
}

#[test]
fn case_04_a_formula_may_have_the_ending_of_a_word() {
    let count = |body: &str| html(body).matches("<math").count();
    assert_eq!(
        count("In the $n$th iteration of $x$s, the $k$-means and $d$-fold."),
        4
    );
    assert_eq!(count("令$x$为"), 1);
    for words in [
        "$HOME/bin:$PATH and $5/month, $10-$20, US$5 and CA$6",
        "from $x$1 or a$x$",
        "$foo:$bar",
    ] {
        assert_eq!(html(words), format!("<p>{words}</p>"));
    }
}

#[test]
fn a_formula_that_its_blanks_keep_from_being_one_is_told() {
    let body = "- $T_i = $ period\n- $ C_i $ worst\n- $\\frac{a}{b} $\n";
    assert_eq!(problems(body), ["1 spaced-formula"]);
    assert_eq!(problems("costs $5 and 6$ or $ 7 $\n"), [""; 0]);
}

#[test]
fn control_characters_are_seen_and_told() {
    let body = "a\u{1b}[31mb\0c\u{c}d\n\n```sh\nx\u{7}\u{7f}\u{85}\u{fffe}\n```\n\nand &#1; too\n";
    let html = html(body);
    assert!(
        html.contains("a␛[31mb\u{fffd}c d") && html.contains("x␇␡\u{fffd}\u{fffd}"),
        "{html}"
    );
    assert!(!html.contains(domain::markdown::control::is_forbidden));
    assert_eq!(problems(body), ["1 control-character"]);
    assert_eq!(problems("and &#1; too\n"), ["1 control-character"]);
    check(
        "<b title=\"a\u{1}b&#2;\">x</b>",
        "<p><b title=\"a␁b␂\">x</b></p>",
    );
}

#[test]
fn case_59_a_line_end_between_ideographs_is_no_space() {
    check(
        "自强不息，厚\n德载物。\n**强**\n*调*",
        "<p>自强不息，厚德载物。<strong>强</strong><em>调</em></p>",
    );
    check("Mixed 中文\nand", "<p>Mixed 中文\nand</p>");
    check("한국어 문장\n다음", "<p>한국어 문장\n다음</p>");
    assert_eq!(plain_text("これは長い\n文です。"), "これは長い文です。");
}

#[test]
fn emoji_stand_in_words_and_never_in_addresses() {
    check(":tada: done \\:tada:", "<p>🎉 done :tada:</p>");
    check(
        "https://a.example/:x:/g",
        "<p><a href=\"https://a.example/:x:/g\">https://a.example/:x:/g</a></p>",
    );
    check(
        "**:rocket:**`:x:`",
        "<p><strong>🚀</strong><code>:x:</code></p>",
    );
}

#[test]
fn real_29_marks_of_other_programs_are_told_once_for_each_kind() {
    let messages = |body: &str| -> Vec<String> {
        let problems = rendered(body).problems.into_iter();
        problems
            .filter(|problem| problem.code == "foreign-markup")
            .map(|problem| problem.message)
            .collect()
    };
    assert_eq!(
        messages(
            "{{< ref \"x.md\" >}} {{% note %}} hi {{% /note %}} {% highlight js %} x {: .class}\n"
        ),
        [
            "{{< ref \"x.md\" >}} is a shortcode of Hugo and is shown as it is written (3 times in this note).",
            "{% highlight js %} is a tag of Jekyll and is shown as it is written.",
            "{: .class} is a list of attributes of kramdown and is shown as it is written.",
        ]
    );
    for body in [
        "{{<figure src=\"a.png\">}}",
        "{{ youtube(id=\"x\") }}",
        ":::tip\nwords\n:::",
        "::: {.note}\nwords\n:::",
        "!!! note \"Title\"\n    words",
        "# Heading {: .no_toc}",
        "- {% include x.html %}",
    ] {
        assert_eq!(messages(body).len(), 1, "{body}");
    }
    for body in [
        "`{{< ref >}}` and {{ name }} and {a: 1} {:a",
        "```\n{% raw %}\n```",
        "what!!! a surprise",
        "!!!",
        "Foo::: bar",
    ] {
        assert_eq!(messages(body), [""; 0], "{body}");
    }
}

#[test]
fn case_16_and_17_lines_with_bars_that_are_no_table_are_told() {
    let row = "| No | Tag |\n|----|-----|\n1. | CC\n2. | CD\n";
    assert_eq!(problems(row), ["3 missing-table"]);
    let task = "- [x] | one | two |\n      |-----|-----|\n      | 1 | 2 |\n";
    assert_eq!(problems(task), ["2 missing-table"]);
    let uneven = "| a | b |\n|---|\n| 1 | 2 |\n";
    assert_eq!(problems(uneven), ["2 missing-table"]);
    for table in [
        "| a | b |\n|---|---|\n| 1. | 2 |\n",
        "- [x] words\n\n  | a |\n  |---|\n  | 1 |\n",
        "| a |\n|---|\n| 1 |\n\n1. a | b\n",
        "a | b\n\n--|--\n",
        "`|`\n--|--",
    ] {
        assert_eq!(problems(table), [""; 0], "{table}");
    }
}

#[test]
fn words_of_a_footnote_that_are_typed_within_the_text_are_told() {
    assert_eq!(problems("One^[said in a note]."), ["1 missing-footnote"]);
    for body in ["`a^[b c]`", "x^[abc]", "[^a-z ] and ^[0-9]"] {
        assert_eq!(problems(body), [""; 0], "{body}");
    }
}

#[test]
fn signs_that_are_too_many_are_shown_and_told_with_the_line_of_the_first() {
    for (body, sign) in [
        (format!("==a==\n\n{}\n", "~~==".repeat(2_000)), "=="),
        (format!("a\n\n{}", "$`\n".repeat(20_000)), "$"),
    ] {
        let rendered = rendered(&body);
        let problems = rendered.problems.iter();
        let told: Vec<_> = problems
            .filter(|it| it.code == "too-many-signs")
            .map(|it| it.line)
            .collect();
        assert_eq!(told, [Some(3)], "{sign}");
        assert!(html(&body).contains(sign));
    }
    assert!(html("==a==").contains("<mark>"));
}
