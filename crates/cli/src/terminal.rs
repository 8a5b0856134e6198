//! The two streams of a terminal. Colours are dropped where nobody sees them or `NO_COLOR` is set.

use std::io::{self, ErrorKind, Write};

use app::Failure;
use tempfile::TempDir;

use crate::paint;

/// Writes `text` to standard output.
pub fn say(text: &str) {
    let mut out = anstream::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    if let Err(error) = written {
        unheard(&error);
    }
}

/// Writes a failure to standard error: what happened, and what to do.
pub fn complain(failure: &Failure) {
    let name = paint::bad("fieldnotes:");
    // When standard error is gone as well there is nobody left to tell.
    writeln!(anstream::stderr(), "{name} {failure}").ok();
}

/// Whoever reads us may have had enough, as `head` has; that is no failure.
fn unheard(error: &io::Error) {
    if error.kind() != ErrorKind::BrokenPipe {
        complain(&Failure::new(
            format!("Could not write to standard output: {error}."),
            "",
        ));
    }
}

/// A folder for this run alone; it is gone when it is dropped.
pub fn temporary_folder() -> Result<TempDir, Failure> {
    let made = tempfile::Builder::new().prefix("fieldnotes-").tempdir();
    made.map_err(|error| {
        Failure::new(
            format!("No temporary folder could be made: {error}."),
            "Make room on the disk, or set TMPDIR to a folder with room.",
        )
    })
}
