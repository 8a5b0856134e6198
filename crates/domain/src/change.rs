//! A named change to a library, as data: what will be done to which files.
//!
//! Nothing is written here. The store applies a change, journals it and can undo it; because the
//! outcome is computed from text alone, it can be shown before anything happens.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::find::Replacement;
use crate::links::Moved;
use crate::{
    Catalogue, CatalogueEdit, ContentHash, HeadEdit, Library, MediaPath, Note, NotePath, Refused,
    front_matter, line_ends, links,
};

/// A change with the name under which it can be undone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What the author did, such as "Rename tag ml to Machine learning in 14 notes".
    pub name: String,
    /// What happens to each file.
    pub edits: Vec<FileEdit>,
}

/// A file of a library that a change can touch.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LibraryFile {
    /// A note or page.
    Note(NotePath),
    /// `catalogue.toml`.
    Catalogue,
    /// `site.toml`.
    Settings,
    /// `dictionary.txt`.
    Dictionary,
    /// A picture or another file that is no text of ours.
    Media(MediaPath),
}

impl LibraryFile {
    /// Its path below the library's folder.
    pub fn path(&self) -> &str {
        match self {
            LibraryFile::Note(path) => path.as_str(),
            LibraryFile::Catalogue => "catalogue.toml",
            LibraryFile::Settings => "site.toml",
            LibraryFile::Dictionary => "dictionary.txt",
            LibraryFile::Media(path) => path.as_str(),
        }
    }
}

/// What happens to one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileEdit {
    /// The file.
    pub file: LibraryFile,
    /// The bytes it must have now; `None` when it must not exist.
    pub base: Option<ContentHash>,
    /// What is done.
    pub act: Act,
}

/// What is done to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Write a new file.
    Create(String),
    /// Edit the front matter of a note.
    Head(Vec<HeadEdit>),
    /// Edit the catalogue.
    Catalogue(Vec<CatalogueEdit>),
    /// Write this text, with `\n` as line end, over the old one.
    Text(String),
    /// Give a note another path, and edit its front matter.
    Move {
        /// The new path.
        to: NotePath,
        /// The edits of its front matter.
        head: Vec<HeadEdit>,
        /// How it links to itself.
        links: links::Written,
    },
    /// Lead the links that mean one note to its new path.
    Retarget {
        /// The note's old path.
        from: NotePath,
        /// The note's new path.
        to: NotePath,
        /// How this note links to that one.
        links: links::Written,
    },
    /// Lead the links of a note that mean a file to its new path.
    RetargetFile {
        /// The file's old path.
        from: MediaPath,
        /// The file's new path.
        to: MediaPath,
        /// The names in double brackets that mean it, each with the new one.
        names: BTreeMap<String, String>,
    },
    /// Write a new file that is no text, of these bytes.
    Put(Arc<[u8]>),
    /// Give a file that is no text another path.
    Carry(MediaPath),
    /// Write another text in the place of what a note holds of another.
    Replace {
        /// What is written for what.
        replacement: Arc<Replacement>,
        /// The hits that stay, counted from 0, in order.
        except: Vec<usize>,
    },
    /// Put the file into the trash.
    Trash,
}

/// A file after an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct After {
    /// Its text; `None` when it is gone.
    pub text: Option<String>,
    /// Its new path, when it was moved.
    pub moved: Option<NotePath>,
}

impl Act {
    /// What becomes of `file`, whose text is `before`; a file that does not exist has none.
    ///
    /// # Errors
    /// When the act does not fit the file, or its front matter or TOML is broken.
    pub fn result(&self, file: &LibraryFile, before: Option<&str>) -> Result<After, Refused> {
        let text = match (self, file, before) {
            (Act::Create(_), _, Some(_)) => {
                return Err(Refused::new(
                    format!("{} already exists", file.path()),
                    "Choose another name.",
                ));
            }
            (Act::Create(text), _, None) => text.clone(),
            (Act::Catalogue(edits), LibraryFile::Catalogue, _) => {
                Catalogue::edit(before.unwrap_or_default(), edits)?
            }
            (Act::Head(edits), LibraryFile::Note(_), Some(text)) => edit_head(file, text, edits)?,
            (Act::Text(new), _, Some(old)) => line_ends::restore(old, new),
            (
                Act::Replace {
                    replacement,
                    except,
                },
                LibraryFile::Note(path),
                Some(text),
            ) => replacement.result(path, text, except)?,
            (
                Act::Move {
                    to,
                    head,
                    links: written,
                },
                LibraryFile::Note(path),
                Some(text),
            ) => {
                let text = edit_head(file, text, head)?;
                let moved = Moved {
                    from: path,
                    to,
                    written,
                };
                return Ok(After {
                    text: Some(links::retarget(&text, path, &moved)),
                    moved: Some(to.clone()),
                });
            }
            (
                Act::Retarget {
                    from,
                    to,
                    links: written,
                },
                LibraryFile::Note(path),
                Some(text),
            ) => links::retarget(text, path, &Moved { from, to, written }),
            (Act::RetargetFile { from, to, names }, LibraryFile::Note(path), Some(text)) => {
                links::retarget_file(text, path, (from, to), names)
            }
            (Act::Trash, _, Some(_)) => {
                return Ok(After {
                    text: None,
                    moved: None,
                });
            }
            _ => {
                return Err(Refused::new(
                    format!("{} is not there", file.path()),
                    "It may have been moved or removed by another program; look again.",
                ));
            }
        };
        Ok(After {
            text: Some(text),
            moved: None,
        })
    }
}

fn edit_head(file: &LibraryFile, text: &str, edits: &[HeadEdit]) -> Result<String, Refused> {
    let mut text = text.to_owned();
    for edit in edits {
        text = front_matter::edit(&text, edit).map_err(|refused| {
            Refused::new(
                format!(
                    "{}, line {}: {}",
                    file.path(),
                    refused.line,
                    refused.message
                ),
                "Mend the front matter of this note first.",
            )
        })?;
    }
    Ok(text)
}

/// The edit of a note's front matter.
pub(crate) fn head_edit(note: &Note, edits: Vec<HeadEdit>) -> FileEdit {
    FileEdit {
        file: LibraryFile::Note(note.path.clone()),
        base: Some(note.hash),
        act: Act::Head(edits),
    }
}

/// The edit of the library's catalogue.
pub(crate) fn catalogue_edit(library: &Library, edits: Vec<CatalogueEdit>) -> FileEdit {
    FileEdit {
        file: LibraryFile::Catalogue,
        base: library.catalogue().hash,
        act: Act::Catalogue(edits),
    }
}

/// "in 14 notes" in the name of a change; nothing when no note is touched.
pub(crate) fn in_notes(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => " in 1 note".into(),
        count => format!(" in {count} notes"),
    }
}
