//! The next portion of a look, whatever it is: notes, what is gone, rows of another catalogue, words,
//! and at the end what is done once for the whole folder.

use std::panic::resume_unwind;
use std::thread;

use super::{Extent, Look, NOTES, Stage};
use crate::disk::read_note::Portion;
use crate::disk::seen::Seen;
use crate::index::full_text::{self, Merge, Merging};
use crate::index::relabel::Relabelled;
use crate::{Store, StoreError, database};

/// So many rows are compared with a new catalogue at once.
const ROWS: usize = 2_000;

impl Store {
    /// Looks on: reads and ingests the next portion, and returns what was seen in it; none when the
    /// look is at its end.
    ///
    /// # Errors
    /// When the disk or the database refuses. Portions before this one are ingested.
    pub fn look_on(&mut self, look: &mut Look) -> Result<Option<Seen>, StoreError> {
        self.ensure_database()?;
        loop {
            match &look.stage {
                Stage::Notes => return self.look_at_notes(look).map(Some),
                Stage::Gone if look.gone.is_empty() => look.stage = Stage::Catalogue(None),
                Stage::Gone => {
                    let mut portion = Portion::default();
                    look.next_gone(&mut portion);
                    look.done += portion.gone.len();
                    return self.ingest(portion, look).map(Some);
                }
                Stage::Catalogue(None) if self.is_relabelled()? => look.stage = Stage::Words,
                Stage::Catalogue(after) => {
                    let mut seen = self.ingest(Portion::default(), look)?;
                    let after = after.as_ref().filter(|_| !seen.catalogue);
                    look.stage = match self.relabel_some(after, ROWS)? {
                        Relabelled::All => Stage::Words,
                        Relabelled::Until(path) => Stage::Catalogue(Some(path)),
                        Relabelled::Overtaken => Stage::Catalogue(None),
                    };
                    seen.catalogue = true;
                    return Ok(Some(seen));
                }
                Stage::Words => {
                    if look.extent == Extent::Files || !self.look_for_words(look)? {
                        look.stage = Stage::Merge(Merge::First(0));
                        continue;
                    }
                    return Ok(Some(Seen::default()));
                }
                Stage::Merge(merge) => {
                    let merge = look.leaves_pieces.then_some(*merge);
                    let next = match merge {
                        Some(merge) => full_text::merge_some(&self.connection, merge)?,
                        None => None,
                    };
                    let Some(next) = next else {
                        look.stage = Stage::End;
                        continue;
                    };
                    look.stage = Stage::Merge(next);
                    return Ok(Some(Seen::default()));
                }
                Stage::End => {
                    if look.extent == Extent::Folder {
                        full_text::set_merging(&self.connection, Merging::AsTheyCome)?;
                        self.take_in_leftovers(&look.leftovers);
                        self.thin_out()?;
                    }
                    if look.total > NOTES {
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
    fn look_for_words(&mut self, look: &mut Look) -> Result<bool, StoreError> {
        if look.words_found.is_empty() && look.wordless.is_empty() {
            look.wordless = full_text::wordless(&self.connection)?.into();
            look.total = look.total.max(look.done + look.wordless.len());
            if look.wordless.is_empty() {
                return Ok(false);
            }
            if look.wordless.len() > NOTES {
                full_text::set_merging(&self.connection, Merging::AtTheEnd)?;
                look.leaves_pieces = true;
            }
        }
        let next = look.next_wordless();
        let unread = full_text::texts_of(&self.connection, &next)?;
        let found = std::mem::take(&mut look.words_found);
        look.words_found = thread::scope(|threads| {
            let next = threads.spawn(|| full_text::words_of(unread));
            if !found.is_empty() {
                let transaction = self.transaction()?;
                full_text::put_all(&transaction, &found)?;
                database::commit(transaction)?;
            }
            Ok::<_, StoreError>(next.join().unwrap_or_else(|broken| resume_unwind(broken)))
        })?;
        look.done += found.len();
        Ok(true)
    }
}
