//! Which addresses are those of lists: pages that no file of the library is made into, and that notes link
//! to all the same.

use crate::addresses;
use crate::plan::Plan;
use domain::Slug;

/// Whether a page of lists stands at this address: one that every site has, or that of a topic, tag or
/// year.
pub(super) fn is_list(plan: &Plan<'_>, address: &str) -> bool {
    let lists = [
        addresses::HOME,
        addresses::NOTES,
        addresses::TOPICS,
        addresses::TAGS,
        addresses::ARCHIVE,
        addresses::FEED,
        addresses::JSON_FEED,
    ];
    let settings = plan.library.settings();
    lists.contains(&address)
        || (address == addresses::SEARCH && settings.scripts.search)
        || term(address, "topics/").is_some_and(|topic| plan.has_topic(&topic))
        || term(address, "tags/").is_some_and(|tag| plan.has_tag(&tag))
        || year(address).is_some_and(|year| plan.has_year(year))
}

/// The topic or tag whose list stands at this address.
fn term(address: &str, folder: &str) -> Option<Slug> {
    let name = address.strip_prefix(folder)?;
    Slug::parse(name.strip_suffix(".html")?)
}

/// The year whose list stands at this address.
fn year(address: &str) -> Option<i16> {
    let year = address.strip_prefix("archive/")?.strip_suffix(".html")?;
    let year = year.parse().ok()?;
    (addresses::year(year) == address).then_some(year)
}
