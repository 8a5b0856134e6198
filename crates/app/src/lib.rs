//! The application without a window.
//!
//! Whoever talks to it, the desktop, a browser over loopback or a test, starts an [`App`], calls
//! commands by name and is told events. One thread owns the open library; what only reads runs on
//! the caller's thread, over a snapshot. Nothing here draws, and nothing here knows Tauri.

mod app;
mod commands;
mod event;
mod failure;
mod inbox;
mod jobs;
mod read_context;
mod recent;
mod running_operation;
mod session;
mod spelling;
pub mod starter;
mod system;
mod wire;
mod wire_ts;

pub use app::App;
pub use event::Event;
pub use failure::{Code, Failure};
pub use session::change_hints::ChangeHints;
pub use system::System;
pub use wire::*;
pub use wire_ts::wire_ts;
