//! What the gate finds weighs as the author says and stops an export; `planted` has all it finds.

mod support;

use domain::{Drafts, Problem, Severity};
use fieldnotes_site::{
    ExportError, ExportOptions, Mode, Unwatched, check, dry_run, page_difference,
};
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

#[test]
fn nothing_is_found_where_nothing_is_wrong() {
    let blog = sound();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    for library in [blog.library.as_path(), &sample] {
        assert_eq!(found(library), []);
    }
}

#[test]
fn an_entry_of_the_menu_may_lead_to_a_heading() {
    let blog = sound();
    blog.write(
        "site.toml",
        "title = \"Blog\"\nmenu = [{ label = \"There\", to = \"notes/other.html#there\" }]\n",
    );
    assert_eq!(found(&blog.library), []);
    blog.export();
    let page = std::fs::read_to_string(blog.target.join("tags/rust.html")).expect("a page");
    assert!(
        page.contains("href=\"../notes/other.html#there\""),
        "{page}"
    );
}

#[test]
fn code_is_shown_from_a_file_and_one_that_does_not_fit_is_found() {
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
fn a_page_whose_address_is_taken_stops_the_export() {
    let blog = sound();
    let page = "---\ntitle: Mine\nstate: ready\nsummary: About mine.\n---\nWords.\n";
    blog.write("pages/notes.md", page);
    let refused = blog.try_export(&Unwatched).expect_err("refused");
    assert!(matches!(refused, ExportError::Blocked(_)));
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
fn a_picture_that_only_an_unpublished_note_shows_is_told_wherever_it_is_carried() {
    let blog = sound();
    blog.write("media/secret.svg", "<svg/>");
    let body = "![A plan](../media/secret.svg)";
    let later = head("Later", body).replace("2026-01-02", "2027-01-02");
    blog.write("notes/later.md", later);
    let told = |drafts| {
        let options = ExportOptions {
            drafts,
            ..blog.options(&blog.target, Mode::Incremental)
        };
        let told = dry_run(&blog.snapshot(), renderer(), &options, &Unwatched).expect("told");
        let is_of_media = |problem: &Problem| problem.file.starts_with("media/");
        Vec::from_iter(told.problems.into_iter().filter(is_of_media))
    };
    let problems = told(Drafts::Leave);
    let code = |problem: &Problem| problem.code.to_string();
    assert_eq!(
        Vec::from_iter(problems.iter().map(code)),
        ["unpublished-image"]
    );
    assert!(problems[0].hint.contains("notes/later.md"), "{problems:?}");
    let checked = found(&blog.library);
    assert!(checked.contains(&problems[0]), "{checked:?}");
    assert_eq!(told(Drafts::Include), []);
    blog.write("notes/first.md", head("First", body));
    assert_eq!(told(Drafts::Leave), []);
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
