//! Where links and images lead, and what is told when they lead nowhere.

use super::*;

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
fn case_21_an_address_with_a_blank_is_told() {
    for broken in [
        "[a](the brief.md)",
        "[b](https://a.example/a b)",
        "[c](notes/a b)",
    ] {
        assert_eq!(problems(broken), ["1 missing-link"], "{broken}");
    }
    for fine in [
        "[a](<a b.md>)",
        "f[a](the second one)",
        "[see](that is so)",
        "[a](other.md 'T')",
    ] {
        let told = problems(fine);
        assert!(
            !told
                .iter()
                .any(|told| told == "1 missing-link" && !fine.contains('<')),
            "{fine}"
        );
    }
}

#[test]
fn a_message_is_one_line_whatever_address_it_names() {
    let body = "<a href=\"java\nscript:x\">a</a>\n\n<b><img src=\"a\tb\nc\" alt=\"A\"></b>\n";
    let problems = rendered(body).problems;
    assert_eq!(problems.len(), 2, "{problems:?}");
    for problem in problems {
        assert!(!problem.message.contains(char::is_control), "{problem:?}");
    }
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
    check("<a href=\" java\tscript:x\">y</a>", "<p>y</p>");
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
