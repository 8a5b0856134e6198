//! An operation is taken back out of what each file holds today.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::fs;

use domain::{Slug, notes, tags};
use fieldnotes_store::{Applied, ApplyError, InTheWay, Store, Why};
use proptest::prelude::*;
use support::{assert_index_equals_scan, files, library, opened, path, write};

const CATALOGUE: &str = "[[tag]]\nslug = \"ml\"\ntitle = \"ML\"\n";

fn tagged(title: &str) -> String {
    format!("---\ntitle: {title}\ntags: [ml, go]\n---\none\ntwo\nthree\n")
}

fn two_notes() -> tempfile::TempDir {
    library(&[
        ("catalogue.toml", CATALOGUE),
        ("notes/a.md", &tagged("A")),
        ("notes/b.md", &tagged("B")),
    ])
}

fn rename_tag(store: &mut Store, from: &str, to: &str) -> Applied {
    let slug = Slug::parse(from).unwrap();
    let change = tags::rename(&store.snapshot().library, &slug, to).unwrap();
    store.apply(change).unwrap()
}

fn edit(store: &mut Store, file: &str, from: &str, to: &str) {
    let place = store.root().join(file);
    let text = fs::read_to_string(&place).unwrap();
    assert!(text.contains(from), "{from} is not in {text}");
    fs::write(&place, text.replace(from, to)).unwrap();
    store.reconcile().unwrap();
}

fn text(store: &Store, file: &str) -> String {
    fs::read_to_string(store.root().join(file)).unwrap()
}

/// What the author was told when nothing could be taken back.
#[track_caller]
fn refusal(undone: Result<Applied, ApplyError>) -> String {
    match undone {
        Err(error @ ApplyError::EditedSince { .. }) => error.to_string(),
        other => panic!("not told of an edit: {other:?}"),
    }
}

#[test]
fn an_undo_takes_its_edit_out_of_notes_that_were_edited_since() {
    let folder = two_notes();
    let mut store = opened(folder.path());
    rename_tag(&mut store, "ml", "Models");
    edit(&mut store, "notes/a.md", "two", "two, and more");
    edit(&mut store, "notes/b.md", "go]", "go, new]");
    edit(
        &mut store,
        "catalogue.toml",
        "[[tag]]\nslug = \"models\"",
        "# mine\n[[tag]]\nslug = \"models\"",
    );
    let undone = store.undo().unwrap();
    assert_eq!((undone.files.len(), &*undone.skipped), (3, &[][..]));
    assert_eq!(
        text(&store, "notes/a.md"),
        tagged("A").replace("two", "two, and more")
    );
    assert_eq!(
        text(&store, "notes/b.md"),
        tagged("B").replace("go]", "go, new]")
    );
    assert_eq!(
        text(&store, "catalogue.toml"),
        format!("# mine\n{CATALOGUE}")
    );
    assert_eq!(store.undoable().unwrap(), None);
    store.redo().unwrap();
    assert!(text(&store, "notes/a.md").contains("tags: [Models, go]\n---\none\ntwo, and more\n"));
    assert!(text(&store, "notes/b.md").contains("tags: [Models, go, new]"));
    assert_index_equals_scan(&store);
}

#[test]
fn a_conflict_is_named_with_its_line_and_stays_to_be_undone_later() {
    let folder = two_notes();
    let mut store = opened(folder.path());
    rename_tag(&mut store, "go", "Golang");
    rename_tag(&mut store, "ml", "Models");
    edit(&mut store, "notes/b.md", "Models", "Mine");
    let undone = store.undo().unwrap();
    let [skipped] = &undone.skipped[..] else {
        panic!("one file is left alone: {undone:?}");
    };
    assert_eq!((skipped.file.path(), skipped.line), ("notes/b.md", Some(3)));
    assert_eq!(skipped.why, InTheWay::Edited);
    assert!(text(&store, "notes/a.md").contains("[ml, Golang]"));
    assert!(text(&store, "notes/b.md").contains("[Mine, Golang]"));

    // It is passed over as long as the conflict stands, and taken back once it does not.
    store.undo().unwrap();
    assert!(text(&store, "notes/a.md").contains("[ml, go]"));
    assert!(text(&store, "notes/b.md").contains("[Mine, go]"));
    let told = refusal(store.undo());
    assert!(
        told.contains("notes/b.md, line 3, was edited since at the same place"),
        "{told}"
    );
    store.redo().unwrap();
    assert!(text(&store, "notes/a.md").contains("[ml, Golang]"));
    edit(&mut store, "notes/b.md", "Mine", "Models");
    store.undo().unwrap();
    assert!(text(&store, "notes/b.md").contains("[ml, Golang]"));
    store.undo().unwrap();
    assert_eq!(text(&store, "notes/a.md"), tagged("A"));
    assert_eq!(text(&store, "notes/b.md"), tagged("B"));
    assert_index_equals_scan(&store);
}

#[test]
fn where_nothing_can_be_taken_back_it_is_told_and_the_change_before_it_is_undone_next() {
    let folder = two_notes();
    let mut store = opened(folder.path());
    rename_tag(&mut store, "go", "Golang");
    let trash = notes::trash(&store.snapshot().library, &path("notes/a.md")).unwrap();
    store.apply(trash).unwrap();
    write(folder.path(), "notes/a.md", "another\n");
    store.reconcile().unwrap();
    let told = refusal(store.undo());
    assert!(
        told.contains("something else stands at notes/a.md"),
        "{told}"
    );
    let undone = store.undo().unwrap();
    assert!(undone.name.contains("Golang"), "{undone:?}");
    assert_eq!(text(&store, "notes/b.md"), tagged("B"));
    assert_eq!(text(&store, "notes/a.md"), "another\n");
    fs::remove_file(folder.path().join("notes/a.md")).unwrap();
    store.reconcile().unwrap();
    store.undo().unwrap();
    assert!(text(&store, "notes/a.md").contains("title: A"));
}

#[test]
fn a_moved_note_goes_back_with_what_was_written_in_it_since_or_stays_with_its_links() {
    let folder = two_notes();
    write(folder.path(), "notes/c.md", "[a](a.md)\n");
    let mut store = opened(folder.path());
    let renamed = notes::rename(&store.snapshot().library, &path("notes/a.md"), "z").unwrap();
    store.apply(renamed.clone()).unwrap();
    edit(&mut store, "notes/z.md", "three", "three and four");
    edit(&mut store, "notes/c.md", "[a]", "Look: [a]");
    store.undo().unwrap();
    assert_eq!(
        text(&store, "notes/a.md"),
        tagged("A").replace("three", "three and four")
    );
    assert_eq!(text(&store, "notes/c.md"), "Look: [a](a.md)\n");
    assert!(!folder.path().join("notes/z.md").exists());
    store.redo().unwrap();
    assert!(text(&store, "notes/z.md").contains("three and four"));
    assert_eq!(text(&store, "notes/c.md"), "Look: [a](z.md)\n");

    write(folder.path(), "notes/a.md", "another\n");
    store.reconcile().unwrap();
    let before = files(folder.path());
    let told = refusal(store.undo());
    assert!(
        told.contains("something else stands at notes/a.md"),
        "{told}"
    );
    assert_eq!(files(folder.path()), before);
    assert_index_equals_scan(&store);
}

#[test]
fn line_ends_and_bom_stand_when_an_edit_is_taken_out() {
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let folder = two_notes();
    write(folder.path(), "notes/b.md", windows(&tagged("B")));
    let mut store = opened(folder.path());
    rename_tag(&mut store, "ml", "Models");
    edit(&mut store, "notes/b.md", "two", "2");
    store.undo().unwrap();
    assert_eq!(
        text(&store, "notes/b.md"),
        windows(&tagged("B").replace("two", "2"))
    );
}

#[test]
fn a_large_operation_and_one_before_it_are_both_undone() {
    let mut files = vec![("catalogue.toml".to_owned(), CATALOGUE.to_owned())];
    for number in 0..40 {
        // One long word: the full text has little to do with it.
        let text = tagged("Large") + &number.to_string() + &"x".repeat(950_000) + "\n";
        files.push((format!("notes/{number}.md"), text));
    }
    let given: Vec<(&str, &str)> = files
        .iter()
        .map(|(file, text)| (&**file, &**text))
        .collect();
    let folder = library(&given);
    let before = support::files(folder.path());
    let mut store = opened(folder.path());
    rename_tag(&mut store, "ml", "Models");
    let models = Slug::parse("models").unwrap();
    let described = tags::describe(&store.snapshot().library, &models, "All of them.");
    store.apply(described.unwrap()).unwrap();
    for _ in 0..2 {
        assert_eq!(store.undo().unwrap().skipped, []);
    }
    assert_eq!(support::files(folder.path()), before);
}

#[test]
fn what_an_undo_replaces_is_kept_as_replaced_by_the_undo() {
    let folder = two_notes();
    let mut store = opened(folder.path());
    let name = rename_tag(&mut store, "ml", "Models").name;
    store.undo().unwrap();
    let newest = |store: &Store| store.history(&path("notes/a.md")).unwrap().remove(0).why;
    assert_eq!(newest(&store), Why::Undone(name.clone()));
    store.redo().unwrap();
    assert_eq!(newest(&store), Why::Redone(name));
}

/// A note's body line that no operation touches.
fn body() -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec("[a-z \u{e9}\u{4e2d}#`-]{0,12}", 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn whatever_is_written_elsewhere_in_a_note_an_undo_is_as_if_the_change_had_never_been(
        bodies in proptest::collection::vec((body(), body(), any::<bool>()), 1..5)
    ) {
        let whole = |lines: &[String], is_windows: bool| {
            let text = format!("---\ntitle: X\ntags: [go, ml] # mine\n---\n{}\n", lines.join("\n"));
            if is_windows { text.replace('\n', "\r\n") } else { text }
        };
        let folder = library(&[("catalogue.toml", CATALOGUE)]);
        for (number, (before, _, is_windows)) in bodies.iter().enumerate() {
            write(folder.path(), &format!("notes/{number}.md"), whole(before, *is_windows));
        }
        let mut store = opened(folder.path());
        rename_tag(&mut store, "ml", "Deep models");
        for (number, (_, after, is_windows)) in bodies.iter().enumerate() {
            let file = format!("notes/{number}.md");
            let renamed = whole(after, *is_windows).replace("ml]", "Deep models]");
            write(folder.path(), &file, renamed);
        }
        store.reconcile().unwrap();
        prop_assert_eq!(store.undo().unwrap().skipped, []);
        for (number, (_, after, is_windows)) in bodies.iter().enumerate() {
            prop_assert_eq!(text(&store, &format!("notes/{number}.md")), whole(after, *is_windows));
        }
        store.redo().unwrap();
        for (number, (_, after, is_windows)) in bodies.iter().enumerate() {
            let renamed = whole(after, *is_windows).replace("ml]", "Deep models]");
            prop_assert_eq!(text(&store, &format!("notes/{number}.md")), renamed);
        }
    }
}
