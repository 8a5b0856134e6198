//! A library as it was at one moment, for threads that only read: preview and export.
//! Notes' heads are in memory; texts and media are read from disk when asked for.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::{ContentHash, Library, MediaPath, NotePath, line_ends};
use files::FileError;

use crate::disk::media::{self, MediaListing, NotShown};

/// A library at one moment. Cloning it costs nothing.
#[derive(Clone)]
pub struct Snapshot {
    /// Notes, catalogue and settings.
    pub library: Arc<Library>,
    /// The library's folder.
    pub root: Arc<Path>,
}

/// A note's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteText {
    /// The text for an editor: no byte order mark, lines ended by `\n`.
    pub text: String,
    /// The bytes of the file.
    pub raw: Vec<u8>,
    /// Their hash, which a save must name.
    pub hash: ContentHash,
    /// Whether the disk refuses changes, or the file is not text.
    pub read_only: bool,
}

/// A picture, film or other file of the library that is not a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MediaFile {
    /// Where it lies on disk, without a link on the way.
    pub path: PathBuf,
    /// Its size in bytes.
    pub len: u64,
}

impl Snapshot {
    /// The text of the note at `path`, as it is on disk now.
    ///
    /// # Errors
    /// When the file is gone or cannot be read.
    pub fn read(&self, path: &NotePath) -> Result<NoteText, FileError> {
        read(&self.root, path)
    }

    /// The text of the note at `path`, with `\n` at line ends, and the hash of its bytes: for
    /// exports, which read every note and keep none.
    ///
    /// # Errors
    /// When the file is gone or cannot be read.
    pub fn text(&self, path: &NotePath) -> Result<(String, ContentHash), FileError> {
        let raw = files::read(&files::unlinked(&self.root, path.as_str())?)?;
        let hash = ContentHash::of(&raw);
        let text = String::from_utf8(raw)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
        let text = match text.starts_with('\u{feff}') || text.contains('\r') {
            true => line_ends::normalise(&text),
            false => text,
        };
        Ok((text, hash))
    }

    /// The media file at `relative` ("media/map.svg"), if there is one that may be shown.
    pub fn media(&self, relative: &str) -> Option<MediaFile> {
        self.shown(relative).ok()
    }

    /// The media file at `relative`.
    ///
    /// # Errors
    /// Why it is neither shown nor carried to the site.
    pub fn shown(&self, relative: &str) -> Result<MediaFile, NotShown> {
        let path = media::shown(&self.root, relative)?;
        let metadata = path.symlink_metadata().map_err(|_| NotShown::Missing)?;
        Ok(MediaFile {
            path,
            len: metadata.len(),
        })
    }

    /// The hash of the bytes of the file at `path`, which an operation on it must name.
    ///
    /// # Errors
    /// When it is gone, cannot be read, or a link stands on the way to it.
    pub fn media_hash(&self, path: &MediaPath) -> Result<ContentHash, FileError> {
        let bytes = files::read(&files::unlinked(&self.root, path.as_str())?)?;
        Ok(ContentHash::of(&bytes))
    }

    /// The relative paths of all media files, in order.
    ///
    /// # Errors
    /// When the folder cannot be listed. No folder at all is no media.
    pub fn media_list(&self) -> Result<Vec<String>, FileError> {
        Ok(self.media_listing()?.files)
    }

    /// All media files, and those that may not be shown.
    ///
    /// # Errors
    /// When the folder cannot be listed. No folder at all is no media.
    pub fn media_listing(&self) -> Result<MediaListing, FileError> {
        media::list(&self.root)
    }
}

pub(crate) fn read(root: &Path, path: &NotePath) -> Result<NoteText, FileError> {
    let place = files::unlinked(root, path.as_str())?;
    let raw = files::read(&place)?;
    let locked = place
        .metadata()
        .is_ok_and(|metadata| metadata.permissions().readonly());
    let text = String::from_utf8_lossy(&raw);
    let is_text = matches!(text, std::borrow::Cow::Borrowed(_));
    Ok(NoteText {
        text: line_ends::normalise(&text),
        hash: ContentHash::of(&raw),
        read_only: locked || !is_text,
        raw,
    })
}
