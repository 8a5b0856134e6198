//! What is remembered between two exports: in the library what each file of the site follows from and that
//! nothing has happened since, in the target the list of files that are ours.

pub(super) mod manifest;
mod memory;
pub(super) mod places;
pub(super) mod up_to_date;

pub(super) use manifest::Manifest;
pub(super) use memory::{Memory, Remembered};
