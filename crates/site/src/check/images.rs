//! Pictures that nobody shows, and those that are larger than any screen.

use super::Gate;
use crate::addresses;
use crate::bodies::Asked;
use domain::{LinkKind, Problem, links};
use std::collections::HashSet;

/// Above this many bytes a picture keeps readers waiting.
const BYTES: u64 = 1024 * 1024;
/// Above this many pixels in width no screen shows more.
const PIXELS: usize = 2600;

pub(super) fn add(gate: &Gate<'_>, problems: &mut Vec<Problem>) {
    let Ok(all) = gate.plan.source.media_list() else {
        return;
    };
    let shown = shown(gate);
    for address in all.iter().filter(|address| is_picture(address)) {
        if !shown.contains(address) {
            problems.push(
                Problem::warning("orphan-image", address, "No note shows this picture.").hint(
                    "It is carried to the site all the same. Show it, or move it out of media/.",
                ),
            );
        }
        let Some(file) = gate.plan.source.media(address) else {
            continue;
        };
        let bytes = file.metadata().map_or(0, |metadata| metadata.len());
        let width = imagesize::size(&file).map_or(0, |size| size.width);
        if bytes > BYTES || width > PIXELS {
            let message = match width {
                0 => format!("The picture has {}.", megabytes(bytes)),
                width => format!(
                    "The picture has {} and is {width} pixels wide.",
                    megabytes(bytes)
                ),
            };
            problems.push(Problem::warning("oversized-image", address, message).hint(
                "Readers wait for every byte, and no page is wider than 2,600 pixels. Save it \
                     smaller, below 1 MB.",
            ));
        }
    }
}

/// The media that the settings or any note of the library name, drafts as well.
fn shown(gate: &Gate<'_>) -> HashSet<String> {
    let library = gate.plan.library;
    let settings = library.settings();
    let map = settings.home.map.iter().map(|map| &map.image);
    let menu = settings.menu.iter().map(|entry| &entry.to);
    let mut shown: HashSet<String> = map.chain(menu).cloned().collect();
    shown.insert(addresses::OWN_ICON.to_owned());
    for note in library.all() {
        let written = note
            .links
            .iter()
            .filter(|link| link.kind == LinkKind::Media);
        shown.extend(written.filter_map(|link| links::resolve(&note.path, &link.target)));
        let asked = gate.trace(note).into_iter().flat_map(|trace| &trace.asked);
        shown.extend(asked.filter_map(|asked| match asked {
            Asked::Media(place) | Asked::Link(place) => links::resolve(&note.path, place),
            Asked::Wiki(_) | Asked::Code(_) => None,
        }));
    }
    shown
}

fn is_picture(address: &str) -> bool {
    let ending = address.rsplit_once('.').map_or("", |(_, ending)| ending);
    let ending = ending.to_ascii_lowercase();
    ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg"].contains(&ending.as_str())
}

/// "1.3 MB".
pub(super) fn megabytes(bytes: u64) -> String {
    format!("{}.{} MB", bytes / BYTES, bytes % BYTES * 10 / BYTES)
}
