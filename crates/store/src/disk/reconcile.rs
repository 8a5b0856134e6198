//! The one door through which changes of files reach the library and its index: the start, a
//! `git pull`, our own saves and renames. What changed is told by hashes, never by time.

use std::collections::BTreeSet;
use std::path::PathBuf;

use domain::{ContentHash, NotePath};
use files::{Cause, FileError};

use crate::disk::change_origin::ChangeOrigin;
use crate::disk::note_files::{is_of_the_library, misnamed, note_path};
use crate::disk::scan::{Extent, Scan};
use crate::disk::seen::Seen;
use crate::disk::stamp::Stamp;
use crate::disk::unread::{not_taken_in, unreadable};
use crate::index::rows;
use crate::operations::progress::{Part, Step};
use crate::texts::versions::Why;
use crate::{Store, StoreError};

impl Store {
    /// Looks at the whole folder. Only files whose size, time or number on the disk differ from
    /// the index are read, and those that another reader has read.
    pub fn reconcile(&mut self) -> Result<Seen, StoreError> {
        let scan = self.begin_scan()?;
        let mut seen = self.finish_scan(scan)?;
        seen.is_whole = true;
        Ok(seen)
    }

    /// Begins a scan of the whole folder. Nothing is read yet: [`Store::continue_scan`] does that in
    /// portions, so that others can have their turn in between.
    pub fn begin_scan(&mut self) -> Result<Scan, StoreError> {
        self.ensure_database()?;
        let mut listing = files::list(&self.root)?;
        let mut scan = Scan::new(Extent::Folder, ChangeOrigin::outside());
        scan.leftovers = std::mem::take(&mut listing.staged);
        let mut present = BTreeSet::new();
        let mut media = String::new();
        for found in &listing.files {
            let Some(path) = note_path(&found.relative) else {
                media.push_str(&format!("{found:?}"));
                continue;
            };
            let stamp = Stamp::from(found);
            if self.stamps.get(&path) != Some(&stamp) || self.library.note(&path).is_none() {
                scan.add_file(path.clone(), stamp);
            }
            present.insert(path);
        }
        // Rows of notes that another program ingested and that are gone again are gone too.
        let known = rows::paths(&self.connection)?;
        let remembered = self.library.all().map(|note| note.path.clone());
        // What lies in a folder that may not be looked into is hidden, not gone.
        let denied: Vec<_> = listing
            .refused
            .iter()
            .filter(|error| is_denied(error))
            .collect();
        let is_hidden = |path: &NotePath| {
            let place = self.root.join(path.as_str());
            denied.iter().any(|error| place.starts_with(&error.path))
        };
        known
            .into_iter()
            .chain(remembered)
            .filter(|path| !present.contains(path) && !is_hidden(path))
            .for_each(|path| scan.add_missing(&self.library, path));
        scan.seen.problems = not_taken_in(&self.root, &listing);
        let media = ContentHash::of(media.as_bytes());
        scan.seen.media = self.media != Some(media);
        self.media = Some(media);
        scan.prepared(&self.connection)?;
        Ok(scan)
    }

    /// Takes a scan to its end.
    fn finish_scan(&mut self, mut scan: Scan) -> Result<Seen, StoreError> {
        let mut seen = Seen::default();
        while let Some(next) = self.continue_scan(&mut scan)? {
            seen.add(next);
            if let Why::Operation(name) | Why::Undone(name) | Why::Redone(name) = scan.why() {
                let step = Step {
                    operation: name,
                    part: Part::Indexing,
                    done: scan.done(),
                    total: scan.total(),
                };
                // What is done is told of, and cannot be stopped.
                self.progress.step(&step).ok();
            }
        }
        seen.in_order();
        Ok(seen)
    }

    /// Looks at these files only; a folder among them, or a path that is neither a file nor a
    /// known note, is looked at as the whole folder.
    pub fn refresh(&mut self, paths: &[PathBuf]) -> Result<Seen, StoreError> {
        self.scan_files(paths, ChangeOrigin::outside())
    }

    /// Looks at the one file of a note.
    pub(crate) fn scan_file(&mut self, path: &NotePath) -> Result<Seen, StoreError> {
        self.refresh(&[self.root.join(path.as_str())])
    }

    /// Looks at these files only, for a cause that is known.
    pub(crate) fn scan_files(
        &mut self,
        paths: &[PathBuf],
        cause: ChangeOrigin,
    ) -> Result<Seen, StoreError> {
        self.ensure_database()?;
        if self.stamps.is_empty() && self.library.all().next().is_some() {
            // The database was begun anew and has no rows yet.
            return self.reconcile();
        }
        let mut scan = Scan::new(Extent::Files, cause);
        let real_root = self
            .root
            .canonicalize()
            .unwrap_or_else(|_| self.root.to_path_buf());
        for path in paths.iter().collect::<BTreeSet<_>>() {
            let inside = path
                .strip_prefix(&self.root)
                .or_else(|_| path.strip_prefix(&real_root))
                .unwrap_or(path);
            if !is_of_the_library(inside) {
                continue;
            }
            let relative = inside
                .to_string_lossy()
                .replace(std::path::MAIN_SEPARATOR, "/");
            let place = self.root.join(inside);
            // Asked before the file is read: a later change then differs from it.
            match (note_path(&relative), files::found(&self.root, &place)) {
                (Some(note), Ok(found)) => {
                    let stamp = Stamp::from(&found);
                    scan.add_file(note, stamp);
                }
                (Some(_), Err(error)) if is_unread(&error) => {
                    scan.seen.problems.push(unreadable(&self.root, &error));
                }
                (Some(note), Err(_)) => {
                    // A row that another program wrote is to go as well.
                    let is_known = self.library.note(&note).is_some()
                        || rows::hash(&self.connection, &note)?.is_some();
                    if is_known {
                        scan.add_missing(&self.library, note);
                    }
                }
                (None, Ok(_)) => {
                    scan.seen.media |= relative.starts_with("media/");
                    scan.seen.problems.extend(misnamed(&relative));
                }
                (None, Err(_)) => return self.reconcile(),
            }
        }
        scan.prepared(&self.connection)?;
        self.finish_scan(scan)
    }
}

/// Whether something is there and cannot be read as a note; a link to a note is none, and neither
/// is a folder.
fn is_unread(error: &FileError) -> bool {
    !matches!(files::kind(error), Cause::Gone | Cause::Link) && !error.path.is_dir()
}

/// Whether the system refused, and not this program because a link leads out of the library.
fn is_denied(error: &FileError) -> bool {
    files::kind(error) != Cause::Gone && error.source.get_ref().is_none()
}
