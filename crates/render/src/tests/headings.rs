//! Titles, levels and ids of headings.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;

use super::*;

fn page(title: &str, body: &str) -> Rendered {
    let options = Options {
        title: Some(title.to_owned()),
        ..Options::default()
    };
    render(body, 1, &options, &Library, &Cache::new())
}

/// The headings of a page as `level words`.
fn levels(title: &str, body: &str) -> Vec<String> {
    let outline = page(title, body).outline.into_iter();
    outline
        .map(|heading| format!("{} {}", heading.level, heading.text))
        .collect()
}

#[test]
fn case_19_a_heading_that_opens_the_body_with_the_title_is_left_out() {
    for opening in [
        "# The *loop* and `code`",
        "The loop\nand code\n====",
        "<!-- # x -->\n\n# the loop and code #",
        "<a id=\"top\"></a>\n\n# The loop and code {#own}",
    ] {
        let body = format!("{opening}\n\nWords.\n\n## Sub\n");
        assert_eq!(levels("The loop and code", &body), ["2 Sub"], "{opening}");
    }
    assert_eq!(levels("Title", "# Other\n\n## Sub"), ["2 Other", "3 Sub"]);
    let late = page(
        "Late heading",
        "Intro words first.\n\n# Late heading\n\nWords.",
    );
    assert!(late.blocks[0].html.contains("Intro"));
    assert!(late.blocks[1].html.starts_with("<h2 id=\"late-heading\">"));
}

#[test]
fn case_19_parts_keep_what_stands_below_them_below_them() {
    assert_eq!(
        levels(
            "Many",
            "# Part A\n\n## One\n\n# Part B\n\n## Two\n\n###### Deep"
        ),
        ["2 Part A", "3 One", "2 Part B", "3 Two", "6 Deep"]
    );
    assert_eq!(
        levels(
            "T",
            "# T\n\n## A\n\n# Other\n\n## B\n\n<h1>C</h1>\n\n<h2>D</h2>"
        ),
        ["2 A", "2 Other", "3 B", "2 C", "3 D"]
    );
    // A quote begins no part.
    assert_eq!(levels("T", "> # Q\n\n## A\n\n### B"), ["2 Q", "2 A", "3 B"]);
    assert!(!html("# A\n\n<h1>b</h1>").contains("<h1"));
}

#[test]
fn links_to_the_heading_that_is_the_title_lead_to_the_top() {
    let page = page("Set up", "# Set up\n\n[x](#set-up)\n\n## Set up\n");
    assert_eq!(page.blocks[0].html, "<p><a href=\"#top\">x</a></p>");
    assert_eq!(page.outline[0].id, "set-up-1");
    assert_eq!(page.problems, []);
}

#[test]
fn case_07_links_to_headings_are_found_however_their_letters_are_composed() {
    let body = "## हिन्दी में\n\n## Cafe\u{301} au lait\n\n## می\u{200c}شود\n\n## Ünï & Çode\n\n\
        [h](#हिन्दी-में) [c](#café-au-lait) [d](#cafe\u{301}-au-lait) [e](#cafe%CC%81-au-lait) \
        [z](#میشود) [u](#ünï--çode)";
    assert_eq!(problems(body), [""; 0]);
    let html = html(body);
    assert_eq!(html.matches("href=\"#café-au-lait\"").count(), 4, "{html}");
}

#[test]
fn case_08_and_real_12_ids_that_an_author_gives_are_there_and_not_shown() {
    let body = "[Install](#install) and [data](#data_structures) and [fig](#fig1).\n\n\
        <p id=\"install\">Install here</p>\n\n### <a name=\"data_structures\"></a>Data Structures\n\n\
        Text <a id=\"fig1\"></a> here.\n\n### Titled {#own-id}\n\n[own](#own-id)\n\n\
        <a name=\"x\"></a><a id=\"y\"></a>\n\n[x](#x) [y](#y)";
    assert_eq!(problems(body), [""; 0]);
    let html = html(body);
    for id in ["install", "data_structures", "fig1", "own-id", "x", "y"] {
        assert_eq!(
            html.matches(&format!("id=\"{id}\"")).count(),
            1,
            "{id}: {html}"
        );
    }
    assert!(!html.contains("{#"), "{html}");
}

#[test]
fn no_id_of_a_body_is_one_of_the_page() {
    for id in OF_THE_PAGE {
        let words = id.replace('-', " ");
        let body = format!(
            "## {words}\n\n## A {{#{id}}}\n\n<p id=\"{id}\">x</p>\n\n<a name=\"{id}\">y</a>\n\n\
             <h2 id=\"{id}\">B</h2>\n"
        );
        assert!(!html(&body).contains(&format!("id=\"{id}\"")), "{body}");
    }
}

#[test]
fn real_23_ten_thousand_headings_of_one_name_have_ids_that_count_on() {
    let body = "## Same\n\n".repeat(10_000);
    let outline = rendered(&body).outline;
    assert_eq!(outline[9_999].id, "same-9999");
}

/// Lines of which titles are made, or which only look like one.
const LINES: &[&str] = &[
    "# A *title* with `code`",
    "# a title WITH code #",
    "# B {#own} ^id",
    "#",
    "# <!-- c -->",
    "A title with code",
    "==",
    "--",
    "<!-- c -->",
    "<!--",
    "-->",
    "<a id=\"x\"></a>",
    "<div>",
    "</div>",
    "> # Quoted",
    "- # Listed",
    "    # Indented",
    "```",
    "~~~",
    "## Second",
    "words",
    "[r]: r.md",
    "[^1]: # Note",
    "",
    "",
];

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 2000,
        rng_seed: RngSeed::Fixed(19),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn the_title_in_lists_is_the_title_on_the_page_and_stands_there_once(
        lines in vec(select(LINES), 1..8),
    ) {
        let body = lines.join("\n");
        let path = domain::NotePath::new("notes/the file.md").expect("a path");
        let note = domain::Note::read(path, body.as_bytes());
        let with_title = page(&note.title, &body);
        let without = rendered(&body);
        let heading = domain::markdown::with_document(&body, domain::markdown::title);
        match heading {
            // All that the body leaves out is the heading that the lists have the title from.
            Some(heading) => {
                prop_assert_eq!(&note.title, &heading.words);
                let gone = without.outline.len() - with_title.outline.len();
                prop_assert_eq!(gone, usize::from(heading.opens), "{}", body);
                let first = without.outline.iter().find(|one| one.line == heading.line);
                prop_assert_eq!(first.map(|one| one.typed), Some(1), "{}", body);
            }
            None => {
                prop_assert_eq!(note.title.as_str(), "the file");
                prop_assert_eq!(with_title, without);
            }
        }
        let line = domain::Note::title_line(&body);
        prop_assert!(usize::try_from(line).is_ok_and(|line| line <= lines.len().max(1)));
    }
}

#[test]
fn no_level_is_left_out_on_the_page_whatever_was_typed() {
    let levels = |body: &str| -> String {
        let html = html(body);
        let tags = html.split("<h").skip(1);
        tags.map(|tag| tag[..1].to_owned()).collect()
    };
    for (body, expect) in [
        ("### a\n\n### b\n\n#### c\n\n## d\n\n#### e\n", "22323"),
        ("## a\n\n### b\n\n###### c\n\n###### d\n\n### e\n", "23443"),
        ("<h4>a</h4>\n\n### b\n\n> ##### c\n", "223"),
        ("## a\n\n### b\n\n## c\n", "232"),
    ] {
        assert_eq!(levels(body), expect, "{body}");
    }
}
