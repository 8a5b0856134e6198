//! Which files a site has, and what each is made from. Nothing is rendered here: a piece says how,
//! and an export that finds it unchanged never asks.
//!
//! A new kind of page is one line in [`all::pieces`]; a new kind of content is one in [`Content`].

mod all;
mod feeds;
mod obstacle;
mod redirects;
mod site;
mod writable;

pub(crate) use all::pieces;
pub(crate) use site::{Content, Piece, Site};
