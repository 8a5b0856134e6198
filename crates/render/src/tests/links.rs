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

#[test]
fn embedded_names_show_pictures_with_their_size_and_what_plays() {
    let picture = |attributes: &str, size: &str| {
        format!("<p><img src=\"../media/a.png\" alt=\"{attributes}\"{size} decoding=\"async\"></p>")
    };
    check("![[a.png]]", &picture("", " width=\"4\" height=\"3\""));
    check(
        "![[a.png|300]]",
        &picture("", " width=\"300\" height=\"225\""),
    );
    check(
        "![[a.png|30x20]]",
        &picture("", " width=\"30\" height=\"20\""),
    );
    check(
        "![[a.png|A dot]]",
        &picture("A dot", " width=\"4\" height=\"3\""),
    );
    check(
        "![A dot|40](a.png)",
        &picture("A dot", " width=\"40\" height=\"30\""),
    );
    check(
        "![[b.mp3|A *song*]]",
        "<p><audio src=\"https://e.example/b.mp3\" aria-label=\"A *song*\" controls></audio></p>",
    );
    assert_eq!(problems("![[c.pdf]]"), ["1 missing-media"]);
    assert_eq!(
        problems("![[gone]] and ![[gone.png|300]]"),
        ["1 missing-embed", "1 missing-embed"]
    );
    check(
        "![[gone.png|300]]",
        "<p><span class=\"missing-link\">gone.png</span></p>",
    );
}

#[test]
fn a_note_on_a_line_of_its_own_is_shown_with_ids_of_its_own() {
    let html = html("First[^x].\n![[other]]\nLast.\n\n- ![[other#^two]]\n\n[^x]: X.\n");
    for there in [
        "<p>First<sup",
        "<div class=\"embedded\" role=\"group\" aria-label=\"The other\">\n<p class=\"embedded-title\"><a href=\"other.html\">The other</a></p>",
        "id=\"fnref:e1:1\" href=\"#fn:e1:1\"",
        "<li id=\"fn:e1:2\">",
        "<a href=\"other.html#use\">here</a>",
        "<h2 id=\"e1:use\">Use",
        "<span id=\"e1:^it\"></span>It.",
        "<h2 id=\"e1:end\">End",
        "<p>Last.</p>",
        "<li><div class=\"embedded\"",
        "<ul>\n<li><span id=\"e2:^two\"></span>two</li>\n</ul>",
        "<li id=\"fn:1\">",
    ] {
        assert!(html.contains(there), "{there}\n{html}");
    }
    let mut ids: Vec<&str> = html
        .split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "{html}");
}

#[test]
fn a_line_that_shows_no_note_is_a_line_of_its_paragraph() {
    assert_eq!(
        html("First\n![[gone]]\nlast."),
        "<p>First\n<span class=\"missing-link\">gone</span>\nlast.</p>"
    );
    let picture = html("First\n![[a.png]]\nlast.");
    assert!(picture.starts_with("<p>First\n<img"), "{picture}");
    let note = html("First\n![[other]]\nlast.");
    assert!(note.starts_with("<p>First</p>\n<div"), "{note}");
}

#[test]
fn a_part_of_a_note_is_what_stands_under_its_heading_and_its_footnotes_count_from_one() {
    let html = html("# Here\n\n## Deeper\n\n![[other#Use]]\n");
    for there in [
        "aria-label=\"The other › Use\"",
        "<h4 id=\"e1:use\">",
        "<h5 id=\"e1:deep\">",
        "href=\"#fn:e1:1\"",
        "<li id=\"fn:e1:1\">\n<p>B.",
    ] {
        assert!(html.contains(there), "{there}\n{html}");
    }
    for gone in ["Hello", "End", "A.", "fn:e1:2"] {
        assert!(!html.contains(gone), "{gone}\n{html}");
    }
}

#[test]
fn what_would_be_shown_within_itself_or_has_no_line_of_its_own_is_a_link_and_told() {
    // The other note shows itself.
    assert_eq!(problems("![[other]]\n"), ["1 missing-embed"]);
    assert_eq!(problems("Words ![[other]] words.\n"), ["1 missing-embed"]);
    assert_eq!(problems("![[other#Gone]]\n"), ["1 missing-embed"]);
    check(
        "| a |\n| - |\n| ![[other\\|it]] |\n",
        "<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Table: a\">\n<table>\n<thead>\n<tr><th scope=\"col\">a</th></tr>\n</thead>\n<tbody>\n<tr><td><a href=\"other.html\">it</a></td></tr>\n</tbody>\n</table>\n</div>",
    );
    let many = "![[other#Use]]\n\n".repeat(70);
    assert_eq!(problems(&many).len(), 70 - 64);
}

#[test]
fn a_name_in_double_brackets_that_is_no_link_is_told() {
    for body in [
        "The interval [0, 1) and [[other]].",
        "[see [[other]] now](other.md)",
        "![[a.png|A dot|300]]",
    ] {
        assert_eq!(problems(body), ["1 missing-link"], "{body}");
    }
    for fine in ["`[[x]]` \\[[other]]", "[[other]] and [other](other.md)"] {
        assert_eq!(problems(fine), [""; 0], "{fine}");
    }
}
