//! The application without a window.
//!
//! Whoever talks to it, the desktop, a browser over loopback or a test, starts an [`App`], calls
//! commands by name and is told events. One thread owns the open library; what only reads runs on
//! the caller's thread, over a snapshot. Nothing here draws, and nothing here knows Tauri.

mod app;
mod commands;
mod damage;
mod event;
mod failure;
mod inbox;
mod jobs;
mod looking;
mod operating;
mod reading;
mod recent;
mod refusals;
mod session;
pub mod starter;
mod table;
mod touches;
mod wire;
mod wire_ts;

pub use app::{App, System};
pub use event::Event;
pub use failure::{Code, Failure};
pub use touches::Touches;
pub use wire::*;
pub use wire_ts::wire_ts;
