//! The body of a note: how it is made, what is remembered of it, and how pages and feeds share it.

mod made;
mod shared;

pub(crate) use made::{MadeBody, Trace, fingerprint, make};
pub(crate) use shared::Bodies;
