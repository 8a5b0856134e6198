//! Where in a library an export keeps what it remembers of a target, and how it is written there.

use crate::export::disk::no_follow;
use crate::export::error::ExportError;
use domain::ContentHash;
use files::{FileError, fault};
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The folder in a library that holds what only this machine knows.
const FOLDER: &str = ".fieldnotes";

/// The file by which git passes that folder over.
const IGNORED: &str = ".gitignore";

/// Where the memory of this target lies.
pub(crate) fn memory(library: &Path, target: &Path) -> PathBuf {
    let name = ContentHash::of(target.as_os_str().as_encoded_bytes());
    library
        .join(FOLDER)
        .join("exports")
        .join(format!("{name}.json"))
}

/// Where it is kept that nothing has happened to this target since.
pub(crate) fn up_to_date(library: &Path, target: &Path) -> PathBuf {
    memory(library, target).with_extension("seal")
}

/// Every place in the library that is read or written for either.
pub(crate) fn all(library: &Path, target: &Path) -> [PathBuf; 4] {
    let memory = memory(library, target);
    [
        library.join(FOLDER).join(IGNORED),
        up_to_date(library, target),
        memory.with_extension("new"),
        memory,
    ]
}

/// Puts these bytes at a place among what is remembered. They need not survive a power cut: they are
/// whole or not there. Only whoever owns the library may read them.
pub(crate) fn put(library: &Path, place: &Path, bytes: &[u8]) -> Result<(), ExportError> {
    let new = place.with_extension("new");
    let folder = place.parent().unwrap_or(library);
    let ignored = library.join(FOLDER).join(IGNORED);
    for place in [&ignored, &new, &place.to_path_buf()] {
        no_follow::unlinked(library, place)?;
    }
    let refused = |source| FileError::new("write", place, source);
    make_private(folder).map_err(refused)?;
    // A library that no window has opened yet gets the folder from us, and git is to pass it over
    // as it does where the store makes it.
    match private(&ignored).and_then(|mut file| file.write_all(b"*\n")) {
        Err(source) if source.kind() != io::ErrorKind::AlreadyExists => Err(refused(source))?,
        _ => {}
    }
    // Left by an export that was killed; whoever else has this file by another name keeps it whole.
    match fs::remove_file(&new) {
        Err(source) if source.kind() != io::ErrorKind::NotFound => Err(refused(source))?,
        _ => {}
    }
    fault::point("write")
        .and_then(|()| private(&new)?.write_all(bytes))
        .map_err(refused)?;
    fault::point("rename")
        .and_then(|()| fs::rename(&new, place))
        .map_err(refused)?;
    Ok(())
}

fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// A file that was not there before, so that nothing is written through a link.
fn private(place: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(place)
}
