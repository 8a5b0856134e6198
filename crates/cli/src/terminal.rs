//! The two streams of a terminal. Colours are dropped where nobody sees them or `NO_COLOR` is set.

use std::io::{self, ErrorKind, Write};

use app::Failure;

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

/// The words with a capital letter, to begin a sentence.
pub fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
