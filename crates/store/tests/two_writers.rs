//! Two processes write one library, as fast as they can: the window and the command line, or the
//! windows of two people. `FIELDNOTES_SOAK_SECONDS` says how long, ten seconds otherwise.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::BTreeSet;
use std::env;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use domain::{ContentHash, NotePath, Slug, notes, tags};
use fieldnotes_store::{ApplyError, Outcome, SaveError, Store};
use support::{assert_index_equals_scan, library, opened, path};

const NAME: &str = "two_processes_write_one_library_and_no_word_is_lost";
/// Set in the processes that write: the folder, and what each is called.
const FOLDER: &str = "FIELDNOTES_WRITER_FOLDER";
const OWN: &str = "FIELDNOTES_WRITER_NAME";
const SECONDS: &str = "FIELDNOTES_SOAK_SECONDS";
const SHARED: &str = "notes/shared.md";

#[test]
fn two_processes_write_one_library_and_no_word_is_lost() {
    if let (Some(folder), Ok(own)) = (env::var_os(FOLDER), env::var(OWN)) {
        return write_on(Path::new(&folder), &own);
    }
    let shared = "---\ntags: [ml]\n---\n# of one\n\n# of two\n\n# end\n";
    let folder = library(&[
        (SHARED, shared),
        ("notes/one.md", "---\ntags: [ml]\n---\n# one\n"),
        ("notes/two.md", "---\ntags: [ml]\n---\n# two\n"),
        ("catalogue.toml", ""),
    ]);
    drop(opened(folder.path()));
    let writers = ["one", "two"].map(|own| started(folder.path(), own));
    let told = writers.map(|writer| thread::spawn(move || what_it_was_told(writer)));
    let told = told.map(|told| told.join().unwrap());

    let mut store = opened(folder.path());
    assert_index_equals_scan(&store);
    let everything = everything(&store);
    for words in &told {
        assert!(!words.is_empty(), "a writer saved nothing");
        for word in words {
            let kept = everything.iter().any(|text| text.contains(word.as_str()));
            assert!(kept, "“{word}” was told to be kept and is nowhere");
        }
    }
    let file = store.snapshot().read(&path(SHARED)).unwrap().text;
    for word in told
        .iter()
        .flatten()
        .filter(|word| word.starts_with("shared"))
    {
        let count = file.matches(word.as_str()).count();
        assert_eq!(count, 1, "“{word}” in the note that both saved");
    }
    // Nothing that either did keeps the next one from working.
    store.reconcile().unwrap();
    assert!(store.undoable().unwrap().is_some());
}

/// The same test in another process, as a writer.
fn started(folder: &Path, own: &str) -> Child {
    Command::new(env::current_exe().unwrap())
        .args(["--exact", NAME, "--nocapture"])
        .env(FOLDER, folder)
        .env(OWN, own)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Every word that the writer was told is on the disk.
fn what_it_was_told(mut writer: Child) -> Vec<String> {
    let mut words = Vec::new();
    for line in BufReader::new(writer.stdout.take().unwrap()).lines() {
        let line = line.unwrap();
        match line.strip_prefix("kept ") {
            Some(word) => words.push(format!("{word}\n")),
            None => println!("{line}"),
        }
    }
    assert!(writer.wait().unwrap().success());
    words
}

/// The texts of all files, of all their versions and of all buffers.
fn everything(store: &Store) -> BTreeSet<String> {
    let mut texts: BTreeSet<String> = BTreeSet::new();
    let snapshot = store.snapshot();
    let mut paths: BTreeSet<NotePath> = BTreeSet::new();
    for note in snapshot.library.all() {
        texts.insert(snapshot.read(&note.path).unwrap().text);
        paths.insert(note.path.clone());
    }
    // A note that is gone or was renamed has its versions under one of these.
    for own in ["one", "two"] {
        paths.extend(
            [
                own.to_owned(),
                format!("{own}-renamed"),
                format!("{own}-spare"),
            ]
            .map(|name| path(&format!("notes/{name}.md"))),
        );
    }
    for path in paths {
        for version in store.history(&path).unwrap() {
            texts.extend(store.version_text(version.id).unwrap());
        }
    }
    texts.extend(
        store
            .buffers()
            .unwrap()
            .into_iter()
            .map(|buffer| buffer.text),
    );
    texts
}

fn write_on(folder: &Path, own: &str) {
    let seconds = env::var(SECONDS).map_or(10, |seconds| seconds.parse().unwrap());
    let until = Instant::now() + Duration::from_secs(seconds);
    let mut writer = Writer {
        store: opened(folder),
        own: own.to_owned(),
        done: [0; 6],
    };
    let mut round = 0;
    while Instant::now() < until {
        writer.save_shared(round);
        writer.save_own(round);
        writer.keep_typing(round);
        writer.rename_tag();
        writer.rename_own();
        writer.delete_and_undo(round);
        round += 1;
    }
    let [saves, merges, buffers, operations, undos, refused] = writer.done;
    println!(
        "{own}: {round} rounds, {saves} saves, {merges} merges, {buffers} buffers, \
         {operations} operations, {undos} undone, {refused} refused"
    );
}

/// One of the two processes.
struct Writer {
    store: Store,
    own: String,
    /// Saves, merges, buffers, operations, undone ones, refused ones.
    done: [u32; 6],
}

impl Writer {
    /// Says that a word is on the disk.
    fn kept(&self, word: &str) {
        writeln!(std::io::stdout().lock(), "kept {word}").unwrap();
    }

    /// Adds a line under the own heading of the note that both save.
    fn save_shared(&mut self, round: u32) {
        let word = format!("shared {round} of {}", self.own);
        let heading = format!("# of {}\n", self.own);
        let read = self.store.snapshot().read(&path(SHARED)).unwrap();
        let text = read.text.replace(&heading, &format!("{heading}{word}\n"));
        self.save(&path(SHARED), read.hash, text);
        self.kept(&word);
    }

    /// Adds a line to the own note, whatever it is called now.
    fn save_own(&mut self, round: u32) {
        let word = format!("own {round} of {}", self.own);
        // The other may take a rename of it back right after the look.
        let (at, read) = loop {
            let at = self.own_note();
            if let Ok(read) = self.store.snapshot().read(&at) {
                break (at, read);
            }
        };
        let text = format!("{}{word}\n", read.text);
        self.save(&at, read.hash, text);
        self.kept(&word);
    }

    /// Saves, and merges first whenever the other was faster.
    fn save(&mut self, at: &NotePath, mut base: ContentHash, mut text: String) {
        while let Err(error) = self.store.save(at, base, &text) {
            assert!(matches!(error, SaveError::ChangedOutside { .. }), "{error}");
            self.done[5] += 1;
            match self.store.merge_outside(at, base, &text).unwrap() {
                Outcome::Unchanged => {}
                Outcome::Merged { theirs, text: both } => {
                    self.done[1] += 1;
                    (text, base) = (both, theirs.hash);
                }
                Outcome::Conflict { .. } => panic!("the lines are apart"),
            }
        }
        self.done[0] += 1;
    }

    /// Keeps a text that has no file, in place of the one before.
    fn keep_typing(&mut self, round: u32) {
        let text = format!("typed {round} of {}\n", self.own);
        let name = format!("untitled {}", self.own);
        self.store.keep_buffer(&name, None, &text).unwrap();
        assert_eq!(self.store.buffer(&name).unwrap().unwrap().text, text);
        self.done[2] += 1;
    }

    /// Gives the tag of all notes its other name.
    fn rename_tag(&mut self) {
        self.store.reconcile().unwrap();
        let library = self.store.snapshot().library;
        let (from, to) = match library.note(&path(SHARED)).unwrap().head.tags.first() {
            Some(tag) if tag == "ml" => ("ml", "AI"),
            _ => ("ai", "ml"),
        };
        if let Ok(change) = tags::rename(&library, &Slug::parse(from).unwrap(), to) {
            self.apply(change);
        }
    }

    /// Gives the own note its other name.
    fn rename_own(&mut self) {
        self.store.reconcile().unwrap();
        let at = self.own_note();
        let to = match at.as_str().contains("renamed") {
            true => self.own.clone(),
            false => format!("{} renamed", self.own),
        };
        let change = notes::rename(&self.store.snapshot().library, &at, &to).unwrap();
        self.apply(change);
    }

    /// Makes a note, deletes it, and takes the newest change back, whoever made it.
    fn delete_and_undo(&mut self, round: u32) {
        let spare = path(&format!("notes/{}-spare.md", self.own));
        self.store.reconcile().unwrap();
        let library = self.store.snapshot().library;
        match library.note(&spare) {
            None => {
                let word = format!("spare {round} of {}\n", self.own);
                if self.apply(notes::put_back(&library, &spare, &word).unwrap()) {
                    self.kept(word.trim_end());
                }
            }
            Some(_) => {
                self.apply(notes::trash(&library, &spare).unwrap());
            }
        }
        if round.is_multiple_of(3) {
            match self.store.undo() {
                Ok(_) => self.done[4] += 1,
                Err(error) => self.refused(&error),
            }
        }
    }

    fn apply(&mut self, change: domain::Change) -> bool {
        let applied = self.store.apply(change);
        match &applied {
            Ok(_) => self.done[3] += 1,
            Err(error) => self.refused(error),
        }
        applied.is_ok()
    }

    /// The other was faster.
    fn refused(&mut self, error: &ApplyError) {
        let faster = matches!(error, ApplyError::ChangedOutside(_) | ApplyError::Nothing);
        assert!(faster, "{error}");
        self.done[5] += 1;
    }

    /// Where the own note is; the other may have taken a rename of it back.
    fn own_note(&mut self) -> NotePath {
        self.store.reconcile().unwrap();
        let library = self.store.snapshot().library;
        let names = [self.own.clone(), format!("{}-renamed", self.own)];
        let mut places = names
            .map(|name| path(&format!("notes/{name}.md")))
            .into_iter();
        places.find(|place| library.note(place).is_some()).unwrap()
    }
}
