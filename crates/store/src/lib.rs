//! A library on disk behind one type: the folder of files, and SQLite as its index and memory.
//! The only room that knows SQL and the watching of folders. What notes mean is `domain`'s, how
//! bytes reach the disk is `files`'; when to look again and whom to tell is the app's.

mod clock;
mod database;
mod disk;
mod error;
mod find;
mod index;
mod open;
mod operations;
mod reader;
mod snapshot;
mod store;
mod texts;

pub use clock::Clock;
pub use disk::folder_read::FolderRead;
pub use disk::library_folder::is_library;
pub use disk::media::{MediaListing, NotShown};
pub use disk::scan::Scan;
pub use disk::seen::Seen;
pub use disk::state::DiskState;
pub use disk::watch::hint::{ChangeHint, Gap};
pub use disk::watch::{Watch, WatchError};
pub use error::StoreError;
pub use find::{FoundNote, FoundPortion};
pub use index::counts::Counts;
pub use index::list::{Filter, Page, Row, Sort};
pub use index::search::Hit;
pub use index::snippet::Piece;
pub use index::topics_and_tags::{TagRow, TopicRow};
pub use open::Opened;
pub use operations::applied::{Applied, Behind, Settled};
pub use operations::apply_error::ApplyError;
pub use operations::plan::FilePreview;
pub use operations::progress::{Part, Progress, Step, Stopped, Unwatched};
pub use operations::save::{SaveError, Saved};
pub use operations::swap::RemoveFn;
pub use operations::undo::skipped::{InTheWay, Skipped};
pub use reader::Reader;
pub use snapshot::{MediaFile, NoteText, Snapshot};
pub use store::Store;
pub use texts::buffer_file::{Buffer, DamagedBuffer};
pub use texts::buffers::Buffers;
pub use texts::history::Version;
pub use texts::merge_outside::Outcome;
pub use texts::moment::Moment;
pub use texts::versions::Why;
