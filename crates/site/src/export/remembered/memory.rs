//! What the program remembers of an export, so that the next one makes only what changed.
//!
//! It lies in the library's own `.fieldnotes/`, not in the target: it holds time stamps and is of
//! use on this machine alone, while the target must come out the same everywhere. It is never
//! trusted about the target: a file counts as standing when its size and time are those remembered, or
//! else when it is read and has the remembered hash. Lost or foreign memory costs time, nothing more.

use super::places;
use crate::body::Trace;
use crate::export::disk::file_stat::FileStat;
use crate::export::disk::no_follow;
use crate::export::error::ExportError;
use domain::{ContentHash, NotePath};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

const VERSION: u32 = 3;

/// The code that pages are made by; see `build.rs` of this crate.
pub(crate) const CODE: &str = env!("FIELDNOTES_SITE_CODE");

/// A file of the site as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Remembered {
    /// What it follows from.
    pub fingerprint: ContentHash,
    /// The hash of its bytes.
    pub hash: ContentHash,
    /// How it stood in the target.
    pub stat: FileStat,
}

/// What is remembered of one library in one target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Memory {
    version: u32,
    code: String,
    /// What its pages followed from beside the texts of notes.
    pub plan: Option<ContentHash>,
    /// The files of the site by address.
    pub files: BTreeMap<String, Remembered>,
    /// The bodies of notes, on their pages and in feeds.
    pub bodies: BTreeMap<NotePath, Trace>,
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

    /// Reads what is remembered: nothing when it is not there, not understood, or another program's.
    pub fn read(library: &Path, target: &Path) -> Memory {
        let bytes = no_follow::read(&places::memory(library, target))
            .ok()
            .flatten();
        let bytes = bytes.unwrap_or_default();
        serde_json::from_slice::<Memory>(&bytes)
            .ok()
            .filter(|memory| memory.version == VERSION && memory.code == CODE)
            .unwrap_or_default()
    }

    /// Writes it for the next export.
    pub fn write(&self, library: &Path, target: &Path) -> Result<(), ExportError> {
        let bytes = serde_json::to_vec(self).expect("maps by path can be written as JSON");
        places::put(library, &places::memory(library, target), &bytes)
    }
}
