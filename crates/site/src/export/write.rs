//! Bringing a target up to date: compare, stage what changed beside, rename in, remove what is gone.
//!
//! Until the last file is staged the old site stands untouched, and the author may stop. What the
//! files say is decided before.

use super::ExportError;
use super::manifest::Manifest;
use crate::progress::{Phase, Progress};
use domain::ContentHash;
use files::FileError;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// Where changed files wait, inside the target so that a rename never crosses a disk.
const STAGING: &str = ".fieldnotes-export-staging";

/// What a file of the site holds.
#[derive(Debug, Clone)]
pub(crate) enum Content {
    /// A page, built in memory.
    Bytes(Vec<u8>),
    /// A file of the library, taken as it is.
    File(PathBuf),
}

impl Content {
    fn bytes(&self) -> Result<Cow<'_, [u8]>, FileError> {
        match self {
            Content::Bytes(bytes) => Ok(Cow::Borrowed(bytes)),
            Content::File(path) => read(path).map(Cow::Owned),
        }
    }
}

/// The files of a site by address.
pub(crate) type Site = BTreeMap<String, Content>;

/// What was done to the target.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Written {
    /// Addresses that were not there.
    pub added: Vec<String>,
    /// Addresses that held something else.
    pub changed: Vec<String>,
    /// Addresses of an earlier export that are gone.
    pub removed: Vec<String>,
    /// How many files stand as they stood.
    pub unchanged: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Difference {
    New,
    Changed,
    Same,
}

/// Makes the target hold this site and nothing else of ours.
pub(super) fn write(
    target: &Path,
    site: &Site,
    progress: &dyn Progress,
) -> Result<Written, ExportError> {
    fs::create_dir_all(target).map_err(|source| FileError::new("create", target, source))?;
    let staging = target.join(STAGING);
    clear(&staging)?;
    let before = Manifest::read(target)?;
    let result = staged(target, &staging, site, &before, progress);
    // A failed or stopped export leaves no staged files; a failure to clear is less than the first.
    let cleared = clear(&staging);
    let written = result?;
    cleared?;
    Ok(written)
}

fn staged(
    target: &Path,
    staging: &Path,
    site: &Site,
    before: &Manifest,
    progress: &dyn Progress,
) -> Result<Written, ExportError> {
    let compared = each(site, Phase::Compare, progress, |address, content| {
        compare(target, address, content, before)
    })?;
    let differing: BTreeMap<&str, &Content> = compared
        .iter()
        .filter(|(_, _, difference)| *difference != Difference::Same)
        .filter_map(|(address, _, _)| Some((*address, site.get(*address)?)))
        .collect();
    each(&differing, Phase::Write, progress, |address, content| {
        let place = staging.join(address);
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder)
                .map_err(|source| FileError::new("create", folder, source))?;
        }
        fs::write(&place, content.bytes()?)
            .map_err(|source| FileError::new("write", &place, source).into())
    })?;
    progress.step(Phase::Finish, 0, 1)?;

    let hashes: BTreeMap<String, ContentHash> = compared
        .iter()
        .map(|(address, hash, _)| ((*address).to_owned(), *hash))
        .collect();
    // Named before they are in place: whatever happens from here, the next export knows its files.
    let mut both = before.files.clone();
    both.extend(hashes.clone());
    if both != before.files {
        Manifest::of(both).write(target)?;
    }
    let mut written = Written::default();
    for (address, _, difference) in &compared {
        match difference {
            Difference::Same => written.unchanged += 1,
            Difference::New => {
                put(staging, target, address)?;
                written.added.push((*address).to_owned());
            }
            Difference::Changed => {
                put(staging, target, address)?;
                written.changed.push((*address).to_owned());
            }
        }
    }
    for (address, hash) in &before.files {
        if !hashes.contains_key(address) && remove(target, address, *hash)? {
            written.removed.push(address.clone());
        }
    }
    let after = Manifest::of(hashes);
    if after != *before
        || !written.removed.is_empty()
        || !target.join(super::manifest::FILE).exists()
    {
        after.write(target)?;
    }
    // The files are in place: too late to stop.
    let _ = progress.step(Phase::Finish, 1, 1);
    Ok(written)
}

/// Does something with every file, on all cores, counting.
fn each<'site, K, C, T>(
    site: &'site BTreeMap<K, C>,
    phase: Phase,
    progress: &dyn Progress,
    act: impl Fn(&'site str, &'site C) -> Result<T, ExportError> + Sync,
) -> Result<Vec<T>, ExportError>
where
    K: AsRef<str> + Ord + Sync,
    C: Sync,
    T: Send,
{
    let done = AtomicUsize::new(0);
    progress.step(phase, 0, site.len())?;
    site.par_iter()
        .map(|(address, content)| {
            let outcome = act(address.as_ref(), content)?;
            progress.step(phase, done.fetch_add(1, Ordering::Relaxed) + 1, site.len())?;
            Ok(outcome)
        })
        .collect()
}

fn compare<'site>(
    target: &Path,
    address: &'site str,
    content: &Content,
    before: &Manifest,
) -> Result<(&'site str, ContentHash, Difference), ExportError> {
    let bytes = content.bytes()?;
    let hash = ContentHash::of(&bytes);
    let place = target.join(address);
    let difference = match fs::read(&place) {
        Ok(there) if there == *bytes => Difference::Same,
        Ok(_) if before.files.contains_key(address) => Difference::Changed,
        Ok(_) => return Err(ExportError::NotOurs(place)),
        Err(source) if source.kind() == io::ErrorKind::NotFound => Difference::New,
        Err(source) => return Err(FileError::new("read", &place, source).into()),
    };
    Ok((address, hash, difference))
}

fn put(staging: &Path, target: &Path, address: &str) -> Result<(), FileError> {
    let place = target.join(address);
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder).map_err(|source| FileError::new("create", folder, source))?;
    }
    fs::rename(staging.join(address), &place)
        .map_err(|source| FileError::new("put in place", &place, source))
}

/// Removes a file of an earlier export, unless somebody has changed it since.
fn remove(target: &Path, address: &str, hash: ContentHash) -> Result<bool, FileError> {
    let place = target.join(address);
    match fs::read(&place) {
        Ok(bytes) if ContentHash::of(&bytes) == hash => {}
        Ok(_) => return Ok(false),
        Err(source) if source.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(source) => return Err(FileError::new("read", &place, source)),
    }
    fs::remove_file(&place).map_err(|source| FileError::new("remove", &place, source))?;
    let folders: BTreeSet<&Path> = Path::new(address)
        .ancestors()
        .skip(1)
        .filter(|folder| !folder.as_os_str().is_empty())
        .collect();
    for folder in folders.into_iter().rev() {
        // Refused, as it should be, when something else stands in the folder.
        if fs::remove_dir(target.join(folder)).is_err() {
            break;
        }
    }
    Ok(true)
}

fn clear(staging: &Path) -> Result<(), FileError> {
    match fs::remove_dir_all(staging) {
        Err(source) if source.kind() != io::ErrorKind::NotFound => {
            Err(FileError::new("remove", staging, source))
        }
        _ => Ok(()),
    }
}

fn read(path: &Path) -> Result<Vec<u8>, FileError> {
    fs::read(path).map_err(|source| FileError::new("read", path, source))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::{Cancelled, Unwatched};

    fn site(files: &[(&str, &str)]) -> Site {
        files
            .iter()
            .map(|(address, text)| {
                let content = Content::Bytes(text.as_bytes().to_vec());
                ((*address).to_owned(), content)
            })
            .collect()
    }

    #[test]
    fn a_second_export_writes_only_what_changed_and_removes_only_its_own() {
        let disk = tempfile::tempdir().expect("a folder");
        let target = disk.path();
        let first = site(&[
            ("index.html", "1"),
            ("notes/a.html", "a"),
            ("tags/x.html", "x"),
        ]);
        let written = write(target, &first, &Unwatched).expect("written");
        assert_eq!(written.added.len(), 3);
        fs::write(target.join("CNAME"), "a.example").expect("a file");

        let second = site(&[("index.html", "2"), ("notes/a.html", "a")]);
        let written = write(target, &second, &Unwatched).expect("written");
        assert_eq!(written.changed, ["index.html"]);
        assert_eq!(written.removed, ["tags/x.html"]);
        assert_eq!(written.unchanged, 1);
        assert!(target.join("CNAME").exists(), "the author's own file stays");
        assert!(!target.join("tags").exists(), "empty folders go");
        assert!(!target.join(STAGING).exists());

        let again = write(target, &second, &Unwatched).expect("written");
        assert_eq!(
            again,
            Written {
                unchanged: 2,
                ..Written::default()
            }
        );
    }

    #[test]
    fn a_file_that_is_not_ours_is_never_written_over() {
        let disk = tempfile::tempdir().expect("a folder");
        write(disk.path(), &site(&[("index.html", "1")]), &Unwatched).expect("written");
        fs::write(disk.path().join("about.html"), "by hand").expect("a file");
        let wider = site(&[("index.html", "2"), ("about.html", "ours")]);
        let refused = write(disk.path(), &wider, &Unwatched).expect_err("refused");
        assert!(matches!(refused, ExportError::NotOurs(_)));
        let index = fs::read_to_string(disk.path().join("index.html")).expect("there");
        assert_eq!(index, "1", "nothing else was replaced");
    }

    #[test]
    fn a_removed_note_that_was_edited_in_the_target_stays() {
        let disk = tempfile::tempdir().expect("a folder");
        write(
            disk.path(),
            &site(&[("a.html", "1"), ("b.html", "1")]),
            &Unwatched,
        )
        .expect("written");
        fs::write(disk.path().join("b.html"), "by hand").expect("a file");
        let written = write(disk.path(), &site(&[("a.html", "1")]), &Unwatched).expect("written");
        assert!(written.removed.is_empty());
        assert!(disk.path().join("b.html").exists());
    }

    #[test]
    fn a_stopped_export_leaves_the_old_site_as_it_was() {
        struct StopAtWrite;
        impl Progress for StopAtWrite {
            fn step(&self, phase: Phase, done: usize, _: usize) -> Result<(), Cancelled> {
                if phase == Phase::Write && done > 0 {
                    return Err(Cancelled);
                }
                Ok(())
            }
        }
        let disk = tempfile::tempdir().expect("a folder");
        write(
            disk.path(),
            &site(&[("a.html", "1"), ("b.html", "1")]),
            &Unwatched,
        )
        .expect("written");
        let next = site(&[("a.html", "2"), ("c.html", "2")]);
        let stopped = write(disk.path(), &next, &StopAtWrite).expect_err("stopped");
        assert!(matches!(stopped, ExportError::Cancelled(_)));
        let read = |name: &str| fs::read_to_string(disk.path().join(name)).ok();
        assert_eq!(read("a.html").as_deref(), Some("1"));
        assert_eq!(read("b.html").as_deref(), Some("1"));
        assert_eq!(read("c.html"), None);
        assert!(!disk.path().join(STAGING).exists());
    }
}
