//! One writer at a time, among all programs that have a library open.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

#[cfg(unix)]
use rustix::fs::OFlags;

use crate::FileError;

/// How often a lock that is held is asked for again.
const AGAIN: Duration = Duration::from_millis(5);

/// Held until it is dropped, or the process ends in whatever way.
pub struct Lock {
    _file: Option<File>,
}

impl Lock {
    /// Takes the lock at `path`, waiting for at most `patience`. `None` when another holds it all
    /// the while. Where the disk knows no locks, nobody is kept out.
    ///
    /// # Errors
    /// When the file of the lock can be neither opened nor created.
    pub fn take(path: &Path, patience: Duration) -> Result<Option<Lock>, FileError> {
        let refused = |source| FileError::new("lock", path, source);
        let mut options = OpenOptions::new();
        options.create(true).truncate(false).write(true);
        // A link is not followed, a pipe not waited for, and nobody else has to do with it.
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::custom_flags(
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600),
            (OFlags::NONBLOCK | OFlags::NOFOLLOW).bits() as i32,
        );
        let file = options.open(path).map_err(refused)?;
        let until = Instant::now() + patience;
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Some(Lock { _file: Some(file) })),
                Err(TryLockError::WouldBlock) if Instant::now() >= until => return Ok(None),
                Err(TryLockError::WouldBlock) => thread::sleep(AGAIN),
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                    return Ok(Some(Lock { _file: None }));
                }
                Err(TryLockError::Error(error)) => return Err(refused(error)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_held_by_one_and_free_again_when_dropped() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let held = Lock::take(&path, Duration::ZERO).unwrap();
        assert!(held.is_some());
        assert!(Lock::take(&path, Duration::ZERO).unwrap().is_none());
        drop(held);
        assert!(Lock::take(&path, Duration::ZERO).unwrap().is_some());
    }

    #[test]
    fn who_waits_gets_the_lock_when_it_is_free() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let held = Lock::take(&path, Duration::ZERO).unwrap();
        thread::scope(|scope| {
            let waits = scope.spawn(|| Lock::take(&path, Duration::from_secs(60)).unwrap());
            drop(held);
            assert!(waits.join().unwrap().is_some());
        });
    }
}
