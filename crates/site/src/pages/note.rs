//! The page of a note, and of a standing page such as about.

use super::{Desk, Face};
use crate::around::address_of;
use crate::context::{Day, NoteHead, NotePage, OutlineItem};
use crate::sheet::Sheet;
use crate::standpoint::Standpoint;
use domain::{Note, reading_minutes};
use minijinja::Value;
use render::Heading;

/// What stands in the page's `#note-body`.
pub(crate) enum Body<'a> {
    /// Nothing: the preview puts its blocks there.
    Shell,
    /// The HTML of the text.
    Whole(&'a str),
}

/// The page of a note whose text has this outline and this many words.
pub(crate) fn note(
    desk: Desk<'_>,
    note: &Note,
    outline: &[Heading],
    words: u32,
    body: Body<'_>,
) -> Sheet {
    let plan = desk.plan;
    let address = address_of(note);
    let from = Standpoint::Page(&address);
    let date = note.head.date;
    let (older, newer) = plan.neighbours(note);
    let links = |notes: &[&Note]| notes.iter().map(|other| plan.link(other, from)).collect();
    let own = NotePage {
        note: NoteHead {
            title: note.title.clone(),
            summary: note.head.summary.clone(),
            topic: note
                .topic
                .as_ref()
                .map(|topic| plan.topic_link(topic, from)),
            tags: plan.tag_links(note, from),
            date: date.map(Day::of),
            updated: note
                .head
                .updated
                .filter(|day| Some(*day) > date)
                .map(Day::of),
            minutes: reading_minutes(words).max(1),
            state: note.head.state.as_str(),
        },
        outline: outline
            .iter()
            .filter(|heading| (2..=3).contains(&heading.level))
            .map(|heading| OutlineItem {
                level: heading.level,
                id: heading.id.clone(),
                text: heading.text.clone(),
            })
            .collect(),
        previous: older.map(|older| plan.link(older, from)),
        next: newer.map(|newer| plan.link(newer, from)),
        related: links(&plan.related(note)),
        backlinks: links(plan.linking_to(note)),
        body: match body {
            Body::Shell => Value::from_safe_string(String::new()),
            Body::Whole(html) => Value::from_safe_string(html.to_owned()),
        },
    };
    let settings = plan.library.settings();
    let description = match &note.head.summary {
        Some(summary) => summary.clone(),
        None => settings.description.clone(),
    };
    let is_page = note.path.is_page();
    let face = Face {
        kind: if is_page { "page" } else { "note" },
        address: &address,
        from,
        heading: note.title.clone(),
        json_ld: (!is_page).then(|| {
            serde_json::json!({
                "@context": "https://schema.org",
                "@type": "BlogPosting",
                "headline": note.title,
                "description": description,
                "inLanguage": settings.language,
                "datePublished": date.map(|day| day.to_string()),
                "dateModified": note.head.updated.or(date).map(|day| day.to_string()),
                "author": { "@type": "Person", "name": settings.author.name },
            })
        }),
        description,
        canonical: true,
    };
    desk.page(if is_page { "page.html" } else { "note.html" }, face, own)
}
