//! A new library: the sample blog, carried inside the program, written to an empty folder.

use std::collections::BTreeSet;
use std::path::Path;

use crate::Failure;

/// The files of `content/`: path below it, and bytes.
const FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/starter.rs"));

/// Begins a library in `folder`, which is created when it is not there.
///
/// # Errors
/// When the folder holds anything, or the disk refuses; what was written by then is removed.
pub fn begin(folder: &Path) -> Result<(), Failure> {
    if folder.exists() && !is_empty(folder)? {
        return Err(Failure::new(
            format!("{} is not an empty folder.", folder.display()),
            "Choose an empty or a new folder for the new library.",
        ));
    }
    write_all(folder, FILES)
}

/// Writes every file, or leaves neither a file nor a folder of ours behind.
fn write_all(folder: &Path, files: &[(&str, &[u8])]) -> Result<(), Failure> {
    let was_there = folder.exists();
    for (number, (path, bytes)) in files.iter().enumerate() {
        if let Err(error) = files::write_new(&folder.join(path), bytes) {
            // The disk already refuses; the first refusal is the one worth telling.
            for (written, _) in &files[..number] {
                files::remove(&folder.join(written)).ok();
            }
            for below in folders(files) {
                std::fs::remove_dir(folder.join(below)).ok();
            }
            if !was_there {
                std::fs::remove_dir(folder).ok();
            }
            return Err(error.into());
        }
    }
    Ok(())
}

/// The folders that these files lie in, the deepest first.
fn folders<'files>(files: &'files [(&str, &[u8])]) -> Vec<&'files Path> {
    let paths = files
        .iter()
        .flat_map(|(path, _)| Path::new(path).ancestors().skip(1));
    let named: BTreeSet<&Path> = paths.filter(|path| !path.as_os_str().is_empty()).collect();
    named.into_iter().rev().collect()
}

/// Whether a folder holds nothing but hidden files, such as a new repository's.
fn is_empty(folder: &Path) -> Result<bool, Failure> {
    let refused = |source| files::FileError::new("look into", folder, source);
    for entry in std::fs::read_dir(folder).map_err(refused)? {
        let name = entry.map_err(refused)?.file_name();
        if !name.to_string_lossy().starts_with('.') {
            return Ok(false);
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_library_is_the_sample_byte_for_byte() {
        let disk = tempfile::tempdir().unwrap();
        let folder = disk.path().join("blog");
        begin(&folder).unwrap();
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
        assert!(FILES.iter().any(|(path, _)| *path == "site.toml"));
        for (path, _) in FILES {
            let (ours, theirs) = (folder.join(path), content.join(path));
            assert_eq!(std::fs::read(ours).unwrap(), std::fs::read(theirs).unwrap());
        }
    }

    #[test]
    fn a_folder_with_something_in_it_is_refused_and_stays_as_it_was() {
        let disk = tempfile::tempdir().unwrap();
        std::fs::write(disk.path().join("thesis.txt"), "years").unwrap();
        let refused = begin(disk.path()).unwrap_err();
        assert!(refused.message.contains("not an empty folder"));
        assert_eq!(std::fs::read_dir(disk.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_disk_that_refuses_halfway_is_left_as_it_was() {
        let disk = tempfile::tempdir().unwrap();
        let folder = disk.path().join("blog");
        let files: [(&str, &[u8]); 3] = [("a", b"1"), ("deep/er/b", b"2"), ("a/c", b"3")];
        write_all(&folder, &files).unwrap_err();
        assert_eq!(std::fs::read_dir(disk.path()).unwrap().count(), 0);
    }
}
