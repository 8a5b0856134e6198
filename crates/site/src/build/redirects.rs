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
        for alias in &note.head.aliases {
            match addresses::old(alias) {
                Some(old) => {
                    let new = address_of(note);
                    let first = *wanted.entry(old.clone()).or_insert(&note.path);
                    let is_taken = (site.has(&old) && old != new) || *first != note.path;
                    if is_taken {
                        let message = format!("The old address `{alias}` is that of another page.");
                        let hint =
                            "Who comes by it gets the other page. Take it out of `aliases:`.";
                        let problem = problem(plan, note, alias, message);
                        site.problems.push(problem.hint(hint));
                    }
                    moved.push((old, &note.title, new));
                }
                None => site.problems.push(
                    problem(
                        plan,
                        note,
                        alias,
                        format!("The old address `{alias}` cannot be kept."),
                    )
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

/// A problem of an old address, at the line on which the note names it.
fn problem(plan: &Plan<'_>, note: &Note, alias: &str, message: String) -> Problem {
    let text = plan.source.text(&note.path).map(|text| text.text);
    let text = text.unwrap_or_default();
    let line = front_matter::line_of_item(&text, "aliases", |written| written == alias);
    Problem::warning("bad-alias", note.path.as_str(), message).at(line.unwrap_or(1))
}
