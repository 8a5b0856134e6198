//! What an author may do to a library between two exports, at random.

use super::support::{Blog, files};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fs;

/// One thing an author does between two exports.
#[derive(Debug, Clone)]
pub enum Edit {
    Note {
        name: u8,
        written: Written,
    },
    /// One thing in a note, when it is there.
    Part {
        name: u8,
        part: Part,
        written: Written,
    },
    RemoveNote(u8),
    Catalogue(u8),
    Settings(u8),
    Media {
        name: u8,
        size: u8,
    },
    RemoveMedia(u8),
    SpoilTarget(u8),
}

/// What a note says.
#[derive(Debug, Clone)]
pub struct Written {
    title: u8,
    topic: Option<u8>,
    tags: Vec<u8>,
    day: Option<u8>,
    ready: bool,
    alias: Option<u8>,
    summary: Option<u8>,
    body: Vec<Piece>,
}

#[derive(Debug, Clone, Copy)]
pub enum Part {
    Title,
    Topic,
    Tags,
    Day,
    Ready,
    Alias,
    Summary,
    Body,
}

/// A part of a body.
#[derive(Debug, Clone)]
enum Piece {
    Words(u8),
    Link(u8),
    Wiki(u8),
    Picture(u8),
    Heading(u8),
    Html(u8),
    Code(u8),
}

const NAMES: u8 = 6;

/// A note as it may be written.
pub fn written() -> impl Strategy<Value = Written> + Clone {
    let piece = prop_oneof![
        (0..9u8).prop_map(Piece::Words),
        (0..NAMES).prop_map(Piece::Link),
        (0..NAMES).prop_map(Piece::Wiki),
        (0..3u8).prop_map(Piece::Picture),
        (0..3u8).prop_map(Piece::Heading),
        (0..3u8).prop_map(Piece::Html),
        (0..3u8).prop_map(Piece::Code),
    ];
    (
        0..NAMES,
        proptest::option::of(0..3u8),
        proptest::collection::vec(0..4u8, 0..3),
        proptest::option::of(1..28u8),
        proptest::bool::weighted(0.8),
        proptest::option::weighted(0.2, 0..NAMES),
        proptest::option::of(0..9u8),
        proptest::collection::vec(piece, 0..5),
    )
        .prop_map(
            |(title, topic, tags, day, ready, alias, summary, body)| Written {
                title,
                topic,
                tags,
                day,
                ready,
                alias,
                summary,
                body,
            },
        )
}

/// A few things after each other.
pub fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let part = prop_oneof![
        1 => Just(Part::Title),
        1 => Just(Part::Topic),
        1 => Just(Part::Tags),
        1 => Just(Part::Day),
        1 => Just(Part::Ready),
        1 => Just(Part::Alias),
        1 => Just(Part::Summary),
        3 => Just(Part::Body),
    ];
    let note = (0..NAMES, written());
    let edit = prop_oneof![
        4 => note.prop_map(|(name, written)| Edit::Note { name, written }),
        6 => (0..NAMES, part, written())
            .prop_map(|(name, part, written)| Edit::Part { name, part, written }),
        1 => (0..NAMES).prop_map(Edit::RemoveNote),
        1 => (0..4u8).prop_map(Edit::Catalogue),
        1 => (0..4u8).prop_map(Edit::Settings),
        1 => (0..3u8, 1..9u8).prop_map(|(name, size)| Edit::Media { name, size }),
        1 => (0..3u8).prop_map(Edit::RemoveMedia),
        1 => (0..9u8).prop_map(Edit::SpoilTarget),
    ];
    proptest::collection::vec(edit, 2..12)
}

impl Written {
    /// Takes one part from another note.
    fn take(&mut self, part: Part, from: &Written) {
        let Written {
            topic,
            tags,
            alias,
            body,
            ..
        } = from.clone();
        match part {
            Part::Title => self.title = from.title,
            Part::Topic => self.topic = topic,
            Part::Tags => self.tags = tags,
            Part::Day => self.day = from.day,
            Part::Ready => self.ready = from.ready,
            Part::Alias => self.alias = alias,
            Part::Summary => self.summary = from.summary,
            Part::Body => self.body = body,
        }
    }

    fn text(&self) -> String {
        let mut text = format!("---\ntitle: Title {}\n", self.title);
        if let Some(topic) = self.topic {
            text.push_str(&format!("topic: topic-{topic}\n"));
        }
        let tags: Vec<String> = self.tags.iter().map(|tag| format!("Tag {tag}")).collect();
        text.push_str(&format!("tags: [{}]\n", tags.join(", ")));
        if let Some(day) = self.day {
            text.push_str(&format!("date: 2026-02-{day:02}\n"));
        }
        if self.ready {
            text.push_str("state: ready\n");
        }
        if let Some(alias) = self.alias {
            text.push_str(&format!("aliases: [/old/{alias}/]\n"));
        }
        if let Some(summary) = self.summary {
            text.push_str(&format!("summary: About {summary}.\n"));
        }
        text.push_str("---\n");
        for piece in &self.body {
            text.push_str(&match piece {
                Piece::Words(word) => format!("Some *words* {word}.\n\n"),
                Piece::Link(to) => format!("[To it](note-{to}.md#part)\n\n"),
                Piece::Wiki(to) => format!("See [[Title {to}]].\n\n"),
                Piece::Picture(of) => format!("![Picture](../media/{of}.svg)\n\n"),
                Piece::Heading(of) => format!("## Heading {of}\n\n"),
                Piece::Code(of) => {
                    format!("```xml file=media/{of}.svg lines=1\nNone.\n```\n\n")
                }
                Piece::Html(of) => {
                    format!("<mark>{of}</mark> <img src=\"/media/{of}.svg\">\n\n")
                }
            });
        }
        text
    }
}

/// The notes as they were written last.
pub type Notes = BTreeMap<u8, Written>;

/// Does it.
pub fn make(blog: &Blog, notes: &mut Notes, edit: &Edit) {
    let place = |name: &u8| format!("notes/note-{name}.md");
    match edit {
        Edit::Note { name, written } => {
            blog.write(&place(name), written.text());
            notes.insert(*name, written.clone());
        }
        Edit::Part {
            name,
            part,
            written,
        } => {
            if let Some(note) = notes.get_mut(name) {
                note.take(*part, written);
                blog.write(&place(name), note.text());
            }
        }
        Edit::RemoveNote(name) => {
            notes.remove(name);
            gone(blog, &place(name));
        }
        Edit::Catalogue(kind) => blog.write(
            "catalogue.toml",
            format!(
                "[[topic]]\nslug = \"topic-{kind}\"\ntitle = \"T{kind}\"\n\
                 [[topic]]\nslug = \"topic-9\"\ntitle = \"Nine\"\nwas = [\"topic-1\"]\n\
                 [[tag]]\nslug = \"tag-1\"\ntitle = \"One of {kind}\"\nwas = [\"tag-0\"]\n"
            ),
        ),
        Edit::Settings(kind) => blog.write(
            "site.toml",
            format!(
                "title = \"Blog {kind}\"\nbase_url = \"https://blog.example/\"\n\
                 [home]\nheadline = \"Hello\"\n[home.latest]\ncount = {kind}\n\
                 [markdown]\nraw_html = {}\npunctuation = \"{}\"\n[scripts]\nsearch = {}\ncopy = {}\n",
                kind % 2 == 0,
                if kind % 3 == 1 { "smart" } else { "as-typed" },
                kind % 3 == 0,
                kind % 2 == 1
            ),
        ),
        Edit::Media { name, size } => blog.write(
            &format!("media/{name}.svg"),
            format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{size}\" height=\"4\">{}</svg>",
                " ".repeat(usize::from(*size))
            ),
        ),
        Edit::RemoveMedia(name) => gone(blog, &format!("media/{name}.svg")),
        Edit::SpoilTarget(which) => {
            let page = files(&blog.target).into_keys().nth(usize::from(*which));
            if let Some(page) = page.filter(|page| page.ends_with(".html")) {
                fs::write(blog.target.join(page), "spoilt").expect("written");
            }
        }
    }
}

fn gone(blog: &Blog, name: &str) {
    if blog.library.join(name).exists() {
        blog.remove(name);
    }
}
