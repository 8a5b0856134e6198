//! What the stories are told with: a library in a folder of its own, the application over it,
//! and the real window driven through WebKit's own driver. The stories stand in `stories/`.
//!
//! Nothing here waits for a time: a story waits for an event, a file or a mark in the page, and
//! fails when it never comes.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a story fails by panicking"
)]
#![allow(missing_docs, reason = "the stories read as sentences")]

mod browser;
mod chromium;
mod desktop;
mod display;
mod hands;
mod library_test;
mod page;
mod processes;
mod program;
mod site_files;
mod spread;
mod stranger;
mod wait;

pub use browser::{Browser, Window};
pub use desktop::Desktop;
pub use display::Display;
pub use hands::{Button, Hands};
pub use library_test::{LibraryTest, Running};
pub use page::Page;
pub use processes::{Memory, kill_those_that_name};
pub use program::{Program, of_workspace};
pub use site_files::SiteFiles;
pub use spread::Spread;
pub use stranger::Stranger;
pub use wait::{PATIENCE, until};
