//! Addresses of this site that no Markdown link names: those of `site.toml`, and those that a note
//! writes in full, with the host. Addresses of other sites are `fieldnotes check --external`'s.

use super::context::CheckContext;
use crate::addresses;
use crate::pieces::Site;
use crate::source::{SETTINGS, line_of_setting};
use domain::{LinkKind, Note, Problem, address};
use store::NotShown;

/// What `site.toml` leads to and shows.
pub(super) fn of_settings(
    context: &CheckContext<'_>,
    site: &Site<'_>,
    problems: &mut Vec<Problem>,
) {
    let settings = context.plan.library.settings();
    for (place, entry) in settings.menu.iter().enumerate() {
        let place = place.to_string();
        let what = format!("The entry \"{}\" of the menu", entry.label);
        problems.extend(of_setting(
            context,
            site,
            &entry.to,
            &what,
            &["menu", &place, "to"],
        ));
    }
    if let Some(url) = settings.author.url.as_ref().filter(|url| !url.is_empty()) {
        let what = "The address of the author";
        problems.extend(of_setting(context, site, url, what, &["author", "url"]));
    }
    let Some(map) = &settings.home.map else {
        return;
    };
    if let Err(why) = context.plan.source.shown(&map.image) {
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
                .at(line_of_setting(
                    context.plan.source,
                    &["home", "map", "image"],
                ))
                .hint("The home page has no picture. Pictures lie in the folder media/."),
        );
    } else if map.alt.trim().is_empty() {
        let message = "The picture of the home page has no description.";
        problems.push(
            Problem::warning("image-without-description", SETTINGS, message)
                .at(line_of_setting(
                    context.plan.source,
                    &["home", "map", "image"],
                ))
                .hint("Say after `alt =` what it shows, for those who cannot see it."),
        );
    }
}

/// An address of the settings that may not be written, or leads to no page.
fn of_setting(
    context: &CheckContext<'_>,
    site: &Site<'_>,
    address: &str,
    what: &str,
    path: &[&str],
) -> Option<Problem> {
    let base_url = &context.plan.library.settings().base_url;
    let warning = |code, message: String| {
        Problem::warning(code, SETTINGS, message).at(line_of_setting(context.plan.source, path))
    };
    if !render::is_safe_address(address) {
        let message = format!("{what} is \"{address}\", which may run a program in a browser.");
        return Some(warning("unsafe-link", message).hint(
            "It is left out of the pages. Write an address that begins with https://, mailto: or \
             tel:, or one of this site.",
        ));
    }
    let page = match addresses::within(base_url, address) {
        Some(page) => page,
        None if address::is_outside(address) => return None,
        None => address.split('#').next().unwrap_or_default().to_owned(),
    };
    if site.has(&page) {
        return None;
    }
    let message = format!("{what} leads to \"{address}\", and no page of the site stands there.");
    Some(warning("missing-link", message).hint(
        "Every page has it, so readers meet it everywhere. Write an address as it stands on the \
         site, such as notes.html or about.html.",
    ))
}

/// Links of a note to pages of this very site that are not there.
pub(super) fn of_note(
    context: &CheckContext<'_>,
    site: &Site<'_>,
    note: &Note,
    problems: &mut Vec<Problem>,
) {
    let base_url = &context.plan.library.settings().base_url;
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
