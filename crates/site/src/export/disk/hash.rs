//! Files read a piece at a time, however large they are.

use super::no_follow;
use super::stamp::Stamp;
use crate::export::error::ExportError;
use domain::{ContentHash, ContentHasher};
use files::FileError;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The hash and the stamp of a file, read a piece at a time.
pub(crate) fn hashed(path: &Path) -> Result<(ContentHash, Stamp), ExportError> {
    let refused = |source| FileError::new("read", path, source);
    let file = opened(path)?;
    let stamp = file.metadata().map(|m| Stamp::of(&m)).map_err(refused)?;
    let (hash, _) = hash_of(file).map_err(refused)?;
    Ok((hash, stamp))
}

/// Opens a file that has to be there.
pub(crate) fn opened(path: &Path) -> Result<File, ExportError> {
    let gone = || FileError::new("read", path, io::ErrorKind::NotFound.into());
    Ok(no_follow::open(path)?.ok_or_else(gone)?)
}

/// The hash of what is read here, and a stamp that knows its size.
pub(crate) fn hash_of(mut source: impl Read) -> io::Result<(ContentHash, Stamp)> {
    let mut hasher = ContentHasher::default();
    let mut stamp = Stamp::default();
    let mut piece = vec![0; 64 * 1024];
    loop {
        match source.read(&mut piece)? {
            0 => return Ok((hasher.finish(), stamp)),
            length => {
                hasher.update(&piece[..length]);
                stamp.size += length as u64;
            }
        }
    }
}
