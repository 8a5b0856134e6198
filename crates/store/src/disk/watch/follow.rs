//! Follows a library while it changes: folders that come are watched before anybody is told of them,
//! folders that go are let go of, and the root itself may go and come again.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::Event;
use notify::event::{EventKind, MetadataKind, ModifyKind};

use crate::disk::note_files::is_of_the_library;
use crate::disk::watch::folders::Folders;
use crate::disk::watch::hint::{ChangeHint, Gap};

/// So often folders without a watch are looked at, and whether the root is still the same folder:
/// nothing tells of a disk that was unmounted.
const PULSE: Duration = Duration::from_secs(2);

/// What a follower hears.
pub(crate) enum Heard {
    Seen(notify::Result<Event>),
    Stop,
}

/// Follows one library.
pub(crate) struct Follower {
    root: PathBuf,
    /// The folder that stood at the root when its watches were placed.
    identity: Option<Identity>,
    folders: Folders,
    to_itself: Sender<Heard>,
    hint: Box<dyn Fn(ChangeHint) + Send>,
    gap: Box<dyn Fn(Gap) + Send>,
    /// Closed folders that the caller knows of.
    told_closed: BTreeSet<PathBuf>,
    told_polling: bool,
}

/// What tells a folder from another of the same name.
#[derive(PartialEq, Eq)]
struct Identity(u64, u64);

impl Follower {
    pub fn new(
        root: PathBuf,
        to_itself: Sender<Heard>,
        hint: impl Fn(ChangeHint) + Send + 'static,
        gap: impl Fn(Gap) + Send + 'static,
    ) -> Follower {
        Follower {
            folders: folders(&root, &to_itself),
            identity: None,
            root,
            to_itself,
            hint: Box::new(hint),
            gap: Box::new(gap),
            told_closed: BTreeSet::new(),
            told_polling: false,
        }
    }

    /// Places the watches, from nothing.
    pub fn begin(&mut self) {
        self.identity = identity(&self.root);
        if self.identity.is_some() {
            self.folders.add(&self.root.clone());
        }
        self.tell_gaps();
    }

    /// Follows until it is told to stop.
    pub fn follow(mut self, heard: &Receiver<Heard>) {
        let mut pulse = Instant::now() + PULSE;
        loop {
            let rest = pulse.saturating_duration_since(Instant::now());
            match heard.recv_timeout(rest) {
                Ok(Heard::Seen(seen)) => self.take(seen),
                Ok(Heard::Stop) | Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => {
                    self.beat();
                    pulse = Instant::now() + PULSE;
                }
            }
        }
    }

    fn take(&mut self, seen: notify::Result<Event>) {
        let event = match seen {
            Ok(event) if !event.need_rescan() => event,
            // Hints were lost, those of new folders among them.
            _ => return self.begin_anew(),
        };
        if event.paths.contains(&self.root) && identity(&self.root) != self.identity {
            return self.begin_anew();
        }
        let paths: Vec<PathBuf> = event
            .paths
            .into_iter()
            .filter(|path| path.strip_prefix(&self.root).is_ok_and(is_of_the_library))
            .collect();
        for path in &paths {
            self.keep_up(path, event.kind);
        }
        self.tell(paths);
    }

    /// Watches what came at `path`, and lets go of what went.
    fn keep_up(&mut self, path: &Path, kind: EventKind) {
        if path == self.root {
            return;
        }
        match kind {
            EventKind::Create(_)
            | EventKind::Remove(_)
            | EventKind::Modify(ModifyKind::Name(_) | ModifyKind::Any)
            | EventKind::Any
            | EventKind::Other => {
                // The same name may be another folder now.
                self.folders.remove(path);
                self.add_folder(path);
            }
            EventKind::Modify(ModifyKind::Metadata(_)) if self.folders.is_closed(path) => {
                self.add_folder(path);
            }
            _ => {}
        }
    }

    fn add_folder(&mut self, path: &Path) {
        // A link is not followed, whatever it leads to.
        if fs::symlink_metadata(path).is_ok_and(|found| found.is_dir()) {
            self.folders.add(path);
        }
    }

    /// Looks at what nobody tells of.
    fn beat(&mut self) {
        if identity(&self.root) != self.identity {
            return self.begin_anew();
        }
        let changed = self.folders.polled.look();
        for path in &changed {
            self.keep_up(path, EventKind::Any);
        }
        self.tell(changed);
    }

    fn begin_anew(&mut self) {
        self.folders = folders(&self.root, &self.to_itself);
        self.begin();
        (self.hint)(ChangeHint::Everything);
    }

    fn tell(&mut self, paths: Vec<PathBuf>) {
        self.tell_gaps();
        if !paths.is_empty() {
            (self.hint)(ChangeHint::Paths(paths));
        }
    }

    fn tell_gaps(&mut self) {
        // A folder that was opened and is closed again is told of again.
        self.told_closed
            .retain(|folder| self.folders.closed.contains(folder));
        let fresh: Vec<PathBuf> = (self.folders.closed.iter())
            .filter(|folder| !self.told_closed.contains(*folder))
            .cloned()
            .collect();
        if !fresh.is_empty() {
            let relative = fresh.iter().map(|folder| {
                let relative = folder.strip_prefix(&self.root).unwrap_or(folder);
                relative.to_owned()
            });
            (self.gap)(Gap::Closed(relative.collect()));
            self.told_closed.extend(fresh);
        }
        let polled = self.folders.polled.len();
        if polled > 0 && !self.told_polling {
            self.told_polling = true;
            (self.gap)(Gap::Polled(polled));
        }
    }
}

/// No folder yet, heard by the follower at the other end of `to_follower`.
fn folders(root: &Path, to_follower: &Sender<Heard>) -> Folders {
    let to_follower = to_follower.clone();
    Folders::new(root.to_owned(), move |seen| {
        if !is_only_read(&seen) {
            // Nobody is left to hear it when the follower has ended.
            to_follower.send(Heard::Seen(seen)).ok();
        }
    })
}

/// Our own looking around is told as well.
fn is_only_read(seen: &notify::Result<Event>) -> bool {
    let Ok(event) = seen else { return false };
    !event.need_rescan()
        && matches!(
            event.kind,
            EventKind::Access(_)
                | EventKind::Modify(ModifyKind::Metadata(MetadataKind::AccessTime))
        )
}

#[cfg(unix)]
fn identity(folder: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    let found = fs::metadata(folder).ok().filter(|found| found.is_dir())?;
    Some(Identity(found.dev(), found.ino()))
}

#[cfg(not(unix))]
fn identity(folder: &Path) -> Option<Identity> {
    folder.is_dir().then_some(Identity(0, 0))
}
