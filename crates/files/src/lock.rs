//! One writer at a time, among all programs that have a library open. Whoever holds the lock may say
//! in its file how far it is, so that the others wait for as long as it goes on, and can tell for
//! what.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
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
    file: Option<File>,
}

/// What came of waiting for a lock.
pub enum Taken {
    /// It is held here now.
    Here(Lock),
    /// Another holds it, and has said this last.
    Elsewhere(String),
}

impl Lock {
    /// Takes the lock at `path`, waiting for at most `patience`. `None` when another holds it all
    /// the while. Where the disk knows no locks, nobody is kept out.
    ///
    /// # Errors
    /// When the file of the lock can be neither opened nor created.
    pub fn take(path: &Path, patience: Duration) -> Result<Option<Lock>, FileError> {
        match Lock::take_hearing(path, patience, &mut |_| true)? {
            Taken::Here(lock) => Ok(Some(lock)),
            Taken::Elsewhere(_) => Ok(None),
        }
    }

    /// The same, and for as long as another holds the lock and goes on, which is told by what it
    /// [says](Lock::say): patience begins anew with each new word. `hear` hears them, and no longer
    /// waits when it returns false.
    ///
    /// # Errors
    /// Those of [`Lock::take`].
    pub fn take_hearing(
        path: &Path,
        patience: Duration,
        hear: &mut dyn FnMut(&str) -> bool,
    ) -> Result<Taken, FileError> {
        let refused = |source| FileError::new("lock", path, source);
        let mut options = OpenOptions::new();
        options.create(true).truncate(false).read(true).write(true);
        // A link is not followed, a pipe not waited for, and nobody else has to do with it.
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::custom_flags(
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600),
            (OFlags::NONBLOCK | OFlags::NOFOLLOW).bits() as i32,
        );
        let mut file = options.open(path).map_err(refused)?;
        let mut until = Instant::now() + patience;
        let mut last: Option<String> = None;
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Taken::Here(Lock::of(file))),
                Err(TryLockError::WouldBlock) => {
                    let words = said(&mut file);
                    if last.as_ref() != Some(&words) {
                        // The first word may be an old one.
                        if last.is_some() {
                            until = Instant::now() + patience;
                        }
                        if !words.is_empty() && !hear(&words) {
                            return Ok(Taken::Elsewhere(words));
                        }
                        last = Some(words);
                    } else if Instant::now() >= until {
                        return Ok(Taken::Elsewhere(words));
                    } else {
                        thread::sleep(AGAIN);
                    }
                }
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                    return Ok(Taken::Here(Lock { file: None }));
                }
                Err(TryLockError::Error(error)) => return Err(refused(error)),
            }
        }
    }
}

impl Lock {
    /// The lock on this file. What the one before said last is wiped out.
    fn of(file: File) -> Lock {
        let lock = Lock { file: Some(file) };
        lock.say("");
        lock
    }

    /// Says to whoever waits how far this is. A disk that refuses keeps nobody from going on.
    pub fn say(&self, words: &str) {
        let Some(mut file) = self.file.as_ref() else {
            return;
        };
        let written = file
            .rewind()
            .and_then(|()| file.write_all(words.as_bytes()))
            .and_then(|()| file.set_len(words.len() as u64));
        drop(written);
    }
}

/// The most that is heard of what the holder says, in bytes.
const LONGEST: u64 = 1000;

fn said(file: &mut File) -> String {
    let mut words = Vec::new();
    let heard = file
        .rewind()
        .and_then(|()| file.take(LONGEST).read_to_end(&mut words));
    match heard {
        Ok(_) => String::from_utf8_lossy(&words).into_owned(),
        Err(_) => String::new(),
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
    fn who_waits_goes_on_waiting_for_as_long_as_the_holder_says_something_new() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let mut held = Lock::take(&path, Duration::ZERO).unwrap();
        held.as_ref().unwrap().say("1 of 30");
        let mut heard = Vec::new();
        // Patience of a moment: each word has to give a new one.
        let taken = Lock::take_hearing(&path, Duration::from_millis(1), &mut |words| {
            heard.push(words.to_owned());
            match heard.len() {
                30 => held = None,
                count => held.as_ref().unwrap().say(&format!("{} of 30", count + 1)),
            }
            true
        });
        assert!(matches!(taken, Ok(Taken::Here(_))));
        assert_eq!((heard.len(), &*heard[29]), (30, "30 of 30"));
    }

    #[test]
    fn who_holds_a_lock_and_says_nothing_new_is_not_waited_for_without_end() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let held = Lock::take(&path, Duration::ZERO).unwrap().unwrap();
        held.say("stuck");
        let taken = Lock::take_hearing(&path, Duration::from_millis(1), &mut |_| true);
        assert!(matches!(taken, Ok(Taken::Elsewhere(words)) if words == "stuck"));
        let taken = Lock::take_hearing(&path, Duration::from_secs(60), &mut |_| false);
        assert!(matches!(taken, Ok(Taken::Elsewhere(_))));
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
