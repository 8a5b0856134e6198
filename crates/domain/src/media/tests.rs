use proptest::prelude::*;

use super::*;
use crate::{
    Act, Catalogue, Change, ContentHash, FileEdit, Library, LibraryFile, Note, NotePath,
    SiteSettings,
};

fn there(paths: &[&str]) -> Vec<String> {
    paths.iter().map(|path| (*path).to_owned()).collect()
}

fn added(paths: &[&str], name: &str) -> String {
    let change = add(&there(paths), name, vec![1]).unwrap();
    change.edits[0].file.path().to_owned()
}

fn path(path: &str) -> MediaPath {
    MediaPath::new(path).unwrap()
}

#[test]
fn a_file_gets_a_readable_name_that_nothing_has() {
    assert_eq!(
        added(&[], "Bildschirmfoto 2026-11-28 (1).PNG"),
        "media/bildschirmfoto-2026-11-28-1.png"
    );
    assert_eq!(
        added(&["media/map.svg", "media/MAP-2.svg"], "Map.svg"),
        "media/map-3.svg"
    );
    assert_eq!(added(&[], "../../etc/passwd"), "media/passwd");
    assert_eq!(added(&[], "C:\\photos\\Tree.jpeg"), "media/tree.jpeg");
    assert_eq!(added(&[], "???.png"), "media/file.png");
    assert_eq!(added(&[], ".png"), "media/png");
    assert_eq!(added(&[], "a note.md.txt"), "media/a-note-md.txt");
    assert!(add(&[], "a note.md", vec![1]).is_err());
    assert!(add(&[], "a.png", vec![]).is_err());
}

#[test]
fn a_path_out_of_media_is_refused() {
    for path in [
        "",
        "a.png",
        "media/",
        "media/../site.toml",
        "media/.git/a",
        "media//a",
        "media/a.md",
        "media/a\\b",
        "media/a\nb",
    ] {
        assert!(MediaPath::new(path).is_err(), "{path:?} was taken");
    }
}

fn library(text: &str) -> Library {
    let note = Note::read(NotePath::new("notes/deep/a.md").unwrap(), text.as_bytes());
    Library::new(
        [note],
        Catalogue::default(),
        SiteSettings::default(),
        vec![],
    )
}

fn rename_in(text: &str, all: &[&str], name: &str) -> Result<Change, crate::Refused> {
    rename(
        &library(text),
        &there(all),
        (&path("media/p q.png"), ContentHash::of(b"p")),
        name,
    )
}

#[test]
fn a_renamed_file_takes_along_every_link_to_it() {
    let text = "---\ntitle: P\nsummary: p q.png\n---\n![one](../../media/p%20q.png \"P\") ![two](</media/p q.png>) ![[p q.png|3]]\n\
                <img src=\"../../media/p%20q.png\"> `media/p q.png` ![x](../../media/p.png)\r\n";
    let change = rename_in(text, &["media/p q.png", "media/p.png"], "Second Map.png").unwrap();
    assert_eq!(change.name, "Rename media/p q.png to second-map.png");
    let [
        FileEdit {
            act: Act::Carry(to),
            ..
        },
        FileEdit { file, act, .. },
    ] = &change.edits[..]
    else {
        panic!("{change:?}");
    };
    assert_eq!(to.as_str(), "media/second-map.png");
    assert_eq!(
        act.result(file, Some(text)).unwrap().text.unwrap(),
        "---\ntitle: P\nsummary: p q.png\n---\n![one](../../media/second-map.png \"P\") ![two](</media/second-map.png>) \
         ![[second-map.png|3]]\n<img src=\"../../media/second-map.png\"> `media/p q.png` ![x](../../media/p.png)\r\n"
    );
}

#[test]
fn a_name_in_brackets_follows_however_it_leads_to_the_file() {
    let all = ["media/p q.png", "media/old/P Q.png", "media/old/p.png"];
    let after = |text: &str| {
        let change = rename_in(text, &all, "map").unwrap();
        match &change.edits[..] {
            [_, FileEdit { file, act, .. }] => act.result(file, Some(text)).unwrap().text,
            _ => None,
        }
    };
    for name in [
        "p q.png",
        "media/p q.png",
        "/media/p q.png",
        "../../media/p q.png",
    ] {
        let followed = after(&format!("![[{name}|3]]")).expect(name);
        assert_eq!(followed, "![[map.png|3]]", "{name}");
    }
    // These mean the other one, or none of the two.
    for name in ["P Q.png", "old/P Q.png", "P q.png", "p.png"] {
        assert_eq!(after(&format!("![[{name}]]")), None, "{name}");
    }
}

#[test]
fn a_name_that_is_taken_or_would_mean_two_files_is_refused() {
    let refused = |text, all: &[&str], name| rename_in(text, all, name).unwrap_err().to_string();
    assert_eq!(
        refused("", &["media/p q.png", "media/Map.png"], "map"),
        "media/map.png already exists"
    );
    assert_eq!(
        refused(
            "![[p q.png]]",
            &["media/p q.png", "media/old/map.png"],
            "map"
        ),
        "notes/deep/a.md, line 1: [[p q.png]] would mean media/old/map.png as well"
    );
    assert!(refused("", &["media/p q.png"], "?").contains("at least one letter"));
    assert_eq!(
        rename_in("", &["media/p q.png"], "map.jpg")
            .unwrap()
            .edits
            .len(),
        1
    );
}

#[test]
fn files_that_are_put_away_are_one_change() {
    let files = ["media/a.png", "media/b.png"].map(|file| (path(file), ContentHash::of(b"")));
    let change = remove(files.to_vec()).unwrap();
    assert_eq!(change.name, "Move 2 files to the trash");
    assert_eq!(
        change.edits[1].file,
        LibraryFile::Media(path("media/b.png"))
    );
    assert!(remove(vec![]).is_err());
}

proptest! {
    #[test]
    fn whatever_a_file_is_called_it_stays_in_media_and_takes_no_other_place(name in ".{0,40}") {
        if let Ok(change) = add(&[], &name, vec![1]) {
            let first = change.edits[0].file.path().to_owned();
            prop_assert!(MediaPath::new(&first).is_ok());
            let second = add(std::slice::from_ref(&first), &name, vec![1]).unwrap();
            prop_assert_ne!(first.to_lowercase(), second.edits[0].file.path().to_lowercase());
        }
    }
}
