//! What of a folder could not be taken in, as problems of the library.

use std::path::{Path, PathBuf};

use domain::Problem;
use files::{FileError, Listing};

use crate::disk::note_files::{misnamed, note_path};

/// What a scan of the folder could not take in, as problems of the library.
pub fn not_taken_in(root: &Path, listing: &Listing) -> Vec<Problem> {
    let relative = |path: &Path| {
        let inside = path.strip_prefix(root).unwrap_or(path).to_string_lossy();
        inside.replace(std::path::MAIN_SEPARATOR, "/")
    };
    let is_ours = |path: &&PathBuf| {
        let relative = relative(path);
        note_path(&relative).is_some() || relative.starts_with("media/")
    };
    let refused = listing.refused.iter();
    let refused = refused.map(|error| unreadable(root, error));
    let specials = listing.specials.iter().filter(is_ours).map(|path| {
        Problem::error(
            "unreadable-file",
            relative(path),
            "this is a pipe or a device, not a file",
        )
        .hint("Move it out of the library.")
    });
    let links = listing.links.iter().filter(|link| {
        // What a link among the media leads to is looked at where a note shows it.
        let relative = relative(link);
        let is_note = note_path(&relative).is_some();
        !relative.starts_with("media/") && (is_note || link.is_dir())
    });
    let real_root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let links = links.map(|link| {
        let stays = link
            .canonicalize()
            .is_ok_and(|real| real.starts_with(&real_root));
        if stays {
            return Problem::warning(
                "link-not-followed",
                relative(link),
                "this is a link, and no notes are read through it",
            )
            .hint("What it leads to lies in the library under its own name: take the link away.");
        }
        Problem::error(
            "unreadable-file",
            relative(link),
            "this is a link that leads out of the library, and it is not followed",
        )
        .hint("Put the file or folder itself there.")
    });
    let names = listing.files.iter().map(|found| found.relative.as_str());
    let misnamed = names.filter_map(misnamed);
    refused
        .chain(specials)
        .chain(links)
        .chain(misnamed)
        .collect()
}

/// A file that cannot be read, as a problem of the library.
pub fn unreadable(root: &Path, error: &FileError) -> Problem {
    let inside = error.path.strip_prefix(root).unwrap_or(&error.path);
    let name = inside.to_string_lossy();
    let name = name.replace(std::path::MAIN_SEPARATOR, "/");
    if error.path.to_str().is_none() && error.source.kind() == std::io::ErrorKind::InvalidData {
        let message = "The name of the file is not text in UTF-8, so it is neither note nor media.";
        return Problem::error("misnamed-file", name, message).hint(
            "It is in no list and not on the site. Most often another system wrote the name: give \
             the file a new one.",
        );
    }
    let message = error.to_string();
    let message = message.replace(&error.path.display().to_string(), &name);
    Problem::error("unreadable-file", name, message)
        .hint("Check that the file is there, that it may be read and that it stays in the library.")
}
