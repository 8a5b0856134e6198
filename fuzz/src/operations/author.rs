//! Does what a day asks for, through the store and beside it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use domain::{Change, Library, NotePath, Refused, Slug, line_ends, notes, tags, topics};
use store::{ApplyError, Outcome, Store};
use tempfile::TempDir;

use super::day::{Listed, NAMES, Step, Text, Which};
use super::promises::{self, Files, Kept};

/// An open library and what must be remembered of it.
pub struct Author {
    store: Store,
    kept: Kept,
    /// The files before and after the newest operation, until something else happens to them.
    newest: Option<(Files, Files)>,
    /// Held until the author is gone.
    folder: TempDir,
}

impl Author {
    /// A library with these notes and this catalogue.
    pub fn begin(notes: &[Text], catalogue: &Listed) -> Author {
        let folder = promises::folder();
        write(folder.path(), "site.toml", "title = \"Notes\"\n");
        write(folder.path(), "catalogue.toml", &catalogue.0);
        for (name, text) in NAMES.iter().zip(notes) {
            write(folder.path(), name, &text.0);
        }
        let store = promises::opened(folder.path());
        Author {
            kept: Kept::default(),
            newest: None,
            store,
            folder,
        }
    }

    /// Does one step, and looks whether every promise is kept.
    pub fn take(&mut self, step: &Step) {
        let before = promises::files(self.folder.path());
        self.kept.seen(&self.store);
        let newest = self.newest.take();
        self.step(step, &before, newest);
        self.store.reconcile().expect("a look at the folder");
        self.kept.check(&self.store, step, &before);
        promises::index_equals_scan(&self.store);
    }

    fn step(&mut self, step: &Step, before: &Files, newest: Option<(Files, Files)>) {
        match step {
            Step::Save(which, text) => {
                let Some((path, hash)) = self.note(*which) else {
                    return;
                };
                self.kept.typed_over(&path);
                if let Ok(saved) = self.store.save(&path, hash, &text.0) {
                    let stands = self.store.snapshot().read(&path).expect("a saved note");
                    assert_eq!(stands.hash, saved.hash);
                    // A mark belongs to the file, and a second one to the text.
                    let bare =
                        |text: &str| line_ends::normalise(text.trim_start_matches('\u{feff}'));
                    assert_eq!(bare(&stands.text), bare(&text.0));
                }
            }
            Step::Type(which, text) => {
                let Some((path, hash)) = self.note(*which) else {
                    return;
                };
                self.kept.typed_over(&path);
                let kept = self.store.keep_buffer(path.as_str(), Some(hash), &text.0);
                kept.expect("a buffer is kept");
                let buffer = self.store.buffer(path.as_str()).expect("buffers");
                assert_eq!(buffer.map(|buffer| buffer.text).as_ref(), Some(&text.0));
            }
            Step::Discard(which) => {
                let Some((path, _)) = self.note(*which) else {
                    return;
                };
                self.store
                    .discard_buffer(&path)
                    .expect("a buffer is dropped");
            }
            Step::TypeBeside(which, typed, written) => {
                let Some((path, base)) = self.note(*which) else {
                    return;
                };
                self.kept.typed_over(&path);
                write(self.folder.path(), path.as_str(), &written.0);
                match self.store.merge_outside(&path, base, &typed.0) {
                    Ok(Outcome::Merged { theirs, text }) => {
                        self.store.save(&path, theirs.hash, &text).expect("a save");
                    }
                    Ok(Outcome::Unchanged | Outcome::Conflict { .. }) => {}
                    Err(error) => panic!("{error}"),
                }
            }
            Step::OutsideWrite(name, text) => write(self.folder.path(), name.as_str(), &text.0),
            Step::OutsideRemove(which) => {
                let Some((path, _)) = self.note(*which) else {
                    return;
                };
                fs::remove_file(self.folder.path().join(path.as_str())).expect("a file");
            }
            Step::OutsideMove(which, name) => {
                let Some((path, _)) = self.note(*which) else {
                    return;
                };
                let to = self.folder.path().join(name.as_str());
                fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
                fs::rename(self.folder.path().join(path.as_str()), to).expect("a file");
            }
            Step::OutsideCatalogue(listed) => {
                write(self.folder.path(), "catalogue.toml", &listed.0);
            }
            Step::Undo => {
                let Ok(undone) = self.store.undo() else {
                    return;
                };
                if let Some((was, is)) = newest {
                    assert_eq!(undone.skipped, []);
                    promises::same_files(&promises::files(self.folder.path()), &was);
                    self.store.redo().expect("what was undone is done again");
                    promises::same_files(&promises::files(self.folder.path()), &is);
                    self.store.undo().expect("what was done is undone");
                    promises::same_files(&promises::files(self.folder.path()), &was);
                }
            }
            Step::Redo => drop(self.store.redo()),
            Step::Reopen => {
                self.store = promises::opened(self.folder.path());
                promises::same_files(&promises::files(self.folder.path()), before);
                self.newest = newest;
            }
            Step::Restore(which, version) => {
                let Some((path, _)) = self.note(*which) else {
                    return;
                };
                let versions = self.store.history(&path).expect("a history");
                let Some(version) = versions.get(usize::from(*version) % versions.len().max(1))
                else {
                    return;
                };
                self.store
                    .restore(&path, version.id)
                    .expect("an earlier text");
                let stands = self.store.snapshot().read(&path).expect("a note");
                assert_eq!(stands.hash, version.hash);
                self.newest = Some((before.clone(), promises::files(self.folder.path())));
            }
            _ => self.operate(step, before),
        }
    }

    /// The operations: planned on the library, made as a whole.
    fn operate(&mut self, step: &Step, before: &Files) {
        let library = self.store.snapshot().library;
        let Some(planned) = self.planned(step, &library) else {
            return;
        };
        // A refusal is an answer, and nothing was done.
        let made = match planned {
            Ok(change) => match self.store.apply(change) {
                Ok(_) => true,
                Err(ApplyError::Refused(_)) => false,
                Err(error) => panic!("{step:?}: {error}"),
            },
            Err(_) => false,
        };
        let after = promises::files(self.folder.path());
        match made {
            true => self.newest = Some((before.clone(), after)),
            false => promises::same_files(&after, before),
        }
    }

    fn planned(&self, step: &Step, library: &Library) -> Option<Result<Change, Refused>> {
        let slug = |word: &super::day::Word| Slug::from_title(word.as_str());
        let day = "2026-03-09".parse().expect("a day");
        Some(match step {
            Step::CreateTag(word) => tags::create(library, word.as_str(), "For # what"),
            Step::RenameTag(from, to) => tags::rename(library, &slug(from)?, to.as_str()),
            Step::MergeTags(from, to) => tags::merge(library, &[slug(from)?], &slug(to)?),
            Step::DeleteTag(word) => tags::delete(library, &[slug(word)?]),
            Step::CreateTopic(word) => topics::create(library, word.as_str(), "", "Why"),
            Step::RenameTopic(from, to) => {
                topics::edit(library, &slug(from)?, to.as_str(), "A headline", "")
            }
            Step::DeleteTopic(word, into) => {
                let into = into.as_ref().and_then(slug);
                topics::delete(library, &slug(word)?, into.as_ref())
            }
            Step::MoveTopic(word, to) => {
                topics::reorder(library, &slug(word)?, usize::from(*to % 4))
            }
            Step::CreateNote(word, topic) => {
                let topic = topic.as_ref().and_then(slug);
                notes::create(library, word.as_str(), topic.as_ref(), day)
            }
            Step::RenameNote(which, name) => {
                let (path, _) = self.note(*which)?;
                let stem = name.as_str().trim_end_matches(".md");
                notes::rename(library, &path, stem.rsplit('/').next().unwrap_or(stem))
            }
            Step::TrashNote(which) => notes::trash(library, &self.note(*which)?.0),
            _ => return None,
        })
    }

    /// A note that is there, with the hash of its file.
    fn note(&self, which: Which) -> Option<(NotePath, domain::ContentHash)> {
        let library = self.store.snapshot().library;
        let known: BTreeMap<_, _> = library.all().map(|note| (&note.path, note.hash)).collect();
        let at = usize::from(which.0) % known.len().max(1);
        known
            .into_iter()
            .nth(at)
            .map(|(path, hash)| (path.clone(), hash))
    }
}

fn write(root: &Path, relative: &str, text: &str) {
    let path = root.join(relative);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}
