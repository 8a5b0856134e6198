//! A library on disk behind one type: the folder of files, and SQLite as its index and memory.
//! The only room that knows SQL and the watching of folders. What notes mean is `domain`'s, how
//! bytes reach the disk is `files`'; when to look again and whom to tell is the app's.

mod apply;
mod assemble;
mod buffers;
mod counts;
mod database;
mod enter;
mod error;
mod glance;
mod history;
mod index;
mod journal;
mod list;
mod look;
mod media;
mod outside;
mod plan;
mod progress;
mod reconcile;
mod salvage;
mod save;
mod search;
mod settings;
mod settle;
mod snapshot;
mod standing;
mod store;
mod swap;
mod texts;
mod undo;
mod versions;
mod watch;
mod words;

pub use apply::{Applied, ApplyError, Behind};
pub use buffers::Buffer;
pub use counts::Counts;
pub use error::StoreError;
pub use glance::Glance;
pub use history::Version;
pub use list::{Filter, Page, Row, Sort};
pub use media::{MediaListing, NotShown};
pub use outside::Outcome;
pub use plan::FilePreview;
pub use progress::{Part, Progress, Step, Stopped, Unwatched};
pub use reconcile::Seen;
pub use save::{SaveError, Saved};
pub use search::{Hit, Piece};
pub use settle::Settled;
pub use snapshot::{MediaFile, NoteText, Snapshot};
pub use standing::Standing;
pub use store::{Opened, Store};
pub use swap::TakeAway;
pub use undo::{InTheWay, Skipped};
pub use versions::{Clock, Why};
pub use watch::{Gap, Touched, Watch, WatchError};
