//! Changing files of a library: planned (`plan`), written into the journal, swapped (`swap`), undone, and
//! taken back where they were broken off (`settle`). What a change does is `domain`'s. The save of one
//! note stands here too: it is the one change that needs no journal.

pub mod applied;
pub mod apply;
pub mod apply_error;
pub mod journal;
mod leftover;
pub mod plan;
pub mod progress;
pub mod save;
mod settle;
pub mod swap;
pub mod turn;
pub mod undo;
