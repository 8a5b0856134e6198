//! The folders everything is measured in, under `target/`.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::corpus;
use crate::step;

/// The folder everything is measured in, under `target/`.
pub struct Ground {
    /// The notes, as Markdown files.
    pub notes: PathBuf,
    /// How many there are.
    pub count: u64,
    folder: PathBuf,
}

impl Ground {
    pub fn new(count: u64) -> Result<Ground> {
        let folder = step::root().join("target/bench");
        let notes = folder.join(format!("notes-{count}"));
        // Written anew each time: a generator that changed must not measure yesterday's notes.
        corpus::write(&notes, count)?;
        let ground = Ground {
            notes,
            count,
            folder,
        };
        remove(&ground.out())?;
        Ok(ground)
    }

    /// The folder of the sites that were made.
    pub fn out(&self) -> PathBuf {
        self.folder.join("out")
    }

    /// A folder for a program's own files.
    pub fn room(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// A folder that is not there yet, for a whole site.
    pub fn fresh_target(&self, name: &str, run: usize) -> Result<PathBuf> {
        let out = self.out();
        fs::create_dir_all(&out)?;
        Ok(out.join(format!("{}-{run}", name.to_lowercase())))
    }
}

/// Removes a folder, if it is there.
pub fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("could not remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}

/// A folder of ours with the settings of a site.
pub fn ours(name: &str) -> PathBuf {
    step::root().join("crates/xtask/bench").join(name)
}

/// Copies a folder with everything in it.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    let entries =
        fs::read_dir(from).with_context(|| format!("could not read {}", from.display()))?;
    for entry in entries {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target)
                .with_context(|| format!("could not write {}", target.display()))?;
        }
    }
    Ok(())
}

/// Lets the disk come to rest, so that nobody pays for what was removed before: ext4 walks past
/// every inode that was deleted in the last five seconds when it makes a file. That is also why no
/// site is removed before the last one is made.
pub fn rest() -> Result<()> {
    if !step::succeeds("sync", &[]) {
        bail!("`sync` failed");
    }
    std::thread::sleep(Duration::from_secs(6));
    Ok(())
}
