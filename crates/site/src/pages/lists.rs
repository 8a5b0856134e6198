//! Lists of notes: all of them, those of a topic, those of a tag.

use super::context::{Link, ListHead, ListPage};
use super::entries::entries;
use super::frame::{PageMeta, page};
use super::page_input::PageInput;
use crate::addresses;
use crate::links::LinkBase;
use crate::plan::Plan;
use domain::{Note, Slug};

/// All notes, newest first.
pub(crate) fn all_notes(plan: &Plan<'_>) -> PageInput {
    let head = ListHead {
        kind: "notes",
        title: "Notes".to_owned(),
        headline: None,
        lede: None,
        number: None,
        count: plan.notes().len(),
        up: None,
    };
    list(plan, addresses::NOTES, head, &plan.notes())
}

/// The notes of a topic.
pub(crate) fn topic(plan: &Plan<'_>, slug: &Slug) -> PageInput {
    let address = addresses::topic(slug.as_str());
    let notes = plan.with_topic(slug);
    let known = plan.library.catalogue().topic(slug);
    let head = ListHead {
        kind: "topic",
        title: plan.topic_title(slug).to_owned(),
        headline: known.and_then(|topic| filled(&topic.headline)),
        lede: known.and_then(|topic| filled(&topic.description)),
        number: plan.number(slug),
        count: notes.len(),
        up: Some(Link {
            title: "Topics".to_owned(),
            href: addresses::relative(&address, addresses::TOPICS),
        }),
    };
    list(plan, &address, head, &notes)
}

/// The notes with a tag.
pub(crate) fn tag(plan: &Plan<'_>, slug: &Slug) -> PageInput {
    let address = addresses::tag(slug.as_str());
    let notes = plan.with_tag(slug);
    let known = plan.library.catalogue().tag(slug);
    let head = ListHead {
        kind: "tag",
        title: plan.tag_title(slug).to_owned(),
        headline: None,
        lede: known.and_then(|tag| filled(&tag.description)),
        number: None,
        count: notes.len(),
        up: Some(Link {
            title: "Tags".to_owned(),
            href: addresses::relative(&address, addresses::TAGS),
        }),
    };
    list(plan, &address, head, &notes)
}

fn list(plan: &Plan<'_>, address: &str, head: ListHead, notes: &[&Note]) -> PageInput {
    let from = LinkBase::Page(address);
    let description = match &head.lede {
        Some(lede) => lede.clone(),
        None => plan.library.settings().description.clone(),
    };
    let meta = PageMeta {
        kind: "list",
        address,
        from,
        heading: head.title.clone(),
        description,
        canonical: true,
        json_ld: None,
    };
    let entries = entries(plan, notes, from);
    let own = ListPage {
        list: head,
        entries,
    };
    page(plan, "list.html", meta, own)
}

fn filled(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}
