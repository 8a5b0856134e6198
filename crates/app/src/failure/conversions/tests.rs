//! Whatever the author named stands in a message as it is written.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io;
use std::path::Path;

use domain::{LibraryFile, NotePath};
use proptest::prelude::*;

use super::*;

/// Every message about the file or folder `name`, as the author reads it.
fn messages(name: &str) -> Vec<String> {
    let path = Path::new(name);
    let denied = || io::Error::from(io::ErrorKind::PermissionDenied);
    let file = || FileError::new("read", path, denied());
    let refused = |message: String| Refused::new(message, "Look again.");
    let mut failures: Vec<Failure> = vec![
        file().into(),
        StoreError::NoSuchFolder(path.into()).into(),
        StoreError::NotALibrary(path.into()).into(),
        StoreError::File(file()).into(),
        SaveError::File(file()).into(),
        ApplyError::File(file()).into(),
        ExportError::File(file()).into(),
        ExportError::Refused {
            target: path.into(),
            why: "it is a file",
            hint: "choose a folder",
        }
        .into(),
        Gap::Closed(vec![path.into()]).into(),
        Failure::of(&file(), ""),
        // As the rules of the domain say it.
        refused(format!("{name} already exists")).into(),
        refused(format!("{name} is there again")).into(),
        refused(format!("{name} is not there")).into(),
        refused(format!("{name}, line 3: not a list")).into(),
        refused(format!("the note already is {name}")).into(),
        refused(format!("the tag {name} already exists")).into(),
    ];
    if let Err(error) = NotePath::new(name) {
        failures.push(error.into());
    }
    if let Ok(note) = NotePath::new(name) {
        failures.extend([
            SaveError::Gone(note.clone()).into(),
            SaveError::NotText(note.clone()).into(),
            ApplyError::ChangedOutside(LibraryFile::Note(note)).into(),
        ]);
    }
    failures
        .into_iter()
        .map(|failure| failure.message)
        .collect()
}

#[track_caller]
fn stands_as_written(name: &str) {
    for message in messages(name) {
        assert!(message.contains(name), "“{name}” is not in “{message}”");
    }
}

#[test]
fn the_names_that_were_changed_once_stand_as_they_are_written() {
    for name in [
        "catalogue.toml",
        "notes/n3.md",
        "site.toml",
        "media",
        "ß.md",
        "ǆ/a.md",
        "ml",
    ] {
        stands_as_written(name);
    }
    let failure = Failure::from(ApplyError::ChangedOutside(LibraryFile::Catalogue));
    assert!(
        failure.message.starts_with("catalogue.toml was changed"),
        "{failure}"
    );
}

#[test]
fn a_message_that_begins_with_our_own_words_is_a_sentence() {
    let path = Path::new("notes/a.md");
    let error = FileError::new("read", path, io::ErrorKind::PermissionDenied.into());
    assert!(
        Failure::from(error)
            .message
            .starts_with("Could not read notes/a.md: ")
    );
    assert_eq!(
        Failure::from(StoreError::Locked).message,
        "The library is in use by another program."
    );
    assert_eq!(
        Failure::from(ApplyError::Nothing).message,
        "There is nothing left to undo or to do again."
    );
    assert_eq!(
        sentence("port 80 is in use by another program"),
        "Port 80 is in use by another program."
    );
}

proptest! {
    #[test]
    fn a_path_in_any_message_stands_as_it_is_written(
        name in "(\\PC{1,12}/)?\\PC{0,12}\\.(md|toml|svg)|[a-zà-ÿа-я]{2,12}/[a-z]{1,12}",
    ) {
        stands_as_written(&name);
    }
}
