//! The gate finds what was planted for it, and nothing where nothing is wrong.

mod support;

use domain::{Problem, Severity};
use fieldnotes_site::{ExportError, Mode, Unwatched, check, dry_run, page_difference};
use std::path::Path;
use support::{Blog, renderer, snapshot, today};

fn found(library: &Path) -> Vec<Problem> {
    check(&snapshot(library), renderer(), today())
}

/// A library in which nothing is wrong.
fn sound() -> Blog {
    let blog = Blog::new();
    blog.write(
        "catalogue.toml",
        "[[topic]]\nslug = \"systems\"\ntitle = \"Systems\"\n[[tag]]\nslug = \"rust\"\ntitle = \"Rust\"\n",
    );
    blog.write("notes/other.md", head("Other", "## There\n\nWords."));
    blog
}

fn head(title: &str, body: &str) -> String {
    format!(
        "---\ntitle: {title}\ntopic: systems\ntags: [rust]\ndate: 2026-01-02\nstate: ready\n\
         summary: About {title}.\n---\n{body}\n"
    )
}

#[track_caller]
fn planted(blog: &Blog, code: &str, file: &str, line: Option<u32>) {
    let problems = found(&blog.library);
    let there: Vec<_> = problems
        .iter()
        .filter(|problem| problem.code == code)
        .collect();
    assert_eq!(there.len(), 1, "{code}: {problems:#?}");
    assert_eq!(
        (there[0].file.as_str(), there[0].line),
        (file, line),
        "{code}"
    );
    assert!(
        !there[0].message.is_empty() && there[0].hint.len() > 10,
        "{code}"
    );
    let others: Vec<_> = problems
        .iter()
        .filter(|problem| problem.code != code)
        .collect();
    assert!(others.is_empty(), "besides {code}: {others:#?}");
}

/// A fault in the body of a note, whose first line is line 9 of its file.
#[track_caller]
fn in_body(code: &str, body: &str, line: u32) {
    let blog = sound();
    blog.write("notes/planted.md", head("Faulty", body));
    planted(&blog, code, "notes/planted.md", Some(line));
}

/// A fault in the front matter of a note.
#[track_caller]
fn in_head(code: &str, change: (&str, &str), line: u32) {
    let blog = sound();
    let text = head("Faulty", "Words.");
    assert!(text.contains(change.0));
    blog.write("notes/planted.md", text.replace(change.0, change.1));
    planted(&blog, code, "notes/planted.md", Some(line));
}

#[test]
fn nothing_is_found_where_nothing_is_wrong() {
    let blog = sound();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    for library in [blog.library.as_path(), &sample] {
        assert_eq!(found(library), []);
    }
}

#[test]
fn broken_links_and_anchors_are_found() {
    in_body("missing-link", "\n[x](gone.md)", 10);
    in_body("missing-link", "[[No such note]]", 9);
    in_body("missing-anchor", "[x](#gone)", 9);
    in_body("missing-anchor", "[x](other.md#gone)", 9);
    in_body("missing-anchor", "[[Other#gone]]", 9);
    let blog = sound();
    blog.write(
        "notes/right.md",
        head("Right", "[x](other.md#there) [[Other#there]]"),
    );
    assert_eq!(found(&blog.library), []);
}

#[test]
fn missing_pictures_and_descriptions_are_found() {
    in_body("missing-image", "![A picture](../media/gone.png)", 9);
    let blog = sound();
    blog.write("media/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    blog.write("notes/planted.md", head("Faulty", "![](../media/a.svg)"));
    planted(
        &blog,
        "image-without-description",
        "notes/planted.md",
        Some(9),
    );
}

#[test]
fn code_that_is_not_there_is_found() {
    in_body("missing-include", "```python file=media/gone.py\n```", 9);
    in_body("missing-include", "```python file=../../secret.py\n```", 9);
    in_body("missing-include", "```toml file=site.toml\n```", 9);
    let blog = sound();
    blog.write("media/jobs/window.py", "a = 1\r\nb = 2\r\n");
    let fence = "```text file=media/jobs/window.py lines=2\n```\n\n```text file=../media/jobs/window.py\n```";
    blog.write("notes/planted.md", head("Right", fence));
    assert_eq!(found(&blog.library), []);
    blog.export();
    let page = std::fs::read_to_string(blog.target.join("notes/planted.html")).expect("a page");
    assert!(page.contains("<code>b = 2</code>"), "{page}");
    assert!(page.contains("<code>a = 1\nb = 2</code>"), "{page}");
    for unfit in [vec![0xff; 9], vec![b'a'; 300 * 1024]] {
        blog.write("media/jobs/window.py", unfit);
        let problems = found(&blog.library);
        let codes: Vec<_> = problems.iter().map(|problem| &*problem.code).collect();
        assert_eq!(codes, ["missing-include"; 2]);
    }
}

#[test]
fn steps_in_headings_are_found() {
    in_body("heading-jump", "## A\n\n#### B", 11);
    in_body("heading-jump", "### A", 9);
}

#[test]
fn what_the_head_leaves_unsaid_is_found() {
    in_head("no-summary", ("summary: About Faulty.\n", ""), 1);
    in_head("no-topic", ("topic: systems\n", ""), 1);
    in_head("no-tags", ("tags: [rust]\n", ""), 1);
    in_head("no-day", ("date: 2026-01-02\n", ""), 1);
}

#[test]
fn what_two_notes_share_is_found() {
    in_head(
        "duplicate-title",
        ("title: Faulty", "title: Other\nslug: faulty"),
        2,
    );
    in_head("duplicate-description", ("About Faulty", "About Other"), 7);
    let blog = sound();
    blog.write(
        "notes/planted.md",
        head("Faulty", "Words.").replace("title:", "slug: other\ntitle:"),
    );
    let problems = found(&blog.library);
    assert!(
        problems
            .iter()
            .all(|problem| problem.code == "duplicate-slug")
    );
    assert_eq!(problems.len(), 2, "both notes are told");
}

#[test]
fn a_page_whose_address_is_taken_and_an_old_address_that_cannot_be_kept_are_found() {
    let blog = sound();
    let page = "---\ntitle: Mine\nstate: ready\nsummary: About mine.\n---\nWords.\n";
    blog.write("pages/notes.md", page);
    planted(&blog, "address-taken", "pages/notes.md", Some(1));
    let refused = blog.try_export(&Unwatched).expect_err("refused");
    assert!(matches!(refused, ExportError::Blocked(_)));
    blog.remove("pages/notes.md");
    let text = head("Faulty", "Words.").replace("state:", "aliases: [\"../../etc\"]\nstate:");
    blog.write("notes/planted.md", text);
    planted(&blog, "bad-alias", "notes/planted.md", None);
}

#[test]
fn days_that_have_not_come_are_found() {
    in_head("future-date", ("date: 2026-01-02", "date: 2027-01-02"), 5);
    in_head(
        "future-date",
        ("state: ready", "updated: 2027-01-02\nstate: ready"),
        6,
    );
    let blog = sound();
    let text = head("Later", "Words.").replace("2026-01-02", "2027-01-02");
    blog.write("notes/later.md", text.replace("ready", "scheduled"));
    assert_eq!(found(&blog.library), [], "a scheduled note may wait");
}

#[test]
fn orphan_and_oversized_pictures_are_found() {
    let blog = sound();
    blog.write("media/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    planted(&blog, "orphan-image", "media/a.svg", None);
    for (width, bytes) in [(2601_u32, 100), (100, 1024 * 1024 + 1)] {
        let blog = sound();
        blog.write(
            "notes/shows.md",
            head("Shows", "![A picture](../media/a.png)"),
        );
        let head = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
        let size = [width.to_be_bytes(), 9_u32.to_be_bytes()].concat();
        blog.write("media/a.png", [&head[..], &size, &vec![0; bytes]].concat());
        planted(&blog, "oversized-image", "media/a.png", None);
    }
}

#[test]
fn a_page_that_weighs_too_much_is_found() {
    let blog = sound();
    let mut body = String::new();
    for number in 0..4 {
        blog.write(&format!("media/{number}.svg"), " ".repeat(1024 * 1000));
        body.push_str(&format!("![Picture {number}](../media/{number}.svg)\n\n"));
    }
    blog.write("notes/planted.md", head("Faulty", &body));
    planted(&blog, "heavy-page", "notes/planted.md", Some(1));
}

#[test]
fn a_site_that_shrank_is_told_before_it_is_exported() {
    let blog = sound();
    for number in 0..20 {
        let name = format!("n{number}");
        blog.write(&format!("notes/{name}.md"), head(&name, "Words."));
    }
    blog.export();
    for number in 0..10 {
        blog.remove(&format!("notes/n{number}.md"));
    }
    let options = blog.options(&blog.target, Mode::Incremental);
    let told = dry_run(&blog.snapshot(), renderer(), &options, &Unwatched).expect("told");
    assert_eq!(told.removed.len(), 10);
    assert!(
        told.problems
            .iter()
            .any(|problem| problem.code == "site-shrank")
    );
    blog.write(
        "site.toml",
        "title = \"Blog\"\n[check]\nsite-shrank = \"error\"\n",
    );
    let refused = blog.try_export(&Unwatched).expect_err("refused");
    assert!(matches!(refused, ExportError::Blocked(_)));
    assert!(blog.target.join("notes/n0.html").exists());
}

#[test]
fn the_author_says_what_a_finding_weighs() {
    let blog = sound();
    blog.write("notes/planted.md", head("Faulty", "### A"));
    let weigh = |level: &str| {
        let check = format!("title = \"Blog\"\n[check]\nheading-jump = \"{level}\"\n");
        blog.write("site.toml", check);
        found(&blog.library).first().map(|problem| problem.severity)
    };
    assert_eq!(weigh("warning"), Some(Severity::Warning));
    assert_eq!(weigh("off"), None);
    assert_eq!(weigh("error"), Some(Severity::Error));
    let refused = blog.try_export(&Unwatched).expect_err("refused");
    assert!(matches!(refused, ExportError::Blocked(_)));
    assert!(!blog.target.exists());
    blog.write(
        "site.toml",
        "title = \"Blog\"\n[check]\nduplicate-slug = \"off\"\n",
    );
    let problems = found(&blog.library);
    assert!(
        problems
            .iter()
            .any(|problem| problem.code == "unknown-check")
    );
}

#[test]
fn a_dry_run_tells_and_writes_nothing() {
    let blog = sound();
    let options = blog.options(&blog.target, Mode::Incremental);
    let told = || dry_run(&blog.snapshot(), renderer(), &options, &Unwatched).expect("told");
    let all = told();
    assert!(!blog.target.exists());
    assert_eq!(all.added, blog.export().added);
    blog.write("notes/other.md", head("Other", "## There\n\nOther words."));
    let before = support::times(&blog.target);
    let expected = [
        "feed.json",
        "feed.xml",
        "notes/other.html",
        "tags/rust.json",
        "tags/rust.xml",
        "topics/systems.json",
        "topics/systems.xml",
    ];
    assert_eq!(told().changed, expected);
    assert_eq!(before, support::times(&blog.target));
    let difference = |address: &str| {
        page_difference(&blog.snapshot(), renderer(), &options, address).expect("compared")
    };
    let of_page = difference("notes/other.html").expect("a difference");
    let is_there = |line: &str| of_page.lines().any(|other| other.starts_with(line));
    assert!(is_there("-<p>Words."), "{of_page}");
    assert!(is_there("+<p>Other words."), "{of_page}");
    assert_eq!(difference("index.html"), None);
    assert_eq!(
        difference("../blog/site.toml"),
        None,
        "nothing else is read"
    );
}
