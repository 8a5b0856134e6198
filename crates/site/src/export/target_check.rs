//! Folders that must never be written over, told before anything is built.
//! The rule is pure about where home is; only the look into the target touches the disk.

use super::disk::no_follow::{self, refuse_link};
use super::error::ExportError;
use super::remembered::{manifest, places};
use super::stage::staging_folder::{self as staging, INSIDE, JOURNAL};
use super::swap::journal;
use crate::pieces::Site;
use files::FileError;
use rayon::prelude::*;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Folders of a library that hold the author's own files.
const CONTENT: [&str; 4] = ["notes", "pages", "media", ".fieldnotes"];

/// Returns the target with every link resolved, or why it is refused.
pub(super) fn checked(
    target: &Path,
    library: &Path,
    home: Option<&Path>,
) -> Result<PathBuf, ExportError> {
    let refused = |why: &'static str, hint: &'static str| ExportError::Refused {
        target: target.to_path_buf(),
        why,
        hint,
    };
    let place = resolved(target)?;
    let library = resolved(library)?;
    if library.starts_with(&place) {
        return Err(refused(
            "it is the library or a folder around it",
            "choose a folder of its own, outside the library",
        ));
    }
    if CONTENT
        .iter()
        .any(|name| place.starts_with(library.join(name)))
    {
        return Err(refused(
            "it lies among the notes of the library",
            "choose a folder of its own, outside the library",
        ));
    }
    if let Some(home) = home
        && resolved(home)?.starts_with(&place)
    {
        return Err(refused(
            "it is the home folder or a folder around it",
            "choose a new folder inside it",
        ));
    }
    if place.exists() && !place.is_dir() {
        return Err(refused("it is a file", "choose a folder"));
    }
    unlinked_ours(&library, &place)?;
    let is_ours = place.join(manifest::FILE).is_file() || journal::place(&place).is_file();
    if place.is_dir() && !is_ours && !is_empty(&place)? {
        return Err(refused(
            "it holds files that were not exported from here",
            "choose an empty folder, or empty this one first",
        ));
    }
    Ok(place)
}

/// Refuses links in the places of our own: what is remembered in the library, and in the target and
/// beside it what an export leaves there or stages.
fn unlinked_ours(library: &Path, target: &Path) -> Result<(), ExportError> {
    for place in places::all(library, target) {
        no_follow::unlinked(library, &place)?;
    }
    let journal = Path::new(INSIDE).join(JOURNAL);
    let staged = staging::inside(target);
    for place in [&target.join(manifest::FILE), &target.join(journal), &staged] {
        no_follow::unlinked(target, place)?;
    }
    match (target.parent(), staging::beside(target)) {
        (Some(around), Some(beside)) => no_follow::unlinked(around, &beside),
        _ => Ok(()),
    }
}

/// Refuses links in the places of the site's files and of their folders in the target.
pub(super) fn unlinked_site(target: &Path, site: &Site<'_>) -> Result<(), ExportError> {
    let addresses = site.pieces.iter().map(|piece| piece.address.as_str());
    for folder in no_follow::folders(addresses.clone()) {
        refuse_link(&target.join(folder))?;
    }
    let addresses: Vec<&str> = addresses.collect();
    addresses
        .par_iter()
        .try_for_each(|address| refuse_link(&target.join(address)))
}

fn is_empty(folder: &Path) -> Result<bool, FileError> {
    let refused = |source| FileError::new("look into", folder, source);
    for entry in fs::read_dir(folder).map_err(refused)? {
        let name = entry.map_err(refused)?.file_name();
        // A repository that waits for its first export is still an empty site.
        // What an export that was killed had staged is ours to clear.
        if name != ".git" && name != ".DS_Store" && name != INSIDE {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Resolves links in the part of the path that exists, and keeps the rest.
fn resolved(path: &Path) -> Result<PathBuf, ExportError> {
    let refused = |source| FileError::new("find", path, source);
    let whole = std::path::absolute(path).map_err(refused)?;
    let mut rest = Vec::new();
    let mut here = whole.as_path();
    loop {
        match fs::canonicalize(here) {
            Ok(mut found) => {
                found.extend(rest.iter().rev());
                return Ok(found);
            }
            Err(source)
                if source.kind() != io::ErrorKind::PermissionDenied && here.is_symlink() =>
            {
                return Err(ExportError::Refused {
                    target: here.to_path_buf(),
                    why: "it is a link that leads nowhere",
                    hint: "mend the link, or choose a folder",
                });
            }
            Err(source) => match (here.parent(), here.file_name()) {
                (Some(parent), Some(name)) => {
                    rest.push(name);
                    here = parent;
                }
                _ => return Err(FileError::new("find", path, source).into()),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn why(target: &Path, library: &Path, home: Option<&Path>) -> Option<String> {
        match checked(target, library, home) {
            Err(ExportError::Refused { why, .. }) => Some(why.to_owned()),
            Err(other) => panic!("{other}"),
            Ok(_) => None,
        }
    }

    #[test]
    fn dangerous_targets_are_refused() {
        let disk = tempfile::tempdir().expect("a folder");
        let library = disk.path().join("blog");
        let home = disk.path().join("home");
        fs::create_dir_all(library.join("notes")).expect("a folder");
        fs::create_dir_all(&home).expect("a folder");
        let full = disk.path().join("full");
        fs::create_dir_all(&full).expect("a folder");
        fs::write(full.join("thesis.txt"), "years of work").expect("a file");

        let refused = |target: &Path| why(target, &library, Some(&home)).is_some();
        assert!(refused(&library), "the library");
        assert!(refused(disk.path()), "a folder around the library");
        assert!(refused(&library.join("notes/out")), "among the notes");
        assert!(refused(&home), "the home folder");
        assert!(refused(&full), "somebody's files");
        assert!(refused(&full.join("thesis.txt")), "a file");
        assert!(refused(&full.join("../blog")), "the library by another way");
    }

    #[test]
    fn a_new_an_empty_and_an_exported_folder_are_taken() {
        let disk = tempfile::tempdir().expect("a folder");
        let library = disk.path().join("blog");
        let out = disk.path().join("out");
        fs::create_dir_all(&library).expect("a folder");
        assert_eq!(why(&out, &library, None), None, "a new folder");
        fs::create_dir_all(out.join(".git")).expect("a folder");
        assert_eq!(why(&out, &library, None), None, "an empty repository");
        fs::write(out.join("index.html"), "").expect("a file");
        fs::write(out.join(manifest::FILE), "{}").expect("a file");
        assert_eq!(why(&out, &library, None), None, "an exported folder");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_the_library_is_seen_through() {
        let disk = tempfile::tempdir().expect("a folder");
        let library = disk.path().join("blog");
        fs::create_dir_all(&library).expect("a folder");
        let link = disk.path().join("link");
        std::os::unix::fs::symlink(&library, &link).expect("a link");
        assert!(why(&link, &library, None).is_some());
    }
}
