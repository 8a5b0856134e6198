//! The facts of a note as the form shows them, and the wishes to change one.

use domain::{Date, Head, Slug};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Failure;

/// How far a note has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Being written.
    Draft,
    /// Done, on the site from its date on.
    Scheduled,
    /// Done.
    Ready,
}

impl From<domain::State> for State {
    fn from(state: domain::State) -> State {
        match state {
            domain::State::Draft => State::Draft,
            domain::State::Scheduled => State::Scheduled,
            domain::State::Ready => State::Ready,
        }
    }
}

impl From<State> for domain::State {
    fn from(state: State) -> domain::State {
        match state {
            State::Draft => domain::State::Draft,
            State::Scheduled => domain::State::Scheduled,
            State::Ready => domain::State::Ready,
        }
    }
}

/// What the front matter of a note says. Dates are `YYYY-MM-DD`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct HeadView {
    /// The title, if one is written.
    pub title: Option<String>,
    /// The topic as written.
    pub topic: Option<String>,
    /// The tags as written.
    pub tags: Vec<String>,
    /// The day of the note.
    pub date: Option<String>,
    /// The day of its last real change.
    pub updated: Option<String>,
    /// How far it has come.
    pub state: State,
    /// One or two sentences for lists and feeds.
    pub summary: Option<String>,
    /// The last part of its address, where it is not that of the file.
    pub slug: Option<String>,
    /// Old addresses that lead here.
    pub aliases: Vec<String>,
}

impl From<&Head> for HeadView {
    fn from(head: &Head) -> HeadView {
        HeadView {
            title: head.title.clone(),
            topic: head.topic.clone(),
            tags: head.tags.clone(),
            date: head.date.map(|date| date.to_string()),
            updated: head.updated.map(|date| date.to_string()),
            state: head.state.into(),
            summary: head.summary.clone(),
            slug: head.slug.as_ref().map(Slug::to_string),
            aliases: head.aliases.clone(),
        }
    }
}

/// One change of a note's facts. Nothing, or an empty text, takes the fact away.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "set", content = "value", rename_all = "camelCase")]
pub enum HeadEdit {
    /// The title.
    Title(String),
    /// The topic, by slug or title.
    Topic(Option<String>),
    /// The day, `YYYY-MM-DD`.
    Date(Option<String>),
    /// The day of the last change, `YYYY-MM-DD`.
    Updated(Option<String>),
    /// The summary.
    Summary(Option<String>),
    /// The last part of the address.
    Slug(Option<String>),
    /// All tags.
    Tags(Vec<String>),
    /// All old addresses.
    Aliases(Vec<String>),
    /// One more tag.
    AddTag(String),
    /// One tag less.
    RemoveTag(String),
    /// How far it has come.
    State(State),
}

impl TryFrom<HeadEdit> for domain::HeadEdit {
    type Error = Failure;

    fn try_from(edit: HeadEdit) -> Result<domain::HeadEdit, Failure> {
        Ok(match edit {
            HeadEdit::Title(title) => domain::HeadEdit::Title(title),
            HeadEdit::Topic(topic) => domain::HeadEdit::Topic(filled(topic)),
            HeadEdit::Date(date) => domain::HeadEdit::Date(day(date)?),
            HeadEdit::Updated(date) => domain::HeadEdit::Updated(day(date)?),
            HeadEdit::Summary(summary) => domain::HeadEdit::Summary(filled(summary)),
            HeadEdit::Slug(slug) => domain::HeadEdit::Slug(address(slug)?),
            HeadEdit::Tags(tags) => domain::HeadEdit::Tags(tags),
            HeadEdit::Aliases(aliases) => domain::HeadEdit::Aliases(aliases),
            HeadEdit::AddTag(tag) => domain::HeadEdit::AddTag(tag),
            HeadEdit::RemoveTag(tag) => domain::HeadEdit::RemoveTag(tag),
            HeadEdit::State(state) => domain::HeadEdit::State(state.into()),
        })
    }
}

fn filled(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
}

fn day(written: Option<String>) -> Result<Option<Date>, Failure> {
    let Some(written) = filled(written) else {
        return Ok(None);
    };
    written.parse().map(Some).map_err(|_| {
        Failure::new(
            format!("“{written}” is not a day."),
            "Write it as 2026-11-25.",
        )
    })
}

fn address(written: Option<String>) -> Result<Option<Slug>, Failure> {
    let Some(written) = filled(written) else {
        return Ok(None);
    };
    Slug::parse(&written)
        .or_else(|| Slug::from_title(&written))
        .map(Some)
        .ok_or_else(|| {
            Failure::new(
                format!("“{written}” cannot be the end of an address."),
                "Use letters, digits and hyphens.",
            )
        })
}
