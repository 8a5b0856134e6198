//! Links in a library or a target that somebody else made: whatever an export reads, makes, empties
//! or removes, it goes through none of them, and a neighbour's folder is the same afterwards.

#![cfg(unix)]

mod support;

use domain::ContentHash;
use fieldnotes_site::{ExportError, Mode, Unwatched, dry_run, page_difference, unchanged};
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use support::{Blog, differing, files, renderer};

const REMEMBERED: &str = "blog/.fieldnotes/exports";

/// Where a link may stand, from the folder that the library, the target and the neighbour are in,
/// and what it leads to in the neighbour's.
const PLACES: [(&str, &str); 27] = [
    (".site.fieldnotes-export", ""),
    (".site.fieldnotes-export", "t.txt"),
    (".site.fieldnotes-export", "journal"),
    ("site/.fieldnotes-export", ""),
    ("site/.fieldnotes-export", "journal"),
    ("site/.fieldnotes-export/staged", ""),
    (
        "site/.fieldnotes-export/journal.json",
        "journal/journal.json",
    ),
    ("site/.fieldnotes-export.json", "t.txt"),
    ("site/.fieldnotes-export.json", ".fieldnotes-export.json"),
    ("site/media", ""),
    ("site/media/deep", ""),
    ("site/media/dot.svg", "dot.svg"),
    ("site/notes", ""),
    ("site/notes/one.html", "one.html"),
    ("site/tags", ""),
    ("site/topics", ""),
    ("site/assets", ""),
    ("site/assets/site.css", "t.txt"),
    ("site/archive", ""),
    ("site/old", ""),
    ("site/old/place", ""),
    ("site/index.html", "index.html"),
    ("site/feed.xml", "t.txt"),
    ("blog/.fieldnotes", ""),
    ("blog/.fieldnotes/exports", ""),
    ("blog/.fieldnotes/.gitignore", "t.txt"),
    ("site/favicon.ico", "t.txt"),
];

/// What a link may say, and whether anything is there.
#[derive(Debug, Clone, Copy)]
enum Says {
    Absolute,
    Relative,
    Dangling,
    Loop,
}

/// What the author asks for.
#[derive(Debug, Clone, Copy)]
enum Wish {
    Export,
    Full,
    DryRun,
    Difference,
}

fn blog() -> Blog {
    let blog = Blog::new();
    blog.note("one", "First. ![A dot](/media/dot.svg)");
    blog.write(
        "notes/two.md",
        "---\ntitle: Two\ntopic: systems\ntags: [rust]\ndate: 2026-01-03\nstate: ready\n\
         aliases: [/old/place/two/]\n---\nSecond.\n",
    );
    blog.write(
        "media/dot.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    );
    blog.write(
        "media/gone.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    );
    blog.write(
        "media/deep/dot.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    );
    blog.export();
    with_neighbour(&blog);
    // There is something to write and something to remove.
    blog.note("one", "Changed.");
    blog.note("three", "Third.");
    blog.remove("media/gone.svg");
    blog
}

/// A neighbour whose files have the names that an export looks for.
fn with_neighbour(blog: &Blog) {
    let put = |name: &str, text: &[u8]| {
        let place = blog.beside("thesis").join(name);
        fs::create_dir_all(place.parent().expect("a folder")).expect("a folder");
        fs::write(place, text).expect("written");
    };
    let years = b"years of work";
    let names = [
        "t.txt",
        "index.html",
        "one.html",
        "dot.svg",
        "staged/one.html",
        "place/index.html",
    ];
    for name in names {
        put(name, years);
    }
    put("exports/memory.json", years);
    let list = list(
        &[
            "t.txt",
            "index.html",
            "one.html",
            "dot.svg",
            "media/dot.svg",
        ],
        years,
    );
    put(".fieldnotes-export.json", list.as_bytes());
    put(
        "journal/journal.json",
        journal(&["media/dot.svg"], years).as_bytes(),
    );
    put("journal/staged/media/dot.svg", years);
    let mode = |name: &str, mode| {
        let place = blog.beside("thesis").join(name);
        fs::set_permissions(place, fs::Permissions::from_mode(mode)).expect("set");
    };
    mode("t.txt", 0o640);
    mode("staged", 0o750);
}

/// A list of an export that claims these addresses.
fn list(addresses: &[&str], bytes: &[u8]) -> String {
    let hash = ContentHash::of(bytes);
    let files: BTreeMap<&str, ContentHash> = addresses.iter().map(|&a| (a, hash)).collect();
    serde_json::json!({ "version": 1, "files": files }).to_string()
}

/// A list of renames that puts these addresses.
fn journal(addresses: &[&str], bytes: &[u8]) -> String {
    let after: serde_json::Value = serde_json::from_str(&list(addresses, bytes)).expect("JSON");
    serde_json::json!({ "version": 1, "put": addresses, "remove": after["files"], "after": after })
        .to_string()
}

/// Everything below a folder: what it is, its bytes, its mode and the time of its last change.
fn everything(folder: &Path) -> BTreeMap<PathBuf, (u32, i64, Vec<u8>)> {
    let mut all = BTreeMap::new();
    let mut places = vec![folder.to_path_buf()];
    while let Some(place) = places.pop() {
        let metadata = fs::symlink_metadata(&place).expect("there");
        let bytes = match metadata.is_file() {
            true => fs::read(&place).expect("read"),
            false => Vec::new(),
        };
        if metadata.is_dir() {
            let entries = fs::read_dir(&place).expect("a folder");
            places.extend(entries.map(|entry| entry.expect("an entry").path()));
        }
        all.insert(place, (metadata.mode(), metadata.mtime_nsec(), bytes));
    }
    all
}

fn put_link(blog: &Blog, place: &str, to: &str, says: Says) {
    let link = blog.beside(place);
    if let Ok(metadata) = fs::symlink_metadata(&link) {
        match metadata.is_dir() {
            true => fs::remove_dir_all(&link).expect("removed"),
            false => fs::remove_file(&link).expect("removed"),
        }
    }
    fs::create_dir_all(link.parent().expect("a folder")).expect("a folder");
    let up = "../".repeat(place.matches('/').count());
    let said = match says {
        Says::Absolute => blog.beside("thesis").join(to),
        Says::Relative => PathBuf::from(format!("{up}thesis/{to}")),
        Says::Dangling => PathBuf::from(format!("{up}thesis/not/there")),
        Says::Loop => link.clone(),
    };
    symlink(said, &link).expect("a link");
}

fn wished(blog: &Blog, wish: Wish) -> Result<(), ExportError> {
    let options = blog.options(&blog.target, Mode::Incremental);
    let source = blog.snapshot();
    match wish {
        Wish::Export => blog.try_export(&Unwatched).map(drop),
        Wish::Full => blog
            .export_to(&blog.target, Mode::Full, &Unwatched)
            .map(drop),
        Wish::DryRun => dry_run(&source, renderer(), &options, &Unwatched).map(drop),
        Wish::Difference => {
            page_difference(&source, renderer(), &options, "notes/one.html").map(drop)
        }
    }
}

#[test]
fn a_link_in_a_place_of_ours_is_refused_by_its_name_and_nothing_is_made_or_removed() {
    for (place, to) in PLACES {
        let blog = blog();
        for says in [Says::Absolute, Says::Relative, Says::Dangling, Says::Loop] {
            put_link(&blog, place, to, says);
            let before = everything(&blog.beside(""));
            for wish in [Wish::Export, Wish::Full, Wish::DryRun, Wish::Difference] {
                let case = format!("{place} -> {to:?}, {says:?}, {wish:?}");
                // What no page of this wish is at is not looked for.
                let asks_less = matches!(wish, Wish::Difference) && place.starts_with(".site");
                match wished(&blog, wish) {
                    Err(ExportError::Linked(link)) => assert_eq!(
                        link,
                        fs::canonicalize(blog.beside(""))
                            .expect("a place")
                            .join(place),
                        "{case}"
                    ),
                    Ok(()) if asks_less => {}
                    other => panic!("{case}: {other:?}"),
                }
                assert!(before == everything(&blog.beside("")), "{case}");
            }
        }
    }
}

#[test]
fn what_is_remembered_in_a_library_is_not_read_or_written_through_a_link() {
    let blog = blog();
    let names = fs::read_dir(blog.beside(REMEMBERED)).expect("a folder");
    let names = names.map(|name| {
        name.expect("an entry")
            .file_name()
            .into_string()
            .expect("text")
    });
    let memory = names.last().expect("a memory");
    for name in [
        &memory,
        &memory.replace(".json", ".new"),
        &memory.replace(".json", ".seal"),
    ] {
        let place = format!("{REMEMBERED}/{name}");
        put_link(&blog, &place, "t.txt", Says::Relative);
        let before = everything(&blog.beside("thesis"));
        let options = blog.options(&blog.target, Mode::Incremental);
        assert!(unchanged(&blog.library, &options).is_none(), "{name}");
        let refused = blog.try_export(&Unwatched).expect_err("refused");
        assert!(refused.to_string().contains(name.as_str()), "{refused}");
        assert!(before == everything(&blog.beside("thesis")), "{name}");
        fs::remove_file(blog.beside(&place)).expect("removed");
    }
}

#[test]
fn an_authors_own_links_in_a_target_are_neither_followed_nor_removed() {
    let blog = blog();
    let own = [
        ("site/CNAME", "t.txt"),
        ("site/own", ""),
        ("site/media/own", ""),
        ("site/notes/by-hand.html", "one.html"),
        ("site/.fieldnotes-mine.staged", "t.txt"),
    ];
    for (place, to) in own {
        put_link(&blog, place, to, Says::Relative);
    }
    let before = everything(&blog.beside("thesis"));
    for mode in [Mode::Incremental, Mode::Full] {
        blog.note("one", &format!("Changed for {mode:?}."));
        blog.export_to(&blog.target, mode, &Unwatched)
            .expect("exported");
    }
    for (place, _) in own {
        assert!(blog.beside(place).is_symlink(), "{place}");
    }
    assert!(!blog.target.join("media/gone.svg").exists());
    assert!(before == everything(&blog.beside("thesis")));
}

#[test]
fn a_page_that_goes_stays_where_somebody_put_a_link_in_its_place() {
    for (place, to) in [("site/notes/two.html", "one.html"), ("site/old", "")] {
        let blog = blog();
        blog.write(
            "notes/two.md",
            "---\ntitle: Two\nstate: draft\n---\nSecond.\n",
        );
        let years = b"years of work";
        fs::write(
            blog.target.join(".fieldnotes-export.json"),
            list(
                &["notes/two.html", "old/place/index.html", "old/t.txt"],
                years,
            ),
        )
        .expect("a list");
        // Every other page would be somebody else's by this list.
        for name in files(&blog.target).into_keys() {
            if name != ".fieldnotes-export.json" {
                fs::remove_file(blog.target.join(name)).expect("removed");
            }
        }
        put_link(&blog, place, to, Says::Relative);
        let before = everything(&blog.beside("thesis"));
        let report = blog.export();
        assert_eq!(report.removed, support::NONE, "{place}");
        assert!(blog.beside(place).is_symlink(), "{place}");
        assert!(before == everything(&blog.beside("thesis")), "{place}");
    }
}

/// Writes a list of renames into the target, with what waits for them.
fn plant(blog: &Blog, staged: &[&str], journal: &str) {
    let ours = blog.target.join(".fieldnotes-export");
    for address in staged {
        let place = ours.join("staged").join(address);
        fs::create_dir_all(place.parent().expect("a folder")).expect("a folder");
        fs::write(place, "planted").expect("written");
    }
    fs::create_dir_all(&ours).expect("a folder");
    fs::write(ours.join("journal.json"), journal).expect("written");
}

#[test]
fn a_made_up_list_of_renames_leads_to_no_file_that_is_not_ours() {
    let own = [
        ("CNAME", "blog.example"),
        (".git/hooks/pre-push", "#!/bin/sh"),
        ("notes/by-hand.html", "mine"),
    ];
    for (address, _) in own {
        let blog = blog();
        for (name, text) in own {
            let place = blog.target.join(name);
            fs::create_dir_all(place.parent().expect("a folder")).expect("a folder");
            fs::write(place, text).expect("written");
        }
        plant(&blog, &[address], &journal(&[address], b"planted"));
        blog.try_export(&Unwatched).ok();
        for (name, text) in own {
            let stands = fs::read_to_string(blog.target.join(name)).expect("there");
            assert_eq!(stands, text, "{name}, where {address} was to be put");
        }
    }
}

#[test]
fn a_made_up_list_of_renames_takes_no_file_from_a_neighbour_and_gives_it_none() {
    for link in ["site/.fieldnotes-export/staged/gone", "site/gone"] {
        let blog = blog();
        plant(&blog, &[], &journal(&["gone/one.html"], b"years of work"));
        put_link(&blog, link, "", Says::Relative);
        let before = everything(&blog.beside(""));
        let refused = blog.try_export(&Unwatched).expect_err("refused");
        assert!(matches!(refused, ExportError::Linked(_)), "{refused}");
        assert!(before == everything(&blog.beside("")), "{link}");
    }
}

#[test]
fn a_made_up_old_site_beside_the_target_puts_nothing_through_a_link() {
    let beside = ".site.fieldnotes-export";
    for (place, to) in [("site/own", ""), (".site.fieldnotes-export/own", "")] {
        let blog = blog();
        fs::create_dir_all(blog.beside(beside)).expect("a folder");
        fs::write(
            blog.beside(beside).join(".fieldnotes-export.json"),
            list(&[], b""),
        )
        .expect("a list");
        if place.starts_with("site") {
            fs::create_dir_all(blog.beside(beside).join("own")).expect("a folder");
            fs::write(blog.beside(beside).join("own/new.txt"), "x").expect("a file");
        }
        put_link(&blog, place, to, Says::Relative);
        let before = everything(&blog.beside(""));
        let refused = blog.try_export(&Unwatched).expect_err("refused");
        assert!(matches!(refused, ExportError::Linked(_)), "{refused}");
        assert!(before == everything(&blog.beside("")), "{place}");
    }
}

#[test]
fn a_target_that_is_a_link_is_the_authors_word_and_resolved_once() {
    let blog = blog();
    let link = blog.beside("link");
    symlink("site", &link).expect("a link");
    blog.export_to(&link, Mode::Incremental, &Unwatched)
        .expect("exported");
    assert!(link.is_symlink());
    blog.export();
    let by_link = files(&blog.target);
    assert_eq!(differing(&by_link, &files(&link)), support::NONE);
    for (name, to) in [("nowhere", "not/there"), ("loop", "loop")] {
        symlink(to, blog.beside(name)).expect("a link");
        for target in [blog.beside(name), blog.beside(name).join("site")] {
            let refused = blog.export_to(&target, Mode::Incremental, &Unwatched);
            let refused = refused.expect_err("refused").to_string();
            assert!(refused.contains(name), "{refused}");
        }
    }
}

#[test]
fn a_file_with_a_second_name_elsewhere_is_never_written_in_place() {
    let blog = blog();
    let exports = blog.beside(REMEMBERED);
    let mut tied = Vec::new();
    let mut entries = fs::read_dir(&exports).expect("a folder");
    let memory = entries.next().expect("a memory").expect("an entry").path();
    for ending in ["json", "new", "seal"] {
        let place = memory.with_extension(ending);
        let other = blog.beside("thesis").join(format!("{ending}.txt"));
        fs::write(&other, "years of work").expect("written");
        fs::remove_file(&place).ok();
        fs::hard_link(&other, &place).expect("tied");
        tied.push(other);
    }
    for page in ["index.html", "notes/one.html"] {
        let other = blog
            .beside("thesis")
            .join(page.replace('/', "-tied-") + ".txt");
        fs::hard_link(blog.target.join(page), &other).expect("tied");
        tied.push(other);
    }
    let before: Vec<_> = tied
        .iter()
        .map(|place| fs::read(place).expect("read"))
        .collect();
    blog.export();
    let after: Vec<_> = tied
        .iter()
        .map(|place| fs::read(place).expect("read"))
        .collect();
    assert!(before == after);
}

#[test]
fn a_pipe_in_a_place_of_ours_holds_no_export_up() {
    for place in [
        "site/.fieldnotes-export.json",
        "site/.fieldnotes-export/journal.json",
        "site/index.html",
        "site/notes/one.html",
    ] {
        let blog = blog();
        let pipe = blog.beside(place);
        fs::remove_file(&pipe).ok();
        fs::create_dir_all(pipe.parent().expect("a folder")).expect("a folder");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.expect("mkfifo").success());
        let refused = blog.try_export(&Unwatched).expect_err("refused");
        assert!(!refused.to_string().is_empty());
    }
}

#[test]
fn a_file_of_ours_gives_way_to_a_folder_of_its_name() {
    for with_repository in [false, true] {
        let blog = Blog::new();
        blog.note("one", "First.");
        blog.write("media/data", "a table");
        blog.export();
        if with_repository {
            fs::create_dir(blog.target.join(".git")).expect("a folder");
        }
        blog.remove("media/data");
        blog.write("media/data/one.csv", "a,b");
        let report = blog.export();
        assert_eq!(report.removed, ["media/data"]);
        assert!(blog.target.join("media/data/one.csv").is_file());
    }
}

#[test]
fn what_is_remembered_in_a_library_is_for_its_owner_alone() {
    let blog = blog();
    let remembered = blog.beside(REMEMBERED);
    let mode = |place: &Path| fs::metadata(place).expect("there").mode() & 0o777;
    assert_eq!(mode(&remembered), 0o700);
    assert_eq!(mode(&blog.beside("blog/.fieldnotes")), 0o700);
    for entry in fs::read_dir(&remembered).expect("a folder") {
        assert_eq!(mode(&entry.expect("an entry").path()), 0o600);
    }
}
