//! What the program remembers of an export, so that the next one makes only what changed.
//!
//! It lies in the library's own `.fieldnotes/`, not in the target: it holds time stamps and is of
//! use on this machine alone, while the target must come out the same everywhere. It is never
//! trusted about the target: a file counts as standing when its stamp is the one remembered, or
//! else when it is read and has the remembered hash. Lost or foreign memory costs time, nothing more.

use super::stamp::Stamp;
use super::{ExportError, ground};
use crate::body::Trace;
use domain::{ContentHash, NotePath};
use files::{FileError, fault};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

const VERSION: u32 = 3;

/// The folder in a library that holds what only this machine knows.
const FOLDER: &str = ".fieldnotes";

/// The file by which git passes that folder over.
const IGNORED: &str = ".gitignore";

/// The code that pages are made by; see `build.rs` of this crate.
pub(super) const CODE: &str = env!("FIELDNOTES_SITE_CODE");

/// A file of the site as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Remembered {
    /// What it follows from.
    pub print: ContentHash,
    /// The hash of its bytes.
    pub hash: ContentHash,
    /// How it stood in the target.
    pub stamp: Stamp,
}

/// What is remembered of one library in one target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Memory {
    version: u32,
    code: String,
    /// What its pages followed from beside the texts of notes.
    pub plan: Option<ContentHash>,
    /// The files of the site by address.
    pub files: BTreeMap<String, Remembered>,
    /// The bodies of notes, on their pages and in feeds.
    pub bodies: BTreeMap<NotePath, Trace>,
}

/// Puts these bytes at a place among what is remembered. They need not survive a power cut: they are
/// whole or not there. Only whoever owns the library may read them.
pub(super) fn put(library: &Path, place: &Path, bytes: &[u8]) -> Result<(), ExportError> {
    let new = place.with_extension("new");
    let folder = place.parent().unwrap_or(library);
    let ignored = library.join(FOLDER).join(IGNORED);
    for place in [&ignored, &new, &place.to_path_buf()] {
        ground::unlinked(library, place)?;
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

impl Default for Memory {
    fn default() -> Memory {
        Memory {
            version: VERSION,
            code: CODE.to_owned(),
            plan: None,
            files: BTreeMap::new(),
            bodies: BTreeMap::new(),
        }
    }
}

impl Memory {
    /// An export with this plan, of which no file is remembered yet.
    pub fn of(plan: ContentHash) -> Memory {
        Memory {
            plan: Some(plan),
            ..Memory::default()
        }
    }

    /// Where the memory of this target lies.
    pub fn place(library: &Path, target: &Path) -> PathBuf {
        let name = ContentHash::of(target.as_os_str().as_encoded_bytes());
        library
            .join(FOLDER)
            .join("exports")
            .join(format!("{name}.json"))
    }

    /// Every place in the library that is read or written for the memory and the seal.
    pub fn places(library: &Path, target: &Path) -> [PathBuf; 4] {
        let place = Memory::place(library, target);
        [
            library.join(FOLDER).join(IGNORED),
            place.with_extension("seal"),
            place.with_extension("new"),
            place,
        ]
    }

    /// Reads what is remembered: nothing when it is not there, not understood, or another program's.
    pub fn read(library: &Path, target: &Path) -> Memory {
        let bytes = ground::read(&Memory::place(library, target)).ok().flatten();
        let bytes = bytes.unwrap_or_default();
        serde_json::from_slice::<Memory>(&bytes)
            .ok()
            .filter(|memory| memory.version == VERSION && memory.code == CODE)
            .unwrap_or_default()
    }

    /// Writes it for the next export.
    pub fn write(&self, library: &Path, target: &Path) -> Result<(), ExportError> {
        let bytes = serde_json::to_vec(self).expect("maps by path can be written as JSON");
        put(library, &Memory::place(library, target), &bytes)
    }
}
