//! Which files a page may show, and a site may carry: those that lie in the library's `media/` once
//! every link is followed, are not hidden, no notes, and files of bytes. One rule for what is
//! included, shown in the preview, served and exported, because a library may come from a stranger
//! whose links lead to `.git/config`, to an `.env` or to a draft.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use domain::NotePath;
use files::FileError;

/// The folder, as it begins a path.
const MEDIA: &str = "media/";

/// Why a file is neither shown nor carried to the site, as words about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotShown {
    /// Nothing is there.
    #[error("it is not there")]
    Missing,
    /// It is looked for in another folder.
    #[error("it does not lie in the folder media/")]
    Elsewhere,
    /// A link on the way leads out of `media/`: to this place.
    #[error("a link leads to {0}, outside the folder media/")]
    Outside(String),
    /// It, or what a link leads to, is hidden.
    #[error("{0} is hidden")]
    Hidden(String),
    /// It, or what a link leads to, is a note, and on the site only as one.
    #[error("{0} is a note")]
    Note(String),
    /// A link leads nowhere, to itself, or to a folder that it stands in.
    #[error("the link {0} leads nowhere")]
    Nowhere(String),
    /// A folder that is a link lies in a folder that is reached by one.
    #[error("{0} is a link to a folder, reached by another such link")]
    Winding(String),
    /// A pipe, a socket or a device.
    #[error("it is no file that can be copied")]
    NoFile,
    /// The system refuses to look at it.
    #[error("the system refuses to look at it: {0}")]
    Refused(String),
}

/// The files in `media/`.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct MediaListing {
    /// The relative paths of those that may be shown, in order.
    pub files: Vec<String>,
    /// The others with the reason, in order; what is hidden and what is a note is not among them.
    pub refused: Vec<(String, NotShown)>,
}

/// Where the bytes of `relative` lie, without a link on the way, if they may be shown.
pub(crate) fn shown(root: &Path, relative: &str) -> Result<PathBuf, NotShown> {
    let Some(below) = relative.strip_prefix(MEDIA) else {
        return Err(NotShown::Elsewhere);
    };
    allowed(below)?;
    let place = root.join(relative);
    let place = match files::link_below(root, relative) {
        Ok(None) => place,
        Ok(Some(_)) => followed(root, relative)?,
        Err(_) => return Err(NotShown::Elsewhere),
    };
    let kind = fs::symlink_metadata(&place).map_err(|error| unseen(&error))?;
    match kind.is_file() {
        true => Ok(place),
        false if kind.is_dir() => Err(NotShown::Missing),
        false => Err(NotShown::NoFile),
    }
}

/// All files below `media/`.
pub(crate) fn list(root: &Path) -> Result<MediaListing, FileError> {
    let mut listing = Listing {
        root,
        found: MediaListing::default(),
        to_see: Vec::new(),
    };
    let folder = root.join("media");
    match fs::symlink_metadata(&folder) {
        Ok(metadata) if metadata.is_dir() => listing.folder("media", Way::Straight)?,
        Ok(metadata) if metadata.is_symlink() => {
            let why = followed(root, "media").err().unwrap_or(NotShown::NoFile);
            listing.found.refused.push(("media".to_owned(), why));
        }
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(FileError::new("look at", &folder, error)),
    }
    while let Some((folder, way)) = listing.to_see.pop() {
        if let Err(error) = listing.folder(&folder, way) {
            let why = NotShown::Refused(error.source.to_string());
            listing.found.refused.push((folder, why));
        }
    }
    let mut found = listing.found;
    found.files.sort();
    found.refused.sort_by(|one, other| one.0.cmp(&other.0));
    Ok(found)
}

/// How a folder was come to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Straight,
    ByLink,
}

struct Listing<'a> {
    root: &'a Path,
    found: MediaListing,
    to_see: Vec<(String, Way)>,
}

impl Listing<'_> {
    fn folder(&mut self, relative: &str, way: Way) -> Result<(), FileError> {
        let place = self.root.join(relative);
        let refused = |source| FileError::new("look into", &place, source);
        for entry in fs::read_dir(&place).map_err(refused)? {
            let entry = entry.map_err(refused)?;
            let name = entry.file_name();
            let address = format!("{relative}/{}", name.to_string_lossy());
            let Some(name) = name.to_str() else {
                let why = NotShown::Refused("its name is not valid Unicode".to_owned());
                self.found.refused.push((address, why));
                continue;
            };
            if files::is_passed_over(name) || NotePath::new(&address).is_ok() {
                continue;
            }
            let kind = entry.file_type().map_err(refused)?;
            if kind.is_dir() {
                self.to_see.push((address, way));
            } else if kind.is_symlink() && self.root.join(&address).is_dir() {
                match linked_folder(self.root, &address) {
                    Ok(()) => self.to_see.push((address, Way::ByLink)),
                    Err(why) => self.found.refused.push((address, why)),
                }
            } else if kind.is_file() && way == Way::Straight {
                self.found.files.push(address);
            } else {
                match shown(self.root, &address) {
                    Ok(_) => self.found.files.push(address),
                    Err(why) => self.found.refused.push((address, why)),
                }
            }
        }
        Ok(())
    }
}

/// Whether the folder at `relative`, which is a link, is one that is listed.
fn linked_folder(root: &Path, relative: &str) -> Result<(), NotShown> {
    followed(root, &format!("{relative}/.")).map(drop)
}

/// Where `relative` lies once its links are followed, if that is in `media/`.
///
/// Of the folders on the way one may be a link, to a folder that it does not lie in: else a few
/// links in a circle would be folders without end.
fn followed(root: &Path, relative: &str) -> Result<PathBuf, NotShown> {
    let real = |place: &Path| fs::canonicalize(place);
    let real_root = real(root).map_err(|error| unseen(&error))?;
    let folders = relative.rsplit_once('/').map_or("", |(folders, _)| folders);
    let mut place = real_root.clone();
    let mut way = String::new();
    let mut has_link = false;
    for name in folders.split('/').filter(|name| !name.is_empty()) {
        let above = place.clone();
        place.push(name);
        way = if way.is_empty() {
            name.to_owned()
        } else {
            format!("{way}/{name}")
        };
        let kind = fs::symlink_metadata(&place).map_err(|error| unseen(&error))?;
        if !kind.is_symlink() {
            continue;
        }
        let leads_to = real(&place).map_err(|_| NotShown::Nowhere(way.clone()))?;
        within(&real_root, &leads_to)?;
        if above.starts_with(&leads_to) {
            return Err(NotShown::Nowhere(way));
        }
        if std::mem::replace(&mut has_link, true) {
            return Err(NotShown::Winding(way));
        }
        place = leads_to;
    }
    let place = root.join(relative);
    let place = real(&place).map_err(|error| match place.is_symlink() {
        true => NotShown::Nowhere(relative.to_owned()),
        false => unseen(&error),
    })?;
    within(&real_root, &place)?;
    Ok(place)
}

/// Whether this real place lies in `media/` and may be shown as far as its name goes.
fn within(real_root: &Path, place: &Path) -> Result<(), NotShown> {
    let inside = place.strip_prefix(real_root.join("media"));
    match inside.ok().map(|below| below.to_string_lossy()) {
        Some(below) => allowed(&below.replace(std::path::MAIN_SEPARATOR, "/")),
        None => {
            let place = place.strip_prefix(real_root).unwrap_or(place);
            Err(NotShown::Outside(place.display().to_string()))
        }
    }
}

/// Whether a file of this name below `media/` may be shown.
fn allowed(below: &str) -> Result<(), NotShown> {
    let whole = format!("{MEDIA}{below}");
    if below.split('/').any(files::is_passed_over) {
        Err(NotShown::Hidden(whole))
    } else if NotePath::new(&whole).is_ok() {
        Err(NotShown::Note(whole))
    } else {
        Ok(())
    }
}

fn unseen(error: &io::Error) -> NotShown {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => NotShown::Missing,
        io::ErrorKind::PermissionDenied => NotShown::Refused("permission was denied".to_owned()),
        _ => NotShown::Refused(error.to_string()),
    }
}
