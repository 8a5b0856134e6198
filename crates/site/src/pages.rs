//! The pages of a site, as inputs of their templates: a file per kind of page. What all of them share
//! is in [`frame`], what templates are given in [`context`].

mod archive;
mod context;
mod entries;
mod frame;
mod home;
mod lists;
mod missing;
mod note;
mod page_input;
mod search;
mod terms;

pub(crate) use archive::{archive, years};
pub(crate) use context::Day;
pub(crate) use home::home;
pub(crate) use lists::{all_notes, tag, topic};
pub(crate) use missing::{missing, redirect};
pub(crate) use note::{NoteInput, note_input};
pub(crate) use page_input::PageInput;
pub(crate) use search::search;
pub(crate) use terms::{tags, topics};
