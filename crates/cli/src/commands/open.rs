//! `fieldnotes open`: the window, started from a terminal that goes on without it.

use std::env;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use app::Failure;
use clap::Args;

use crate::answer::Answer;
use crate::library::Library;

/// The program of the window.
const WINDOW: &str = "fieldnotes-desktop";

/// Open the library in a window
#[derive(Args)]
#[command(after_help = "Example:\n  fieldnotes open blog")]
pub struct Open {
    #[command(flatten)]
    library: Library,
}

/// Starts the window.
pub fn run(asked: &Open) -> Result<Answer, Failure> {
    let folder = asked.library.folder()?;
    // Asked here, because the window would only say so after the terminal is gone.
    if !store::is_library(&folder) {
        return Err(store::StoreError::NotALibrary(folder).into());
    }
    let folder = folder.canonicalize().unwrap_or(folder);
    let window = window().ok_or_else(|| {
        Failure::new(
            format!(
                "The window is not installed: {WINDOW} is neither beside this program nor on PATH."
            ),
            "Install the desktop package, or use `fieldnotes serve` with an editor of your own.",
        )
    })?;
    let mut command = Command::new(&window);
    command
        .arg(&folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    // Ctrl+C in this terminal is not meant for the window.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command.spawn().map_err(|error| {
        Failure::new(
            format!("{} could not be started: {error}.", window.display()),
            "Install the desktop package again.",
        )
    })?;
    Ok(Answer::said(format!("Opening {}.\n", folder.display())))
}

/// The program of the window: beside this one, else on PATH.
fn window() -> Option<PathBuf> {
    let name = format!("{WINDOW}{}", env::consts::EXE_SUFFIX);
    let here = env::current_exe().ok();
    let beside = here.iter().filter_map(|program| program.parent());
    let path = env::var_os("PATH").unwrap_or_default();
    beside
        .map(PathBuf::from)
        .chain(env::split_paths(&path))
        .map(|folder| folder.join(&name))
        .find(|program| program.is_file())
}
