//! A note that cannot be read never takes its page from the site: wherever a library is looked at
//! it is an error with its line, and an export with one is refused, whatever stands in the target.

mod support;

use domain::{Drafts, Problem, Severity};
use fieldnotes_site::{
    ExportError, ExportOptions, Mode, Unwatched, check, dry_run, export, hides_a_note,
};
use support::{Blog, files, renderer, today};

/// Ways to break the head of a published note, and the finding with its line.
const BROKEN: [(&str, &str, u32); 15] = [
    (
        "---\ntitle: Admin: Guide\nstate: ready\n---\nWords.\n",
        "broken-front-matter",
        2,
    ),
    (
        "---\ntitle: A\ntitle: B\nstate: ready\n---\nWords.\n",
        "broken-front-matter",
        3,
    ),
    (
        "---\n- title\n---\nWords.\n",
        "front-matter-without-keys",
        2,
    ),
    (
        "---\ntitle: A\nstate: ready\n\nWords.\n",
        "unclosed-front-matter",
        1,
    ),
    (
        "\n---\ntitle: A\nstate: ready\n---\nWords.\n",
        "misplaced-front-matter",
        2,
    ),
    (
        "----\ntitle: A\nstate: ready\n----\nWords.\n",
        "misplaced-front-matter",
        1,
    ),
    (
        "title: A\nstate: ready\n---\nWords.\n",
        "misplaced-front-matter",
        1,
    ),
    (
        "<<<<<<< mine\n---\ntitle: A\n---\n=======\n",
        "misplaced-front-matter",
        1,
    ),
    (
        "+++\ntitle = \"A\"\n+++\nWords.\n",
        "foreign-front-matter",
        1,
    ),
    ("---\ntitle: A\nstate: raedy\n---\nWords.\n", "bad-state", 3),
    (
        "---\ntitle: A\nstate: [ready]\n---\nWords.\n",
        "bad-text",
        3,
    ),
    ("---\ntitle: A\nsate: ready\n---\nWords.\n", "bad-state", 3),
    (
        "---\nstate: scheduled\ndate: 2026-31-01\n---\nWords.\n",
        "bad-date",
        3,
    ),
    ("---\nstate: scheduled\n---\nWords.\n", "no-date", 2),
    (
        "---\nstate: ready\ndate: 2026-31-01\n---\nWords.\n",
        "bad-date",
        3,
    ),
];

fn blog() -> Blog {
    let blog = Blog::in_memory();
    blog.note("guide", "Words.");
    blog.note("other", "Words.");
    blog.write(
        "pages/about.md",
        "---\ntitle: About\nstate: ready\n---\nWords.\n",
    );
    blog
}

fn options(blog: &Blog, drafts: Drafts) -> ExportOptions {
    ExportOptions {
        drafts,
        ..blog.options(&blog.target, Mode::Incremental)
    }
}

fn refused(blog: &Blog, options: &ExportOptions) -> Vec<Problem> {
    match export(&blog.snapshot(), renderer(), options, &Unwatched) {
        Err(ExportError::Blocked(problems)) => problems,
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("the export was not refused"),
    }
}

#[track_caller]
fn holds(problems: &[Problem], file: &str, code: &str, line: u32) {
    let is_it = |problem: &Problem| {
        (&*problem.code, problem.line, &*problem.file) == (code, Some(line), file)
            && problem.severity == Severity::Error
    };
    assert_eq!(
        problems.iter().filter(|problem| is_it(problem)).count(),
        1,
        "{problems:#?}"
    );
}

#[test]
fn a_head_that_cannot_be_read_is_an_error_everywhere_and_its_page_stays() {
    for (text, code, line) in BROKEN {
        for (file, page) in [
            ("notes/guide.md", "notes/guide.html"),
            ("pages/about.md", "about.html"),
        ] {
            let blog = blog();
            blog.export();
            let before = files(&blog.target);
            assert!(before.contains_key(page));
            blog.write(file, text);
            for drafts in [Drafts::Leave, Drafts::Include] {
                let options = options(&blog, drafts);
                let told =
                    dry_run(&blog.snapshot(), renderer(), &options, &Unwatched).expect("told");
                holds(&told.problems, file, code, line);
                holds(&refused(&blog, &options), file, code, line);
            }
            holds(
                &check(&blog.snapshot(), renderer(), today()),
                file,
                code,
                line,
            );
            assert_eq!(files(&blog.target), before, "{text}");
        }
    }
}

#[test]
fn a_first_export_is_refused_as_well_since_nobody_knows_what_is_missing() {
    for (text, code, line) in BROKEN {
        let blog = blog();
        blog.write("notes/guide.md", text);
        holds(
            &refused(&blog, &options(&blog, Drafts::Leave)),
            "notes/guide.md",
            code,
            line,
        );
        assert!(!blog.target.exists());
    }
}

#[test]
fn case_23_one_note_after_the_other_is_broken_and_none_leaves_the_site() {
    let blog = blog();
    blog.export();
    for file in ["notes/guide.md", "notes/other.md", "pages/about.md"] {
        blog.write(file, "---\ntitle: A: B\nstate: ready\n---\nWords.\n");
        refused(&blog, &options(&blog, Drafts::Leave));
        assert!(blog.target.join("notes/guide.html").exists());
    }
    assert_eq!(refused(&blog, &options(&blog, Drafts::Leave)).len(), 3);
}

#[test]
fn a_head_that_is_gone_or_a_file_that_is_empty_is_an_error_where_its_page_stands() {
    for text in ["", " \n\n", "Words.\n", "# Guide\n\nWords.\n"] {
        let blog = blog();
        blog.write("notes/plain.md", "A draft without a head.\n");
        blog.export();
        let before = files(&blog.target);
        blog.write("notes/guide.md", text);
        let options = options(&blog, Drafts::Leave);
        holds(
            &refused(&blog, &options),
            "notes/guide.md",
            "lost-front-matter",
            1,
        );
        let told = dry_run(&blog.snapshot(), renderer(), &options, &Unwatched).expect("told");
        holds(&told.problems, "notes/guide.md", "lost-front-matter", 1);
        // What the program remembers of the target may be lost.
        std::fs::remove_dir_all(blog.library.join(".fieldnotes")).expect("removed");
        holds(
            &refused(&blog, &options),
            "notes/guide.md",
            "lost-front-matter",
            1,
        );
        assert_eq!(files(&blog.target), before);
        blog.write("notes/guide.md", "---\nstate: draft\n---\n");
        assert!(
            blog.export()
                .removed
                .contains(&"notes/guide.html".to_owned())
        );
    }
}

#[test]
fn what_the_author_takes_off_the_site_goes() {
    let blog = blog();
    blog.write("notes/plain.md", "A draft without a head.\n");
    let export = |drafts| {
        let options = options(&blog, drafts);
        export(&blog.snapshot(), renderer(), &options, &Unwatched).expect("exported")
    };
    export(Drafts::Include);
    let removed = export(Drafts::Leave).removed;
    assert!(
        removed.contains(&"notes/plain.html".to_owned()),
        "{removed:?}"
    );
    blog.write(
        "notes/guide.md",
        "---\ntitle: Guide\nstate: draft\n---\nWords.\n",
    );
    blog.write("notes/other.md", "---\ntitle: Other\n---\nWords.\n");
    blog.remove("pages/about.md");
    let removed = export(Drafts::Leave).removed;
    for page in ["notes/guide.html", "notes/other.html", "about.html"] {
        assert!(removed.contains(&page.to_owned()), "{page} in {removed:?}");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_in_the_way_and_a_stranger_s_link_is_not() {
    let blog = blog();
    blog.export();
    let before = files(&blog.target);
    let unread = Problem::error("unreadable-file", "guide.md", "permission denied");
    blog.remove("notes/guide.md");
    let options = ExportOptions {
        unread: vec![unread.clone()],
        ..options(&blog, Drafts::Leave)
    };
    assert_eq!(refused(&blog, &options), [unread]);
    assert_eq!(files(&blog.target), before);
}

#[cfg(unix)]
#[test]
fn a_link_in_place_of_a_published_note_is_in_the_way_and_one_that_was_always_there_is_not() {
    let blog = blog();
    let link = |name: &str| {
        let place = blog.library.join(name);
        std::os::unix::fs::symlink("/nowhere/at/all", &place).expect("a link");
        let problem = Problem::error("unreadable-file", name, "a link that leads out");
        assert!(!hides_a_note(&blog.library, &problem));
        problem
    };
    let mut options = ExportOptions {
        unread: vec![link("notes/stranger.md")],
        ..options(&blog, Drafts::Leave)
    };
    export(&blog.snapshot(), renderer(), &options, &Unwatched).expect("exported");
    blog.remove("notes/guide.md");
    options.unread.push(link("notes/guide.md"));
    let problems = refused(&blog, &options);
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(problems[0].file, "notes/guide.md");
    assert!(blog.target.join("notes/guide.html").exists());
}
