//! Media that tell more than is seen of them, pictures that nobody shows or no reader sees, and those
//! that are larger than any screen.

use super::context::CheckContext;
use crate::addresses;
use crate::links::Dependency;
use crate::metadata;
use domain::{LinkKind, Note, NotePath, Problem, composed, links};
use std::collections::{HashMap, HashSet};
use store::{MediaListing, NotShown};

/// Above this many bytes a picture keeps readers waiting.
const BYTES: u64 = 1024 * 1024;
/// Above this many pixels in width no screen shows more.
const PIXELS: usize = 2600;

pub(super) fn add(context: &CheckContext<'_>, problems: &mut Vec<Problem>) {
    let Ok(MediaListing {
        files: all,
        refused,
    }) = context.plan.source.media_listing()
    else {
        return;
    };
    problems.extend(
        refused
            .iter()
            .map(|(address, why)| not_carried(address, why)),
    );
    let showing = Showing::new(context);
    for address in &all {
        let Some(file) = context.plan.source.media(address) else {
            continue;
        };
        let told = metadata::problem(address, &file);
        // An export that could not make it has said so.
        let told = told.filter(|told| {
            let said = |problem: &Problem| problem.file == *address && problem.code == told.code;
            !problems.iter().any(said)
        });
        problems.extend(told);
        if !is_picture(address) {
            continue;
        }
        if std::fs::metadata(&file).is_ok_and(|file| file.len() == 0) {
            problems.push(metadata::damaged(
                address,
                &metadata::Fault::Damaged("it is empty"),
            ));
            continue;
        }
        problems.extend(showing.problem(address));
        let bytes = file.metadata().map_or(0, |metadata| metadata.len());
        let width = metadata::sides(&file).map_or(0, |(width, _)| width);
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

/// A file that is in `media/` only by a link, or is none that can be copied.
fn not_carried(address: &str, why: &NotShown) -> Problem {
    let message = format!("{address} is not carried to the site: {why}.");
    Problem::warning("unsafe-media", address, message).hint(
        "Nobody is shown what it leads to. Put the file itself into media/, or take it out of there.",
    )
}

/// Who shows which media.
struct Showing<'a> {
    /// Shown by the settings or by a note that is on the site.
    seen: HashSet<String>,
    /// Shown by notes that are not on the site, with the first of them by path.
    kept: HashMap<String, &'a Note>,
}

impl<'a> Showing<'a> {
    fn new(context: &CheckContext<'a>) -> Showing<'a> {
        let library = context.plan.library;
        let settings = library.settings();
        let map = settings.home.map.iter().map(|map| &map.image);
        let menu = settings.menu.iter().map(|entry| &entry.to);
        let mut seen: HashSet<String> = map.chain(menu).cloned().collect();
        seen.insert(addresses::OWN_ICON.to_owned());
        let mut kept = HashMap::new();
        for note in library.all() {
            if context.plan.is_shown(&note.path) {
                seen.extend(shown_by(context, note));
            } else {
                for address in shown_by(context, note) {
                    kept.entry(address).or_insert(note);
                }
            }
        }
        Showing { seen, kept }
    }

    /// What the author should know of a picture that no reader comes upon.
    fn problem(&self, address: &str) -> Option<Problem> {
        let composed = composed(address);
        if self.seen.contains(composed.as_ref()) {
            return None;
        }
        let Some(note) = self.kept.get(composed.as_ref()) else {
            return Some(
                Problem::warning("orphan-image", address, "No note shows this picture.").hint(
                    "It is carried to the site all the same. Show it, or move it out of media/.",
                ),
            );
        };
        let message = "Only notes that are not on the site show this picture.";
        Some(
            Problem::warning("unpublished-image", address, message).hint(format!(
                "It is carried to the site all the same, where whoever knows its address sees it. \
                 Put {} on the site, or keep the picture outside media/ until then.",
                note.path
            )),
        )
    }
}

/// The media that a note names.
fn shown_by<'a>(
    context: &'a CheckContext<'_>,
    note: &'a Note,
) -> impl Iterator<Item = String> + 'a {
    let written = note.links.iter();
    let written = written.filter(|link| link.kind == LinkKind::Media);
    let dependencies = context
        .trace(note)
        .into_iter()
        .flat_map(|trace| &trace.dependencies);
    let dependencies = dependencies.filter_map(|dependency| named(&note.path, dependency));
    let written = written.filter_map(|link| links::resolve(&note.path, &link.target));
    let named = written.chain(dependencies);
    named.map(|address| composed(&address).into_owned())
}

/// The file that a question is about.
fn named(path: &NotePath, dependency: &Dependency) -> Option<String> {
    match dependency.by(path) {
        (by, Dependency::Media(place) | Dependency::Link(place)) => links::resolve(by, place),
        _ => None,
    }
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
