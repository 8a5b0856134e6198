//! A page at every old address of a note, topic or tag; a page of today goes first.

use super::obstacle::{Obstacle, unwritable};
use super::site::Site;
use crate::addresses::{self, address_of};
use crate::pages;
use crate::plan::Plan;
use domain::{Names, Note, Problem, front_matter};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

pub(super) fn add<'a>(site: &mut Site<'a>, plan: &'a Plan<'a>) {
    let mut wanted = HashMap::new();
    for note in plan.shown() {
        let new = address_of(note);
        for alias in &note.head.aliases {
            let Some(old) = addresses::old(alias) else {
                site.problems.push(
                    Problem::warning(
                        "bad-alias",
                        note.path.as_str(),
                        format!("The old address `{}` cannot be kept.", cut(alias)),
                    )
                    .at(line(plan, note, alias))
                    .hint(
                        "Who comes by it finds nothing. Write it as it stood on this site, such \
                         as /posts/name/.",
                    ),
                );
                continue;
            };
            match wanted.entry(old.clone()) {
                Entry::Vacant(free) => _ = free.insert(&note.path),
                // Written twice: one page is enough.
                Entry::Occupied(taken) if *taken.get() == &note.path => continue,
                Entry::Occupied(_) => {
                    site.problems.push(taken(plan, note, alias));
                    continue;
                }
            }
            if old == new {
                continue;
            }
            if site.has(&old) {
                site.problems.push(taken(plan, note, alias));
                continue;
            }
            let obstacle = site.obstacle(&old);
            let is_refused = matches!(obstacle, Some(Obstacle::Anywhere(_)));
            let what = format!("The old address `{}`", cut(alias));
            let problem = obstacle.map(|obstacle| {
                unwritable(obstacle, note.path.as_str(), &what).at(line(plan, note, alias))
            });
            site.problems.extend(problem);
            if site.has(&new) && !is_refused {
                let (from, new) = (old.clone(), new.clone());
                site.page(old, move || pages::redirect(plan, &from, &note.title, &new));
            }
        }
    }
    let catalogue = plan.library.catalogue();
    let mut moved: Vec<(String, &'a str, String)> = Vec::new();
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
    moved.extend(former(plan));
    for (old, title, new) in moved {
        if site.has(&new) && !site.has(&old) {
            let from = old.clone();
            site.page(old, move || pages::redirect(plan, &from, title, &new));
        }
    }
}

fn taken(plan: &Plan<'_>, note: &Note, alias: &str) -> Problem {
    let message = format!("The old address `{}` is that of another page.", cut(alias));
    Problem::warning("bad-alias", note.path.as_str(), message)
        .at(line(plan, note, alias))
        .hint("Who comes by it gets the other page. Take it out of `aliases:`.")
}

/// The addresses that notes, topics and tags had in older exports, before names in other scripts had
/// addresses of their own. One that two of them had leads nowhere: nobody can tell whose it was.
fn former<'a>(plan: &'a Plan<'a>) -> Vec<(String, &'a str, String)> {
    let notes = plan.shown().into_iter().filter_map(|note| {
        let former = Names::former_address_of(note)?;
        let old = match note.path.is_page() {
            true => addresses::page(former.as_str()),
            false => addresses::note(former.as_str()),
        };
        Some((old, note.title.as_str(), address_of(note)))
    });
    let topics = plan.topics().into_iter().filter_map(|slug| {
        let title = plan.topic_title(slug);
        let former = Names::former_address(title, slug)?;
        let old = addresses::topic(former.as_str());
        Some((old, title, addresses::topic(slug.as_str())))
    });
    let tags = plan.tags().into_iter().filter_map(|slug| {
        let title = plan.tag_title(slug);
        let former = Names::former_address(title, slug)?;
        let old = addresses::tag(former.as_str());
        Some((old, title, addresses::tag(slug.as_str())))
    });
    let mut moved: Vec<_> = notes.chain(topics).chain(tags).collect();
    let mut had: HashMap<String, u32> = HashMap::new();
    for (old, ..) in &moved {
        *had.entry(old.clone()).or_default() += 1;
    }
    moved.retain(|(old, ..)| had.get(old) == Some(&1));
    moved
}

/// The line on which a note names this old address.
fn line(plan: &Plan<'_>, note: &Note, alias: &str) -> u32 {
    let text = plan.source.text(&note.path).map(|text| text.text);
    let text = text.unwrap_or_default();
    front_matter::line_of_item(&text, "aliases", |written| written == alias).unwrap_or(1)
}

/// An address as far as anybody reads it.
fn cut(alias: &str) -> String {
    const LETTERS: usize = 60;
    match alias.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{}…", &alias[..end]),
        None => alias.to_owned(),
    }
}
