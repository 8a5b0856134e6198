//! Pages for addresses that are not, or no longer, there.

use super::context::{MissingPage, RedirectPage};
use super::frame::{PageMeta, page};
use super::page_input::PageInput;
use crate::addresses;
use crate::links::{LinkBase, base_path};
use crate::plan::Plan;

/// What a server shows for an unknown address, so its own links begin at the root.
pub(crate) fn missing(plan: &Plan<'_>) -> PageInput {
    let settings = plan.library.settings();
    let from = LinkBase::Anywhere(base_path(&settings.base_url));
    let meta = PageMeta {
        kind: "missing",
        address: addresses::NOT_FOUND,
        from,
        heading: "Not found".to_owned(),
        description: settings.description.clone(),
        canonical: false,
        json_ld: None,
    };
    let own = MissingPage {
        notes: from.href(addresses::NOTES),
        archive: from.href(addresses::ARCHIVE),
    };
    page(plan, "404.html", meta, own)
}

/// A page at an old address that leads to the new one.
pub(crate) fn redirect(plan: &Plan<'_>, old: &str, title: &str, new: &str) -> PageInput {
    let settings = plan.library.settings();
    let page = RedirectPage {
        language: settings.language.clone(),
        title: title.to_owned(),
        to: addresses::relative(old, new),
        canonical: addresses::absolute(&settings.base_url, new),
    };
    PageInput::new("redirect.html", page)
}
