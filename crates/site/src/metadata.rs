//! What a file of `media/` tells beside what is seen of it: where and when it was taken, by whom and
//! with which camera. Readers get it without that.
//!
//! A picture is never made anew. A file for each format, in [`formats`], says which bytes of the file are
//! published and which few are written in the place of others ([`parts`]), so that pixels and
//! colours are the same to the bit, and a picture of 100 MB takes no memory. Kept is what a module
//! knows to be the picture; what it does not know goes. A format is known by its first bytes, as a
//! browser knows it, whatever the name of the file ends in.
//!
//! `img-parts` would do it for three formats, with the whole picture in memory, and leaves what
//! stands behind the end of one. Films and documents are published as they are; [`tell`] finds what
//! they tell.

mod fault;
mod formats;
mod kind;
mod parts;
mod scan;
mod sides;
mod svg_sides;
mod tell;

pub(crate) use fault::Fault;
pub(crate) use sides::sides;
pub(crate) use tell::{damaged, problem};

use formats::bare;
use kind::is_svg;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The file at this path as readers get it.
///
/// # Errors
/// When the disk refuses, or when it is a picture that cannot be understood.
pub(crate) fn published(file: File, path: &Path) -> Result<impl Read, Fault> {
    bare(file, is_svg(path))
}

/// The same, whole.
///
/// # Errors
/// Those of [`published`].
pub(crate) fn published_bytes(path: &Path) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    published(File::open(path)?, path)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}
