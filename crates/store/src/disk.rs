//! What lies in the folder of a library: which files are notes, which of them are others than the index
//! knows, what changes while the library is open, and which media a page may show. What is found is
//! ingested into the index by `ingest`.

pub mod change_origin;
pub mod folder_read;
pub mod library_folder;
pub mod media;
pub mod note_files;
pub mod read_note;
mod reconcile;
pub mod scan;
pub mod seen;
pub mod sources;
pub mod stamp;
pub mod state;
pub mod unread;
pub mod watch;
