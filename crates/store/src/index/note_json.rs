//! A note in its row: what the columns do not say. Whatever is missing has its default, so that a
//! row of another program's version can still be shown until its file is read again.

use domain::{
    ContentHash, Date, Head, LinkKind, LinkOut, Note, NotePath, Problem, Slug, State, Written,
};
use serde::{Deserialize, Serialize};

/// The columns of a row that are a note's own.
pub struct Columns {
    /// Where it is.
    pub path: NotePath,
    /// The hash of its bytes.
    pub hash: ContentHash,
    /// Their number.
    pub size: u64,
    /// The last part of its address.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// How many words it has.
    pub words: u32,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct NoteJson {
    #[serde(skip_serializing_if = "is_default")]
    title: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    topic: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    tags: Vec<String>,
    #[serde(skip_serializing_if = "is_default")]
    date: Option<Date>,
    #[serde(skip_serializing_if = "is_default")]
    updated: Option<Date>,
    #[serde(skip_serializing_if = "is_default")]
    state: State,
    #[serde(skip_serializing_if = "is_default")]
    summary: Option<String>,
    #[serde(skip_serializing_if = "is_default")]
    slug: Option<Slug>,
    #[serde(skip_serializing_if = "is_default")]
    aliases: Vec<String>,
    #[serde(skip_serializing_if = "is_default")]
    written: Written,
    /// Target, anchor, line, kind.
    #[serde(skip_serializing_if = "is_default")]
    links: Vec<(String, Option<String>, u32, LinkKind)>,
    #[serde(skip_serializing_if = "is_default")]
    problems: Vec<Problem>,
}

fn is_default<Value: Default + PartialEq>(value: &Value) -> bool {
    *value == Value::default()
}

/// What a row keeps of a note beside its columns.
pub fn written(note: &Note) -> String {
    // Named one by one, so that a new one is not forgotten here.
    let Head {
        title,
        topic,
        tags,
        date,
        updated,
        state,
        summary,
        slug,
        aliases,
        written,
    } = note.head.clone();
    let links = note.links.iter().cloned();
    let kept = NoteJson {
        title,
        topic,
        tags,
        date,
        updated,
        state,
        summary,
        slug,
        aliases,
        written,
        links: links
            .map(|link| (link.target, link.anchor, link.line, link.kind))
            .collect(),
        problems: note.problems.clone(),
    };
    serde_json::to_string(&kept).expect("a note is plain values")
}

/// The note of a row. What its topic and tags mean, its library knows.
///
/// # Errors
/// When the row cannot be understood.
pub fn read(columns: Columns, kept: &str) -> Result<Note, serde_json::Error> {
    let kept: NoteJson = serde_json::from_str(kept)?;
    let links = kept.links.into_iter();
    let links = links.map(|(target, anchor, line, kind)| LinkOut {
        target,
        anchor,
        line,
        kind,
    });
    let mut links: Vec<LinkOut> = links.collect();
    // Notes live for as long as their library, and most of what is in them are these.
    links.shrink_to_fit();
    Ok(Note {
        path: columns.path,
        hash: columns.hash,
        size: columns.size,
        slug: columns.slug,
        title: columns.title,
        words: columns.words,
        topic: None,
        tags: Vec::new(),
        head: Head {
            title: kept.title,
            topic: kept.topic,
            tags: kept.tags,
            date: kept.date,
            updated: kept.updated,
            state: kept.state,
            summary: kept.summary,
            slug: kept.slug,
            aliases: kept.aliases,
            written: kept.written,
        },
        links,
        problems: kept.problems,
    })
}
