//! The one SQLite file of a library. What its tables mean is said beside the types that read them, not
//! here: only where it lies, how it opens, which number its tables have, how it is written, and what
//! becomes of a damaged one. Its one table without a room of its own is that of settings.

mod connection;
mod folder;
mod migrations;
mod paths;
pub mod salvage;
pub mod settings;
mod transaction;

pub use connection::{PATIENCE, keep_small, open, open_at, open_to_read};
pub use folder::{prepare_folder, private_folder, refuses_writing};
pub use paths::{FOLDER, files, lock_path, path};
pub use transaction::{begin, commit, committed};
