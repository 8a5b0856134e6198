//! The one door through which changes of files reach the library and its index: the start, a
//! `git pull`, our own saves and renames. What changed is told by hashes, never by time.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::{ContentHash, Library, Note, NotePath, Problem};
use files::{Cause, FileError};
use rayon::prelude::*;

use crate::assemble::{self, Sources};
use crate::index::{self, Stamp};
use crate::{Store, StoreError, watch};

/// What a look at the disk found.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// New or changed notes, in order.
    pub changed: Vec<NotePath>,
    /// Notes that are gone, in order.
    pub removed: Vec<NotePath>,
    /// Notes that now lie elsewhere, unchanged: from, to. They are in the two lists above too.
    pub moved: Vec<(NotePath, NotePath)>,
    /// Whether the catalogue is another.
    pub catalogue: bool,
    /// Whether the site's settings are others.
    pub settings: bool,
    /// Whether media may have changed.
    pub media: bool,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

impl Seen {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        *self == Seen::default()
    }
}

/// A note that was read again.
struct Read {
    note: Note,
    stamp: Stamp,
    /// The words of the body, for the full text.
    words: String,
}

/// What one file turned out to be.
enum Looked {
    /// A note that is new or another.
    Read(Box<Read>),
    /// The same note, with another stamp.
    Touched(NotePath, Stamp),
    /// No longer there.
    Gone,
    /// Refused by the disk.
    Unread(Problem),
}

/// What is to be entered.
#[derive(Default)]
struct Look {
    read: Vec<Read>,
    touched: Vec<(NotePath, Stamp)>,
    gone: Vec<NotePath>,
    seen: Seen,
}

/// Under this key the database remembers for which catalogue its rows were written.
const CATALOGUE_KEY: &str = "index.catalogue";

impl Store {
    /// Looks at the whole folder. Only files whose size, time or number on the disk differ from
    /// the index are read.
    pub fn reconcile(&mut self) -> Result<Seen, StoreError> {
        let listing = files::list(&self.root)?;
        let known = index::stamps(&self.connection)?;
        let mut look = Look::default();
        let mut present = BTreeSet::new();
        let mut asked = Vec::new();
        let mut media = String::new();
        for found in &listing.files {
            let Some(path) = note_path(&found.relative) else {
                media.push_str(&format!("{found:?}"));
                continue;
            };
            let stamp = Stamp::from(found);
            // Another program may have entered the file in the index: then the stamp is that of
            // the file, but the note that is known here is an older one.
            let here = self.library.note(&path).map(|note| (stamp, note.hash));
            if here.is_none() || known.get(&path) != here.as_ref() {
                asked.push((path.clone(), stamp));
            }
            present.insert(path);
        }
        // Reading is most of the work of a first look, and every core can read.
        let (root, library) = (&self.root, &self.library);
        let looked: Vec<Looked> = asked
            .into_par_iter()
            .map(|(path, stamp)| look_at(root, library, path, stamp))
            .collect();
        looked.into_iter().for_each(|looked| look.keep(looked));
        let media = ContentHash::of(media.as_bytes());
        look.seen.media = self.media != Some(media);
        self.media = Some(media);
        let here = self.library.all().map(|note| note.path.clone());
        let mut gone: BTreeSet<NotePath> = known.into_keys().chain(here).collect();
        gone.retain(|path| !present.contains(path));
        look.gone = gone.into_iter().collect();
        let refused = listing.refused.iter().map(unreadable);
        look.seen.problems.extend(refused);
        self.enter(look)
    }

    /// Looks at these files only; a folder among them, or a path that is neither a file nor a
    /// known note, is looked at as the whole folder.
    pub fn refresh(&mut self, paths: &[PathBuf]) -> Result<Seen, StoreError> {
        let mut look = Look::default();
        let real_root = self
            .root
            .canonicalize()
            .unwrap_or_else(|_| self.root.to_path_buf());
        for path in paths.iter().collect::<BTreeSet<_>>() {
            let inside = path
                .strip_prefix(&self.root)
                .or_else(|_| path.strip_prefix(&real_root))
                .unwrap_or(path);
            if !watch::is_of_the_library(inside) {
                continue;
            }
            let relative = inside
                .to_string_lossy()
                .replace(std::path::MAIN_SEPARATOR, "/");
            let is_file = self.root.join(inside).is_file();
            match note_path(&relative) {
                Some(note) if is_file => {
                    // Asked before the file is read: a later change then differs from it.
                    let stamp = files::found(&self.root, &self.root.join(inside))
                        .map_or_else(|_| Stamp::default(), |found| Stamp::from(&found));
                    look.keep(look_at(&self.root, &self.library, note, stamp));
                }
                Some(note) if self.library.note(&note).is_some() => look.gone.push(note),
                Some(_) => {}
                None if is_file => look.seen.media |= relative.starts_with("media/"),
                None => return self.reconcile(),
            }
        }
        self.enter(look)
    }

    fn enter(&mut self, look: Look) -> Result<Seen, StoreError> {
        let Look {
            read,
            touched,
            gone,
            mut seen,
        } = look;
        let mut gone_by_hash: HashMap<ContentHash, NotePath> = gone
            .iter()
            .filter_map(|path| Some((self.library.note(path)?.hash, path.clone())))
            .collect();
        for entry in &read {
            let path = &entry.note.path;
            seen.changed.push(path.clone());
            if self.library.note(path).is_none()
                && let Some(from) = gone_by_hash.remove(&entry.note.hash)
            {
                seen.moved.push((from, path.clone()));
            }
        }
        seen.removed = gone;
        seen.changed.sort();
        seen.removed.sort();
        let sources = Sources::read(&self.root)?;
        let catalogue = serde_json::json!(
            sources
                .catalogue
                .as_deref()
                .map(|text| { ContentHash::of(text.as_bytes()) })
        );
        let indexed = self.recall(CATALOGUE_KEY)?.unwrap_or_default();
        seen.catalogue = indexed != catalogue || sources.catalogue != self.sources.catalogue;
        seen.settings = sources.settings != self.sources.settings;

        let notes: Vec<Note> = read.iter().map(|entry| entry.note.clone()).collect();
        let was = Arc::clone(&self.library);
        if !notes.is_empty() || !seen.removed.is_empty() {
            self.library = Arc::new(assemble::changed(&was, notes, &seen.removed));
        }
        if sources != self.sources {
            self.library = Arc::new(assemble::with_sources(&self.library, &sources));
        }
        let entered = self.write(&was, &read, &touched, &seen);
        if entered.is_err() {
            self.library = was;
        }
        entered?;
        if seen.catalogue {
            self.remember(CATALOGUE_KEY, &catalogue)?;
        }
        self.sources = sources;
        Ok(seen)
    }

    fn write(
        &mut self,
        was: &Library,
        read: &[Read],
        touched: &[(NotePath, Stamp)],
        seen: &Seen,
    ) -> Result<(), StoreError> {
        let library = &self.library;
        let transaction = self.connection.transaction()?;
        for path in &seen.removed {
            index::remove(&transaction, path)?;
        }
        for (path, stamp) in touched {
            index::restamp(&transaction, path, *stamp)?;
        }
        for entry in read {
            if let Some(note) = library.note(&entry.note.path) {
                index::put(&transaction, library, note, entry.stamp, &entry.words)?;
            }
        }
        if seen.catalogue {
            index::put_catalogue(&transaction, library)?;
            let unchanged = |note: &&Note| seen.changed.binary_search(&note.path).is_err();
            for note in library.all().filter(unchanged) {
                index::relabel(&transaction, library, note)?;
            }
        } else {
            // Notes that now share a slug, or no longer do, have one problem more or less.
            let before = seen
                .changed
                .iter()
                .chain(&seen.removed)
                .filter_map(|path| was.note(path));
            let after = seen.changed.iter().filter_map(|path| library.note(path));
            let slugs: BTreeSet<_> = before.chain(after).map(|note| note.slug.clone()).collect();
            for slug in slugs {
                for path in index::with_slug(&transaction, &slug)? {
                    if let Some(note) = library.note(&path)
                        && seen.changed.binary_search(&path).is_err()
                    {
                        index::relabel(&transaction, library, note)?;
                    }
                }
            }
        }
        transaction.commit()?;
        Ok(())
    }
}

impl Look {
    fn keep(&mut self, looked: Looked) {
        match looked {
            Looked::Read(read) => self.read.push(*read),
            Looked::Touched(path, stamp) => self.touched.push((path, stamp)),
            Looked::Gone => {}
            Looked::Unread(problem) => self.seen.problems.push(problem),
        }
    }
}

fn look_at(root: &Path, library: &Library, path: NotePath, stamp: Stamp) -> Looked {
    let bytes = match files::inside(root, path.as_str()).and_then(|place| files::read(&place)) {
        Ok(bytes) => bytes,
        Err(error) if files::kind(&error) == Cause::Gone => return Looked::Gone,
        Err(error) => return Looked::Unread(unreadable(&error)),
    };
    let hash = ContentHash::of(&bytes);
    if library.note(&path).is_some_and(|note| note.hash == hash) {
        return Looked::Touched(path, stamp);
    }
    Looked::Read(Box::new(Read {
        note: Note::read(path, &bytes),
        stamp,
        words: index::words_of(&String::from_utf8_lossy(&bytes)),
    }))
}

/// The note a file is, if it is one: Markdown, and not one of the files that speak about the
/// folder to those who read it elsewhere.
pub(crate) fn note_path(relative: &str) -> Option<NotePath> {
    let about_the_folder = ["readme.md", "license.md", "changelog.md"];
    if about_the_folder.contains(&relative.to_lowercase().as_str()) {
        return None;
    }
    NotePath::new(relative).ok()
}

pub(crate) fn unreadable(error: &FileError) -> Problem {
    Problem::error("unreadable-file", file_name(&error.path), error.to_string())
        .hint("Check that the file is there, that it may be read and that it stays in the library.")
}

fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}
