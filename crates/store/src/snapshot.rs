//! A library as it was at one moment, for threads that only read: preview and export.
//! Notes' heads are in memory; texts and media are read from disk when asked for.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::{ContentHash, Library, NotePath, line_ends};
use files::FileError;

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
    /// Where it lies on disk.
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

    /// The media file at `relative` ("media/map.svg"), if there is one inside the library.
    pub fn media(&self, relative: &str) -> Option<MediaFile> {
        // What a listing passes over is not carried to the site.
        if !relative.starts_with("media/") || relative.split('/').any(files::is_passed_over) {
            return None;
        }
        let path = files::inside(&self.root, relative).ok()?;
        let metadata = path.metadata().ok()?;
        metadata.is_file().then_some(MediaFile {
            path,
            len: metadata.len(),
        })
    }

    /// The relative paths of all media files, in order.
    ///
    /// # Errors
    /// When the folder cannot be listed. No folder at all is no media.
    pub fn media_list(&self) -> Result<Vec<String>, FileError> {
        let folder = self.root.join("media");
        if !folder.is_dir() {
            return Ok(Vec::new());
        }
        let listing = files::list(&folder)?;
        Ok(listing
            .files
            .into_iter()
            .map(|file| format!("media/{}", file.relative))
            .collect())
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
