//! Which files of a library are notes, told by their paths alone.

use std::path::{Component, Path};

use domain::{NotePath, Problem};

/// The note a file is, if it is one: Markdown, and not one of the files that speak about the
/// folder to those who read it elsewhere.
pub fn note_path(relative: &str) -> Option<NotePath> {
    let about_the_folder = ["readme.md", "license.md", "changelog.md"];
    if about_the_folder.contains(&relative.to_lowercase().as_str()) {
        return None;
    }
    NotePath::new(relative).ok()
}

/// A Markdown file that is no note because of its name, as a problem of the library: its author takes
/// it for a note.
pub fn misnamed(relative: &str) -> Option<Problem> {
    let (_, ending) = relative.rsplit_once('.')?;
    if !ending.eq_ignore_ascii_case("md") {
        return None;
    }
    let refused = NotePath::new(relative).err()?;
    let message = format!("The file is no note, because of its name: {}.", refused.why);
    Some(Problem::error("misnamed-file", relative, message).hint(
        "It is in no list and not on the site. Give it a name of letters, digits, spaces and \
         hyphens that ends in .md.",
    ))
}

/// Whether a file or folder of this path may belong to the library. Hidden folders (our own database,
/// git's) change all the time and hold no notes.
pub fn is_of_the_library(relative: &Path) -> bool {
    relative.components().all(|component| match component {
        Component::Normal(name) => !files::is_passed_over(&name.to_string_lossy()),
        _ => false,
    })
}
