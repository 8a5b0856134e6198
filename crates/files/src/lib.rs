//! Files and folders, with the path and the act in every error.
//!
//! Everything that touches the disk on behalf of a library goes through here, so that a write is
//! atomic, a change by another program is never overwritten, and no path leaves the library.
//! What the files mean is not here.

mod compare;
mod displaced;
mod exchange;
#[doc(hidden)]
pub mod fault;
mod file_error;
mod folder;
mod inside;
mod list;
mod lock;
mod read;
mod replace;
mod replace_if;
mod staged;
mod staging;
mod to_trash;
mod unlinked;

pub use compare::ReplaceError;
pub use displaced::{Displaced, PutBack, set_aside};
pub use file_error::{Cause, FileError, kind};
pub use folder::flush_folders;
pub use inside::inside;
pub use list::{Found, Listing, found, is_passed_over, list};
pub use lock::{Lock, Taken};
pub use read::{LARGEST, read};
pub use replace::{remove, rename, replace, write_new};
pub use replace_if::{Prepared, Replaced, prepare, remove_if, replace_if};
pub use staged::{is_staged, staged_for};
pub use staging::mode;
pub use to_trash::to_trash;
pub use unlinked::{link_below, unlinked};
