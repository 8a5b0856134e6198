//! Libraries as authors really have them, without a window.

#![allow(clippy::unwrap_used, reason = "a story fails by panicking")]

mod bad_input;
mod full_disk;
mod network;
mod promises;
mod read_only_disk;
mod small_disk;
