//! What a link that is being typed can name: notes, the headings of a note, files to show, emoji.

use domain::{Library, NotePath};
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::arguments::NotePathArgument;
use crate::read_context::ReadContext;
use crate::wire::HeadingView;
use crate::{Failure, Nothing};

/// What was typed of a name in a note, and how many answers are looked at.
#[derive(Deserialize, TS)]
pub(crate) struct Sought {
    from: NotePathArgument,
    query: String,
    limit: usize,
}

/// A note that a link can lead to.
#[derive(Serialize, TS)]
pub(crate) struct LinkTarget {
    path: String,
    title: String,
    /// The title of its topic.
    topic: Option<String>,
    /// What stands in double brackets to mean this note and no other.
    written: String,
}

/// The notes whose title or path holds the letters in their order, the best first.
pub(crate) fn link_targets(
    context: &mut ReadContext,
    asked: Sought,
) -> Result<Vec<LinkTarget>, Failure> {
    let from = asked.from.checked()?;
    let library = &context.shown()?.snapshot.library;
    let notes = library.all().filter(|note| note.path != from);
    let best = best(&asked.query, asked.limit, notes, |note| {
        format!("{} {}", note.title, note.path)
    });
    Ok(best
        .into_iter()
        .map(|note| LinkTarget {
            path: note.path.to_string(),
            title: note.title.clone(),
            topic: note.topic.as_ref().map(|slug| {
                let entry = library.catalogue().topic(slug);
                entry.map_or_else(|| slug.to_string(), |topic| topic.title.clone())
            }),
            written: written(library, &from, &note.path, &note.title),
        })
        .collect())
}

/// The shortest name that means the note alone: its title, the name of its file, its path.
fn written(library: &Library, from: &NotePath, path: &NotePath, title: &str) -> String {
    let means = |name: &&str| library.names().note(from, name).one() == Some(path);
    let can_stand = |name: &&str| !name.contains(['[', ']', '|', '#', '\n']);
    let names = [title, path.stem(), path.as_str()];
    let found = names.into_iter().filter(can_stand).find(means);
    found.unwrap_or(path.as_str()).to_owned()
}

/// The files in `media/` whose path holds the letters in their order, the best first.
pub(crate) fn media_files(
    context: &mut ReadContext,
    asked: Sought,
) -> Result<Vec<String>, Failure> {
    let files = context.shown()?.snapshot.media_list()?;
    Ok(best(&asked.query, asked.limit, files, Clone::clone))
}

/// The name of a note as it stands in double brackets in another one.
#[derive(Deserialize, TS)]
pub(crate) struct OfName {
    from: NotePathArgument,
    name: String,
}

/// The headings of the note that is meant; none where it is none, or several.
pub(crate) fn headings(
    context: &mut ReadContext,
    asked: OfName,
) -> Result<Vec<HeadingView>, Failure> {
    let from = asked.from.checked()?;
    let snapshot = context.shown()?.snapshot;
    let named = snapshot.library.names().note(&from, &asked.name);
    let Some(path) = named.one() else {
        return Ok(Vec::new());
    };
    let (text, _) = snapshot.text(path)?;
    let page = context
        .renderer
        .note_page(&snapshot, path, &text, (context.today)());
    Ok(HeadingView::all(page.outline))
}

/// An emoji and a name it can be written by, between colons.
#[derive(Serialize, TS)]
pub(crate) struct Emoji {
    name: String,
    sign: String,
}

/// All of them, in the order in which pickers show them.
pub(crate) fn emoji(_: &mut ReadContext, _: Nothing) -> Result<Vec<Emoji>, Failure> {
    Ok(domain::markdown::emoji()
        .map(|(name, sign)| Emoji {
            name: name.to_owned(),
            sign: sign.to_owned(),
        })
        .collect())
}

/// What holds the letters of the query in their order, whatever their case and accents: the best
/// first, those that are as good as each other in the order they came.
fn best<Entry>(
    query: &str,
    limit: usize,
    entries: impl IntoIterator<Item = Entry>,
    words: impl Fn(&Entry) -> String,
) -> Vec<Entry> {
    let pattern = Pattern::parse(query, CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut letters = Vec::new();
    let mut found: Vec<(u32, Entry)> = entries
        .into_iter()
        .filter_map(|entry| {
            let words = words(&entry);
            let haystack = nucleo_matcher::Utf32Str::new(&words, &mut letters);
            Some((pattern.score(haystack, &mut matcher)?, entry))
        })
        .collect();
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    found.truncate(limit);
    found.into_iter().map(|(_, entry)| entry).collect()
}
