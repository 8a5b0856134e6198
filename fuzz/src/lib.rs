//! What holds for any bytes, one function for each part of the program that reads what others
//! wrote. A function panics where a promise is broken.
//!
//! The functions stand apart from the engine that calls them with millions of inputs (`cargo xtask
//! fuzz`, in `fuzz_targets/`), so that `tests/seeds.rs` calls them with every input that once broke
//! one, in the ordinary run of tests. Rules that need examples are tested in their own rooms.

mod catalogue;
mod clock;
mod code;
mod diagrams;
mod engine;
mod find;
mod formulas;
mod heads;
mod line_ends;
mod links;
mod markdown;
mod merge;
mod notes;
mod operations;
mod page;
mod problems;
mod settings;

pub use catalogue::catalogue;
pub use clock::spent;
pub use code::code;
pub use diagrams::diagrams;
pub use engine::{begin, hold};
pub use find::find;
pub use formulas::formulas;
pub use heads::heads;
pub use line_ends::line_ends;
pub use links::links;
pub use markdown::{html, markdown};
pub use merge::merge;
pub use notes::notes;
pub use operations::operations;
pub use settings::settings;

/// A part of the program with its promises.
pub struct Target {
    /// Its name, that of its folders and of its file in `fuzz_targets/`.
    pub name: &'static str,
    /// Panics where a promise is broken.
    pub run: fn(&[u8]),
}

/// Every target.
pub const TARGETS: &[Target] = &[
    target("catalogue", catalogue),
    target("code", code),
    target("diagrams", diagrams),
    target("find", find),
    target("formulas", formulas),
    target("heads", heads),
    target("html", html),
    target("line_ends", line_ends),
    target("links", links),
    target("markdown", markdown),
    target("merge", merge),
    target("notes", notes),
    target("operations", operations),
    target("settings", settings),
];

const fn target(name: &'static str, run: fn(&[u8])) -> Target {
    Target { name, run }
}
