//! The disk, looked at without following a link.
//!
//! A library may be cloned and a target received, and either may hold links. Whatever an export
//! reads, makes, renames into, empties or removes below the target, beside it and in `.fieldnotes`
//! is therefore looked at here first, and a link on the way is refused by its name before anything
//! is made anywhere. Only the target itself is the author's own word: `target_check` resolves
//! it once.

use crate::export::error::ExportError;
use files::FileError;
use std::collections::BTreeSet;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Every folder that these addresses go through, once, and each after those around it.
pub(crate) fn folders<'a>(addresses: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let mut folders = BTreeSet::new();
    for address in addresses {
        let mut folder = address;
        while let Some((above, _)) = folder.rsplit_once('/') {
            if !folders.insert(above) {
                break;
            }
            folder = above;
        }
    }
    folders
}

/// Refuses a link at `place` or on the way to it from `root`.
pub(crate) fn unlinked(root: &Path, place: &Path) -> Result<(), ExportError> {
    let below = place.strip_prefix(root).unwrap_or(place);
    match files::link_below(root, below)? {
        Some(link) => Err(ExportError::Linked(link)),
        None => Ok(()),
    }
}

/// Whether a regular file stands at this address of the target, reached by no link.
pub(crate) fn has_file(target: &Path, address: &str) -> Result<bool, FileError> {
    if files::link_below(target, address)?.is_some() {
        return Ok(false);
    }
    let stands = stands(&target.join(address))?;
    Ok(stands.is_some_and(|metadata| metadata.is_file()))
}

/// What stands at `place` itself, a link not followed.
pub(crate) fn stands(place: &Path) -> Result<Option<Metadata>, FileError> {
    match fs::symlink_metadata(place) {
        Ok(metadata) => Ok(Some(metadata)),
        Err(source) if is_nothing(&source) => Ok(None),
        Err(source) => Err(FileError::new("look at", place, source)),
    }
}

/// Opens a regular file, and neither a link nor a pipe that has taken its place since it was looked
/// at. Nothing where nothing is.
pub(crate) fn open(place: &Path) -> Result<Option<File>, ExportError> {
    let refused = |source| ExportError::File(FileError::new("read", place, source));
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        options.custom_flags(flags.bits().cast_signed());
    }
    let file = match options.open(place) {
        Ok(file) => file,
        Err(source) if is_nothing(&source) => return Ok(None),
        Err(source) => {
            refuse_link(place)?;
            return Err(refused(source));
        }
    };
    match file.metadata().map_err(refused)?.is_file() {
        true => Ok(Some(file)),
        false => Err(refused(io::Error::new(
            io::ErrorKind::InvalidInput,
            "it is not a file of bytes; move it away",
        ))),
    }
}

/// The bytes of a regular file; none where nothing is.
pub(crate) fn read(place: &Path) -> Result<Option<Vec<u8>>, ExportError> {
    let Some(mut file) = open(place)? else {
        return Ok(None);
    };
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)
        .map_err(|source| FileError::new("read", place, source))?;
    Ok(Some(bytes))
}

/// Refuses a link at this very place.
pub(crate) fn refuse_link(place: &Path) -> Result<(), ExportError> {
    match stands(place)? {
        Some(metadata) if metadata.is_symlink() => Err(ExportError::Linked(place.to_path_buf())),
        _ => Ok(()),
    }
}

/// Whether the system says that nothing is there. Below a file nothing is.
pub(crate) fn is_nothing(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

/// The first part of the way to `address` that is there and is no folder.
pub(crate) fn in_the_way(target: &Path, address: &str) -> Result<Option<PathBuf>, FileError> {
    let mut place = target.to_path_buf();
    let folders = address.split('/').count() - 1;
    for name in address.split('/').take(folders) {
        place.push(name);
        match stands(&place)? {
            Some(metadata) if metadata.is_dir() => {}
            Some(_) => return Ok(Some(place)),
            None => break,
        }
    }
    Ok(None)
}
