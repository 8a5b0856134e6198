//! The watch notices what other programs do in the folder.

use std::fs;
use std::sync::mpsc;
use std::time::Duration;

use fieldnotes_store::{Touched, Watch};
use tempfile::TempDir;

#[test]
fn a_written_note_is_noticed_and_the_hidden_folder_is_not() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join(".fieldnotes")).unwrap();
    fs::create_dir(folder.path().join("notes")).unwrap();
    let (tell, told) = mpsc::channel();
    let _watch = Watch::start(folder.path(), move |touched| {
        tell.send(touched).ok();
    })
    .unwrap();
    fs::write(folder.path().join(".fieldnotes/library.db"), "x").unwrap();
    fs::write(folder.path().join("notes/a.md"), "x").unwrap();
    let Touched::Paths(paths) = told.recv_timeout(Duration::from_secs(5)).unwrap() else {
        panic!("the path is known");
    };
    assert!(paths[0].ends_with("notes/a.md"), "{paths:?}");
}

#[test]
fn a_folder_moved_in_is_noticed() {
    let folder = TempDir::new().unwrap();
    let outside = TempDir::new().unwrap();
    fs::create_dir(outside.path().join("series")).unwrap();
    fs::write(outside.path().join("series/a.md"), "x").unwrap();
    let (tell, told) = mpsc::channel();
    let _watch = Watch::start(folder.path(), move |touched| {
        tell.send(touched).ok();
    })
    .unwrap();
    fs::rename(outside.path().join("series"), folder.path().join("series")).unwrap();
    let Touched::Paths(paths) = told.recv_timeout(Duration::from_secs(5)).unwrap() else {
        panic!("the path is known");
    };
    assert!(paths[0].ends_with("series"), "{paths:?}");
}
