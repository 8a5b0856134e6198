//! The list of files an export wrote, kept in the target, so that the next one removes only its own.
//! The format is released: a change of shape gets the next `version`.

use crate::export::disk::no_follow;
use crate::export::error::ExportError;
use domain::ContentHash;
use files::FileError;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

/// The name of the list in the target.
pub(crate) const FILE: &str = ".fieldnotes-export.json";

const VERSION: u32 = 1;

/// The files of an export by address, with the hash of what was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Manifest {
    version: u32,
    pub files: BTreeMap<String, ContentHash>,
}

impl Manifest {
    pub fn of(files: BTreeMap<String, ContentHash>) -> Manifest {
        Manifest {
            version: VERSION,
            files,
        }
    }

    /// Reads the list of a target; a target without one owns nothing.
    ///
    /// A list that cannot be understood owns nothing either: files are then compared by what they
    /// hold, and none is removed.
    pub fn read(target: &Path) -> Result<Manifest, ExportError> {
        let bytes = no_follow::read(&target.join(FILE))?.unwrap_or_default();
        let mut manifest = serde_json::from_slice::<Manifest>(&bytes)
            .ok()
            .filter(|manifest| manifest.version == VERSION)
            .unwrap_or_else(|| Manifest::of(BTreeMap::new()));
        manifest.files.retain(|address, _| may_be_ours(address));
        Ok(manifest)
    }

    /// Whether an export wrote the file at this place in the target.
    pub fn owns(&self, place: &Path) -> bool {
        let place = place.to_str().map(|place| place.replace('\\', "/"));
        place.is_some_and(|place| place == FILE || self.files.contains_key(&place))
    }

    /// The list as it stands in the target.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes =
            serde_json::to_vec_pretty(self).expect("a map of strings can be written as JSON");
        bytes.push(b'\n');
        bytes
    }

    /// Writes the list into the target.
    pub fn write(&self, target: &Path) -> Result<(), FileError> {
        files::replace(&target.join(FILE), &self.bytes())
    }
}

/// Whether an export can have written a file at this address. A list may be forged, or edited by
/// hand: it must not lead a write or a removal out of the target, into a folder of another program
/// such as `.git`, nor to a file of the author's such as `CNAME`.
pub(crate) fn may_be_ours(address: &str) -> bool {
    let is_plain = |part: &str| {
        !part.is_empty() && !part.starts_with('.') && !part.contains(std::path::is_separator)
    };
    let of_pages = [".html", ".htm", ".xml", ".json", ".txt", ".ico"];
    let is_carried = ["assets/", "media/"]
        .iter()
        .any(|folder| address.starts_with(folder));
    (is_carried || of_pages.iter().any(|end| address.ends_with(end)))
        && address.split('/').all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_never_owns_what_no_export_writes() {
        let target = tempfile::tempdir().expect("a folder");
        let hash = ContentHash::of(b"a");
        let files = [
            "../thesis.txt",
            "/etc/hosts",
            "media/../../thesis.txt",
            ".git/hooks/a.html",
            "media/.git/config",
            "CNAME",
            "thesis.doc",
            "notes/a.html",
        ]
        .map(|address| (address.to_owned(), hash));
        Manifest::of(BTreeMap::from(files))
            .write(target.path())
            .expect("written");
        let read = Manifest::read(target.path()).expect("read");
        assert_eq!(read.files.into_keys().collect::<Vec<_>>(), ["notes/a.html"]);
    }

    #[test]
    fn a_broken_list_owns_nothing() {
        let target = tempfile::tempdir().expect("a folder");
        std::fs::write(target.path().join(FILE), "{ nonsense").expect("a file");
        assert!(
            Manifest::read(target.path())
                .expect("read")
                .files
                .is_empty()
        );
    }
}
