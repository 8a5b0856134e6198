//! How many notes are under each topic and tag. Pages do not count.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::Library;
use crate::{Slug, Tag, Topic};

/// A tag and how often it is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagCount {
    /// The tag; for one that is not in the catalogue, what was written.
    pub tag: Tag,
    /// The number of notes that have it.
    pub count: usize,
    /// Whether it is in the catalogue.
    pub known: bool,
}

/// A topic and how many notes are under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicCount {
    /// The topic; for one that is not in the catalogue, what was written.
    pub topic: Topic,
    /// The number of notes under it.
    pub count: usize,
    /// Whether it is in the catalogue.
    pub known: bool,
}

impl Library {
    /// All tags, in the catalogue or only in notes, by title.
    pub fn tags(&self) -> Vec<TagCount> {
        let mut used: HashMap<Slug, (String, usize)> = HashMap::new();
        for note in self.notes() {
            let mut seen = HashSet::with_capacity(note.tags.len());
            for written in &note.head.tags {
                let meaning = self.names.tag(written);
                if seen.insert(meaning.slug.clone()) {
                    used.entry(meaning.slug).or_insert((meaning.title, 0)).1 += 1;
                }
            }
        }
        let mut tags: Vec<TagCount> = self
            .catalogue
            .tags
            .iter()
            .map(|tag| TagCount {
                tag: tag.clone(),
                count: used.remove(&tag.slug).map_or(0, |(_, count)| count),
                known: true,
            })
            .collect();
        tags.extend(used.into_iter().map(|(slug, (title, count))| TagCount {
            tag: Tag {
                slug,
                title,
                description: String::new(),
                was: Vec::new(),
            },
            count,
            known: false,
        }));
        tags.sort_by_cached_key(|count| (count.tag.title.to_lowercase(), count.tag.slug.clone()));
        tags
    }

    /// All topics: those of the catalogue in the author's order, then those only in notes.
    pub fn topics(&self) -> Vec<TopicCount> {
        let mut used: BTreeMap<Slug, (String, usize)> = BTreeMap::new();
        for written in self.notes().filter_map(|note| note.head.topic.as_deref()) {
            let meaning = self.names.topic(written);
            used.entry(meaning.slug).or_insert((meaning.title, 0)).1 += 1;
        }
        let mut topics: Vec<TopicCount> = self
            .catalogue
            .topics
            .iter()
            .map(|topic| TopicCount {
                topic: topic.clone(),
                count: used.remove(&topic.slug).map_or(0, |(_, count)| count),
                known: true,
            })
            .collect();
        topics.extend(used.into_iter().map(|(slug, (title, count))| TopicCount {
            topic: Topic {
                slug,
                title,
                headline: String::new(),
                description: String::new(),
                was: Vec::new(),
            },
            count,
            known: false,
        }));
        topics
    }
}
