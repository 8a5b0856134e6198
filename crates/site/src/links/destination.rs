//! What an address written in a note means, before anybody asks whether readers may see it.

use crate::plan::Plan;
use domain::{Note, NotePath, address, links};

/// What a link leads to.
pub(crate) enum Destination<'a> {
    /// Another site or another program.
    Outside,
    /// The note itself, or a place in it.
    Here,
    /// What lies outside the library.
    OutOfLibrary,
    /// A note, and the place in it that stands behind `#`.
    Note(&'a Note, Option<&'a str>),
    /// What else lies at this path of the library, and what stands behind `#`.
    File(String, Option<&'a str>),
}

impl<'a> Destination<'a> {
    /// What `written` means in the note at `path`.
    pub fn of(plan: &'a Plan<'_>, path: &NotePath, written: &'a str) -> Destination<'a> {
        if address::is_outside(written) {
            return Destination::Outside;
        }
        let (place, anchor) = match written.split_once('#') {
            Some((place, anchor)) => (place, Some(anchor)),
            None => (written, None),
        };
        if place.is_empty() {
            return Destination::Here;
        }
        let Some(resolved) = links::resolve(path, place) else {
            return Destination::OutOfLibrary;
        };
        match plan.library.at(&resolved) {
            Some(note) => Destination::Note(note, anchor),
            None => Destination::File(resolved, anchor),
        }
    }
}

/// The file of the library that is shown by this name in the note at `path`, as the disk has it, whether
/// or not it is there. Nothing where the name leads out of the library.
pub(crate) fn media_file(plan: &Plan<'_>, path: &NotePath, written: &str) -> Option<String> {
    links::resolve(path, written).map(|place| plan.on_disk(place))
}
