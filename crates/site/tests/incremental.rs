//! An export that makes only what changed ends where one that makes everything ends.

#[path = "support/edits.rs"]
mod edits;
mod support;

use edits::{Edit, Notes, edits, make, written};
use fieldnotes_site::{Mode, Unwatched};
use proptest::prelude::*;
use proptest::test_runner::Config;
use std::fs;
use support::{Blog, NONE, differing, files};

#[test]
fn after_any_edits_an_incremental_export_equals_a_full_one_byte_for_byte() {
    let mut config = Config::with_cases(200);
    config.failure_persistence = None;
    let four = proptest::collection::vec(written(), 4);
    proptest!(config, |(four in four, edits in edits())| {
        let blog = Blog::in_memory();
        let mut notes = Notes::new();
        for (name, written) in (0..).zip(four) {
            make(&blog, &mut notes, &Edit::Note { name, written });
        }
        blog.export();
        for (turn, edit) in edits.iter().enumerate() {
            make(&blog, &mut notes, edit);
            // Two notes may want one address, or a page edited by hand may be in the way: then both
            // ways are refused, and the old site stands.
            if blog.try_export(&Unwatched).is_err() || turn % 2 == 0 && turn + 1 < edits.len() {
                continue;
            }
            let full = blog.beside("full");
            blog.export_to(&full, Mode::Full, &Unwatched).expect("exported");
            let mut exported = files(&blog.target);
            // A page that went although it had been edited in the target is the author's now.
            let own: Vec<String> = exported.keys().filter(|name| exported[*name] == b"spoilt").cloned().collect();
            for name in own {
                exported.remove(&name);
            }
            prop_assert_eq!(differing(&exported, &files(&full)), NONE);
        }
    });
}

#[test]
fn two_exports_from_two_folders_at_two_times_are_the_same_bytes() {
    let made = [Blog::new(), Blog::new()].map(|blog| {
        blog.note(
            "one",
            "To [two](two.md) and [[two]]. ```rust\nfn main() {}\n```",
        );
        blog.note("two", "![A dot](/media/dot.svg)");
        blog.write(
            "media/dot.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        );
        let file = fs::File::open(blog.library.join("notes/one.md")).expect("a note");
        let unlike = std::time::SystemTime::now() - std::time::Duration::from_secs(99_999);
        file.set_modified(unlike).expect("touched");
        blog.export();
        files(&blog.target)
    });
    assert_eq!(differing(&made[0], &made[1]), NONE);
}

#[test]
fn a_changed_word_makes_the_page_and_the_feeds_alone() {
    let blog = Blog::new();
    for number in 0..30 {
        blog.note(&format!("note-{number:02}"), "Words. [Next](note-00.md)");
    }
    blog.export();
    blog.note("note-25", "Other words. [Next](note-00.md)");
    let report = blog.export();
    assert_eq!(report.changed, ["notes/note-25.html"]);
    assert_eq!(report.made, 1, "the feed ends before it");
    blog.note("note-05", "Other words. [Next](note-00.md)");
    let report = blog.export();
    assert_eq!(
        report.changed,
        ["feed.json", "feed.xml", "notes/note-05.html"]
    );
    assert_eq!(report.made, 3);
}

#[test]
fn feeds_follow_the_address_of_the_site_where_only_places_of_the_note_are_linked() {
    let blog = Blog::new();
    blog.note("a", "## There\n\nTo [there](#there).");
    blog.export();
    let settings = fs::read_to_string(blog.library.join("site.toml")).expect("settings");
    blog.write("site.toml", settings.replace("https://", "https://new."));
    blog.export();
    let feed = fs::read_to_string(blog.target.join("feed.xml")).expect("a feed");
    assert!(feed.contains("href=&quot;https://new."), "{feed}");
    assert!(!feed.contains("href=&quot;#"), "{feed}");
}

#[test]
fn a_new_title_is_made_known_wherever_it_stands() {
    let blog = Blog::new();
    for name in ["a", "b", "c", "d"] {
        blog.note(name, "Words.");
    }
    blog.note("e", "See [[c]] and [](d.md).");
    blog.export();
    let text = fs::read_to_string(blog.library.join("notes/d.md")).expect("a note");
    blog.write(
        "notes/d.md",
        text.replace("title: d", "title: The new name"),
    );
    let report = blog.export();
    for page in [
        "notes/d.html",
        "notes/e.html",
        "notes/c.html",
        "index.html",
        "feed.xml",
    ] {
        assert!(report.changed.contains(&page.to_owned()), "{page}");
    }
    assert!(!report.changed.contains(&"notes/a.html".to_owned()));
}

#[test]
fn a_new_link_is_made_known_on_the_page_it_leads_to() {
    let blog = Blog::new();
    for number in 0..30 {
        blog.note(&format!("note-{number:02}"), "Words.");
    }
    blog.export();
    blog.note("note-29", "[It](note-28.md)");
    let report = blog.export();
    assert_eq!(report.changed, ["notes/note-28.html", "notes/note-29.html"]);
}

#[test]
fn a_new_command_of_the_site_changes_the_pages_with_formulas_and_no_other_body() {
    let blog = Blog::new();
    let settings = |body: &str| {
        let start = "title = \"Blog\"\nbase_url = \"https://blog.example/\"\n";
        blog.write(
            "site.toml",
            format!("{start}[formulas.macros]\n'\\own' = '{body}'\n"),
        );
    };
    blog.note("a", "A $\\own$.");
    blog.note("b", "Words.");
    blog.note("c", "![[a]]");
    blog.export();
    let page = |name: &str| {
        let page = blog.target.join(format!("notes/{name}.html"));
        fs::read_to_string(page).expect("a page")
    };
    assert!(page("a").contains("\\own"), "it is not known yet");
    for (body, drawn) in [(r"\mathbb{R}", "<mi>ℝ</mi>"), (r"\alpha", "<mi>α</mi>")] {
        settings(body);
        let report = blog.export();
        assert!(
            page("a").contains(drawn) && page("c").contains(drawn),
            "{}",
            page("a")
        );
        assert!(
            !report.changed.contains(&"notes/b.html".to_owned()),
            "{:?}",
            report.changed
        );
    }
}

#[test]
fn code_that_changed_in_its_file_changes_the_pages_that_show_it() {
    let blog = Blog::new();
    blog.note("a", "```python file=media/jobs/window.py\n```");
    blog.note("b", "Words.");
    blog.write("media/jobs/window.py", "a = 1\n");
    blog.export();
    blog.write("media/jobs/window.py", "a = 2\n");
    let report = blog.export();
    assert_eq!(
        report.changed,
        [
            "feed.json",
            "feed.xml",
            "media/jobs/window.py",
            "notes/a.html"
        ]
    );
}

#[test]
fn a_picture_that_grew_changes_the_pages_that_show_it() {
    let blog = Blog::new();
    blog.note("a", "![A dot](/media/dot.png)");
    blog.note("b", "Words.");
    // As much of a PNG as says how large it is, and that it has a bitmap.
    let chunk = |name: &[u8; 4], data: &[u8]| {
        let length = u32::try_from(data.len()).expect("short").to_be_bytes();
        [&length[..], name, data, &[0; 4]].concat()
    };
    let dot = |width: u8| {
        let sides = [0, 0, 0, width, 0, 0, 0, 2, 8, 0, 0, 0, 0];
        let bitmap = vec![0; usize::from(width)];
        [
            b"\x89PNG\r\n\x1a\n".to_vec(),
            chunk(b"IHDR", &sides),
            chunk(b"IDAT", &bitmap),
            chunk(b"IEND", &[]),
        ]
        .concat()
    };
    blog.write("media/dot.png", dot(9));
    blog.export();
    blog.write("media/dot.png", dot(10));
    let report = blog.export();
    assert_eq!(
        report.changed,
        ["feed.json", "feed.xml", "media/dot.png", "notes/a.html"]
    );
}

#[test]
fn punctuation_that_a_site_asks_for_is_set_on_all_its_pages_and_taken_back() {
    let blog = Blog::new();
    let settings = |more: &str| {
        let text = format!(
            "title = \"Blog\"\nbase_url = \"https://blog.example/\"\nlanguage = \"de\"\n{more}"
        );
        blog.write("site.toml", text);
        blog.export();
        files(&blog.target)
    };
    blog.note("one", "He said \"so\" -- `\"code\"`.\n\n![[two]]");
    blog.note("two", "The other's \"words\"...");
    let typed = settings("");
    let set = settings("[markdown]\npunctuation = \"smart\"\n");
    let page = |files: &std::collections::BTreeMap<String, Vec<u8>>, name: &str| {
        String::from_utf8(files[name].clone()).expect("text")
    };
    let one = page(&set, "notes/one.html");
    assert!(
        one.contains("He said „so“ – <code>&quot;code&quot;</code>."),
        "{one}"
    );
    assert!(one.contains("The other’s „words“…"), "{one}");
    assert!(page(&set, "feed.xml").contains("„so“"));
    // Titles and search have what was typed.
    for name in ["index.html", "search.json"] {
        if let Some(bytes) = set.get(name) {
            assert_eq!(Some(bytes), typed.get(name), "{name}");
        }
    }
    let full = blog.beside("full");
    blog.export_to(&full, Mode::Full, &Unwatched)
        .expect("exported");
    assert_eq!(differing(&files(&full), &set), NONE);
    assert_eq!(differing(&settings(""), &typed), NONE);
}
