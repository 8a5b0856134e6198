//! Text the author typed and has not saved yet, kept so that a crash or a power cut takes nothing. A
//! buffer is not a version of the note: it goes away when the note is saved.
//!
//! Each lies in a file of its own, so that keeping one waits for nothing: neither for an operation
//! that holds the library's lock, nor for SQLite, nor for the thread that owns the store. A file is
//! never written twice: a newer text of the same note is a file with a later moment in its name, and
//! whoever removes a file removes the very text that was looked at. The newest whole one counts.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::ContentHash;
use files::ReplaceError;

use crate::disk::library_folder::ensure_library;
use crate::texts::buffer_file::{
    self, Buffer, BufferFile, Content, DAMAGED, DROPPED, DamagedBuffer, KEPT, clear, gone_is_done,
    newest, read, remove_all,
};
use crate::texts::moment::Moment;
use crate::{StoreError, database};

/// The folder in the hidden one.
const FOLDER: &str = "buffers";

/// The unsaved texts of a library, for any thread. Cloning it costs nothing.
#[derive(Clone)]
pub struct Buffers(Arc<Inside>);

struct Inside {
    root: PathBuf,
    /// Where a library that cannot be written has copies, and why it cannot be.
    read_only: Option<(PathBuf, String)>,
}

impl Buffers {
    /// Those of the library at `root`.
    pub(crate) fn of(root: &Path) -> Buffers {
        Buffers(Arc::new(Inside {
            root: root.to_owned(),
            read_only: None,
        }))
    }

    /// Copies, in the folder `copy`, of those of the library at `root`, which cannot be written.
    pub(crate) fn to_read(root: &Path, copy: &Path, why: &str) -> Result<Buffers, StoreError> {
        let folder = copy.join(FOLDER);
        let refused = |source| StoreError::folder("copy the unsaved texts of", root, source);
        fs::create_dir_all(&folder).map_err(refused)?;
        for entry in Buffers::of(root).entries()? {
            let name = entry.file.file_name().unwrap_or_default();
            fs::copy(&entry.file, folder.join(name)).map_err(refused)?;
        }
        Ok(Buffers(Arc::new(Inside {
            root: root.to_owned(),
            read_only: Some((folder, why.to_owned())),
        })))
    }

    /// Keeps the editor's text of `path`, in the place of what was kept before. When this returns,
    /// the text is on the disk: not even a power cut takes it. The folder is made again where
    /// another program removed it.
    ///
    /// A note that has no file yet is kept under any name that is no note's path.
    ///
    /// # Errors
    /// When the disk refuses, or the library is open for reading only; what was kept before stays.
    pub fn keep(
        &self,
        path: &str,
        base: Option<ContentHash>,
        text: &str,
    ) -> Result<(), StoreError> {
        if let Some((_, why)) = &self.0.read_only {
            return Err(StoreError::ReadOnly(why.clone()));
        }
        // Whatever a clock before has written counts as earlier.
        let before = self.entries_of(path)?;
        let moment = Moment::now();
        self.write(path, base, text, moment)?;
        clear(&before);
        Ok(())
    }

    /// The text kept for `path`, if any.
    pub fn get(&self, path: &str) -> Result<Option<Buffer>, StoreError> {
        let entries = self.entries_of(path)?;
        Ok(newest(&entries)?.map(|(_, buffer)| buffer))
    }

    /// Every text that is kept, the newest first: what a start finds after a crash.
    pub fn all(&self) -> Result<Vec<Buffer>, StoreError> {
        let entries = self.kept()?;
        let mut buffers: Vec<Buffer> = Vec::new();
        for entry in entries.iter().rev() {
            if let Some(Content::Whole(buffer)) = read(&entry.file)?
                && !buffers.iter().any(|newer| newer.path == buffer.path)
            {
                buffers.push(buffer);
            }
        }
        buffers.sort_by(|one, other| other.at.cmp(&one.at).then(one.path.cmp(&other.path)));
        Ok(buffers)
    }

    /// The author does not want the text kept for `path`. It is no unsaved text any more, and waits
    /// for the store to make it a version.
    pub fn put_down(&self, path: &str) -> Result<(), StoreError> {
        let entries = self.entries_of(path)?;
        let Some((last, _)) = newest(&entries)? else {
            return Ok(());
        };
        let (older, newest): (Vec<_>, Vec<_>) =
            entries.into_iter().partition(|entry| entry.moment < last);
        clear(&older);
        for entry in newest.iter().filter(|entry| entry.moment == last) {
            let dropped = entry.file.with_extension(DROPPED);
            gone_is_done(files::rename(&entry.file, &dropped))?;
        }
        Ok(())
    }

    /// Lets go of the text kept for `path`, whatever it is.
    pub(crate) fn remove(&self, path: &str) -> Result<(), StoreError> {
        remove_all(&self.entries_of(path)?)
    }

    /// The text `saved` of the note stands in its file: lets go of it, and of all that was kept
    /// before `asked`, when the author asked for that. What was typed since stays.
    pub(crate) fn let_go(&self, path: &str, saved: &str, asked: Moment) -> Result<(), StoreError> {
        let mut entries = self.entries_of(path)?;
        let last = match newest(&entries)? {
            Some((moment, buffer)) if buffer.text == saved => Some(moment),
            _ => None,
        };
        entries.retain(|entry| entry.moment < asked || last >= Some(entry.moment));
        remove_all(&entries)
    }

    /// Lets go of the text kept for `path` if it is this one.
    pub(crate) fn remove_same(&self, path: &str, text: &str) -> Result<(), StoreError> {
        self.let_go(path, text, Moment(i64::MIN))
    }

    /// Keeps a text that came of what the author had typed when this was `asked`. What was typed
    /// since stays in its place.
    pub(crate) fn keep_as_of(
        &self,
        asked: Moment,
        path: &str,
        base: Option<ContentHash>,
        text: &str,
    ) -> Result<(), StoreError> {
        let entries = self.entries_of(path)?;
        if entries.iter().any(|entry| entry.moment > asked) {
            return Ok(());
        }
        self.write(path, base, text, asked)?;
        clear(&entries);
        Ok(())
    }

    /// Takes in a text that an older version kept in its database. Returns whether it counts: a
    /// newer one may be kept.
    pub(crate) fn take_over(&self, buffer: &Buffer) -> Result<bool, StoreError> {
        let moment = Moment(buffer.at.saturating_mul(1000));
        let entries = self.entries_of(&buffer.path)?;
        if entries.iter().any(|entry| entry.moment > moment) {
            return Ok(false);
        }
        if entries.iter().all(|entry| entry.moment < moment) {
            self.write(&buffer.path, buffer.base, &buffer.text, moment)?;
            clear(&entries);
        }
        Ok(true)
    }

    /// Gives the text kept for `from` to `to`, for which none is kept.
    pub(crate) fn rename(&self, from: &str, to: &str) -> Result<(), StoreError> {
        let entries = self.entries_of(from)?;
        if let Some((moment, buffer)) = newest(&entries)? {
            self.write(to, buffer.base, &buffer.text, moment)?;
        }
        remove_all(&entries)
    }

    /// Of which notes texts are kept, told without reading one.
    pub(crate) fn names(&self) -> Result<Vec<String>, StoreError> {
        Ok(self.kept()?.into_iter().map(|entry| entry.of).collect())
    }

    /// What typing began from of which texts are kept, those that were dropped among them.
    pub(crate) fn bases(&self) -> Result<Vec<ContentHash>, StoreError> {
        let mut bases = Vec::new();
        for entry in self.entries()? {
            if let Some(Content::Whole(buffer)) = read(&entry.file)? {
                bases.extend(buffer.base);
            }
        }
        Ok(bases)
    }

    /// The texts that were dropped and wait to become versions, with what to forget them by.
    pub(crate) fn dropped(&self) -> Result<Vec<(PathBuf, Buffer)>, StoreError> {
        let mut dropped = Vec::new();
        for entry in self
            .entries()?
            .into_iter()
            .filter(|entry| entry.is(DROPPED))
        {
            if let Some(Content::Whole(buffer)) = read(&entry.file)? {
                dropped.push((entry.file, buffer));
            }
        }
        Ok(dropped)
    }

    /// Puts aside what is no longer what was kept.
    pub(crate) fn take_damaged(&self) -> Result<Vec<DamagedBuffer>, StoreError> {
        let mut damaged = Vec::new();
        for entry in self.entries()? {
            if let Some(Content::Damaged(path, left)) = read(&entry.file)? {
                let file = entry.file.with_extension(DAMAGED);
                gone_is_done(files::rename(&entry.file, &file))?;
                damaged.push(DamagedBuffer { path, left, file });
            }
        }
        Ok(damaged)
    }

    fn write(
        &self,
        path: &str,
        base: Option<ContentHash>,
        text: &str,
        moment: Moment,
    ) -> Result<(), StoreError> {
        let (name, bytes) = buffer_file::written(path, base, text, moment);
        let place = self.prepared()?.join(name);
        let put = files::prepare(&place, None, &bytes, Some(0o600)).and_then(|it| it.put());
        match put {
            Ok(_) => Ok(()),
            Err(ReplaceError::File(error)) => Err(error.into()),
            // The name says what is in it.
            Err(ReplaceError::Changed { .. }) if place.is_file() => Ok(()),
            Err(error) => Err(StoreError::folder("write", &place, io::Error::other(error))),
        }
    }

    /// The folder, which is made where it is missing, with all that belongs around it.
    fn prepared(&self) -> Result<PathBuf, StoreError> {
        let folder = self.folder()?;
        if self.0.read_only.is_some() {
            return Ok(folder);
        }
        let root = &self.0.root;
        let hidden = root.join(database::FOLDER);
        if folder.is_dir() && hidden.join(".gitignore").exists() {
            return Ok(folder);
        }
        // The folder of a disk that was taken away is not made again.
        ensure_library(root)?;
        database::prepare_folder(root)?;
        database::private_folder(&folder)?;
        files::flush_folders([folder.as_path(), hidden.as_path()])?;
        Ok(folder)
    }

    fn folder(&self) -> Result<PathBuf, StoreError> {
        match &self.0.read_only {
            Some((copy, _)) => Ok(copy.clone()),
            None => Ok(files::unlinked(
                &self.0.root,
                Path::new(database::FOLDER).join(FOLDER),
            )?),
        }
    }

    /// Every file of ours, in the order of their moments.
    fn entries(&self) -> Result<Vec<BufferFile>, StoreError> {
        let folder = self.folder()?;
        let refused = |source| StoreError::folder("look into", &folder, source);
        let found = match fs::read_dir(&folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            found => found.map_err(refused)?,
        };
        let mut entries = Vec::new();
        for file in found {
            let file = file.map_err(refused)?;
            let is_file = file.file_type().is_ok_and(|kind| kind.is_file());
            entries.extend(BufferFile::of(file.path()).filter(|_| is_file));
        }
        entries.sort_by_key(|entry| entry.moment);
        if let Some(last) = entries.last() {
            last.moment.passed();
        }
        entries.retain(|entry| entry.is(KEPT) || entry.is(DROPPED));
        Ok(entries)
    }

    fn kept(&self) -> Result<Vec<BufferFile>, StoreError> {
        let mut entries = self.entries()?;
        entries.retain(|entry| entry.is(KEPT));
        Ok(entries)
    }

    fn entries_of(&self, path: &str) -> Result<Vec<BufferFile>, StoreError> {
        let name = buffer_file::name(path);
        let mut entries = self.kept()?;
        entries.retain(|entry| entry.of == name);
        Ok(entries)
    }
}
