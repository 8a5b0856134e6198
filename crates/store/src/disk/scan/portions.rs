//! The next portion of a scan, whatever it is: notes, what is gone, rows of another catalogue, words,
//! and at the end what is done once for the whole folder.

use std::panic::resume_unwind;
use std::thread;

use super::{Extent, NOTES, Scan, Stage};
use crate::disk::read_note::Portion;
use crate::disk::seen::Seen;
use crate::index::full_text::{self, Merge, Merging};
use crate::index::relabel::Relabelled;
use crate::{Store, StoreError, database};

/// So many rows are compared with a new catalogue at once.
const ROWS: usize = 2_000;

impl Store {
    /// Goes on with a scan: reads and ingests the next portion, and returns what was seen in it; none when the
    /// scan is at its end.
    ///
    /// # Errors
    /// When the disk or the database refuses. Portions before this one are ingested.
    pub fn continue_scan(&mut self, scan: &mut Scan) -> Result<Option<Seen>, StoreError> {
        self.ensure_database()?;
        loop {
            match &scan.stage {
                Stage::Notes => return self.scan_notes(scan).map(Some),
                Stage::Gone if scan.gone.is_empty() => scan.stage = Stage::Catalogue(None),
                Stage::Gone => {
                    let mut portion = Portion::default();
                    scan.next_gone(&mut portion);
                    scan.done += portion.gone.len();
                    return self.ingest(portion, scan).map(Some);
                }
                Stage::Catalogue(None) if self.is_relabelled()? => scan.stage = Stage::Words,
                Stage::Catalogue(after) => {
                    let mut seen = self.ingest(Portion::default(), scan)?;
                    let after = after.as_ref().filter(|_| !seen.catalogue);
                    scan.stage = match self.relabel_some(after, ROWS)? {
                        Relabelled::All => Stage::Words,
                        Relabelled::Until(path) => Stage::Catalogue(Some(path)),
                        Relabelled::Overtaken => Stage::Catalogue(None),
                    };
                    seen.catalogue = true;
                    return Ok(Some(seen));
                }
                Stage::Words => {
                    if scan.extent == Extent::Files || !self.find_words(scan)? {
                        scan.stage = Stage::Merge(Merge::First(0));
                        continue;
                    }
                    return Ok(Some(Seen::default()));
                }
                Stage::Merge(merge) => {
                    let merge = scan.leaves_pieces.then_some(*merge);
                    let next = match merge {
                        Some(merge) => full_text::merge_some(&self.connection, merge)?,
                        None => None,
                    };
                    let Some(next) = next else {
                        scan.stage = Stage::End;
                        continue;
                    };
                    scan.stage = Stage::Merge(next);
                    return Ok(Some(Seen::default()));
                }
                Stage::End => {
                    if scan.extent == Extent::Folder {
                        full_text::set_merging(&self.connection, Merging::AsTheyCome)?;
                        self.take_in_leftovers(&scan.leftovers);
                        self.thin_out()?;
                    }
                    if scan.total > NOTES {
                        // Refused, or kept from it, it is done after the next one.
                        self.keep_small().ok();
                    }
                    return Ok(None);
                }
            }
        }
    }

    /// Puts the words in that were found before, while those of the next notes are found; false
    /// when there are none left.
    fn find_words(&mut self, scan: &mut Scan) -> Result<bool, StoreError> {
        if scan.words_found.is_empty() && scan.wordless.is_empty() {
            scan.wordless = full_text::wordless(&self.connection)?.into();
            scan.total = scan.total.max(scan.done + scan.wordless.len());
            if scan.wordless.is_empty() {
                return Ok(false);
            }
            if scan.wordless.len() > NOTES {
                full_text::set_merging(&self.connection, Merging::AtTheEnd)?;
                scan.leaves_pieces = true;
            }
        }
        let next = scan.next_wordless();
        let unread = full_text::texts_of(&self.connection, &next)?;
        let found = std::mem::take(&mut scan.words_found);
        scan.words_found = thread::scope(|threads| {
            let next = threads.spawn(|| full_text::words_of(unread));
            if !found.is_empty() {
                let transaction = self.transaction()?;
                full_text::put_all(&transaction, &found)?;
                database::commit(transaction)?;
            }
            Ok::<_, StoreError>(next.join().unwrap_or_else(|broken| resume_unwind(broken)))
        })?;
        scan.done += found.len();
        Ok(true)
    }
}
