//! What a writer keeps while it writes. Nothing here knows the writer.

pub mod counts;
pub mod element;
pub mod equations;
pub mod hidden;
pub mod note;
