//! What the program was started with: the command line and the environment.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// How the program is started.
pub const USAGE: &str = "\
fieldnotes-desktop [LIBRARY]

Opens the window on the library in the folder LIBRARY; without it, on the last one.
FIELDNOTES_MEMORY names another folder for recent libraries and the window's place.";

/// What the window is to show first.
pub struct Startup {
    /// The folder of a library; none for the last one.
    pub library: Option<PathBuf>,
}

impl Startup {
    /// Reads a command line without the program's name, given in `folder`. None when only the
    /// usage is wanted.
    pub fn parse(words: impl IntoIterator<Item = OsString>, folder: &Path) -> Option<Startup> {
        let word = words.into_iter().next();
        if word
            .as_ref()
            .is_some_and(|word| word == "--help" || word == "-h")
        {
            return None;
        }
        let library = word.map(|word| folder.join(word));
        Some(Startup { library })
    }
}

/// The folder for what outlives libraries, where the environment names one.
pub fn memory() -> Option<PathBuf> {
    let named = std::env::var_os("FIELDNOTES_MEMORY")?;
    Some(PathBuf::from(named))
}
