//! Another program changed the file of a note in which the author is typing. Edits of different
//! lines are merged; of the same lines both sides are kept, and the author chooses.

use domain::{Conflict, ContentHash, Merged, NotePath, line_ends, merge};

use crate::texts::by_hash;
use crate::texts::versions::{self, Why};
use crate::{Moment, NoteText, SaveError, Store, database};

/// What became of the author's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The file is what the author began from.
    Unchanged,
    /// Both edits are in one text, which is kept as the note's buffer. What the author had typed
    /// is a version.
    Merged {
        /// What the file holds. A save of the text must name its hash.
        theirs: Box<NoteText>,
        /// The text, lines ended by `\n`.
        text: String,
    },
    /// Both changed the same lines. The buffer is as it was, and both texts are versions, whatever
    /// the author chooses.
    Conflict {
        /// What the file holds. A save of the author's text over it must name its hash.
        theirs: Box<NoteText>,
        /// Both edits in one text; where they meet, the author's lines stand.
        text: String,
        /// Where they meet.
        conflicts: Vec<Conflict>,
    },
}

impl Store {
    /// Brings together what the author typed, which began from the file with the hash `base`, and
    /// what the file of the note at `path` holds now.
    ///
    /// # Errors
    /// [`SaveError::Gone`] when there is no file any more, [`SaveError::NotText`] when it is not
    /// text. The buffer stays.
    pub fn merge_outside(
        &mut self,
        path: &NotePath,
        base: ContentHash,
        mine: &str,
    ) -> Result<Outcome, SaveError> {
        self.merge_outside_asked(Moment::now(), path, base, mine)
    }

    /// The same for who asked at that moment, and may have typed on since: what was kept later stays
    /// kept as it is.
    pub fn merge_outside_asked(
        &mut self,
        asked: Moment,
        path: &NotePath,
        base: ContentHash,
        mine: &str,
    ) -> Result<Outcome, SaveError> {
        self.ensure_writable()?;
        // What was there before becomes a version, and what is there now is known by its hash.
        self.scan_file(path)?;
        let theirs = self.current_text(path)?;
        if theirs.hash == base {
            return Ok(Outcome::Unchanged);
        }
        std::str::from_utf8(&theirs.raw).map_err(|_| SaveError::NotText(path.clone()))?;
        let began = by_hash::get(&self.connection, base)?.unwrap_or_default();
        let began = line_ends::normalise(&String::from_utf8_lossy(&began));
        let Merged { text, conflicts } = merge(&began, mine, &theirs.text);
        let typed = self.as_in_file(Some(base), mine)?;

        let now = self.now();
        let transaction = self.transaction()?;
        let name = path.as_str();
        if conflicts.is_empty() {
            if mine != began && mine != text {
                versions::keep_bytes(&transaction, name, &typed, &Why::Merged, now)?;
            }
            database::commit(transaction)?;
            match text == theirs.text {
                true => self.buffers.let_go(name, mine, asked)?,
                false => self
                    .buffers
                    .keep_as_of(asked, name, Some(theirs.hash), &text)?,
            }
            let theirs = Box::new(theirs);
            return Ok(Outcome::Merged { theirs, text });
        }
        versions::keep_bytes(&transaction, name, &typed, &Why::Mine, now)?;
        versions::keep_bytes(&transaction, name, &theirs.raw, &Why::Theirs, now)?;
        database::commit(transaction)?;
        self.buffers.keep_as_of(asked, name, Some(base), mine)?;
        Ok(Outcome::Conflict {
            theirs: Box::new(theirs),
            text,
            conflicts,
        })
    }
}
