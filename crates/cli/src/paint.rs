//! The few colours of the terminal. Each only repeats what the words or their place say already.

use std::fmt::Display;

use anstyle::{AnsiColor, Style};

/// Something to act on.
pub fn bad(text: impl Display) -> String {
    painted(AnsiColor::Red.on_default().bold(), text)
}

/// Something that came.
pub fn good(text: impl Display) -> String {
    painted(AnsiColor::Green.on_default(), text)
}

/// Something to look at.
pub fn odd(text: impl Display) -> String {
    painted(AnsiColor::Yellow.on_default(), text)
}

/// The word that the rest is about.
pub fn strong(text: impl Display) -> String {
    painted(Style::new().bold(), text)
}

/// What can be passed over.
pub fn quiet(text: impl Display) -> String {
    painted(Style::new().dimmed(), text)
}

fn painted(style: Style, text: impl Display) -> String {
    format!("{style}{text}{style:#}")
}
