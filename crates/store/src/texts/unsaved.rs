//! Unsaved texts and the library they are of: how they follow a note that moves, become versions once
//! they are dropped, and are found again when their note is gone. Where they lie is `buffers`'.

use std::collections::HashSet;

use domain::{ContentHash, NotePath, line_ends};
use rusqlite::{Connection, OptionalExtension, params};

use crate::disk::read_note::ReadNote;
use crate::texts::buffer_file::{self, Buffer, DamagedBuffer};
use crate::texts::buffers::Buffers;
use crate::texts::by_hash;
use crate::texts::moment::Moment;
use crate::texts::versions::{self, Why};
use crate::{Store, StoreError, database};

impl Store {
    /// Keeps the editor's text of `path`: [`Buffers::keep`].
    pub fn keep_buffer(
        &mut self,
        path: &str,
        base: Option<ContentHash>,
        text: &str,
    ) -> Result<(), StoreError> {
        self.buffers.keep(path, base, text)
    }

    /// The text kept for `path`, if any.
    pub fn buffer(&self, path: &str) -> Result<Option<Buffer>, StoreError> {
        self.buffers.get(path)
    }

    /// Every text that is kept, the newest first: what a start finds after a crash.
    pub fn buffers(&self) -> Result<Vec<Buffer>, StoreError> {
        self.buffers.all()
    }

    /// Forgets the text kept for `path`.
    pub fn drop_buffer(&self, path: &str) -> Result<(), StoreError> {
        self.buffers.remove(path)
    }

    /// The text `saved` stands in the file of the note: lets go of it, and of what was kept before
    /// `asked`, when the author asked for that.
    pub fn let_go(&self, path: &NotePath, saved: &str, asked: Moment) -> Result<(), StoreError> {
        self.buffers.let_go(path.as_str(), saved, asked)
    }

    /// Where unsaved texts are kept, for any thread.
    pub fn kept_texts(&self) -> Buffers {
        self.buffers.clone()
    }

    /// Keeps the buffer of the note at `path` as a version and drops it: the author does not want
    /// it, today.
    pub fn discard_buffer(&mut self, path: &NotePath) -> Result<(), StoreError> {
        self.ensure_writable()?;
        self.buffers.put_down(path.as_str())?;
        self.take_in_dropped()
    }

    /// Makes versions of the texts that were dropped ([`Buffers::put_down`]).
    pub fn take_in_dropped(&mut self) -> Result<(), StoreError> {
        if self.read_only().is_some() {
            return Ok(());
        }
        for (file, buffer) in self.buffers.dropped()? {
            self.ensure_writable()?;
            self.keep_words(&buffer, &Why::Dropped)?;
            buffer_file::gone_is_done(files::remove(&file))?;
        }
        Ok(())
    }

    /// Texts of which nobody knows a whole one any more: what is left of each is a version of its
    /// note from now on, and its file is put aside. Each is told once.
    pub fn take_damaged_buffers(&mut self) -> Result<Vec<DamagedBuffer>, StoreError> {
        if self.read_only().is_some() {
            return Ok(Vec::new());
        }
        let damaged = self.buffers.take_damaged()?;
        for DamagedBuffer { path, left, .. } in &damaged {
            if let Some(path) = path.as_deref().filter(|_| !left.is_empty()) {
                let now = self.now();
                let transaction = self.transaction()?;
                versions::keep_bytes(&transaction, path, left, &Why::Dropped, now)?;
                database::commit(transaction)?;
            }
        }
        Ok(damaged)
    }

    /// Unsaved texts of notes that are gone, the newest first: removed, or moved by another program.
    pub fn left_behind(&self) -> Result<Vec<Buffer>, StoreError> {
        let mut buffers = self.buffers()?;
        buffers.retain(|buffer| match NotePath::new(&buffer.path) {
            Ok(path) => self.library.note(&path).is_none() && !self.is_there(&path),
            Err(_) => true,
        });
        Ok(buffers)
    }

    /// Unsaved text goes along with notes that get another path. One that is kept there already, of
    /// a note that is gone, makes room as a version. Done once more it does nothing.
    pub(crate) fn follow(&mut self, moves: &[(NotePath, NotePath)]) -> Result<(), StoreError> {
        if self.read_only().is_some() {
            return Ok(());
        }
        for (from, to) in moves {
            if self.buffers.get(from.as_str())?.is_none() {
                continue;
            }
            if let Some(there) = self.buffers.get(to.as_str())? {
                self.keep_words(&there, &Why::Dropped)?;
                self.buffers.remove(to.as_str())?;
            }
            self.buffers.rename(from.as_str(), to.as_str())?;
        }
        Ok(())
    }

    /// Unsaved texts whose note an operation has moved, when the program died before they could
    /// follow.
    pub(crate) fn follow_lost(&mut self) -> Result<(), StoreError> {
        for buffer in self.buffers()? {
            let Ok(from) = NotePath::new(&buffer.path) else {
                continue;
            };
            if self.is_there(&from) {
                continue;
            }
            if let Some(to) = moved_to(&self.connection, &from, buffer.base)?
                && self.is_there(&to)
            {
                self.follow(&[(from, to)])?;
            }
        }
        Ok(())
    }

    /// What unsaved texts have to do when notes were read and moved: they follow, and those that a
    /// file holds by now are of no use. What the others began from stays.
    pub(crate) fn settle_buffers(
        &mut self,
        read: &[ReadNote],
        moved: &[(NotePath, NotePath)],
    ) -> Result<(), StoreError> {
        let names: HashSet<String> = self.buffers.names()?.into_iter().collect();
        if names.is_empty() || self.read_only().is_some() {
            return self.tell_bases();
        }
        let is_kept = |path: &NotePath| names.contains(&buffer_file::name(path.as_str()));
        let moved: Vec<_> = moved
            .iter()
            .filter(|(from, _)| is_kept(from))
            .cloned()
            .collect();
        self.follow(&moved)?;
        for ReadNote { note, bytes, .. } in read.iter().filter(|read| is_kept(&read.note.path)) {
            let kept = self.buffers.get(note.path.as_str())?;
            let file = line_ends::normalise(&String::from_utf8_lossy(bytes));
            if kept.is_some_and(|kept| kept.text == file) {
                self.buffers.remove_same(note.path.as_str(), &file)?;
            }
        }
        self.tell_bases()
    }

    /// Tells the connection what unsaved texts began from, before texts are forgotten.
    pub(crate) fn tell_bases(&self) -> Result<(), StoreError> {
        by_hash::set_bases(&self.connection, &self.buffers.bases()?)
    }

    /// Takes the unsaved texts that an older version kept in the database out of it: written first,
    /// then deleted there.
    pub(crate) fn take_out_buffers(&mut self) -> Result<(), StoreError> {
        let mut rows = self
            .connection
            .prepare("SELECT path, base, text, at FROM buffers")?;
        let found = rows.query_map([], |row| {
            let base: Option<String> = row.get(1)?;
            Ok(Buffer {
                path: row.get(0)?,
                base: base.and_then(|hex| hex.parse().ok()),
                text: row.get(2)?,
                at: row.get(3)?,
            })
        })?;
        let found: Vec<Buffer> = found.collect::<rusqlite::Result<_>>()?;
        drop(rows);
        for buffer in found {
            if !self.buffers.take_over(&buffer)? {
                self.keep_words(&buffer, &Why::Dropped)?;
            }
            database::committed(|| {
                self.connection
                    .execute("DELETE FROM buffers WHERE path = ?1", [&buffer.path])?;
                Ok(())
            })?;
        }
        Ok(())
    }

    /// Makes a version of an unsaved text, unless its file holds just that.
    fn keep_words(&mut self, buffer: &Buffer, why: &Why) -> Result<(), StoreError> {
        let bytes = self.as_in_file(buffer.base, &buffer.text)?;
        if let Ok(path) = NotePath::new(&buffer.path)
            && self
                .snapshot()
                .read(&path)
                .is_ok_and(|read| read.raw == bytes)
        {
            return Ok(());
        }
        let now = self.now();
        let transaction = self.transaction()?;
        versions::keep_bytes(&transaction, &buffer.path, &bytes, why, now)?;
        database::commit(transaction)
    }

    /// Whether a file stands there.
    fn is_there(&self, path: &NotePath) -> bool {
        let place = files::unlinked(&self.root, path.as_str());
        place.is_ok_and(|place| place.is_file())
    }
}

/// Where an operation moved the note whose text typing began from, or an undo moved it back.
fn moved_to(
    connection: &Connection,
    from: &NotePath,
    base: Option<ContentHash>,
) -> Result<Option<NotePath>, StoreError> {
    let Some(base) = base else { return Ok(None) };
    let to: Option<String> = connection
        .prepare_cached(
            "SELECT moved_to, operation FROM operation_files
                 WHERE file = ?1 AND moved_to IS NOT NULL AND made AND before_hash = ?2
             UNION ALL
             SELECT source.file, source.operation FROM operation_files AS source
                 JOIN operation_files AS target
                     ON target.operation = source.operation AND target.file = source.moved_to
                 WHERE source.moved_to = ?1 AND NOT source.made AND target.after_hash = ?2
             ORDER BY operation DESC LIMIT 1",
        )?
        .query_row(params![from.as_str(), base.to_string()], |row| row.get(0))
        .optional()?;
    Ok(to.and_then(|to| NotePath::new(&to).ok()))
}
