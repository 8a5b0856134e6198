//! Putting a picture or another file into the library.

use std::collections::HashSet;

use super::{MediaPath, readable, spelled};
use crate::{Act, Change, FileEdit, LibraryFile, Refused};

/// Puts these bytes into `media/` under a readable name made of `name`, with a number where that is taken. `there`
/// are the files in `media/`. Nothing of the bytes is another: an export leaves out what a picture tells of its
/// author.
///
/// # Errors
/// When there are no bytes.
pub fn add(there: &[String], name: &str, bytes: Vec<u8>) -> Result<Change, Refused> {
    if bytes.is_empty() {
        return Err(Refused::new(
            format!("{name} is empty"),
            "Look at it in the program it comes from.",
        ));
    }
    let path = free_path(there, name)?;
    Ok(Change {
        name: format!("Add {path}"),
        edits: vec![FileEdit {
            file: LibraryFile::Media(path),
            base: None,
            act: Act::Put(bytes.into()),
        }],
    })
}

fn free_path(there: &[String], name: &str) -> Result<MediaPath, Refused> {
    let (stem, ending) = readable(name, "file");
    let taken: HashSet<String> = there.iter().map(|path| spelled(path)).collect();
    let numbered = (1u32..).map(|number| match number {
        1 => format!("media/{stem}{ending}"),
        number => format!("media/{stem}-{number}{ending}"),
    });
    let mut free = numbered.filter(|path| !taken.contains(&spelled(path)));
    MediaPath::new(&free.next().unwrap_or_default())
}
