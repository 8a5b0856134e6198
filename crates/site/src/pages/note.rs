//! The page of a note, and of one that stands alone, such as about.

use super::context::{Day, NoteHead, NotePage, OutlineItem, PageContext};
use super::entries::{link, tag_links, topic_link};
use super::frame::{PageMeta, context};
use super::page_input::{self, PageInput};
use crate::addresses::address_of;
use crate::links::LinkBase;
use crate::plan::Plan;
use domain::{ContentHash, Note, reading_minutes};
use minijinja::Value;
use render::Rendered;

/// The page of a note without what follows from its body, which may not be rendered yet.
pub(crate) struct NoteInput {
    template: &'static str,
    values: PageContext<NotePage>,
}

impl NoteInput {
    /// Two with one fingerprint give one page of the same body.
    pub fn fingerprint(&self) -> ContentHash {
        page_input::fingerprint(self.template, &self.values)
    }

    /// The page with an empty `#note-body`, in which the preview puts its blocks.
    pub fn shell(self, rendered: &Rendered) -> PageInput {
        self.with_body(rendered, String::new())
    }

    /// The page with this HTML of its body.
    pub fn with_body(mut self, rendered: &Rendered, html: String) -> PageInput {
        let own = &mut self.values.own;
        own.note.minutes = reading_minutes(rendered.words).max(1);
        own.body = Value::from_safe_string(html);
        own.outline = rendered
            .outline
            .iter()
            .filter(|heading| (2..=3).contains(&heading.level))
            .map(|heading| OutlineItem {
                level: heading.level,
                id: heading.id.clone(),
                text: heading.text.clone(),
            })
            .collect();
        PageInput::new(self.template, self.values)
    }
}

/// The input of a note's page, but for its body.
pub(crate) fn note_input(plan: &Plan<'_>, note: &Note) -> NoteInput {
    let address = address_of(note);
    let from = LinkBase::Page(&address);
    let date = note.head.date;
    let (older, newer) = plan.neighbours(note);
    let links = |notes: &[&Note]| notes.iter().map(|other| link(other, from)).collect();
    let own = NotePage {
        note: NoteHead {
            title: note.title.clone(),
            summary: note.head.summary.clone(),
            topic: note
                .topic
                .as_ref()
                .map(|topic| topic_link(plan, topic, from)),
            tags: tag_links(plan, note, from),
            date: date.map(Day::of),
            updated: note
                .head
                .updated
                .filter(|day| Some(*day) > date)
                .map(Day::of),
            minutes: 0,
            state: note.head.state.as_str(),
        },
        outline: Vec::new(),
        previous: older.map(|older| link(older, from)),
        next: newer.map(|newer| link(newer, from)),
        related: links(&plan.related(note)),
        backlinks: links(&plan.linking_to(note)),
        body: Value::UNDEFINED,
    };
    let settings = plan.library.settings();
    let description = match &note.head.summary {
        Some(summary) => summary.clone(),
        None => settings.description.clone(),
    };
    let is_page = note.path.is_page();
    let meta = PageMeta {
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
    NoteInput {
        template: if is_page { "page.html" } else { "note.html" },
        values: context(plan, meta, own),
    }
}
