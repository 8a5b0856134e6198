//! The page to search the notes on. Without scripts it leads to the archive.

use super::frame::{Desk, Face};
use crate::addresses;
use super::context::SearchPage;
use super::sheet::Sheet;
use crate::standpoint::Standpoint;
use crate::templates::SEARCH_SCRIPT;

/// The page, which lists nothing until its script is asked.
pub(crate) fn search(desk: Desk<'_>) -> Sheet {
    let from = Standpoint::Page(addresses::SEARCH);
    let face = Face {
        kind: "search",
        address: addresses::SEARCH,
        from,
        heading: "Search".to_owned(),
        description: desk.plan.library.settings().description.clone(),
        canonical: true,
        json_ld: None,
    };
    let own = SearchPage {
        index: from.href(addresses::SEARCH_INDEX),
        script: from.href(SEARCH_SCRIPT),
        archive: from.href(addresses::ARCHIVE),
        tags: from.href(addresses::TAGS),
    };
    desk.page("search.html", face, own)
}
