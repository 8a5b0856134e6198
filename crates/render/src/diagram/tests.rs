//! What is drawn, of inputs that were drawn wrongly, or not at all, or for ever.

use super::{allowed, drawn, measure, on_page};
use merman::svg::TextStyle;
use proptest::prelude::*;
use roxmltree::{Document, Node};

/// The drawing of a diagram as it stands on a page.
fn page(source: &str) -> String {
    let drawing = drawn(source).unwrap_or_else(|fault| panic!("{source}\n{fault:?}"));
    on_page(&drawing, 1, None)
}

/// The rows of words in a drawing.
fn rows(drawing: &str) -> Vec<String> {
    let document = Document::parse(drawing).expect("a drawing");
    let is_row = |node: &Node<'_, '_>| {
        let inner = ["text", "tspan"].contains(&node.tag_name().name());
        inner
            && node
                .children()
                .any(|child| child.is_text() || child.children().any(|it| it.is_text()))
            && node
                .parent_element()
                .is_none_or(|parent| parent.tag_name().name() != "tspan")
    };
    let words = |node: Node<'_, '_>| -> String {
        node.descendants()
            .filter(Node::is_text)
            .filter_map(|it| it.text())
            .collect()
    };
    document.descendants().filter(is_row).map(words).collect()
}

fn says(drawing: &str, words: &str) -> bool {
    rows(drawing).iter().any(|row| row.trim() == words)
}

/// The diagrams of a table, by name.
fn table(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let diagrams = table.split("==== ").skip(1);
    diagrams.map(|diagram| diagram.split_once('\n').expect("a name"))
}

fn every_kind() -> impl Iterator<Item = (&'static str, &'static str)> {
    table(include_str!("../tests/diagrams.txt"))
        .chain(table(include_str!("../tests/diagram-cases.txt")))
}

fn case(name: &str) -> String {
    let mut cases = table(include_str!("../tests/diagram-cases.txt"));
    let (_, source) = cases.find(|(known, _)| *known == name).expect(name);
    page(source)
}

#[test]
fn every_kind_of_diagram_is_drawn() {
    for (name, source) in every_kind() {
        let drawing = drawn(source);
        assert!(drawing.is_ok(), "{name}: {drawing:?}");
    }
}

#[test]
fn case_44_every_kind_of_diagram_is_the_same_picture_in_each_of_twenty_processes() {
    const NAME: &str = "diagram::tests::case_44_every_kind_of_diagram_is_the_same_picture_in_each_of_twenty_processes";
    if let Some(place) = std::env::var_os("FIELDNOTES_DRAWN") {
        let mut all = String::new();
        for (name, source) in every_kind() {
            let picture = drawn(source).unwrap_or_else(|fault| fault.message);
            all.push_str(&format!("==== {name}\n{picture}\n"));
        }
        std::fs::write(place, all).expect("written");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let drawn: Vec<String> = (0..20)
        .map(|number| {
            let place = folder.path().join(number.to_string());
            let own = std::env::current_exe().expect("this program");
            let status = std::process::Command::new(own)
                .args(["--exact", NAME])
                .env("FIELDNOTES_DRAWN", &place)
                .stdout(std::process::Stdio::null())
                .stderr(std::process::Stdio::null())
                .status();
            assert!(status.expect("started").success());
            std::fs::read_to_string(place).expect("drawn")
        })
        .collect();
    let mut other = Vec::new();
    for (at, (name, _)) in every_kind().enumerate() {
        let pictures: std::collections::BTreeSet<&str> = drawn
            .iter()
            .map(|all| all.split("==== ").nth(at + 1).expect("each"))
            .collect();
        if pictures.len() > 1 {
            other.push(format!("{name}: {} pictures", pictures.len()));
        }
    }
    assert_eq!(other, Vec::<String>::new());
}

#[test]
fn case_45_lines_lead_between_frames_and_nothing_lies_over_what_is_in_them() {
    let drawing = case("45-subgraph-edges");
    for node in ["a1", "a2", "b1", "b2", "one", "two"] {
        assert!(says(&drawing, node), "{node}: {drawing}");
    }
    assert_eq!(drawing.matches("marker-end=").count(), 3, "{drawing}");
    // What is written later lies over what stands before.
    let place = |words| rows(&drawing).iter().position(|row| row.trim() == words);
    assert!(
        place("one") < place("a1") && place("two") < place("b1"),
        "{drawing}"
    );
}

#[test]
fn case_48_messages_have_numbers_and_parts_of_a_sequence_their_bands_and_names() {
    let numbered = case("48-autonumber");
    assert!(says(&numbered, "1") && says(&numbered, "2"), "{numbered}");
    let band = case("48-rect");
    assert!(band.contains("fill=\"#c8dcf0\""), "{band}");
    assert!(
        !rows(&band).iter().any(|row| row.contains("rect")),
        "{band}"
    );
    let group = case("48-box");
    assert!(
        says(&group, "Group name") && group.contains("fill=\"#00ffff\""),
        "{group}"
    );
}

#[test]
fn case_49_a_long_label_is_wrapped_and_no_row_of_it_is_wider_than_its_box() {
    for name in ["49-long-label", "49-long-chinese-label"] {
        let drawing = case(name);
        let document = Document::parse(&drawing).expect("a drawing");
        let rects = document
            .descendants()
            .filter(|node| node.has_tag_name("rect") || node.tag_name().name() == "rect");
        let widths = rects.filter_map(|rect| rect.attribute("width")?.parse::<f64>().ok());
        let widest = widths.fold(0.0, f64::max);
        let rows = rows(&drawing);
        assert!(rows.len() > 4, "{rows:?}");
        for row in rows {
            let width = measure::width(&row, &TextStyle::default());
            assert!(width < widest, "{row} is {width} wide, its box {widest}");
        }
    }
}

#[test]
fn case_50_a_plan_goes_on_over_days_that_are_left_out() {
    // Three days from Thursday, with a weekend between: the last one is Monday.
    assert!(says(&case("50-gantt-excludes"), "2025-07-08"));
    assert!(!says(
        &page("gantt\n dateFormat YYYY-MM-DD\n section S\n Act1 :2025-07-03, 3d"),
        "2025-07-08"
    ));
}

#[test]
fn case_52_comments_of_an_entity_are_a_column_of_it() {
    let drawing = case("52-er-comments");
    assert!(
        says(&drawing, "the key") && says(&drawing, "shown to readers"),
        "{drawing}"
    );
}

#[test]
fn spelled_signs_and_markdown_are_what_they_stand_for() {
    let drawing = case("54-entities");
    assert!(drawing.contains("a &quot;quoted&quot; &amp;"), "{drawing}");
    assert!(says(&drawing, "x < y"), "{drawing}");
    assert!(says(&case("54-sequence"), "issue #12 and ♥ heart"));
    let marked = case("54-markdown");
    assert!(says(&marked, "Bold and it"), "{marked}");
    assert!(marked.contains("font-weight=\"bold\"") && marked.contains("font-style=\"italic\""));
}

#[test]
fn case_55_a_commit_stands_on_the_branch_that_was_begun_before_it() {
    let drawing = case("55-gitgraph-branch");
    let document = Document::parse(&drawing).expect("a drawing");
    let of_second = |node: &Node<'_, '_>| {
        let class = node.attribute("class").unwrap_or_default();
        node.tag_name().name() == "circle" && class.contains("f-c1")
    };
    let commits = document.descendants().filter(of_second);
    let on_main = document.descendants().filter(|node| {
        node.tag_name().name() == "circle"
            && node
                .attribute("class")
                .is_some_and(|it| it.contains("f-c0"))
    });
    let heights = |node: Node<'_, '_>| node.attribute("cy").map(str::to_owned);
    let dev: Vec<_> = commits.filter_map(heights).collect();
    let main: Vec<_> = on_main.filter_map(heights).collect();
    assert!(
        !dev.is_empty() && dev.iter().all(|height| !main.contains(height)),
        "{drawing}"
    );
}

#[test]
fn case_56_a_head_gives_a_diagram_its_title_and_not_its_looks() {
    let drawing = case("56-diagram-head");
    assert!(
        says(&drawing, "My title") && says(&drawing, "A"),
        "{drawing}"
    );
    let plain = page("flowchart LR\n  A --> B\n");
    let themed = "%%{init: {\"theme\": \"dark\", \"themeVariables\": {\"primaryColor\": \"#f00\"}, \
                  \"look\": \"handDrawn\", \"htmlLabels\": true, \"themeCSS\": \"*{fill:red}\"}}%%\n";
    assert_eq!(page(&format!("{themed}flowchart LR\n  A --> B\n")), plain);
}

#[test]
fn real_03_and_04_what_nobody_could_read_is_told_at_once_and_ends_nothing() {
    let nested = format!("graph TD\n{}", "subgraph a\n".repeat(2_000));
    let mut full = String::from("graph TD\n");
    for from in 0..45 {
        for to in (0..45).filter(|to| *to != from) {
            full.push_str(&format!("A{from}-->A{to}\n"));
        }
    }
    let chain: Vec<String> = (0..1_200)
        .map(|at| format!("A{at}-->A{}", at + 1))
        .collect();
    let chain = format!("graph TD\n{}", chain.join("\n"));
    let many = "a & ".repeat(400) + "a --> " + &"b & ".repeat(400) + "b";
    for (source, line, message) in [
        (nested, 51, "it is nested deeper than 50 levels"),
        (full, 501, "it has more than 500 lines between its parts"),
        (chain, 501, "it has more than 500 lines between its parts"),
        (
            format!("graph TD\n{many}"),
            1,
            "it has more than 500 lines between its parts",
        ),
        ("a".repeat(50_001), 0, "it is longer than 50000 signs"),
        (
            format!("gitGraph\n{}", "commit\n".repeat(2_500)),
            0,
            "it has too many parts to be drawn",
        ),
    ] {
        let fault = drawn(&source).expect_err("too much");
        assert_eq!((fault.lines_down, &*fault.message), (line, message));
    }
}

#[test]
fn a_diagram_full_of_brackets_ends_nothing() {
    for signs in ["[a", "{", "((", "a[[", "<", "\"", "a --> b["] {
        // Drawn or not, it comes back.
        drawn(&format!("graph TD\na{}", signs.repeat(3_000))).ok();
    }
}

#[test]
fn it_is_named_as_its_author_names_it_or_by_its_kind_and_words() {
    let named = page("flowchart LR\n  accTitle: The way\n  accDescr: From A to B\n  A --> B\n");
    assert!(
        named.contains("role=\"img\" aria-label=\"The way. From A to B\""),
        "{named}"
    );
    let source = "flowchart LR\n  A[Work] -- then --> B[Rest]\n";
    let own = page(source);
    assert!(
        own.contains("aria-label=\"Flowchart: Work, Rest, then\""),
        "{own}"
    );
    let drawing = drawn(source).expect("a drawing");
    let titled = on_page(&drawing, 1, Some("A \"day\""));
    assert!(
        titled.contains("aria-label=\"A &quot;day&quot;\""),
        "{titled}"
    );
}

#[test]
fn a_drawing_has_the_colours_of_the_theme_and_those_of_its_author_with_words_to_be_read_on_them() {
    let drawing = page("flowchart LR\n  A --> B\n  style B fill:#222,stroke:#f00\n");
    assert!(
        !drawing.contains("style") && !drawing.contains("#a1b2"),
        "{drawing}"
    );
    // And lines in the colour of the words where no theme is.
    let node = "class=\"f-node s-edge\" fill=\"none\" stroke=\"currentColor\"";
    assert!(drawing.contains(node), "{drawing}");
    assert!(
        drawing.contains("fill=\"#222222\" stroke=\"#ff0000\""),
        "{drawing}"
    );
    assert!(drawing.contains("class=\"f-light\""), "{drawing}");
    for (name, source) in every_kind() {
        assert!(!page(source).contains("#a1b2"), "{name}");
    }
}

#[test]
fn a_link_of_a_diagram_leads_out_of_the_site_and_runs_nothing() {
    let source = "flowchart LR\n  A --> B --> C\n  click A \"javascript:alert(1)\"\n  \
                  click B href \"https://a.example/?a=1\" \"Away\"\n  click C call run()\n";
    let drawing = page(source);
    assert!(
        drawing.contains("<a href=\"https://a.example/?a=1\""),
        "{drawing}"
    );
    assert_eq!(drawing.matches("href").count(), 1, "{drawing}");
    assert!(!drawing.contains("javascript"), "{drawing}");
    assert!(drawing.contains("role=\"group\""), "{drawing}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Labels are the place where an author, or whoever the note came from, writes freely.
    #[test]
    fn whatever_a_label_says_the_drawing_is_made_of_the_list(label in "[ -~]{0,40}|<(img|svg|style|script|a|foreignObject) (src|href|onload|style)=\"?[a-z:/(]{0,9}\"?>x") {
        let label = label.replace('"', "#quot;");
        for source in [
            format!("flowchart LR\n A[\"{label}\"] --> B\n"),
            format!("sequenceDiagram\n A->>B: {label}\n"),
            format!("classDiagram\n class A[\"{label}\"]\n"),
            format!("pie\n \"{label}\" : 3\n"),
        ] {
            if let Ok(drawing) = drawn(&source) {
                let drawing = on_page(&drawing, 1, Some(&label));
                prop_assert!(allowed::is_svg(&drawing), "{}", drawing);
            }
        }
    }
}

fn shown(source: &str) -> String {
    drawn(source).expect("a drawing")
}

#[test]
fn an_end_whose_way_is_written_over_several_lines_is_shown() {
    let drawing = shown(
        "requirementDiagram\nrequirement r {\nid: 1\ntext: t\n}\nelement e {\ntype: s\n}\ne - satisfies -> r",
    );
    assert!(drawing.contains("<path d=\"M0,0"), "{drawing}");
    assert!(!drawing.contains("<path/>"), "{drawing}");
}

#[test]
fn a_milestone_stands_on_its_corner() {
    let drawing = shown(
        "gantt\ndateFormat YYYY-MM-DD\nsection S\nA :a, 2026-01-05, 5d\nM :milestone, after a, 0d",
    );
    assert_eq!(drawing.matches("rotate(45)").count(), 1, "{drawing}");
}

#[test]
fn the_people_of_a_journey_have_colours_of_their_own() {
    let drawing = shown("journey\nsection S\nRead: 3: Ann, Bob\nShip: 5: Bob");
    for role in ["f-c0", "f-c1"] {
        let circles = drawing
            .split("<circle")
            .filter(|it| it.split("/>").next().is_some_and(|it| it.contains(role)));
        assert!(circles.count() >= 2, "{role}: {drawing}");
    }
}

#[test]
fn days_below_a_chart_do_not_run_into_each_other() {
    let hours = shown(
        "gantt\ndateFormat YYYY-MM-DD HH:mm\nsection S\nA :a, 2026-01-05 22:00, 3h\nB :b, after a, 9h\nC :after b, 4h",
    );
    let days = hours.matches(">2026-01-0").count();
    assert!((2..=10).contains(&days), "{days}: {hours}");
    assert!(
        hours.matches("y2=\"-").count() > days,
        "the lines are all there: {hours}"
    );
    let weeks = shown("gantt\ndateFormat YYYY-MM-DD\naxisFormat %d\nsection S\nA :2026-01-05, 9d");
    assert!(
        weeks.matches("<tspan").count() + weeks.matches(">05<").count() > 0,
        "{weeks}"
    );
}

#[test]
fn no_words_are_cut_at_the_edge_of_a_drawing() {
    let drawing = shown(
        "radar-beta\naxis a[\"A\"], b[\"Speed of everything there is\"], c[\"C\"], d[\"Size of everything there is\"]\ncurve x{1,2,3,4}",
    );
    let view = drawing
        .split("viewBox=\"")
        .nth(1)
        .and_then(|it| it.split('"').next())
        .unwrap_or_default();
    let numbers: Vec<f64> = view.split(' ').filter_map(|it| it.parse().ok()).collect();
    assert!(numbers[0] < -100.0 && numbers[2] > 900.0, "{view}");
}
