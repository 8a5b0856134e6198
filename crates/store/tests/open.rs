//! Opening a library, whole or damaged.

use std::fs;
use std::path::Path;

use fieldnotes_store::{FolderRead, Store, StoreError};
use tempfile::TempDir;

fn library() -> TempDir {
    let folder = TempDir::new().expect("a folder to test in");
    fs::write(folder.path().join("site.toml"), "title = \"Notes\"\n").expect("a folder to test in");
    folder
}

fn database(root: &Path) -> std::path::PathBuf {
    root.join(".fieldnotes/library.db")
}

#[test]
fn a_folder_without_site_toml_is_not_a_library() {
    let folder = TempDir::new().unwrap();
    let refused = Store::open(folder.path()).err().unwrap();
    assert!(matches!(refused, StoreError::NotALibrary(_)));
    assert!(!folder.path().join(".fieldnotes").exists());
    let gone = Store::open(&folder.path().join("gone")).err().unwrap();
    assert!(matches!(gone, StoreError::NoSuchFolder(_)));
}

#[test]
fn the_database_stays_out_of_git() {
    let folder = library();
    Store::open(folder.path()).unwrap();
    let ignored = fs::read_to_string(folder.path().join(".fieldnotes/.gitignore")).unwrap();
    assert_eq!(ignored, "*\n");
}

#[test]
fn what_is_remembered_is_found_the_next_time() {
    let folder = library();
    let layout = serde_json::json!({ "left": 240 });
    let opened = Store::open(folder.path()).unwrap();
    opened.store.remember("layout", &layout).unwrap();
    drop(opened);
    let opened = Store::open(folder.path()).unwrap();
    assert!(opened.rebuilt.is_none());
    assert_eq!(opened.store.recall("layout").unwrap(), Some(layout));
    assert_eq!(opened.store.recall("else").unwrap(), None);
}

#[test]
fn a_damaged_database_is_put_aside_and_begun_anew() {
    let folder = library();
    for number in 1..=2 {
        drop(Store::open(folder.path()).unwrap());
        fs::write(
            database(folder.path()),
            "not a database, but long enough to look".repeat(40),
        )
        .unwrap();
        let opened = Store::open(folder.path()).unwrap();
        let aside = opened.rebuilt.unwrap();
        assert!(aside.ends_with(format!(".fieldnotes/library.db.corrupt-{number}")));
        assert!(aside.is_file());
        assert_eq!(opened.store.recall("layout").unwrap(), None);
    }
}

#[test]
fn a_database_of_a_newer_program_is_left_alone() {
    let folder = library();
    drop(Store::open(folder.path()).unwrap());
    let connection = rusqlite::Connection::open(database(folder.path())).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    drop(connection);
    let refused = Store::open(folder.path()).err().unwrap();
    assert!(matches!(
        refused,
        StoreError::NewerDatabase { found: 99, .. }
    ));
    assert!(refused.hint().contains("Update"));
}

#[test]
fn a_library_that_is_only_looked_at_is_the_same_as_an_opened_one() {
    let folder = library();
    let root = folder.path();
    fs::create_dir_all(root.join("notes/deep")).unwrap();
    fs::write(
        root.join("catalogue.toml"),
        "[[tag]]\nslug = \"a\"\ntitle = \"A\"\n",
    )
    .unwrap();
    fs::write(
        root.join("notes/one.md"),
        "---\ntitle: One\ntags: [A]\n---\nText.\n",
    )
    .unwrap();
    fs::write(
        root.join("notes/deep/two.md"),
        "---\ntitle: [\n---\n[One](../one.md)\n",
    )
    .unwrap();
    fs::write(root.join("README.md"), "Not a note.\n").unwrap();
    let read = FolderRead::read(root).unwrap();
    assert!(!FolderRead::is_needless(root) && !root.join(".fieldnotes").exists());
    let mut store = Store::open(root).unwrap().store;
    let seen = store.reconcile().unwrap();
    assert!(FolderRead::is_needless(root));
    assert_eq!(read.unread, seen.problems);
    let notes = |library: &domain::Library| library.all().cloned().collect::<Vec<_>>();
    let opened = store.snapshot();
    assert_eq!(notes(&read.snapshot.library), notes(&opened.library));
    assert_eq!(notes(&opened.library).len(), 2);
    let refused = FolderRead::read(&root.join("notes")).err().unwrap();
    assert!(matches!(refused, StoreError::NotALibrary(_)));
}
