//! The two pages that list the shelves themselves: all topics, all tags.

use super::context::{TagItem, TagsPage, TopicItem, TopicsPage};
use super::frame::{Desk, PageMeta};
use super::page_input::PageInput;
use crate::addresses;
use crate::links::LinkBase;
use crate::plan::Plan;
use domain::Slug;

pub(super) fn topic_item(plan: &Plan<'_>, slug: &Slug, from: LinkBase<'_>) -> TopicItem {
    let known = plan.library.catalogue().topic(slug);
    TopicItem {
        number: plan.number(slug),
        title: plan.topic_title(slug).to_owned(),
        headline: known
            .map(|topic| topic.headline.clone())
            .unwrap_or_default(),
        description: known
            .map(|topic| topic.description.clone())
            .unwrap_or_default(),
        href: from.href(&addresses::topic(slug.as_str())),
        count: plan.with_topic(slug).len(),
    }
}

/// All topics, in the order of the catalogue.
pub(crate) fn topics(desk: Desk<'_>) -> PageInput {
    let from = LinkBase::Page(addresses::TOPICS);
    let item = |slug| topic_item(desk.plan, slug, from);
    let own = TopicsPage {
        heading: "Topics".to_owned(),
        topics: desk.plan.topics().into_iter().map(item).collect(),
    };
    desk.page(
        "topics.html",
        meta("topics", addresses::TOPICS, "Topics", desk),
        own,
    )
}

/// All tags that lead to a note, by title.
pub(crate) fn tags(desk: Desk<'_>) -> PageInput {
    let plan = desk.plan;
    let from = LinkBase::Page(addresses::TAGS);
    let item = |slug: &Slug| TagItem {
        title: plan.tag_title(slug).to_owned(),
        description: plan
            .library
            .catalogue()
            .tag(slug)
            .map(|tag| tag.description.clone())
            .unwrap_or_default(),
        href: from.href(&addresses::tag(slug.as_str())),
        count: plan.with_tag(slug).len(),
    };
    let mut tags: Vec<TagItem> = plan.tags().into_iter().map(item).collect();
    tags.sort_by_cached_key(|tag| tag.title.to_lowercase());
    let own = TagsPage {
        heading: "Tags".to_owned(),
        tags,
    };
    desk.page(
        "tags.html",
        meta("tags", addresses::TAGS, "Tags", desk),
        own,
    )
}

fn meta<'a>(kind: &'static str, address: &'a str, heading: &str, desk: Desk<'_>) -> PageMeta<'a> {
    PageMeta {
        kind,
        address,
        from: LinkBase::Page(address),
        heading: heading.to_owned(),
        description: desk.plan.library.settings().description.clone(),
        canonical: true,
        json_ld: None,
    }
}
