//! HTML as an author types it: what its pieces are, and which of them may reach a page.
//!
//! Notes travel: they are pasted, synced, received. So nothing here tries to recognise what is
//! bad; `list` is small and closed, and `value` says which values an attribute may have. `token`
//! reads a source as browsers do, `address` says where a page may lead, `escape` how texts stand in one, and
//! `markup` looks over what was written. Writing the elements is in `write`.

pub mod address;
pub mod element;
pub mod escape;
pub mod list;
pub mod markup;
pub mod token;
pub mod value;
mod words;

pub use words::words;
