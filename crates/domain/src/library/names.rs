//! From what an author wrote to the topic, tag or note that is meant.

use super::Library;
use crate::{ContentHash, Note, Slug, Tag, Topic};

impl Library {
    /// The key and the title of the tag that is written as `written`.
    ///
    /// A tag that is not in the catalogue has what is written as its title.
    pub fn tag_of(&self, written: &str) -> (Slug, String) {
        let key = key(written);
        let tags = &self.catalogue.tags;
        let meant = tags
            .iter()
            .find(|tag| tag.slug == key)
            .or_else(|| tags.iter().find(|tag| is_title(&tag.title, written)))
            .or_else(|| tags.iter().find(|tag| tag.was.contains(&key)));
        match meant {
            Some(Tag { slug, title, .. }) => (slug.clone(), title.clone()),
            None => (key, written.trim().to_owned()),
        }
    }

    /// The key and the title of the topic that is written as `written`.
    ///
    /// A topic that is not in the catalogue has what is written as its title.
    pub fn topic_of(&self, written: &str) -> (Slug, String) {
        let key = key(written);
        let topics = &self.catalogue.topics;
        let meant = topics
            .iter()
            .find(|topic| topic.slug == key)
            .or_else(|| topics.iter().find(|topic| is_title(&topic.title, written)))
            .or_else(|| topics.iter().find(|topic| topic.was.contains(&key)));
        match meant {
            Some(Topic { slug, title, .. }) => (slug.clone(), title.clone()),
            None => (key, written.trim().to_owned()),
        }
    }

    /// The number of a topic in the author's order, counted from 1.
    pub fn topic_number(&self, slug: &Slug) -> Option<usize> {
        let topics = &self.catalogue.topics;
        let place = topics.iter().position(|topic| topic.slug == *slug)?;
        Some(place + 1)
    }

    /// The note meant by a wiki link: by its slug, its file name or its title.
    pub fn by_name(&self, name: &str) -> Option<&Note> {
        let name = name.trim();
        let stem = name.rsplit('/').next().unwrap_or(name);
        let stem = stem.strip_suffix(".md").unwrap_or(stem);
        Slug::from_title(stem)
            .and_then(|slug| self.by_slug(&slug))
            .or_else(|| self.all().find(|note| is_title(note.path.stem(), stem)))
            .or_else(|| self.all().find(|note| is_title(&note.title, name)))
    }
}

/// Signs alone, such as `!!!`, make no slug; such a name is told apart by its hash.
fn key(written: &str) -> Slug {
    Slug::from_title(written).unwrap_or_else(|| {
        let hash = ContentHash::of(written.trim().as_bytes()).to_string();
        Slug::parse(&format!("unnamed-{hash}")).expect("hexadecimal digits make a slug")
    })
}

fn is_title(title: &str, written: &str) -> bool {
    title.trim().to_lowercase() == written.trim().to_lowercase()
}
