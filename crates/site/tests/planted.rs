//! The library in `planted/` has every fault that the gate looks for, and this is all it finds.

mod support;

use domain::{Problem, Severity};
use fieldnotes_site::check;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use store::FolderRead;
use support::{Blog, files, renderer, today};

const FOUND: &str = "
catalogue.toml:11 warning duplicate-description
catalogue.toml:16 warning duplicate-title
media/heavy.svg warning oversized-image
media/only-in-a-draft.svg warning unpublished-image
media/orphan.svg warning orphan-image
media/told.pdf warning metadata-kept
media/wide.png warning oversized-image
notes/address.md:3 error duplicate-slug
notes/anchors.md:11 warning missing-anchor
notes/anchors.md:11 warning missing-anchor
notes/anchors.md:13 warning missing-anchor
notes/anchors.md:15 warning missing-anchor
notes/anchors.md:17 warning missing-anchor
notes/anchors.md:21 warning missing-anchor
notes/code.md:12 warning missing-include
notes/code.md:15 warning missing-include
notes/code.md:18 warning missing-include
notes/code.md:23 warning missing-include
notes/code.md:28 warning broken-diagram
notes/code.md:31 warning broken-formula
notes/code.md:33 warning changed-include
notes/code.md:36 warning missing-include
notes/code.md:39 warning unclosed-html
notes/days.md:5 warning future-date
notes/days.md:6 warning future-date
notes/deep/nested.md:9 warning missing-link
notes/deep/nested.md:9 warning missing-image
notes/draft.md:4 warning missing-image
notes/empty.md:1 warning empty-note
notes/formulas.md:11 warning repeated-label
notes/formulas.md:13 warning unnumbered-label
notes/formulas.md:13 warning missing-label
notes/head.md:3 error bad-date
notes/head.md:4 error bad-state
notes/headings.md:11 warning heading-jump
notes/headings.md:16 warning heading-jump
notes/html.md:10 warning duplicate-anchor
notes/html.md:12 warning empty-heading
notes/html.md:14 warning html-attribute
notes/html.md:16 warning html-not-allowed
notes/html.md:18 warning misplaced-html
notes/html.md:20 warning missing-media
notes/html.md:22 warning stray-html
notes/large.md:1 warning large-note
notes/links.md:10 warning missing-link
notes/links.md:11 warning missing-link
notes/links.md:14 warning missing-link
notes/links.md:17 warning missing-link
notes/links.md:21 warning missing-link
notes/links.md:23 warning missing-link
notes/links.md:28 warning missing-link
notes/links.md:31 warning missing-link
notes/links.md:34 warning missing-link
notes/links.md:34 warning missing-link
notes/links.md:36 warning missing-link
notes/links.md:36 warning missing-link
notes/links.md:36 warning missing-link
notes/links.md:36 warning missing-link
notes/links.md:38 warning missing-link
notes/links.md:40 warning missing-link
notes/links.md:42 warning missing-link
notes/links.md:44 warning unsafe-link
notes/links.md:46 warning missing-link
notes/links.md:46 warning missing-footnote
notes/links.md:52 warning missing-embed
notes/marks.md:9 warning foreign-markup
notes/marks.md:11 warning unknown-callout
notes/marks.md:14 warning spaced-formula
notes/marks.md:15 warning control-character
notes/marks.md:19 warning repeated-footnote
notes/marks.md:21 warning unused-footnote
notes/names.md:3 warning unknown-topic
notes/names.md:6 warning unknown-tag
notes/names.md:9 warning bad-alias
notes/names.md:10 warning bad-alias
notes/names.md:11 warning unportable-address
notes/old.markdown warning passed-over
notes/pictures.md:1 warning heavy-page
notes/pictures.md:9 warning missing-image
notes/pictures.md:11 error image-without-description
notes/pictures.md:13 warning missing-image
notes/pictures.md:14 error image-without-description
notes/pictures.md:18 warning missing-image
notes/titled.md:9 warning duplicate-title
notes/twin.md:9 warning duplicate-description
notes/undated.md:5 error no-date
notes/unsaid.md:1 warning no-summary
notes/unsaid.md:1 warning no-topic
notes/unsaid.md:1 warning no-tags
notes/unsaid.md:1 warning no-day
pages/about.md:1 warning no-summary
pages/about.md:7 warning missing-link
pages/later.md:3 warning future-date
pages/mine.md:3 error address-taken
site.toml:1 warning no-title
site.toml:3 warning unknown-setting
site.toml:11 warning missing-link
site.toml:19 warning missing-link
site.toml:22 warning missing-image
site.toml:26 warning unknown-check
site.toml:27 error wrong-toml
site.toml:30 warning broken-macro
site.toml:31 warning broken-macro
";

/// The findings that only a network shows, an export after another, or a link, which no repository
/// holds everywhere.
const LATER: [&str; 5] = [
    "broken-outside-link",
    "moved-outside-link",
    "site-shrank",
    "unsafe-media",
    "untested-outside-link",
];

/// What a text begins with, and how its lines end.
type Written = (&'static str, &'static str);

/// The library on a disk of its own, with what is too large for a repository.
fn planted((mark, line_end): Written) -> Blog {
    let blog = Blog::new();
    for (name, bytes) in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/planted")) {
        let text = String::from_utf8(bytes).expect("a text");
        let is_marked = !text.is_empty() && !name.starts_with("media/");
        let mark = if is_marked { mark } else { "" };
        blog.write(&name, mark.to_owned() + &text.replace('\n', line_end));
    }
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    let size = [2601_u32.to_be_bytes(), 9_u32.to_be_bytes()].concat();
    let rest = b"\x08\x02\0\0\0\0\0\0\0\0\0\0\0IDAT\0\0\0\0";
    blog.write("media/wide.png", [&png[..], &size, rest].concat());
    let blank = " ".repeat(4 * 1024 * 1024);
    blog.write("media/heavy.svg", format!("<svg>{blank}</svg>"));
    let large = fs::read_to_string(blog.library.join("notes/unsaid.md")).expect("a note");
    let large = large.replace("Unsaid", "Large").replace("ready", "draft");
    let remark = format!("<!-- {} -->", "-".repeat(2 * 1024 * 1024));
    blog.write("notes/large.md", large + &remark);
    blog
}

fn found(blog: &Blog) -> Vec<Problem> {
    let read = FolderRead::read(&blog.library).expect("a library");
    assert_eq!(read.unread, []);
    check(&read.snapshot, renderer(), today())
}

#[test]
fn each_planted_fault_is_found_once_at_its_line_and_nothing_else() {
    for written in [("", "\n"), ("", "\r\n"), ("\u{feff}", "\r\n")] {
        let problems = found(&planted(written));
        let line = |problem: &Problem| {
            let line = problem
                .line
                .map_or(String::new(), |line| format!(":{line}"));
            let weight = match problem.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            };
            format!("{}{line} {weight} {}\n", problem.file, problem.code)
        };
        let listed: String = problems.iter().map(line).collect();
        assert_eq!(listed, FOUND.trim_start(), "{written:?}: {listed}");
        for problem in problems {
            let says = |text: &str| text.len() > 10 && text.ends_with(['.', '?']);
            assert!(says(&problem.message) && says(&problem.hint), "{problem:?}");
        }
    }
}

#[test]
fn every_finding_that_can_be_weighed_is_planted() {
    let problems = found(&planted(("", "\n")));
    let unknown = problems
        .iter()
        .find(|problem| problem.code == "unknown-check");
    let (_, names) = unknown
        .expect("one")
        .hint
        .split_once(": ")
        .expect("the names");
    let mut weighed: BTreeSet<&str> = names.trim_end_matches('.').split(", ").collect();
    assert!(weighed.len() > 20, "{weighed:?}");
    weighed.retain(|name| problems.iter().all(|problem| problem.code != *name));
    assert_eq!(Vec::from_iter(weighed), LATER);
}
