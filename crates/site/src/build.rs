//! Which files a site has, and what each is made from. Nothing is rendered here: a piece says how,
//! and an export that finds it unchanged never asks.
//!
//! A new kind of page is one line in [`pieces`]; a new kind of content is one in [`Content`].

mod feeds;
mod redirects;
mod site;

use crate::addresses;
use crate::pages::{self, Desk};
use crate::plan::Plan;
use crate::search;
use crate::sitemap;
use crate::templates;
use files::FileError;

pub(crate) use site::{Content, Piece, Site};

/// Every file of the site. An address belongs to the first piece that takes it.
pub(crate) fn pieces<'a>(plan: &'a Plan<'a>) -> Result<Site<'a>, FileError> {
    let desk = Desk { plan };
    let settings = plan.library.settings();
    let mut site = Site::default();

    site.list(addresses::HOME, move || pages::home(desk));
    site.list(addresses::NOTES, move || pages::all_notes(desk));
    site.list(addresses::TOPICS, move || pages::topics(desk));
    site.list(addresses::TAGS, move || pages::tags(desk));
    site.list(addresses::ARCHIVE, move || pages::archive(desk, None));
    for topic in plan.topics() {
        let address = addresses::topic(topic.as_str());
        site.list(address, move || pages::topic(desk, topic));
    }
    for tag in plan.tags() {
        site.list(addresses::tag(tag.as_str()), move || pages::tag(desk, tag));
    }
    for year in pages::years(plan) {
        let address = addresses::year(year);
        site.list(address, move || pages::archive(desk, Some(year)));
    }
    site.page(addresses::NOT_FOUND, move || pages::missing(desk));
    feeds::add(&mut site, plan);
    site.text(addresses::ROBOTS, sitemap::robots(&settings.base_url));
    for (address, bytes) in templates::ASSETS {
        site.asset(address, bytes);
    }
    for note in plan.notes.iter().chain(&plan.pages) {
        site.note(note);
    }
    if settings.scripts.search {
        site.page(addresses::SEARCH, move || pages::search(desk));
        site.text(addresses::SEARCH_INDEX, search::index(plan));
    }
    let listed = site.listed();
    site.text(
        addresses::SITEMAP,
        sitemap::sitemap(&settings.base_url, &listed),
    );
    for address in plan.source.media_listing()?.files {
        if let Some(file) = plan.source.media(&address) {
            site.file(address, file);
        }
    }
    redirects::add(&mut site, desk);
    Ok(site)
}
