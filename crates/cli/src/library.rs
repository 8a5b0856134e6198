//! Which library is meant, and opening it: what a window does in the background is done here
//! before the command, so that every command sees the folder as it is now.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use app::Failure;
use clap::Args;
use domain::{Date, Problem};
use store::{DiskState, FolderRead, Store};

use crate::interrupt::Interrupt;
use crate::progress::ChangeBar;
use crate::terminal;

/// Which library.
#[derive(Args)]
pub struct Library {
    /// The library's folder [default: this folder, or the nearest above with a site.toml]
    #[arg(value_name = "LIBRARY")]
    folder: Option<PathBuf>,
}

/// Which library, for commands whose words are about something else.
#[derive(Args)]
pub struct InLibrary {
    /// The library's folder [default: this folder, or the nearest above with a site.toml]
    #[arg(long = "library", value_name = "LIBRARY", global = true)]
    folder: Option<PathBuf>,
}

impl From<InLibrary> for Library {
    fn from(InLibrary { folder }: InLibrary) -> Library {
        Library { folder }
    }
}

/// A library that was opened, its index brought up to date.
pub struct Opened {
    /// The library.
    pub store: Store,
    /// The files that could not be read.
    pub unread: Vec<Problem>,
}

impl Library {
    /// The library in `folder`; without one, the library around the current folder.
    pub fn at(folder: Option<PathBuf>) -> Library {
        Library { folder }
    }

    /// Its folder.
    pub fn folder(&self) -> Result<PathBuf, Failure> {
        if let Some(folder) = &self.folder {
            return Ok(folder.clone());
        }
        let here = std::env::current_dir().map_err(|error| {
            Failure::new(
                format!("The current folder cannot be asked for: {error}."),
                "Go to a folder that is there.",
            )
        })?;
        around(&here).map(Path::to_owned).ok_or_else(|| {
            Failure::new(
                format!(
                    "Neither {} nor a folder above it is a library: none has a site.toml.",
                    here.display()
                ),
                "Name the library's folder, or begin one with `fieldnotes new FOLDER`.",
            )
        })
    }

    /// Reads it once: by its index where there is one, else straight from its folder.
    pub fn look(&self) -> Result<FolderRead, Failure> {
        let folder = self.folder()?;
        look(&folder, &DiskState::of(&folder)?)
    }

    /// Opens it to change it: how far a change is shows on the terminal, and Ctrl+C stops it.
    pub fn open_to_change(&self) -> Result<Store, Failure> {
        self.open_to_change_until(Interrupt::listen()?)
    }

    /// The same, for who listens to Ctrl+C already.
    pub fn open_to_change_until(&self, interrupt: Interrupt) -> Result<Store, Failure> {
        let Opened { store, .. } = self.open()?;
        let bar = ChangeBar::new(interrupt);
        Ok(store.watched_by(Arc::new(bar)))
    }

    /// Opens it and looks at its folder.
    pub fn open(&self) -> Result<Opened, Failure> {
        open(&self.folder()?)
    }
}

/// Reads the library in `folder`, whose files were looked at already.
pub fn look(folder: &Path, disk_state: &DiskState) -> Result<FolderRead, Failure> {
    if FolderRead::is_needless(folder) {
        let Opened { store, unread } = open(folder)?;
        let snapshot = store.snapshot();
        return Ok(FolderRead { snapshot, unread });
    }
    Ok(FolderRead::of(folder, disk_state)?)
}

fn open(folder: &Path) -> Result<Opened, Failure> {
    let store::Opened { mut store, rebuilt } = Store::open(folder)?;
    if let Some(aside) = rebuilt {
        terminal::complain(&Failure::new(
            format!(
                "The library's database was damaged. It was put aside as {}.",
                aside.display()
            ),
            "It is built again from your files.",
        ));
    }
    tell_settled(&mut store);
    let unread = store.reconcile()?.problems;
    Ok(Opened { store, unread })
}

/// Tells of operations that were broken off and have been taken back.
pub fn tell_settled(store: &mut Store) {
    for settled in &store.take_settled() {
        terminal::complain(&settled.into());
    }
}

/// The day it is where the author is.
pub fn today() -> Date {
    jiff::ZonedDateTime::now().date()
}

fn around(here: &Path) -> Option<&Path> {
    here.ancestors().find(|folder| store::is_library(folder))
}
