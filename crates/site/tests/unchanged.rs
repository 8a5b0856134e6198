//! Where nothing happened since the last export, that is told without reading the library; where
//! anything happened, it never is.

mod support;

use domain::{ContentHash, Drafts};
use fieldnotes_site::{ExportOptions, Mode, Report, Unwatched, export, unchanged};
use std::fs;
use std::path::Path;
use std::time::Duration;
use store::DiskState;
use support::{Blog, NONE, files, renderer, times, today};

/// What happens to a library or a target, and what it is called.
type Happening<'a, To> = (&'a str, &'a dyn Fn(&To));

/// How the library stands, once its last change is old enough to be told from a later one.
fn settled(blog: &Blog) -> ContentHash {
    let mut looks = (0..2_000).map(|_| {
        std::thread::sleep(Duration::from_millis(5));
        DiskState::of(&blog.library)
            .expect("a library")
            .fingerprint()
    });
    looks
        .find_map(|print| print)
        .expect("a library that nobody changes settles")
}

fn options(blog: &Blog) -> ExportOptions {
    ExportOptions {
        library: Some(settled(blog)),
        ..blog.options(&blog.target, Mode::Incremental)
    }
}

fn exported(blog: &Blog) -> Report {
    let options = options(blog);
    export(&blog.snapshot(), renderer(), &options, &Unwatched).expect("exported")
}

fn is_told(blog: &Blog) -> bool {
    unchanged(&blog.library, &options(blog)).is_some()
}

/// A site that was exported and is told to be unchanged.
fn sealed() -> Blog {
    let blog = Blog::in_memory();
    blog.note("a", "[b](b.md) ![](../media/p.svg)");
    blog.note("b", "# B");
    blog.write("media/p.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    exported(&blog);
    assert!(is_told(&blog));
    blog
}

#[test]
fn a_site_that_stands_is_told_with_all_that_an_export_would_say_and_nothing_is_written() {
    let blog = sealed();
    let before = times(&blog.target);
    let told = unchanged(&blog.library, &options(&blog)).expect("told");
    let said = exported(&blog);
    assert_eq!(
        (
            &told.added,
            &told.changed,
            &told.removed,
            told.unchanged,
            told.made
        ),
        (
            &said.added,
            &said.changed,
            &said.removed,
            said.unchanged,
            said.made
        ),
    );
    assert!(!said.problems.is_empty());
    assert_eq!((told.problems, told.largest), (said.problems, said.largest));
    assert_eq!(told.target, said.target);
    assert_eq!(before, times(&blog.target));
}

#[test]
fn whatever_happens_to_the_library_is_not_passed_over() {
    let swapped = |blog: &Blog| {
        // The same size and the same time, as a program that keeps times would leave it.
        let place = blog.library.join("notes/b.md");
        let time = place
            .metadata()
            .and_then(|it| it.modified())
            .expect("a time");
        let text = fs::read_to_string(&place).expect("a note");
        fs::write(&place, text.replace("# B", "# C")).expect("written");
        let file = fs::File::options().append(true).open(&place);
        file.and_then(|file| file.set_modified(time))
            .expect("a time");
    };
    let happenings: [Happening<'_, Blog>; 8] = [
        ("a note of the same size and time", &swapped),
        ("a new note", &|blog| blog.note("c", "C")),
        ("a note less", &|blog| blog.remove("notes/b.md")),
        ("a note renamed", &|blog| {
            let place = |name: &str| blog.library.join(name);
            fs::rename(place("notes/b.md"), place("notes/z.md")).expect("renamed");
        }),
        ("a picture", &|blog| blog.write("media/p.svg", "<svg/>")),
        ("the settings", &|blog| {
            blog.write("site.toml", "title = \"X\"")
        }),
        ("the catalogue", &|blog| {
            blog.write("catalogue.toml", "[[tag]]\nslug = \"a\"\ntitle = \"A\"\n");
        }),
        ("the database", &|blog| {
            blog.write(".fieldnotes/library.db", "")
        }),
    ];
    for (name, happens) in happenings {
        let blog = sealed();
        happens(&blog);
        assert!(!is_told(&blog), "{name}");
        exported(&blog);
        let whole = blog.beside("whole");
        blog.export_to(&whole, Mode::Full, &Unwatched)
            .expect("exported");
        assert_eq!(
            support::differing(&files(&blog.target), &files(&whole)),
            NONE,
            "{name}"
        );
    }
}

#[test]
fn whatever_happens_to_the_target_is_not_passed_over() {
    let happenings: [Happening<'_, Path>; 6] = [
        ("a page edited", &|target| {
            fs::write(target.join("notes/a.html"), "mine").expect("written");
        }),
        ("a page less", &|target| {
            fs::remove_file(target.join("notes/a.html")).expect("removed");
        }),
        ("no list of files", &|target| {
            fs::remove_file(target.join(".fieldnotes-export.json")).expect("removed");
        }),
        ("renames that were broken off", &|target| {
            fs::create_dir(target.join(".fieldnotes-export")).expect("a folder");
        }),
        ("an exchange that was broken off", &|target| {
            fs::create_dir(target.with_file_name(".site.fieldnotes-export")).expect("a folder");
        }),
        ("no target", &|target| {
            fs::remove_dir_all(target).expect("removed");
        }),
    ];
    for (name, happens) in happenings {
        let blog = sealed();
        happens(&blog.target);
        assert!(!is_told(&blog), "{name}");
    }
    let blog = sealed();
    fs::write(blog.target.join("CNAME"), "blog.example").expect("written");
    assert!(is_told(&blog), "what is not ours does not matter");
}

#[test]
fn another_wish_is_another_export() {
    let blog = sealed();
    let is_told = |options: ExportOptions| unchanged(&blog.library, &options).is_some();
    let options = options(&blog);
    assert!(is_told(options.clone()));
    assert!(!is_told(ExportOptions {
        mode: Mode::Full,
        ..options.clone()
    }));
    assert!(!is_told(ExportOptions {
        drafts: Drafts::Include,
        ..options.clone()
    }));
    assert!(!is_told(ExportOptions {
        target: blog.beside("other"),
        ..options.clone()
    }));
    assert!(!is_told(ExportOptions {
        library: None,
        ..options
    }));
}

#[test]
fn a_day_on_which_the_site_is_another_is_not_passed_over() {
    let blog = sealed();
    let head = "title: Later\nstate: scheduled\ndate: 2026-11-27";
    blog.write("notes/later.md", format!("---\n{head}\n---\nWords.\n"));
    exported(&blog);
    let is_told = |days: i32| {
        let today = today()
            .checked_add(jiff::Span::new().days(days))
            .expect("a day");
        let options = ExportOptions {
            today,
            ..options(&blog)
        };
        unchanged(&blog.library, &options).is_some()
    };
    assert_eq!(
        [-1, 0, 2, 3, 4].map(is_told),
        [false, true, true, false, false]
    );
}

#[test]
fn a_note_that_was_just_saved_is_not_vouched_for() {
    let blog = sealed();
    // A busy machine may pause longer than the clock of the disk ticks; then it is tried again.
    let is_seen = (0..100).any(|_| {
        blog.note("b", "# B, once more");
        let disk_state = DiskState::of(&blog.library).expect("a library");
        disk_state.fingerprint().is_none()
    });
    assert!(is_seen);
}
