//! Ingesting what a scan found: library, index and history change in one step or not at all. This
//! is the one place where a text makes room for another, so it is here that the old one becomes
//! a version.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use domain::{Library, Note, NotePath};
use rusqlite::Transaction;

use crate::disk::change_origin::ChangeOrigin;
use crate::disk::read_note::{BodyWords, Portion, ReadNote, UnchangedNote};
use crate::disk::scan::Scan;
use crate::disk::seen::Seen;
use crate::disk::sources::Sources;
use crate::index::full_text::{self, PendingWords, Words};
use crate::index::relabel::relabel;
use crate::index::rows::{self, Body};
use crate::texts::by_hash;
use crate::texts::versions::{self, Why};
use crate::{Store, StoreError, database};

impl Store {
    /// Ingests what a part of `scan` found. Where the catalogue is another, the rows of notes that
    /// are not in this part are still of the old one ([`Store::relabel_some`]).
    pub(crate) fn ingest(&mut self, portion: Portion, scan: &Scan) -> Result<Seen, StoreError> {
        let Portion {
            asked,
            read,
            unchanged,
            mut gone,
            mut seen,
        } = portion;
        gone.sort();
        seen.removed = gone;
        let mut written: Vec<NotePath> = read.iter().map(|read| read.note.path.clone()).collect();
        written.sort();
        let sources = Sources::read(&self.root)?;
        let nothing = asked.is_empty() && seen.removed.is_empty();
        if nothing && sources == self.sources {
            return Ok(seen);
        }

        // What is written now must not be of an older catalogue than what another program has
        // ingested since, so it is asked again once nobody else can write.
        let now = self.now();
        self.settle_buffers(&read, &seen.moved)?;
        let transaction = database::begin(&mut self.connection)?;
        let sources = Sources::read(&self.root)?;
        seen.catalogue |= sources.catalogue != self.sources.catalogue;
        seen.settings |= sources.settings != self.sources.settings;
        let was = Arc::clone(&self.library);
        let mut library = Arc::clone(&was);
        if !read.is_empty() || !seen.removed.is_empty() {
            let notes = read.iter().map(|read| read.note.clone()).collect();
            library = Arc::new(library.with(notes, &seen.removed));
        }
        if sources != self.sources {
            library = Arc::new(sources.put_into(&library));
        }
        // A note that was read in another way before may be the same all the same.
        seen.changed = written.clone();
        seen.changed
            .retain(|path| was.note(path) != library.note(path));
        let ingest = Ingest {
            now,
            transaction: &transaction,
            was: &was,
            library: &library,
            seen: &seen,
            asked: &asked,
            written: &written,
            awaited: scan.awaited(),
            cause: scan.cause(),
        };
        ingest.keep_versions(&read, &unchanged)?;
        ingest.write(&read, &unchanged)?;
        by_hash::forget_unreferenced(&transaction, now)?;
        database::commit(transaction)?;

        self.ingested += 1;
        self.library = library;
        self.sources = sources;
        for path in &seen.removed {
            self.stamps.remove(path);
        }
        let read = read.into_iter().map(|read| (read.note.path, read.stamp));
        let unchanged = unchanged.into_iter().map(|same| (same.path, same.stamp));
        self.stamps.extend(read.chain(unchanged));
        Ok(seen)
    }
}

/// One ingest into the index.
struct Ingest<'ingest> {
    now: i64,
    transaction: &'ingest Transaction<'ingest>,
    was: &'ingest Library,
    library: &'ingest Library,
    seen: &'ingest Seen,
    /// The notes whose files were to be read in this part of the scan.
    asked: &'ingest [NotePath],
    /// Those of them whose rows are written whole, by path.
    written: &'ingest [NotePath],
    /// The notes whose rows are written whole in a later part of the scan.
    awaited: &'ingest HashSet<NotePath>,
    cause: &'ingest ChangeOrigin,
}

impl Ingest<'_> {
    /// Keeps what is about to be forgotten. What the rows hold decides, not what this program
    /// remembers: a change that another program ingested, with the version before it, is old news.
    fn keep_versions(
        &self,
        read: &[ReadNote],
        unchanged: &[UnchangedNote],
    ) -> Result<(), StoreError> {
        let Ingest {
            now,
            transaction,
            seen,
            cause,
            ..
        } = self;
        for path in &seen.removed {
            let Some(hash) = rows::hash(transaction, path)? else {
                continue;
            };
            let to = |moves: &[(NotePath, NotePath)]| {
                let found = moves.iter().find(|(from, _)| from == path);
                found.map(|(_, to)| to.clone())
            };
            if let Some(to) = to(&seen.moved) {
                versions::move_along(transaction, path.as_str(), to.as_str())?;
            } else {
                let new_path = to(&cause.moves).unwrap_or_else(|| path.clone());
                versions::keep(transaction, new_path.as_str(), hash, &cause.why, *now)?;
            }
        }
        // Between this scan and its ingest, another program may have ingested something newer.
        for UnchangedNote { path, .. } in unchanged {
            if let Some(note) = self.library.note(path)
                && let Some(hash) = rows::hash(transaction, path)?
                && hash != note.hash
            {
                versions::keep(transaction, path.as_str(), hash, &Why::Outside, *now)?;
            }
        }
        for ReadNote { note, .. } in read {
            if let Some(hash) = rows::hash(transaction, &note.path)?
                && hash != note.hash
            {
                // Of the author's own texts one is kept now and then, of all others each.
                match cause.over_own == Some(hash) {
                    true => {
                        versions::keep_between_saves(transaction, note.path.as_str(), hash, *now)?
                    }
                    false => {
                        versions::keep(transaction, note.path.as_str(), hash, &cause.why, *now)?
                    }
                }
            }
        }
        Ok(())
    }

    fn write(&self, read: &[ReadNote], unchanged: &[UnchangedNote]) -> Result<(), StoreError> {
        let Ingest {
            transaction,
            library,
            seen,
            ..
        } = self;
        for path in &seen.removed {
            rows::remove(transaction, path)?;
        }
        let late = self.late_words(read, unchanged)?;
        let (of_read, of_unchanged) = late.split_at(read.len());
        let mut pending = PendingWords::default();
        for (UnchangedNote { path, stamp, bytes }, late) in unchanged.iter().zip(of_unchanged) {
            let Some(note) = library.note(path) else {
                continue;
            };
            by_hash::put(transaction, note.hash, bytes)?;
            match late {
                None => rows::restamp(transaction, path, *stamp)?,
                Some(words) => {
                    let body = Body::Of(words);
                    rows::put(transaction, library, note, *stamp, body, &mut pending)?;
                }
            }
        }
        for (read, late) in read.iter().zip(of_read) {
            let path = &read.note.path;
            let before = rows::hash(transaction, path)?;
            match &read.packed {
                Some(packed) => by_hash::put_packed(transaction, read.note.hash, packed)?,
                None => by_hash::put(transaction, read.note.hash, &read.bytes)?,
            }
            let body = match (&read.words, late) {
                (_, Some(words)) | (BodyWords::Found(words), None) => Body::Of(words),
                (BodyWords::SameAs(_), None) => Body::AsBefore,
                (BodyWords::Later, None) => Body::Unread,
            };
            // The library's note knows what its tags mean.
            if let Some(note) = library.note(path) {
                rows::put(transaction, library, note, read.stamp, body, &mut pending)?;
            }
            if let Some(before) = before {
                by_hash::mark_unreferenced(transaction, before, self.now)?;
            }
        }
        // Until now these were awaited, and left as they were.
        self.relabel(self.asked, &mut pending)?;
        // A name like theirs has come or gone, so their own has another address.
        self.relabel(library.renamed_since(self.was), &mut pending)?;
        // Notes that now share a slug, or no longer do, have one problem more or less.
        let paths = seen.changed.iter().chain(&seen.removed);
        let before = paths.filter_map(|path| self.was.note(path));
        let after = seen.changed.iter().filter_map(|path| library.note(path));
        let slugs: BTreeSet<_> = before.chain(after).map(|note| note.slug.clone()).collect();
        for slug in slugs {
            let twins = rows::with_slug(transaction, &slug)?;
            self.relabel(&twins, &mut pending)?;
        }
        pending.put(transaction)
    }

    /// The words of notes whose rows are not as they were when the scan read them: another program
    /// has ingested something, or taken it away. First those of `read`, then those of `unchanged`.
    fn late_words(
        &self,
        read: &[ReadNote],
        unchanged: &[UnchangedNote],
    ) -> Result<Vec<Option<Words>>, StoreError> {
        let mut late = Vec::with_capacity(read.len() + unchanged.len());
        let words = |bytes: &[u8]| Words::of(&String::from_utf8_lossy(bytes));
        for read in read {
            let is_late = match read.words {
                BodyWords::SameAs(hash) => {
                    !full_text::is_worded(self.transaction, &read.note.path, hash)?
                }
                BodyWords::Found(_) | BodyWords::Later => false,
            };
            late.push(is_late.then(|| words(&read.bytes)));
        }
        for unchanged in unchanged {
            let note = self.library.note(&unchanged.path);
            let row = rows::hash(self.transaction, &unchanged.path)?;
            let is_late = note.is_some_and(|note| row != Some(note.hash));
            late.push(is_late.then(|| words(&unchanged.bytes)));
        }
        Ok(late)
    }

    /// Writes the rows of these notes again, unless that has just been done or is done soon.
    fn relabel<'paths>(
        &self,
        paths: impl IntoIterator<Item = &'paths NotePath>,
        pending: &mut PendingWords<'_>,
    ) -> Result<(), StoreError> {
        let is_written = |path: &NotePath| self.written.binary_search(path).is_ok();
        for path in paths {
            let note: Option<&Note> = self.library.note(path);
            let is_left = is_written(path) || self.awaited.contains(path);
            if let Some(note) = note.filter(|_| !is_left) {
                relabel(self.transaction, self.library, note, pending)?;
            }
        }
        Ok(())
    }
}
