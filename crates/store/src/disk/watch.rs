//! Notices that files of the library changed behind our back. It only says where to look: what
//! changed is found by hashes in `refresh`, so a doubled or a wrong hint costs nothing. Waiting
//! for quiet is the caller's, who has a clock.
//!
//! Each folder of the library is watched by itself, so that one that may not be looked into costs
//! only itself, and nothing is watched that a listing passes over or a link leads to.

mod folders;
mod follow;
pub mod hint;
mod polled;

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::thread;

use crate::disk::watch::follow::{Follower, Heard};
use crate::disk::watch::hint::{ChangeHint, Gap};

/// The folder is not there to be watched.
#[derive(Debug, thiserror::Error)]
#[error("could not watch {}: {source}", .folder.display())]
pub struct WatchError {
    folder: PathBuf,
    source: std::io::Error,
}

/// Watches until it is dropped.
pub struct Watch {
    to_follower: Sender<Heard>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        // It may have ended by itself, and then there is nothing to end.
        self.to_follower.send(Heard::Stop).ok();
    }
}

impl Watch {
    /// Watches the library at `root`. On a thread of the watch, `hint` hears of every change in
    /// folders that a listing does not pass over, and `gap` of what cannot be watched; folders that
    /// appear later are followed. What happens after this returns is not missed.
    ///
    /// # Errors
    /// When the folder is not there, or the system gives us no thread.
    pub fn start(
        root: &Path,
        hint: impl Fn(ChangeHint) + Send + 'static,
        gap: impl Fn(Gap) + Send + 'static,
    ) -> Result<Watch, WatchError> {
        let failed = |source| WatchError {
            folder: root.to_owned(),
            source,
        };
        let real = root.canonicalize().map_err(failed)?;
        let (to_follower, heard) = channel();
        let mut follower = Follower::new(real, to_follower.clone(), hint, gap);
        follower.begin();
        thread::Builder::new()
            .name("watch".into())
            .spawn(move || follower.follow(&heard))
            .map_err(failed)?;
        Ok(Watch { to_follower })
    }
}
