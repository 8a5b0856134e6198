//! Addresses of this site that no Markdown link names: those of `site.toml`, and those that a note
//! writes in full, with the host. Addresses of other sites are `fieldnotes check --external`'s.

use super::Gate;
use crate::addresses;
use crate::build::Site;
use crate::source::{SETTINGS, line_of_setting};
use domain::{LinkKind, Note, Problem};
use store::NotShown;

/// What `site.toml` leads to and shows.
pub(super) fn of_settings(gate: &Gate<'_>, site: &Site<'_>, problems: &mut Vec<Problem>) {
    let settings = gate.plan.library.settings();
    for (place, entry) in settings.menu.iter().enumerate() {
        let page = match addresses::within(&settings.base_url, &entry.to) {
            Some(page) => page,
            None if addresses::is_outside(&entry.to) => continue,
            None => entry.to.split('#').next().unwrap_or_default().to_owned(),
        };
        if site.has(&page) {
            continue;
        }
        let message = format!(
            "The entry \"{}\" of the menu leads to \"{}\", and no page of the site stands there.",
            entry.label, entry.to
        );
        problems.push(
            Problem::warning("missing-link", SETTINGS, message)
                .at(line_of_setting(
                    gate.plan.source,
                    &["menu", &place.to_string(), "to"],
                ))
                .hint(
                    "Every page has the menu, so readers meet it everywhere. Write an address as \
                     it stands on the site, such as notes.html or about.html.",
                ),
        );
    }
    let Some(map) = &settings.home.map else {
        return;
    };
    if let Err(why) = gate.plan.source.shown(&map.image) {
        let message = match why {
            NotShown::Missing => {
                format!("The picture {} of the home page is not there.", map.image)
            }
            why => format!(
                "The picture {} of the home page is not shown: {why}.",
                map.image
            ),
        };
        problems.push(
            Problem::warning("missing-image", SETTINGS, message)
                .at(line_of_setting(gate.plan.source, &["home", "map", "image"]))
                .hint("The home page has no picture. Pictures lie in the folder media/."),
        );
    } else if map.alt.trim().is_empty() {
        let message = "The picture of the home page has no description.";
        problems.push(
            Problem::warning("image-without-description", SETTINGS, message)
                .at(line_of_setting(gate.plan.source, &["home", "map", "image"]))
                .hint("Say after `alt =` what it shows, for those who cannot see it."),
        );
    }
}

/// Links of a note to pages of this very site that are not there.
pub(super) fn of_note(gate: &Gate<'_>, site: &Site<'_>, note: &Note, problems: &mut Vec<Problem>) {
    let base_url = &gate.plan.library.settings().base_url;
    let outside = note.links.iter();
    for link in outside.filter(|link| link.kind == LinkKind::External) {
        let Some(page) = addresses::within(base_url, &link.target) else {
            continue;
        };
        if site.has(&page) {
            continue;
        }
        let message = format!(
            "The link to {} leads to this site, and no page stands there.",
            link.target
        );
        problems.push(
            Problem::warning("missing-link", note.path.as_str(), message)
                .at(link.line)
                .hint(
                    "Readers get the page for what is not there. Link to the file of the note \
                     instead, and the link holds whatever its address becomes.",
                ),
        );
    }
}
