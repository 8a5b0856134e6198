//! Files read a piece at a time, however large they are.

use super::file_stat::FileStat;
use super::no_follow;
use crate::export::error::ExportError;
use domain::{ContentHash, ContentHasher};
use files::FileError;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The hash, the size and the time of a file, read a piece at a time.
pub(crate) fn hashed(path: &Path) -> Result<(ContentHash, FileStat), ExportError> {
    let refused = |source| FileError::new("read", path, source);
    let file = opened(path)?;
    let stat = file.metadata().map(|m| FileStat::of(&m)).map_err(refused)?;
    let (hash, _) = hash_of(file).map_err(refused)?;
    Ok((hash, stat))
}

/// Opens a file that has to be there.
pub(crate) fn opened(path: &Path) -> Result<File, ExportError> {
    let gone = || FileError::new("read", path, io::ErrorKind::NotFound.into());
    Ok(no_follow::open(path)?.ok_or_else(gone)?)
}

/// The hash of what is read here, and a state that knows its size.
pub(crate) fn hash_of(mut source: impl Read) -> io::Result<(ContentHash, FileStat)> {
    let mut hasher = ContentHasher::default();
    let mut stat = FileStat::default();
    let mut piece = vec![0; 64 * 1024];
    loop {
        match source.read(&mut piece)? {
            0 => return Ok((hasher.finish(), stat)),
            length => {
                hasher.update(&piece[..length]);
                stat.size += length as u64;
            }
        }
    }
}
