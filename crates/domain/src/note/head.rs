//! What a note says about itself above its text, and the wishes to change it.
//!
//! How it is written and edited as YAML is the work of `front_matter`.

use serde::{Deserialize, Serialize};

use crate::{Date, Slug};

/// How far a note has come.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Being written; never on the site.
    #[default]
    Draft,
    /// Done; on the site from its date on.
    Scheduled,
    /// Done.
    Ready,
}

impl State {
    /// Every state, in the order a note passes through them.
    pub const ALL: [State; 3] = [State::Draft, State::Scheduled, State::Ready];

    /// The word as written in a note.
    pub fn as_str(self) -> &'static str {
        match self {
            State::Draft => "draft",
            State::Scheduled => "scheduled",
            State::Ready => "ready",
        }
    }

    /// The state this word means, in small or capital letters.
    pub fn parse(word: &str) -> Option<State> {
        State::ALL
            .into_iter()
            .find(|state| state.as_str().eq_ignore_ascii_case(word))
    }
}

/// What the front matter of a note says, as far as this program knows its keys.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Head {
    /// The title, if one is written.
    pub title: Option<String>,
    /// The topic as written: its slug or its title.
    pub topic: Option<String>,
    /// The tags as written: slugs or titles.
    pub tags: Vec<String>,
    /// The day of the note.
    pub date: Option<Date>,
    /// The day of its last real change.
    pub updated: Option<Date>,
    /// How far it has come.
    pub state: State,
    /// One or two sentences for lists and feeds.
    pub summary: Option<String>,
    /// The last part of its address, if it is not that of the file.
    pub slug: Option<Slug>,
    /// Old addresses that lead here.
    pub aliases: Vec<String>,
    /// Whether all this could be read. What was kept before this was told does not say.
    #[serde(default)]
    pub written: Written,
}

/// What there is to read of a head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Written {
    /// No key has a value.
    #[default]
    Nothing,
    /// What says if the note is on the site.
    Legible,
    /// Something that would say if the note is on the site, and that cannot be read.
    Illegible,
}

/// One change of a note's front matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum HeadEdit {
    /// Give it this title.
    Title(String),
    /// Put it under this topic, or under none.
    Topic(Option<String>),
    /// Give it exactly these tags.
    Tags(Vec<String>),
    /// Add this tag, unless it has it already.
    AddTag(String),
    /// Take this tag off.
    RemoveTag(String),
    /// Write another tag once in place of these, or take them off.
    ReplaceTags {
        /// The tags as they are written.
        from: Vec<String>,
        /// What to write instead; none takes them off.
        to: Option<String>,
    },
    /// Set or remove the date.
    Date(Option<Date>),
    /// Set or remove the day of the last change.
    Updated(Option<Date>),
    /// Set how far it has come.
    State(State),
    /// Set or remove the summary.
    Summary(Option<String>),
    /// Set or remove the slug.
    Slug(Option<Slug>),
    /// Set the old addresses.
    Aliases(Vec<String>),
}
