//! Files that an author names as Obsidian does: by their way or by their name alone, wherever they lie
//! in `media/`.

use crate::plan::Plan;
use domain::{NotePath, links};
use std::fs;

/// What a name of a file leads to.
pub(super) enum Named {
    /// This file of the library.
    One(String),
    /// Several files have that name.
    Several(Vec<String>),
    /// A file at this place, which is not carried to the site.
    NotCarried(String),
    /// None.
    Nothing,
}

/// The file that `name` means in the note at `path`.
pub(super) fn named(plan: &Plan<'_>, path: &NotePath, name: &str) -> Named {
    let name = name.split('#').next().unwrap_or(name).trim();
    let has_ending = name.rsplit('/').next().unwrap_or(name).contains('.');
    if !has_ending || NotePath::new(name).is_ok() {
        return Named::Nothing;
    }
    let from_root = name.trim_start_matches('/');
    let places = [
        links::resolve(path, name),
        Some(from_root.to_owned()),
        Some(format!("media/{from_root}")),
    ];
    let mut places = places
        .into_iter()
        .flatten()
        .map(|place| plan.on_disk(place));
    let mut beside = None;
    if let Some(place) = places.find(|place| {
        if beside.is_none() && is_file(plan, place) {
            beside = Some(place.clone());
        }
        plan.source.media(place).is_some()
    }) {
        return Named::One(place);
    }
    let mut files = plan.media_called(from_root);
    match files.len() {
        0 => match beside {
            Some(place) => Named::NotCarried(place),
            None => Named::Nothing,
        },
        1 => Named::One(files.remove(0)),
        _ => Named::Several(files),
    }
}

/// Whether a file stands at this place of the library that no link leads to.
pub(super) fn is_file(plan: &Plan<'_>, place: &str) -> bool {
    let place = plan.source.root().join(place);
    fs::symlink_metadata(place).is_ok_and(|metadata| metadata.is_file())
}
