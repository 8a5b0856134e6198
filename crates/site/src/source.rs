//! What a site is made from: a library as it stood at one moment, and the bytes it names.
//! A trait, so that the site never learns how a library is indexed; nothing here can write.

use domain::{ContentHash, Library, NotePath, line_in_toml};
use files::FileError;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::{MediaListing, NotShown};

/// What a note's file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Its text, with `\n` at line ends.
    pub text: String,
    /// The hash of its bytes.
    pub hash: ContentHash,
}

/// A library that does not change while a site is made of it.
pub trait Source: Sync {
    /// The notes, catalogue and settings.
    fn library(&self) -> &Arc<Library>;
    /// The folder it lies in.
    fn root(&self) -> &Path;
    /// The text of a note as it is now, which may be newer than what the library knows of it.
    ///
    /// # Errors
    /// When the file cannot be read.
    fn text(&self, path: &NotePath) -> Result<Text, FileError>;
    /// The file behind `media/…`, or why there is none that may be shown.
    ///
    /// # Errors
    /// The reason.
    fn shown(&self, address: &str) -> Result<PathBuf, NotShown>;
    /// Every `media/…` of the library, and those that may not be shown.
    ///
    /// # Errors
    /// When the folder cannot be listed.
    fn media_listing(&self) -> Result<MediaListing, FileError>;
    /// The file behind `media/…`, when there is one that may be shown.
    fn media(&self, address: &str) -> Option<PathBuf> {
        self.shown(address).ok()
    }
}

/// The file of the settings.
pub(crate) const SETTINGS: &str = "site.toml";

/// The line of the settings on which this stands; the first when it is not found.
pub(crate) fn line_of_setting(source: &dyn Source, path: &[&str]) -> u32 {
    let text = files::read(&source.root().join(SETTINGS)).unwrap_or_default();
    line_in_toml(&String::from_utf8_lossy(&text), path).unwrap_or(1)
}

impl Source for store::Snapshot {
    fn library(&self) -> &Arc<Library> {
        &self.library
    }

    fn root(&self) -> &Path {
        &self.root
    }

    fn text(&self, path: &NotePath) -> Result<Text, FileError> {
        let (text, hash) = store::Snapshot::text(self, path)?;
        Ok(Text { text, hash })
    }

    fn shown(&self, address: &str) -> Result<PathBuf, NotShown> {
        store::Snapshot::shown(self, address).map(|file| file.path)
    }

    fn media_listing(&self) -> Result<MediaListing, FileError> {
        store::Snapshot::media_listing(self)
    }
}
