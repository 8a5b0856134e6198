//! The application without a window.
//!
//! Whoever talks to it, the desktop, a browser over loopback, the terminal or a test, calls a
//! command by name and is answered with a value or a [`Failure`].

mod failure;
mod table;

pub use failure::{Code, Failure};
pub use table::{Command, command, run, signatures};
