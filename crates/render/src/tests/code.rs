//! Figures of code: patches, numbers, marks.

use super::{html, rendered};

/// The text of an element as a browser copies it.
fn copied(html: &str) -> String {
    let code = html.split_once("<code>").unwrap().1;
    let code = code.split_once("</code>").unwrap().0;
    let mut text = String::new();
    for (index, part) in code.split('<').enumerate() {
        let part = if index == 0 {
            part
        } else {
            part.split_once('>').unwrap().1
        };
        text.push_str(part);
    }
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

const PATCH: &str = "diff --git a/x.sql b/x.sql\nindex 1f2..3a4 100644\n--- a/x.sql\n+++ b/x.sql\n\
                     @@ -1,4 +1,4 @@ SELECT\n SELECT\n--- an old remark\n+  a < b,\n \n FROM t\n\\ No newline at end of file";

#[test]
fn a_patch_is_copied_as_it_was_written() {
    for language in [
        "diff",
        "patch",
        "sql diff",
        "rust diff linenos",
        "text {2} diff",
    ] {
        let html = html(&format!("```{language}\n{PATCH}\n```"));
        assert_eq!(copied(&html), PATCH, "{language}");
    }
}

#[test]
fn lines_about_the_file_of_a_patch_are_no_changes() {
    let html = html(&format!("```diff\n{PATCH}\n```"));
    assert_eq!(html.matches("line-head").count(), 5, "{html}");
    assert!(html.contains("<span class=\"line line-hunk\">@@ -1,4 +1,4 @@ SELECT</span>"));
    assert!(html.contains("<span class=\"line line-removed\"><span class=\"line-sign\">-</span>-- an old remark</span>"));
    assert_eq!(html.matches("line-added").count(), 1);
    assert!(html.contains("<span class=\"line\"><span class=\"line-sign\"> </span>FROM t</span>"));
}

#[test]
fn what_went_and_what_came_are_coloured_apart() {
    let html = html("```rust diff\n-let a = \"x\n+let a = \"y\";\n let b = 1;\n```");
    assert!(
        html.contains("<span class=\"hl-keyword\">let </span>b ="),
        "{html}"
    );
}

#[test]
fn numbers_have_as_much_room_as_the_last_one_needs() {
    let numbered = |lines: usize| html(&format!("```txt linenos\n{}```", "a\n".repeat(lines)));
    assert!(!numbered(99).contains("code-digits"));
    assert!(numbered(100).contains("class=\"code code-numbered code-digits-3\""));
    assert!(numbered(1_000).contains("code-digits-4"));
}

/// What is found of a fence with these words: code and message.
fn findings(words: &str) -> Vec<String> {
    let problems = rendered(&format!("```text {words}\nold\n```")).problems;
    problems
        .iter()
        .map(|problem| format!("{} {} {}", problem.code, problem.message, problem.hint))
        .collect()
}

#[test]
fn a_named_part_of_a_file_is_shown_without_its_marks() {
    let shown = |words: &str| copied(&html(&format!("```text {words}\nold\n```")));
    assert_eq!(shown("file=media/regions.rs region=body"), "one();\ntwo();");
    assert_eq!(shown("file=media/regions.rs region=body lines=2"), "two();");
    assert_eq!(
        findings("file=media/regions.rs region=body"),
        Vec::<String>::new()
    );

    assert_eq!(shown("file=media/regions.rs region=none"), "old");
    let missing = &findings("file=media/regions.rs region=none")[0];
    assert!(
        missing.contains("missing-include") && missing.contains("it has body, open"),
        "{missing}"
    );

    assert_eq!(shown("file=media/regions.rs region=open"), "last");
    assert!(findings("file=media/regions.rs region=open")[0].contains("has no end"));
}

#[test]
fn an_author_is_told_when_a_shown_file_is_not_what_was_seen() {
    let first = findings("file=media/regions.rs region=body seen=");
    let (_, mark) = first[0].split_once("write seen=").unwrap();
    let mark = &mark[..8];
    assert!(findings(&format!("file=media/regions.rs region=body seen={mark}")).is_empty());
    assert!(findings(&format!("file=media/regions.rs seen={mark}"))[0].contains("changed-include"));
    // It is written into notes, and holds in every version of the program.
    assert_eq!(mark, "058ef7b5");
}
