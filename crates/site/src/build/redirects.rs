//! A page at every old address of a note, topic or tag; a page of today goes first.

use super::Site;
use crate::addresses;
use crate::around::address_of;
use crate::pages::{self, Desk};
use crate::plan::Plan;
use domain::{Note, Problem, front_matter};

pub(super) fn add<'a>(site: &mut Site<'a>, desk: Desk<'a>) {
    let plan = desk.plan;
    let catalogue = plan.library.catalogue();
    let mut moved: Vec<(String, &'a str, String)> = Vec::new();
    for note in plan.notes.iter().chain(&plan.pages) {
        for alias in &note.head.aliases {
            match addresses::old(alias) {
                Some(old) => moved.push((old, &note.title, address_of(note))),
                None => site.problems.push(
                    Problem::warning(
                        "bad-alias",
                        note.path.as_str(),
                        format!("The old address `{alias}` cannot be kept."),
                    )
                    .at(line_of(plan, note, alias))
                    .hint(
                        "Who comes by it finds nothing. Write it as it stood on this site, such as \
                         /posts/name/.",
                    ),
                ),
            }
        }
    }
    for topic in &catalogue.topics {
        let old = topic.was.iter().map(|was| addresses::topic(was.as_str()));
        let new = addresses::topic(topic.slug.as_str());
        moved.extend(old.map(|old| (old, topic.title.as_str(), new.clone())));
    }
    for tag in &catalogue.tags {
        let old = tag.was.iter().map(|was| addresses::tag(was.as_str()));
        let new = addresses::tag(tag.slug.as_str());
        moved.extend(old.map(|old| (old, tag.title.as_str(), new.clone())));
    }
    for (old, title, new) in moved {
        if site.has(&new) && !site.has(&old) {
            let from = old.clone();
            site.page(old, move || pages::redirect(desk, &from, title, &new));
        }
    }
}

/// The line on which a note names an old address.
fn line_of(plan: &Plan<'_>, note: &Note, alias: &str) -> u32 {
    let text = plan.source.text(&note.path).map(|text| text.text);
    let text = text.unwrap_or_default();
    front_matter::line_of_item(&text, "aliases", |written| written == alias).unwrap_or(1)
}
