//! The texts of notes: each once under its hash (`by_hash`), as versions of a note, and as what was typed
//! and is not saved yet (`buffers`, which lie in files of their own).

pub mod buffer_file;
pub mod buffers;
pub mod by_hash;
pub mod history;
pub mod merge_outside;
pub mod moment;
mod unsaved;
pub mod versions;
