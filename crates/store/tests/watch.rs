//! The watch notices what other programs do in the folder, and says what it cannot notice.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod elsewhere;

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::{MetadataExt, symlink};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use elsewhere::{as_nobody, with_watches};
use fieldnotes_store::{ChangeHint, Gap, Watch};
use tempfile::TempDir;

/// Far beyond any wait that is not a hang.
const PATIENCE: Duration = Duration::from_secs(60);

/// A folder that is watched, and what is heard of it.
struct Watched {
    root: PathBuf,
    hints: Receiver<ChangeHint>,
    gaps: Receiver<Gap>,
    _watch: Watch,
}

impl Watched {
    fn at(root: &Path) -> Watched {
        let (tell, hints) = channel();
        let (tell_gap, gaps) = channel();
        let hear = move |hint| drop(tell.send(hint));
        let watch = Watch::start(root, hear, move |gap| drop(tell_gap.send(gap))).unwrap();
        Watched {
            root: root.canonicalize().unwrap(),
            hints,
            gaps,
            _watch: watch,
        }
    }

    /// Writes a file, and waits until it is told of.
    #[track_caller]
    fn sees_an_edit_of(&self, file: &str) {
        let path = self.root.join(file);
        fs::write(&path, "x").unwrap();
        self.hears_of(file);
    }

    #[track_caller]
    fn hears_of(&self, file: &str) {
        let path = self.root.join(file);
        loop {
            match self.hints.recv_timeout(PATIENCE) {
                Ok(ChangeHint::Paths(paths)) if paths.contains(&path) => return,
                Ok(_) => {}
                Err(error) => panic!("{file}: {error}"),
            }
        }
    }

    #[track_caller]
    fn hears_of_everything(&self) {
        while self.hints.recv_timeout(PATIENCE).unwrap() != ChangeHint::Everything {}
    }
}

fn folders(root: &Path, names: &[&str]) {
    for name in names {
        fs::create_dir_all(root.join(name)).unwrap();
    }
}

/// Which of the folders `names` this process has a watch of the system on.
fn watched(root: &Path, names: &[&str]) -> BTreeSet<String> {
    let inodes = watched_inodes();
    let is_watched = |name: &&&str| {
        let found = fs::metadata(root.join(name)).unwrap();
        inodes.contains(&found.ino())
    };
    let names = names.iter().filter(is_watched);
    names.map(|name| (*name).to_owned()).collect()
}

/// The numbers on the disk of all that this process watches, as the kernel lists them.
fn watched_inodes() -> BTreeSet<u64> {
    let mut inodes = BTreeSet::new();
    for entry in fs::read_dir("/proc/self/fdinfo").unwrap().flatten() {
        let text = fs::read_to_string(entry.path()).unwrap_or_default();
        let lines = text.lines().filter(|line| line.starts_with("inotify "));
        let words = lines.flat_map(str::split_whitespace);
        let numbers = words.filter_map(|word| word.strip_prefix("ino:"));
        inodes.extend(numbers.filter_map(|digits| u64::from_str_radix(digits, 16).ok()));
    }
    inodes
}

#[test]
fn a_written_note_is_noticed_and_the_hidden_folder_is_not() {
    let folder = TempDir::new().unwrap();
    folders(folder.path(), &[".fieldnotes", "notes"]);
    let watched = Watched::at(folder.path());
    fs::write(folder.path().join(".fieldnotes/library.db"), "x").unwrap();
    fs::write(folder.path().join("notes/a.md"), "x").unwrap();
    let ChangeHint::Paths(paths) = watched.hints.recv_timeout(PATIENCE).unwrap() else {
        panic!("the path is known");
    };
    assert!(paths[0].ends_with("notes/a.md"), "{paths:?}");
}

#[test]
fn a_folder_moved_in_is_noticed_and_so_is_what_is_written_in_it_afterwards() {
    let folder = TempDir::new().unwrap();
    let outside = TempDir::new().unwrap();
    folders(outside.path(), &["series/deep"]);
    let watched = Watched::at(folder.path());
    fs::rename(outside.path().join("series"), folder.path().join("series")).unwrap();
    watched.hears_of("series");
    watched.sees_an_edit_of("series/a.md");
    watched.sees_an_edit_of("series/deep/b.md");
}

#[test]
fn only_folders_of_the_library_are_watched_and_each_of_them_is() {
    let folder = TempDir::new().unwrap();
    let elsewhere = TempDir::new().unwrap();
    let root = folder.path();
    folders(elsewhere.path(), &["photographs/2026"]);
    let ours = ["", "notes", "notes/deep", "media", "media/a/b/c"];
    let passed_over = [
        ".git",
        ".git/objects",
        ".git/objects/ab",
        ".fieldnotes",
        "node_modules/left-pad",
        "notes/.cache/x",
    ];
    folders(root, &ours);
    folders(root, &passed_over);
    symlink("/", root.join("media/everything")).unwrap();
    symlink(elsewhere.path(), root.join("media/photographs")).unwrap();
    symlink("../notes", root.join("media/notes")).unwrap();
    let many: Vec<String> = (0..1_000).map(|number| format!("notes/{number}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    folders(root, &many);

    let watched_folder = Watched::at(root);
    assert_eq!(watched(root, &ours).len(), ours.len());
    assert_eq!(watched(root, &many).len(), many.len());
    assert_eq!(watched(root, &passed_over), BTreeSet::new());
    let beyond = [
        "media/everything",
        "media/photographs",
        "media/photographs/photographs",
    ];
    assert_eq!(watched(root, &beyond), BTreeSet::new());

    for folder in ours.iter().chain(&many) {
        let file = Path::new(folder).join("seen.md");
        watched_folder.sees_an_edit_of(file.to_str().unwrap());
    }
    assert!(watched_folder.gaps.try_recv().is_err());
}

#[test]
fn what_is_made_in_a_folder_right_after_the_folder_is_not_missed() {
    let folder = TempDir::new().unwrap();
    let watched = Watched::at(folder.path());
    let deep = |number: usize| format!("notes/{number}/a/b");
    for number in 0..200 {
        folders(folder.path(), &[&deep(number)]);
        let file = watched.root.join(deep(number)).join("first.md");
        fs::write(&file, "x").unwrap();
        // The file is told, or a folder that holds it once it is watched.
        let covers = |path: &PathBuf| file.starts_with(path);
        loop {
            match watched.hints.recv_timeout(PATIENCE).unwrap() {
                ChangeHint::Paths(paths) if paths.iter().any(covers) => break,
                _ => {}
            }
        }
    }
    // Once the last file is told, so are all folders before it.
    watched.sees_an_edit_of("last.md");
    for number in 0..200 {
        watched.sees_an_edit_of(&format!("{}/second.md", deep(number)));
    }
}

#[test]
fn folders_that_are_renamed_or_go_take_their_watches_along() {
    let folder = TempDir::new().unwrap();
    let outside = TempDir::new().unwrap();
    let root = folder.path();
    let before = [
        "notes/one",
        "notes/one/deep",
        "notes/two/deep",
        "notes/three",
    ];
    folders(root, &before);
    let library = Watched::at(root);
    fs::rename(root.join("notes/one"), root.join("notes/uno")).unwrap();
    fs::rename(root.join("notes/two"), outside.path().join("two")).unwrap();
    fs::remove_dir_all(root.join("notes/three")).unwrap();
    fs::create_dir(root.join("notes/three")).unwrap();
    library.sees_an_edit_of("notes/last.md");
    // What happened before has been heard by now; the names are the new ones.
    library.sees_an_edit_of("notes/uno/a.md");
    library.sees_an_edit_of("notes/uno/deep/a.md");
    library.sees_an_edit_of("notes/three/a.md");
    let gone = ["two", "two/deep"];
    assert_eq!(watched(outside.path(), &gone), BTreeSet::new());
    fs::rename(root.join("notes/uno"), root.join("notes/one")).unwrap();
    library.hears_of("notes/one");
    // A rename is told by several hints, each of which places the watches anew.
    library.sees_an_edit_of("notes/later.md");
    library.sees_an_edit_of("notes/one/deep/b.md");
}

#[test]
fn a_library_that_is_taken_away_and_comes_back_is_watched_again() {
    let disk = TempDir::new().unwrap();
    let root = disk.path().join("library");
    folders(&root, &["notes"]);
    let library = Watched::at(&root);
    fs::rename(&root, disk.path().join("away")).unwrap();
    library.hears_of_everything();
    // notify lets go on a thread of its own.
    while !watched(disk.path(), &["away", "away/notes"]).is_empty() {
        thread::yield_now();
    }
    folders(&root, &["notes/other"]);
    library.hears_of_everything();
    library.sees_an_edit_of("notes/other/a.md");
    fs::remove_dir_all(&root).unwrap();
    library.hears_of_everything();
    fs::rename(disk.path().join("away"), &root).unwrap();
    library.hears_of_everything();
    library.sees_an_edit_of("notes/a.md");
}

#[test]
fn a_folder_that_may_not_be_read_is_named_and_everything_else_is_watched() {
    const NAME: &str = "a_folder_that_may_not_be_read_is_named_and_everything_else_is_watched";
    as_nobody(NAME, || {
        use std::os::unix::fs::PermissionsExt;
        let folder = TempDir::new().unwrap();
        let root = folder.path();
        folders(root, &["notes", "lost+found", "media/cache", "media/open"]);
        let closed = |name: &str, mode| {
            fs::set_permissions(root.join(name), PermissionsExt::from_mode(mode)).unwrap();
        };
        closed("lost+found", 0o000);
        closed("media/cache", 0o000);
        let library = Watched::at(root);
        let told = library.gaps.recv_timeout(PATIENCE).unwrap();
        let names = vec!["lost+found".into(), "media/cache".into()];
        assert_eq!(told, Gap::Closed(names));
        library.sees_an_edit_of("notes/a.md");
        library.sees_an_edit_of("media/open/a.svg");

        // One that appears later is told as well, and one that may be read again is watched.
        folders(root, &["notes/later"]);
        closed("notes/later", 0o000);
        closed("media/cache", 0o700);
        library.hears_of("media/cache");
        library.sees_an_edit_of("media/cache/b.svg");
        closed("notes/later", 0o700);
        closed("lost+found", 0o700);
    });
}

#[test]
fn when_watches_run_out_the_rest_is_looked_at_every_two_seconds_and_that_is_said() {
    const NAME: &str =
        "when_watches_run_out_the_rest_is_looked_at_every_two_seconds_and_that_is_said";
    with_watches(10, NAME, || {
        let folder = TempDir::new().unwrap();
        let root = folder.path();
        let names: Vec<String> = (0..30).map(|number| format!("notes/{number}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        folders(root, &names);
        let library = Watched::at(root);
        assert_eq!(
            library.gaps.recv_timeout(PATIENCE).unwrap(),
            Gap::Polled(22)
        );
        for name in &names {
            library.sees_an_edit_of(&format!("{name}/a.md"));
        }
        // Twice within one second, and a folder that came when there was no watch left.
        library.sees_an_edit_of("notes/29/a.md");
        folders(root, &["notes/29/new"]);
        library.hears_of("notes/29/new");
        library.sees_an_edit_of("notes/29/new/a.md");
        fs::remove_file(root.join("notes/29/new/a.md")).unwrap();
        library.hears_of("notes/29/new/a.md");
        assert!(library.gaps.try_recv().is_err(), "said once");
    });
}
