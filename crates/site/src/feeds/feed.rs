//! What a feed carries, whatever its format: whose notes, how many, and what is said of the blog.

use crate::addresses::{self, address_of};
use crate::plan::Plan;
use domain::{Date, Note, Slug};

/// How many notes the feed of the blog carries; readers keep the older ones themselves.
const LENGTH: usize = 20;

/// How many the feed of a topic or a tag carries: there are many of these, each with whole texts.
const TERM_LENGTH: usize = 10;

/// What the feed says of the blog.
#[derive(Debug, Clone)]
pub(crate) struct Feed<'a> {
    /// Its title: the blog's, and the topic's or tag's when it is of one.
    pub title: String,
    /// The address of the page whose notes it carries.
    pub page: String,
    /// The blog's title.
    pub blog: &'a str,
    /// What the blog, the topic or the tag is about, may be empty.
    pub description: &'a str,
    /// Where the site will stand.
    pub base_url: &'a str,
    /// The language, such as `en`.
    pub language: &'a str,
    /// Who writes; may be empty, then the title stands for the author.
    pub author: &'a str,
    /// Newest first.
    pub entries: Vec<Entry<'a>>,
}

/// One note of the feed.
#[derive(Debug, Clone)]
pub(crate) struct Entry<'a> {
    /// The note's title.
    pub title: String,
    /// Its address in the site.
    pub address: String,
    /// When it came out; Atom cannot carry a note without a date.
    pub published: Date,
    /// When it was last changed by its author.
    pub updated: Date,
    /// A sentence or two, may be empty.
    pub summary: String,
    /// Titles of its tags.
    pub tags: Vec<String>,
    /// The whole text, with absolute addresses.
    pub html: &'a str,
}

/// Whose notes a feed carries.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Scope<'a> {
    Blog,
    Topic(&'a Slug),
    Tag(&'a Slug),
}

impl<'a> Scope<'a> {
    /// The notes of the feed, newest first. Atom cannot carry a note without a date.
    pub fn newest(self, plan: &Plan<'a>) -> Vec<&'a Note> {
        let (notes, length) = match self {
            Scope::Blog => (plan.notes().to_vec(), LENGTH),
            Scope::Topic(topic) => (plan.with_topic(topic), TERM_LENGTH),
            Scope::Tag(tag) => (plan.with_tag(tag), TERM_LENGTH),
        };
        let dated = notes.iter().filter(|note| note.head.date.is_some());
        dated.take(length).copied().collect()
    }

    /// The feed of these notes, whose bodies are given in the same order.
    pub fn feed<'p>(self, plan: &'p Plan<'_>, notes: &[&Note], bodies: &[&'p str]) -> Feed<'p> {
        let settings = plan.library.settings();
        let catalogue = plan.library.catalogue();
        let of_blog = |term: String| format!("{} · {term}", settings.title);
        let (title, page, description) = match self {
            Scope::Blog => (
                settings.title.clone(),
                addresses::HOME.to_owned(),
                Some(&settings.description),
            ),
            Scope::Topic(slug) => (
                of_blog(plan.topic_title(slug).to_owned()),
                addresses::topic(slug.as_str()),
                catalogue.topic(slug).map(|topic| &topic.description),
            ),
            Scope::Tag(slug) => (
                of_blog(plan.tag_title(slug).to_owned()),
                addresses::tag(slug.as_str()),
                catalogue.tag(slug).map(|tag| &tag.description),
            ),
        };
        let entries = notes.iter().zip(bodies);
        Feed {
            title,
            page,
            blog: &settings.title,
            description: description.map_or("", String::as_str),
            base_url: &settings.base_url,
            language: &settings.language,
            author: &settings.author.name,
            entries: entries
                .filter_map(|(note, html)| entry(plan, note, html))
                .collect(),
        }
    }
}

fn entry<'a>(plan: &Plan<'_>, note: &Note, html: &'a str) -> Option<Entry<'a>> {
    let published = note.head.date?;
    Some(Entry {
        title: note.title.clone(),
        address: address_of(note),
        published,
        updated: note.head.updated.unwrap_or(published).max(published),
        summary: note.head.summary.clone().unwrap_or_default(),
        tags: note
            .tags
            .iter()
            .map(|tag| plan.tag_title(tag).to_owned())
            .collect(),
        html,
    })
}

impl Feed<'_> {
    /// About how many bytes it is when it is written: texts grow where they are escaped.
    pub(super) fn length(&self) -> usize {
        let entries = self.entries.iter();
        let length = entries.map(|entry| 1024 + entry.html.len() * 3 / 2);
        1024 + length.sum::<usize>()
    }

    /// Who writes: the author, or the blog when it names none.
    pub(super) fn writer(&self) -> &str {
        if self.author.is_empty() {
            self.blog
        } else {
            self.author
        }
    }
}

/// Notes carry a day and no hour; midnight UTC keeps a feed the same on every machine.
pub(super) fn moment(date: Date) -> String {
    format!("{date}T00:00:00Z")
}
