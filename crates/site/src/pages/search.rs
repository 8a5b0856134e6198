//! The page to search the notes on. Without scripts it leads to the archive.

use super::context::SearchPage;
use super::frame::{PageMeta, page};
use super::page_input::PageInput;
use crate::addresses;
use crate::links::LinkBase;
use crate::plan::Plan;
use crate::templates::SEARCH_SCRIPT;

/// The page, which lists nothing until its script is asked.
pub(crate) fn search(plan: &Plan<'_>) -> PageInput {
    let from = LinkBase::Page(addresses::SEARCH);
    let meta = PageMeta {
        kind: "search",
        address: addresses::SEARCH,
        from,
        heading: "Search".to_owned(),
        description: plan.library.settings().description.clone(),
        canonical: true,
        json_ld: None,
    };
    let own = SearchPage {
        index: from.href(addresses::SEARCH_INDEX),
        script: from.href(SEARCH_SCRIPT),
        archive: from.href(addresses::ARCHIVE),
        tags: from.href(addresses::TAGS),
    };
    page(plan, "search.html", meta, own)
}
