//! Every file of the site, in the order in which they take their addresses.

use super::obstacle::unwritable;
use super::site::Site;
use super::{feeds, redirects};
use crate::addresses::{self, address_of};
use crate::pages;
use crate::plan::Plan;
use crate::search_index;
use crate::sitemap;
use crate::templates;
use files::FileError;

/// The file of the topics and tags.
const CATALOGUE: &str = "catalogue.toml";

/// Every file of the site. An address belongs to the first piece that takes it.
pub(crate) fn pieces<'a>(plan: &'a Plan<'a>) -> Result<Site<'a>, FileError> {
    let settings = plan.library.settings();
    let mut site = Site::default();

    site.list(addresses::HOME, move || pages::home(plan));
    site.list(addresses::NOTES, move || pages::all_notes(plan));
    site.list(addresses::TOPICS, move || pages::topics(plan));
    site.list(addresses::TAGS, move || pages::tags(plan));
    site.list(addresses::ARCHIVE, move || pages::archive(plan, None));
    for topic in plan.topics() {
        let address = addresses::topic(topic.as_str());
        of_term(&mut site, &address);
        site.list(address, move || pages::topic(plan, topic));
    }
    for tag in plan.tags() {
        let address = addresses::tag(tag.as_str());
        of_term(&mut site, &address);
        site.list(address, move || pages::tag(plan, tag));
    }
    for year in pages::years(plan) {
        let address = addresses::year(year);
        site.list(address, move || pages::archive(plan, Some(year)));
    }
    site.page(addresses::NOT_FOUND, move || pages::missing(plan));
    feeds::add(&mut site, plan);
    site.text(addresses::ROBOTS, sitemap::robots(&settings.base_url));
    for (address, bytes) in templates::ASSETS {
        site.asset(address, bytes);
    }
    for note in plan.shown() {
        let address = address_of(note);
        let problem = site.obstacle(&address).map(|obstacle| {
            let what = format!("The address {address}");
            unwritable(obstacle, note.path.as_str(), &what).at(1)
        });
        site.problems.extend(problem);
        site.note(note);
    }
    if settings.scripts.search {
        site.page(addresses::SEARCH, move || pages::search(plan));
        site.text(addresses::SEARCH_INDEX, search_index::search_index(plan));
    }
    let listed = site.listed();
    site.text(
        addresses::SITEMAP,
        sitemap::sitemap(&settings.base_url, &listed),
    );
    for address in plan.source.media_listing()?.files {
        if let Some(file) = plan.source.media(&address) {
            let obstacle = site.obstacle(&address);
            let problem = obstacle.map(|obstacle| unwritable(obstacle, &address, "Its address"));
            site.problems.extend(problem);
            site.file(address, file);
        }
    }
    redirects::add(&mut site, plan);
    Ok(site)
}

/// Tells of the list of a topic or tag whose address cannot be written everywhere.
fn of_term(site: &mut Site<'_>, address: &str) {
    let what = format!("The address {address} of a list");
    let obstacle = site.obstacle(address);
    let problem = obstacle.map(|obstacle| unwritable(obstacle, CATALOGUE, &what));
    site.problems.extend(problem);
}
