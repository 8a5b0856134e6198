//! Addresses that no disk takes, that collide or that run a program: `check` finds what stops an
//! export, both name the file and the line, and nothing of it is written.

mod support;

use domain::{Problem, Severity};
use fieldnotes_site::{ExportError, Mode, Unwatched, check, dry_run};
use std::fs;
use support::{Blog, files, renderer, today};

/// A ready note with these lines in its head, from the sixth on.
fn with_head(lines: &str) -> String {
    format!(
        "---\ntitle: One\nstate: ready\ndate: 2026-01-02\nsummary: About one.\n{lines}\n---\nWords.\n"
    )
}

fn found(blog: &Blog) -> Vec<Problem> {
    check(&blog.snapshot(), renderer(), today())
}

/// The finding of this code, which check, a dry run and an export must have alike.
fn the_same_everywhere(blog: &Blog, case: &str, code: &str) -> Problem {
    let checked = found(blog);
    let of = |problems: &[Problem]| {
        let problems = problems.iter().filter(|problem| problem.code == code);
        Vec::from_iter(problems.cloned())
    };
    let told = of(&checked);
    assert_eq!(told.len(), 1, "{case}: {checked:#?}");
    let options = blog.options(&blog.target, Mode::Full);
    let rehearsed = dry_run(&blog.snapshot(), renderer(), &options, &Unwatched);
    assert_eq!(of(&rehearsed.expect("told").problems), told, "{case}");
    let is_error = |problem: &Problem| problem.severity == Severity::Error;
    match blog.export_to(&blog.target, Mode::Full, &Unwatched) {
        Err(ExportError::Blocked(problems)) => {
            assert!(
                checked.iter().any(is_error),
                "{case}: only the export found {problems:#?}"
            );
            assert_eq!(
                of(&problems),
                Vec::from_iter(told.iter().filter(|told| is_error(told)).cloned()),
                "{case}"
            );
            assert!(!blog.target.exists(), "{case}");
        }
        Ok(report) => {
            assert!(
                !checked.iter().any(is_error),
                "{case}: only check found an error"
            );
            assert_eq!(of(&report.problems), told, "{case}");
        }
        Err(other) => panic!("{case}: {other}"),
    }
    let problem = told.into_iter().next().expect("one");
    assert!(!problem.hint.is_empty(), "{case}");
    problem
}

#[test]
fn an_old_address_that_cannot_be_written_is_an_error_at_its_line() {
    let long = "a".repeat(300);
    let chinese = "字".repeat(86);
    let deep = "folder/".repeat(200);
    for alias in [
        format!("/posts/{long}/"),
        long.clone(),
        format!("{long}/a"),
        format!("/{chinese}/a"),
        chinese.clone(),
        format!("/{deep}"),
        format!("/{}", "%61".repeat(300)),
        "notes/one.html/y".to_owned(),
        "/notes/one.html/".to_owned(),
        "index.html/a".to_owned(),
        "feed.xml/a".to_owned(),
        "assets/site.css/a".to_owned(),
        "media/dot.svg/a.html".to_owned(),
    ] {
        let blog = Blog::new();
        blog.write(
            "media/dot.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        );
        blog.write(
            "notes/one.md",
            with_head(&format!("aliases:\n  - /fine/\n  - {alias}")),
        );
        let problem = the_same_everywhere(&blog, &alias, "unwritable-address");
        assert_eq!(problem.severity, Severity::Error);
        assert_eq!(
            (problem.file.as_str(), problem.line),
            ("notes/one.md", Some(8)),
            "{alias}"
        );
    }
}

#[test]
fn an_old_address_is_told_of_when_another_stands_in_its_folder_or_it_in_anothers() {
    for (first, second) in [
        ("old/a.html", "old/a.html/b"),
        ("old/a.html/b", "old/a.html"),
        ("old/a.html/b/c", "old/a.html/b.html/c"),
    ] {
        let blog = Blog::new();
        blog.write(
            "notes/a.md",
            with_head(&format!("aliases:\n  - {first}")).replace("One", "A"),
        );
        blog.write(
            "notes/b.md",
            with_head(&format!("aliases:\n  - {second}")).replace("One", "B"),
        );
        let is_told = found(&blog)
            .iter()
            .any(|problem| problem.code == "unwritable-address");
        let collide = !first.ends_with("/c");
        assert_eq!(is_told, collide, "{first} and {second}");
        let outcome = blog.try_export(&Unwatched);
        assert_eq!(
            outcome.is_err(),
            collide,
            "{first} and {second}: {outcome:?}"
        );
    }
}

#[test]
fn a_slug_that_is_too_long_for_a_file_is_an_error_at_its_line() {
    let blog = Blog::new();
    blog.write(
        "notes/one.md",
        with_head(&format!("slug: {}", "a".repeat(300))),
    );
    let problem = the_same_everywhere(&blog, "a slug", "bad-slug");
    assert_eq!(
        (problem.file.as_str(), problem.line),
        ("notes/one.md", Some(6))
    );
    assert!(problem.message.contains("300"), "{}", problem.message);
    let blog = Blog::new();
    blog.note("one", "Words.");
    blog.write(
        "catalogue.toml",
        format!("[[tag]]\nslug = \"{}\"\ntitle = \"A\"\n", "a".repeat(300)),
    );
    let problem = the_same_everywhere(&blog, "a tag", "bad-slug");
    assert_eq!(problem.file, "catalogue.toml");
}

#[test]
fn the_longest_names_that_a_disk_takes_are_written() {
    let blog = Blog::new();
    let (slug, alias) = ("a".repeat(200), "字".repeat(83));
    blog.write(
        "notes/one.md",
        with_head(&format!("slug: {slug}\naliases: [/{alias}/{alias}]")),
    );
    blog.export();
    assert!(blog.target.join(format!("notes/{slug}.html")).is_file());
    assert!(blog.target.join(format!("{alias}/{alias}.html")).is_file());
}

#[test]
fn an_address_that_another_system_does_not_take_is_a_warning() {
    for alias in [
        "notes/ONE.html",
        "Notes/two/",
        "INDEX.html",
        "posts/con",
        "aux/",
        "posts/com1.html",
        "posts./a",
        "\"posts /a\"",
        "'a|b'",
        "'a*'",
    ] {
        let blog = Blog::new();
        blog.write("notes/one.md", with_head(&format!("aliases:\n  - {alias}")));
        let problem = the_same_everywhere(&blog, alias, "unportable-address");
        assert_eq!(
            (problem.file.as_str(), problem.line),
            ("notes/one.md", Some(7)),
            "{alias}"
        );
    }
    let blog = Blog::new();
    blog.write("notes/one.md", with_head("slug: con"));
    let problem = the_same_everywhere(&blog, "con", "unportable-address");
    assert_eq!(
        (problem.file.as_str(), problem.line),
        ("notes/one.md", Some(6))
    );
    #[cfg(target_os = "linux")]
    for names in [
        ["media/A.txt", "media/a.txt"],
        ["media/B/a.txt", "media/b/b.txt"],
    ] {
        let blog = Blog::new();
        blog.note("one", "Words.");
        names.iter().for_each(|name| blog.write(name, "x"));
        let problem = the_same_everywhere(&blog, names[0], "unportable-address");
        assert_eq!(problem.file, names[1]);
    }
}

#[test]
fn an_old_address_at_which_no_page_can_stand_is_told_of_and_goes_nowhere() {
    for alias in [
        "../a",
        "/%2e%2e/%2e%2e/etc/passwd",
        "..%2f..%2fa",
        "a%00b",
        "\"a\\0b\"",
        "\"a\\tb\"",
        "'a\\b'",
        "https://else.example/a",
        "javascript:alert(1)",
        "feed.xml",
        "assets/site.css",
        "media/dot.svg",
        "robots.txt",
        ".git/config",
        "a/.well-known/b",
        "posts//a",
        "/?p=12",
        "index.html",
        "404.html",
        "notes.html",
    ] {
        let blog = Blog::new();
        blog.note("two", "Words.");
        blog.export();
        let before = files(&blog.target);
        fs::remove_dir_all(&blog.target).expect("removed");
        blog.remove("notes/two.md");
        blog.write(
            "notes/two.md",
            with_head(&format!("aliases:\n  - {alias}")).replace("One", "two"),
        );
        let problem = the_same_everywhere(&blog, alias, "bad-alias");
        assert_eq!(
            (problem.file.as_str(), problem.line),
            ("notes/two.md", Some(7)),
            "{alias}"
        );
        let names =
            |files: std::collections::BTreeMap<String, Vec<u8>>| Vec::from_iter(files.into_keys());
        assert_eq!(names(files(&blog.target)), names(before), "{alias}");
    }
}

#[test]
fn an_old_address_as_a_browser_shows_it_is_where_a_server_looks() {
    let blog = Blog::new();
    blog.write(
        "notes/one.md",
        with_head("aliases: [/%E4%BD%A0/, /notes/one.html, /a, /a.html]"),
    );
    assert_eq!(
        found(&blog)
            .iter()
            .filter(|problem| problem.code == "bad-alias")
            .count(),
        0
    );
    blog.export();
    let page = fs::read_to_string(blog.target.join("你/index.html")).expect("a page");
    assert!(page.contains("url=../notes/one.html"), "{page}");
    assert!(blog.target.join("a.html").is_file());
}

#[test]
fn an_address_that_runs_a_program_is_linked_nowhere() {
    for address in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "javascript://a.example/%0aalert(1)",
        "java\\tscript:alert(1)",
        " javascript:alert(1)",
        "\\u0001javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:https://a.example/x",
    ] {
        let blog = Blog::new();
        blog.note("one", "Words.");
        for (case, settings, line) in [
            (
                "author",
                format!("[author]\nname = \"Ada\"\nurl = \"{address}\"\n"),
                4,
            ),
            (
                "menu",
                format!("[[menu]]\nlabel = \"It\"\nto = \"{address}\"\n"),
                4,
            ),
        ] {
            blog.write("site.toml", format!("title = \"Blog\"\n{settings}"));
            let problem = the_same_everywhere(&blog, address, "unsafe-link");
            assert_eq!(
                (problem.file.as_str(), problem.line),
                ("site.toml", Some(line)),
                "{address}"
            );
            for (file, bytes) in files(&blog.target) {
                let text = String::from_utf8_lossy(&bytes).to_lowercase();
                let is_there = ["alert(1)", "vbscript:", "etc/passwd", "blob:"]
                    .iter()
                    .any(|part| text.contains(part));
                assert!(!is_there, "{case}: {address} stands in {file}");
            }
            fs::remove_dir_all(&blog.target).expect("removed");
        }
    }
}

#[test]
fn addresses_of_the_settings_lead_on_from_every_page() {
    let blog = Blog::new();
    blog.note("one", "Words.");
    blog.write(
        "site.toml",
        "title = \"Blog\"\nmenu = [{ label = \"Call\", to = \"tel:+49\" }, { label = \"Other\", \
         to = \"//else.example/\" }]\n[author]\nname = \"Ada\"\nurl = \"notes.html\"\n",
    );
    let about_settings = found(&blog)
        .iter()
        .filter(|problem| problem.file == "site.toml")
        .count();
    assert_eq!(about_settings, 0);
    blog.export();
    let page = fs::read_to_string(blog.target.join("notes/one.html")).expect("a page");
    for part in [
        "href=\"tel:+49\"",
        "href=\"//else.example/\"",
        "rel=\"author\" href=\"../notes.html\"",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
}
