//! A page at every old address of a note, topic or tag; a page of today goes first.

use super::Site;
use crate::addresses;
use crate::around::address_of;
use crate::pages::{self, Desk};
use crate::plan::Plan;
use domain::{Note, Problem, front_matter};
use std::collections::HashMap;

pub(super) fn add<'a>(site: &mut Site<'a>, desk: Desk<'a>) {
    let plan = desk.plan;
    let catalogue = plan.library.catalogue();
    let mut moved: Vec<(String, &'a str, String)> = Vec::new();
    let mut wanted = HashMap::new();
    for note in plan.notes.iter().chain(&plan.pages) {
        let new = address_of(note);
        for alias in &note.head.aliases {
            let Some(old) = addresses::old(alias) else {
                site.problems.push(bad(
                    plan,
                    note,
                    alias,
                    "cannot be kept",
                    "Who comes by it finds nothing. Write it as it stood on this site, such as \
                     /posts/name/.",
                ));
                continue;
            };
            let first = *wanted.entry(old.clone()).or_insert(&note.path);
            if *first != note.path || (site.has(&old) && old != new) {
                site.problems.push(bad(
                    plan,
                    note,
                    alias,
                    "is that of another page",
                    "Who comes by it gets the other page. Take it out of `aliases:`.",
                ));
            }
            moved.push((old, &note.title, new.clone()));
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

/// An old address that leads nowhere or elsewhere, at the line on which the note names it.
fn bad(plan: &Plan<'_>, note: &Note, alias: &str, why: &str, hint: &str) -> Problem {
    let text = plan.source.text(&note.path).map(|text| text.text);
    let text = text.unwrap_or_default();
    let line = front_matter::line_of_item(&text, "aliases", |written| written == alias);
    let message = format!("The old address `{alias}` {why}.");
    Problem::warning("bad-alias", note.path.as_str(), message)
        .at(line.unwrap_or(1))
        .hint(hint)
}
