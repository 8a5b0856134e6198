//! How pages speak of notes, topics and tags: links to them, and their entries in lists.

use super::context::{Day, Entry, Link, TopicLink};
use crate::addresses::{self, address_of};
use crate::links::LinkBase;
use crate::plan::Plan;
use domain::{Note, Slug};

/// A link to the list of a topic.
pub(super) fn topic_link(plan: &Plan<'_>, slug: &Slug, from: LinkBase<'_>) -> TopicLink {
    TopicLink {
        title: plan.topic_title(slug).to_owned(),
        href: from.href(&addresses::topic(slug.as_str())),
        number: plan.number(slug),
    }
}

/// Links to the lists of a note's tags.
pub(super) fn tag_links(plan: &Plan<'_>, note: &Note, from: LinkBase<'_>) -> Vec<Link> {
    let link = |tag: &Slug| Link {
        title: plan.tag_title(tag).to_owned(),
        href: from.href(&addresses::tag(tag.as_str())),
    };
    note.tags.iter().map(link).collect()
}

/// A link to the page of a note.
pub(super) fn link(note: &Note, from: LinkBase<'_>) -> Link {
    Link {
        title: note.title.clone(),
        href: from.href(&address_of(note)),
    }
}

/// Notes as a list shows them, in the same order.
pub(super) fn entries(plan: &Plan<'_>, notes: &[&Note], from: LinkBase<'_>) -> Vec<Entry> {
    notes.iter().map(|note| entry(plan, note, from)).collect()
}

fn entry(plan: &Plan<'_>, note: &Note, from: LinkBase<'_>) -> Entry {
    let Link { title, href } = link(note, from);
    let topic = note.topic.as_ref();
    Entry {
        title,
        href,
        summary: note.head.summary.clone(),
        date: note.head.date.map(Day::of),
        tags: tag_links(plan, note, from),
        topic: topic.map(|topic| topic_link(plan, topic, from)),
        state: note.head.state.as_str(),
    }
}
