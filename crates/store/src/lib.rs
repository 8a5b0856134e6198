//! A library on disk behind one type: the folder of files, and SQLite as its index and memory.
//! The only room that knows SQL and the watching of folders. What notes mean is `domain`'s, how
//! bytes reach the disk is `files`'; when to look again and whom to tell is the app's.

mod database;
mod error;
mod settings;
mod store;
mod watch;

pub use error::StoreError;
pub use store::{Opened, Store};
pub use watch::{Touched, Watch, WatchError};
