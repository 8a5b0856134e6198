//! What the program remembers of an export, so that the next one makes only what changed.
//!
//! It lies in the library's own `.fieldnotes/`, not in the target: it holds time stamps and is of
//! use on this machine alone, while the target must come out the same everywhere. It is never
//! trusted about the target: a file counts as standing when its stamp is the one remembered, or
//! else when it is read and has the remembered hash. Lost or foreign memory costs time, nothing more.

use super::stamp::Stamp;
use crate::bodies::{Shown, Trace};
use domain::{ContentHash, NotePath};
use files::{FileError, fault};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

const VERSION: u32 = 2;

/// The folder in a library that holds what only this machine knows.
const FOLDER: &str = ".fieldnotes";

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
    /// The bodies on the pages of notes.
    pub on_pages: BTreeMap<NotePath, Trace>,
    /// The bodies in feeds.
    pub in_feeds: BTreeMap<NotePath, Trace>,
}

impl Default for Memory {
    fn default() -> Memory {
        Memory {
            version: VERSION,
            code: CODE.to_owned(),
            plan: None,
            files: BTreeMap::new(),
            on_pages: BTreeMap::new(),
            in_feeds: BTreeMap::new(),
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

    /// Reads what is remembered: nothing when it is not there, not understood, or another program's.
    pub fn read(library: &Path, target: &Path) -> Memory {
        let bytes = fs::read(Memory::place(library, target)).unwrap_or_default();
        serde_json::from_slice::<Memory>(&bytes)
            .ok()
            .filter(|memory| memory.version == VERSION && memory.code == CODE)
            .unwrap_or_default()
    }

    /// Writes it for the next export. It need not survive a power cut: it is whole or not there.
    pub fn write(&self, library: &Path, target: &Path) -> Result<(), FileError> {
        let place = Memory::place(library, target);
        let refused = |source| FileError::new("write", &place, source);
        let bytes = serde_json::to_vec(self).expect("maps by path can be written as JSON");
        let new = place.with_extension("new");
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder).map_err(refused)?;
            // A library that no window has opened yet gets the folder from us, and git is to pass
            // it over as it does where the store makes it.
            let ignored = folder.with_file_name(".gitignore");
            if !ignored.exists() {
                fs::write(&ignored, "*\n").map_err(refused)?;
            }
        }
        fault::point("write")
            .and_then(|()| fs::write(&new, bytes))
            .map_err(refused)?;
        fault::point("rename")
            .and_then(|()| fs::rename(&new, &place))
            .map_err(refused)
    }

    /// What is remembered of the body of a note.
    pub fn body(&self, note: &NotePath, shown: Shown) -> Option<&Trace> {
        match shown {
            Shown::Page => self.on_pages.get(note),
            Shown::Anywhere => self.in_feeds.get(note),
        }
    }

    /// Remembers the body of a note.
    pub fn keep(&mut self, note: NotePath, shown: Shown, trace: Trace) {
        match shown {
            Shown::Page => self.on_pages.insert(note, trace),
            Shown::Anywhere => self.in_feeds.insert(note, trace),
        };
    }
}
