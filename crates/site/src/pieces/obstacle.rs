//! What stands in the way of a file at an address, and how the author is told of it.

use domain::Problem;

/// Why a file of the site cannot stand at an address, or not everywhere, as words about the address.
pub(crate) enum Obstacle {
    /// No disk takes it.
    Anywhere(String),
    /// Some systems do not take it.
    Elsewhere(String),
}

/// That `what`, of this file of the library, is an address that cannot be written, or not everywhere.
pub(super) fn unwritable(obstacle: Obstacle, file: &str, what: &str) -> Problem {
    match obstacle {
        Obstacle::Anywhere(why) => {
            Problem::error("unwritable-address", file, format!("{what} {why}."))
                .hint("No file can be made for it, so there would be no site. Write a shorter or another one.")
        }
        Obstacle::Elsewhere(why) => {
            Problem::warning("unportable-address", file, format!("{what} {why}."))
                .hint("Some systems hold no such file, or only one of the two. Write another one.")
        }
    }
}
