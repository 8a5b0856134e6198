//! The staging folder and the target change places in one step of the operating system.

use super::foreign;
use super::next::Next;
use crate::export::error::ExportError;
use crate::export::progress::{Phase, Progress};
use crate::export::remembered::manifest;
use crate::export::stage::staging_folder::Staging;
use files::fault;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Files between two looks at whether the author wants to stop.
const STRIDE: usize = 256;

/// That the new site stands.
pub(super) struct Exchanged {
    /// Where the old one lies, if there was one.
    pub old: Option<PathBuf>,
}

/// Makes the staging folder the whole new site and exchanges it for the target.
///
/// Nothing, with the target as it was, when this disk or this target cannot be exchanged.
pub(super) fn exchange(
    target: &Path,
    staging: &Staging,
    next: &Next<'_>,
    progress: &dyn Progress,
) -> Result<Option<Exchanged>, ExportError> {
    let is_new = !target.exists();
    if !is_new {
        let Some(foreign) = foreign::files(target, next)? else {
            return Ok(None);
        };
        let stays = next.kept.iter().copied();
        let stays: Vec<&str> = stays.chain(foreign.iter().map(String::as_str)).collect();
        for (done, address) in stays.iter().enumerate() {
            if done % STRIDE == 0 {
                progress.step(Phase::Write, done, stays.len())?;
            }
            if linked(&target.join(address), &staging.place(address)).is_err() {
                return Ok(None);
            }
        }
        progress.step(Phase::Write, stays.len(), stays.len())?;
    }
    let manifest = next.after.bytes();
    staging.write(manifest::FILE, &manifest)?;
    let opened = match is_new {
        true => usual_permissions(&staging.root),
        false => same_permissions(target, &staging.root),
    };
    if opened.is_err() {
        staging.forget(manifest::FILE)?;
        return Ok(None);
    }
    progress.step(Phase::Finish, 0, 1)?;
    let swapped = fault::point("exchange").and_then(|()| match is_new {
        true => fs::rename(&staging.root, target),
        false => exchanged(&staging.root, target),
    });
    if swapped.is_err() {
        staging.forget(manifest::FILE)?;
        return Ok(None);
    }
    // The new site stands: too late to stop.
    let _ = progress.step(Phase::Finish, 1, 1);
    Ok(Some(Exchanged {
        old: (!is_new).then(|| staging.root.clone()),
    }))
}

fn linked(from: &Path, to: &Path) -> io::Result<()> {
    fault::point("link")?;
    fs::hard_link(from, to).or_else(|error| match to.parent() {
        Some(folder) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(folder)?;
            fs::hard_link(from, to)
        }
        _ => Err(error),
    })
}

/// Whoever may read the old site may read the new one.
fn same_permissions(target: &Path, staging: &Path) -> io::Result<()> {
    fault::point("set permissions")?;
    let permissions = fs::metadata(target)?.permissions();
    fs::set_permissions(staging, permissions)
}

/// Whoever may look into a folder that is made today may read a new site.
fn usual_permissions(staging: &Path) -> io::Result<()> {
    fault::point("set permissions")?;
    let usual = staging.join(".usual");
    fs::create_dir(&usual)?;
    let permissions = fs::metadata(&usual).map(|metadata| metadata.permissions());
    fs::remove_dir(&usual)?;
    fs::set_permissions(staging, permissions?)
}

#[cfg(unix)]
fn exchanged(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?;
    Ok(())
}

#[cfg(not(unix))]
fn exchanged(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
