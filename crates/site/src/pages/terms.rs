//! The two pages that list what other pages list notes by: all topics, all tags.

use super::context::{TagItem, TagsPage, TopicItem, TopicsPage};
use super::frame::{PageMeta, page};
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
pub(crate) fn topics(plan: &Plan<'_>) -> PageInput {
    let from = LinkBase::Page(addresses::TOPICS);
    let item = |slug| topic_item(plan, slug, from);
    let own = TopicsPage {
        heading: "Topics".to_owned(),
        topics: plan.topics().into_iter().map(item).collect(),
    };
    page(
        plan,
        "topics.html",
        meta("topics", addresses::TOPICS, "Topics", plan),
        own,
    )
}

/// All tags that lead to a note, by title.
pub(crate) fn tags(plan: &Plan<'_>) -> PageInput {
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
    page(
        plan,
        "tags.html",
        meta("tags", addresses::TAGS, "Tags", plan),
        own,
    )
}

fn meta<'a>(kind: &'static str, address: &'a str, heading: &str, plan: &Plan<'_>) -> PageMeta<'a> {
    PageMeta {
        kind,
        address,
        from: LinkBase::Page(address),
        heading: heading.to_owned(),
        description: plan.library.settings().description.clone(),
        canonical: true,
        json_ld: None,
    }
}
