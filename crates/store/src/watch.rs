//! Notices that files of the library changed behind our back. It only says where to look: what
//! changed is found by hashes in `refresh`, so a doubled or a wrong hint costs nothing. Waiting
//! for quiet is the caller's, who has a clock.

use std::path::{Component, Path, PathBuf};
use std::time::Duration;

use notify::event::{EventKind, MetadataKind, ModifyKind};
use notify::{Config, ErrorKind, Event, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

/// Where something may have changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Touched {
    /// These files or folders; a folder stands for everything in it.
    Paths(Vec<PathBuf>),
    /// Hints were lost: anything may have changed.
    Everything,
}

/// The folder cannot be watched.
#[derive(Debug, thiserror::Error)]
#[error("could not watch {}: {source}", .folder.display())]
pub struct WatchError {
    folder: PathBuf,
    source: notify::Error,
}

/// Watches until it is dropped.
pub struct Watch {
    _watcher: Box<dyn Watcher + Send>,
    polling: bool,
}

impl Watch {
    /// Watches the library at `root` and calls `on`, on a thread of its own, for every change
    /// outside hidden folders. When the system allows no more watches it polls instead.
    pub fn start(
        root: &Path,
        on: impl Fn(Touched) + Send + Clone + 'static,
    ) -> Result<Watch, WatchError> {
        let failed = |source| WatchError {
            folder: root.to_owned(),
            source,
        };
        let root = root
            .canonicalize()
            .map_err(notify::Error::io)
            .map_err(failed)?;
        match watched::<RecommendedWatcher>(&root, Config::default(), on.clone()) {
            Ok(watcher) => Ok(Watch {
                _watcher: Box::new(watcher),
                polling: false,
            }),
            Err(error) if matches!(error.kind, ErrorKind::MaxFilesWatch) => {
                let config = Config::default().with_poll_interval(Duration::from_secs(2));
                let watcher = watched::<PollWatcher>(&root, config, on).map_err(failed)?;
                Ok(Watch {
                    _watcher: Box::new(watcher),
                    polling: true,
                })
            }
            Err(error) => Err(failed(error)),
        }
    }

    /// Whether the system's watches ran out and changes are seen only every two seconds.
    pub fn is_polling(&self) -> bool {
        self.polling
    }
}

fn watched<W: Watcher>(
    root: &Path,
    config: Config,
    on: impl Fn(Touched) + Send + 'static,
) -> notify::Result<W> {
    let folder = root.to_owned();
    let mut watcher = W::new(
        move |seen: notify::Result<Event>| {
            if let Some(touched) = touched(&folder, seen) {
                on(touched);
            }
        },
        config,
    )?;
    watcher.watch(root, RecursiveMode::Recursive)?;
    Ok(watcher)
}

fn touched(root: &Path, seen: notify::Result<Event>) -> Option<Touched> {
    let Ok(event) = seen else {
        return Some(Touched::Everything);
    };
    if event.need_rescan() {
        return Some(Touched::Everything);
    }
    let read_only = matches!(
        event.kind,
        EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(MetadataKind::AccessTime))
    );
    if read_only {
        return None;
    }
    let paths: Vec<PathBuf> = event
        .paths
        .into_iter()
        .filter(|path| path.strip_prefix(root).is_ok_and(is_of_the_library))
        .collect();
    (!paths.is_empty()).then_some(Touched::Paths(paths))
}

/// Hidden folders (our own database, git's) change all the time and hold no notes.
pub(crate) fn is_of_the_library(relative: &Path) -> bool {
    relative.components().all(|component| match component {
        Component::Normal(name) => {
            let name = name.to_string_lossy();
            !name.starts_with('.') && name != "node_modules"
        }
        _ => false,
    })
}
