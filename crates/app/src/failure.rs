//! A command that could not be done, as the window is told of it.
//!
//! The only error that is serialised. Rooms below keep their own errors; each says here once how
//! it reads to the author.

mod conversions;
mod sentence;

use serde::Serialize;
use ts_rs::TS;

use sentence::sentence;

/// What the window or the application acts on, where they act at all; everything else is only
/// shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(rename_all = "kebab-case")]
pub enum Code {
    /// The note changed outside since it was opened: nothing was written.
    ChangedOutside,
    /// The note is no longer there.
    Gone,
    /// No library is open.
    NoLibrary,
    /// The library's database is damaged; the application puts it aside and asks again.
    Damaged,
    /// Errors of notes stand in the way of an export.
    Blocked,
    /// The author stopped it, and nothing was done.
    Stopped,
    /// A defect of Fieldnotes, caught so that the work goes on.
    Bug,
}

/// Says what happened, to what, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(rename_all = "camelCase")]
pub struct Failure {
    /// Present only where somebody acts on it.
    pub code: Option<Code>,
    /// What happened, naming the file.
    pub message: String,
    /// What the author can do; may be empty.
    pub hint: String,
}

impl Failure {
    /// A failure that is only shown.
    pub fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            code: None,
            message: message.into(),
            hint: hint.into(),
        }
    }

    /// A failure that says what `error` says, as a sentence.
    pub fn of(error: &impl std::fmt::Display, hint: impl Into<String>) -> Self {
        Self::new(sentence(&error.to_string()), hint)
    }

    /// The same with a code for the window.
    pub fn code(mut self, code: Code) -> Self {
        self.code = Some(code);
        self
    }

    /// A command that needs a library came before one was opened.
    pub fn no_library() -> Self {
        Self::new("No library is open.", "Open a folder that has a site.toml.")
            .code(Code::NoLibrary)
    }

    /// A broken invariant.
    pub fn bug(what: impl std::fmt::Display) -> Self {
        Self::new(
            format!("Fieldnotes made a mistake: {what}"),
            "Your text is kept. Save again; if it happens again, restart.",
        )
        .code(Code::Bug)
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.hint.is_empty() {
            f.write_str(&self.message)
        } else {
            write!(f, "{} {}", self.message, self.hint)
        }
    }
}

impl std::error::Error for Failure {}
