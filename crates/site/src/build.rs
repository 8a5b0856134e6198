//! All files of a site, made in memory on all cores.
//! What is done with them is `export`'s; an address that two pages want is a problem, not a guess.

use crate::addresses;
use crate::around::address_of;
use crate::export::{Content, ExportError, Site};
use crate::feed::{self, Entry, Feed};
use crate::pages::{self, Body};
use crate::plan::Plan;
use crate::progress::{Phase, Progress};
use crate::renderer::{Renderer, joined};
use crate::sitemap;
use crate::standpoint::Standpoint;
use crate::templates;
use domain::{Date, Note, Problem};
use files::FileError;
use rayon::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A site, and what the author should know of it.
pub(crate) struct Built {
    pub site: Site,
    pub problems: Vec<Problem>,
}

/// Builds every file of the site.
pub(crate) fn build(
    renderer: &Renderer,
    plan: &Plan<'_>,
    progress: &dyn Progress,
) -> Result<Built, ExportError> {
    let mut built = Built {
        site: Site::new(),
        problems: plan.library.problems().to_vec(),
    };
    let mut listed: Vec<(String, Option<Date>)> = Vec::new();
    for (address, page) in lists(renderer, plan) {
        listed.push((address.clone(), None));
        built
            .site
            .insert(address, Content::Bytes(page.into_bytes()));
    }
    let notes: Vec<&Note> = plan.notes.iter().chain(&plan.pages).copied().collect();
    for (note, made) in notes
        .iter()
        .zip(note_pages(renderer, plan, &notes, progress)?)
    {
        let address = address_of(note);
        built.problems.extend(made.problems);
        if built.site.contains_key(&address) {
            built.problems.push(taken(note, &address));
            continue;
        }
        listed.push((address.clone(), note.head.updated.or(note.head.date)));
        built
            .site
            .insert(address, Content::Bytes(made.html.into_bytes()));
    }
    let settings = plan.library.settings();
    let texts = [
        (addresses::NOT_FOUND, pages::missing(renderer.desk(plan))),
        (addresses::FEED, atom(renderer, plan)?),
        (
            addresses::SITEMAP,
            sitemap::sitemap(&settings.base_url, &listed),
        ),
        (addresses::ROBOTS, sitemap::robots(&settings.base_url)),
    ];
    for (address, text) in texts {
        built
            .site
            .insert(address.to_owned(), Content::Bytes(text.into_bytes()));
    }
    for (address, bytes) in templates::ASSETS {
        built
            .site
            .insert((*address).to_owned(), Content::Bytes(bytes.to_vec()));
    }
    for address in plan.source.media_list()? {
        if let Some(file) = plan.source.media(&address) {
            built.site.insert(address, Content::File(file));
        }
    }
    redirects(renderer, plan, &mut built);
    Ok(built)
}

fn lists(renderer: &Renderer, plan: &Plan<'_>) -> Vec<(String, String)> {
    let desk = renderer.desk(plan);
    let mut made = vec![
        (addresses::HOME.to_owned(), pages::home(desk)),
        (addresses::NOTES.to_owned(), pages::all_notes(desk)),
        (addresses::TOPICS.to_owned(), pages::topics(desk)),
        (addresses::TAGS.to_owned(), pages::tags(desk)),
        (addresses::ARCHIVE.to_owned(), pages::archive(desk, None)),
    ];
    for topic in plan.topics() {
        made.push((addresses::topic(topic.as_str()), pages::topic(desk, topic)));
    }
    for tag in plan.tags() {
        made.push((addresses::tag(tag.as_str()), pages::tag(desk, tag)));
    }
    for year in pages::years(plan) {
        made.push((addresses::year(year), pages::archive(desk, Some(year))));
    }
    made
}

struct Made {
    html: String,
    problems: Vec<Problem>,
}

fn note_pages(
    renderer: &Renderer,
    plan: &Plan<'_>,
    notes: &[&Note],
    progress: &dyn Progress,
) -> Result<Vec<Made>, ExportError> {
    let done = AtomicUsize::new(0);
    progress.step(Phase::Build, 0, notes.len())?;
    notes
        .par_iter()
        .map(|note| {
            let text = plan.source.text(&note.path)?;
            let address = address_of(note);
            let rendered = renderer.body(plan, note, &text, Standpoint::Page(&address));
            let body = joined(&rendered.blocks);
            let desk = renderer.desk(plan);
            let whole = Body::Whole(&body);
            let html = pages::note(desk, note, &rendered.outline, rendered.words, whole);
            let mut problems = plan.library.problems_of(note);
            problems.extend(rendered.problems);
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            progress.step(Phase::Build, done, notes.len())?;
            Ok(Made { html, problems })
        })
        .collect()
}

fn atom(renderer: &Renderer, plan: &Plan<'_>) -> Result<String, FileError> {
    let settings = plan.library.settings();
    let dated = plan
        .notes
        .iter()
        .filter_map(|note| Some((*note, note.head.date?)));
    let entries = dated
        .take(feed::LENGTH)
        .map(|(note, published)| {
            let text = plan.source.text(&note.path)?;
            let anywhere = Standpoint::Anywhere(&settings.base_url);
            let rendered = renderer.body(plan, note, &text, anywhere);
            Ok(Entry {
                title: note.title.clone(),
                address: address_of(note),
                published,
                updated: note.head.updated.unwrap_or(published).max(published),
                summary: note.head.summary.clone().unwrap_or_default(),
                tags: note.tags.iter().map(|tag| plan.tag_title(tag)).collect(),
                html: joined(&rendered.blocks),
            })
        })
        .collect::<Result<Vec<Entry>, FileError>>()?;
    Ok(feed::atom(&Feed {
        title: &settings.title,
        description: &settings.description,
        base_url: &settings.base_url,
        language: &settings.language,
        author: &settings.author.name,
        entries,
    }))
}

/// Puts a page at every old address of a note, topic or tag; a page of today goes first.
fn redirects(renderer: &Renderer, plan: &Plan<'_>, built: &mut Built) {
    let catalogue = plan.library.catalogue();
    let mut moved: Vec<(String, String, String)> = Vec::new();
    for note in plan.notes.iter().chain(&plan.pages) {
        for alias in &note.head.aliases {
            match addresses::old(alias) {
                Some(old) => moved.push((old, note.title.clone(), address_of(note))),
                None => built.problems.push(
                    Problem::warning(
                        "bad-alias",
                        note.path.as_str(),
                        format!("the old address `{alias}` cannot be kept"),
                    )
                    .hint("Write it as it stood on this site, such as /posts/name/."),
                ),
            }
        }
    }
    for topic in &catalogue.topics {
        let new = addresses::topic(topic.slug.as_str());
        let old = topic.was.iter().map(|was| addresses::topic(was.as_str()));
        moved.extend(old.map(|old| (old, topic.title.clone(), new.clone())));
    }
    for tag in &catalogue.tags {
        let new = addresses::tag(tag.slug.as_str());
        let old = tag.was.iter().map(|was| addresses::tag(was.as_str()));
        moved.extend(old.map(|old| (old, tag.title.clone(), new.clone())));
    }
    for (old, title, new) in moved {
        if built.site.contains_key(&new) && !built.site.contains_key(&old) {
            let page = pages::redirect(renderer.desk(plan), &old, &title, &new);
            built.site.insert(old, Content::Bytes(page.into_bytes()));
        }
    }
}

fn taken(note: &Note, address: &str) -> Problem {
    let message = format!("another page already stands at {address}");
    Problem::error("address-taken", note.path.as_str(), message)
        .hint("Give this note another slug.")
}
