//! Two files change places in one step, so that what stood there can be looked at after it is out
//! of the way: another program may have written it since the last look.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use domain::ContentHash;

use crate::staging::Staged;
use crate::{FileError, fault, read, staged};

/// How often it is tried to give way to a program that writes in the same moment.
const TRIES: usize = 64;

/// What became of a staged file.
pub(crate) enum Exchanged {
    /// It stands in the place of what was expected, which is in this hidden file now.
    Put(PathBuf),
    /// Something else stood there and stands there again, or what was written there since. Where a
    /// text had to make room for that, the hidden file that holds it.
    Kept(Option<PathBuf>),
    /// This disk cannot exchange files; the hidden file that holds the bytes.
    Unable(PathBuf),
}

/// Puts `staged`, whose bytes have the hash `ours`, in the place of the file with the hash
/// `expected`. The folder is not flushed.
pub(crate) fn exchange(
    staged: Staged,
    ours: ContentHash,
    expected: ContentHash,
) -> Result<Exchanged, FileError> {
    let Staged { target, file } = staged;
    let refused = |source| FileError::new("replace", &target, source);
    fault::point("swap").map_err(refused)?;
    let aside = staged::whole(&file);
    fs::rename(&file, &aside).map_err(refused)?;
    // From here on the name may hold what stood at the target, which nobody removes unread.
    file.keep().map_err(|error| refused(error.error))?;
    match swap(&aside, &target) {
        Ok(()) => {}
        Err(error) if is_unable(&error) => return Ok(Exchanged::Unable(aside)),
        Err(error) => {
            fs::remove_file(&aside).ok();
            return Err(refused(error));
        }
    }
    settle(&target, &aside, ours, expected)
}

/// Puts the file `aside`, whose bytes have the hash `ours`, back in the place of the file with the
/// hash `expected`. The folder is not flushed.
pub(crate) fn exchange_back(
    aside: &Path,
    target: &Path,
    ours: ContentHash,
    expected: ContentHash,
) -> Result<Exchanged, FileError> {
    let refused = |source| FileError::new("put back", target, source);
    fault::point("swap").map_err(refused)?;
    match swap(aside, target) {
        Ok(()) => settle(target, aside, ours, expected),
        Err(error) if is_unable(&error) => Ok(Exchanged::Unable(aside.to_path_buf())),
        Err(error) => Err(refused(error)),
    }
}

/// Looks at what came out. When it is not what was expected it goes back, and so does whatever is
/// written there meanwhile: the newest stands in the end.
fn settle(
    target: &Path,
    aside: &Path,
    ours: ContentHash,
    expected: ContentHash,
) -> Result<Exchanged, FileError> {
    fault::point("look at what came out").ok();
    let back = || swap(aside, target).map_err(|source| FileError::new("put back", target, source));
    let mut out = match read(aside) {
        Ok(out) => ContentHash::of(&out),
        Err(error) => {
            // It is no text at all, and stands where it stood.
            back()?;
            take_out(aside);
            return Err(error);
        }
    };
    if out == expected {
        return Ok(Exchanged::Put(aside.to_path_buf()));
    }
    let mut standing = ours;
    for _ in 0..TRIES {
        let goes_in = out;
        back()?;
        out = ContentHash::of(&read(aside)?);
        if out == standing {
            break;
        }
        standing = goes_in;
    }
    if out == ours {
        take_out(aside);
        return Ok(Exchanged::Kept(None));
    }
    Ok(Exchanged::Kept(Some(aside.to_path_buf())))
}

/// Removes what is of no use any more. Where that is refused it stays, hidden, and is swept with
/// what a crash leaves.
pub(crate) fn take_out(aside: &Path) {
    if fault::point("take out").is_ok() {
        fs::remove_file(aside).ok();
    }
}

#[cfg(unix)]
fn swap(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(unix))]
fn swap(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Whether the disk or the system has no such step; a file that is gone has nothing to be exchanged
/// for.
fn is_unable(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput | io::ErrorKind::NotFound
    )
}
