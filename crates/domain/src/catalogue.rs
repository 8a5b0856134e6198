//! The topics and tags that the author named, as `catalogue.toml` holds them.
//!
//! A tag need not stand here to be used; standing here gives it a title, a description and the
//! slugs it had before. Counts are the library's.

mod edit;
mod entry;

use std::collections::{HashMap, HashSet, hash_map};

use serde::Deserialize;

use crate::written_toml::WrittenToml;
use crate::{ContentHash, Problem, Slug, Spelling};
use entry::slug_of;

pub use edit::CatalogueEdit;
pub use entry::{Tag, Topic};

const FILE: &str = "catalogue.toml";

/// All topics and tags that are written down.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Catalogue {
    /// The topics in the author's order.
    pub topics: Vec<Topic>,
    /// The tags by title.
    pub tags: Vec<Tag>,
    /// The hash of the file this was read from; `None` when there is no file.
    pub hash: Option<ContentHash>,
}

#[derive(Deserialize)]
struct Entry {
    slug: Option<String>,
    title: Option<String>,
    #[serde(default)]
    headline: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    was: Vec<String>,
}

impl Catalogue {
    /// Reads the text of `catalogue.toml`. What is wrong in it becomes problems; the rest counts.
    pub fn read(text: &str) -> (Catalogue, Vec<Problem>) {
        let mut written = WrittenToml::read(FILE, text);
        let topics = read_entries(&mut written, "topic");
        let mut tags: Vec<Tag> = read_entries(&mut written, "tag")
            .into_iter()
            .map(|topic| Tag {
                slug: topic.slug,
                title: topic.title,
                description: topic.description,
                was: topic.was,
            })
            .collect();
        tags.sort_by_cached_key(|tag| (tag.title.to_lowercase(), tag.slug.clone()));
        let catalogue = Catalogue {
            topics,
            tags,
            hash: Some(ContentHash::of(text.as_bytes())),
        };
        (catalogue, written.end())
    }

    /// `text` with `edits` made, one after the other; comments, order and everything else stay as
    /// they are.
    ///
    /// # Errors
    /// When `text` is not valid TOML or has no such entry.
    pub fn edit(text: &str, edits: &[CatalogueEdit]) -> Result<String, crate::Refused> {
        edit::edit(text, edits)
    }

    /// The topic whose slug this is.
    pub fn topic(&self, slug: &Slug) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.slug == *slug)
    }

    /// The tag whose slug this is.
    pub fn tag(&self, slug: &Slug) -> Option<&Tag> {
        self.tags.iter().find(|tag| tag.slug == *slug)
    }
}

fn read_entries(written: &mut WrittenToml, kind: &'static str) -> Vec<Topic> {
    let mut read: Vec<Topic> = Vec::new();
    let mut slugs: HashSet<Slug> = HashSet::new();
    let mut titles: HashMap<Spelling, Slug> = HashMap::new();
    let mut descriptions: HashMap<Spelling, Slug> = HashMap::new();
    for (line, entry) in written.take_each::<Entry>(kind) {
        let Some(slug) = slug_of(entry.slug.as_deref(), entry.title.as_deref()) else {
            let message = format!("this {kind} has no usable slug");
            written.problems.push(
                Problem::error("bad-slug", FILE, message)
                    .at(line)
                    .hint("Write slug = \"lower-case-words\"."),
            );
            continue;
        };
        if !slugs.insert(slug.clone()) {
            let message = format!("the {kind} `{}` stands here twice", slug.as_str());
            written.problems.push(
                Problem::error("duplicate-slug", FILE, message)
                    .at(line)
                    .hint("Remove one of the two; the first one counts."),
            );
            continue;
        }
        let title = entry.title.unwrap_or_else(|| slug.as_str().to_owned());
        if let Some(other) = same(&mut titles, &title, &slug) {
            let message = format!("The {kind} `{other}` has the same title.");
            written.problems.push(
                Problem::warning("duplicate-title", FILE, message)
                    .at(line)
                    .hint("Nobody can tell the two apart. Give one another title, or merge them."),
            );
        }
        if let Some(other) = same(&mut descriptions, &entry.description, &slug) {
            let message = format!("The {kind} `{other}` has the same description.");
            written.problems.push(
                Problem::warning("duplicate-description", FILE, message)
                    .at(line)
                    .hint(
                        "Search engines take pages with one description for one page. Say what \
                         is different here.",
                    ),
            );
        }
        for was in entry.was.iter().filter(|was| Slug::parse(was).is_none()) {
            let message = format!("The old name `{was}` of the {kind} `{slug}` is no slug.");
            written.problems.push(
                Problem::warning("bad-slug", FILE, message)
                    .at(line)
                    .hint("No address leads on from it. Write \"lower-case-words\"."),
            );
        }
        read.push(Topic {
            title,
            headline: entry.headline,
            description: entry.description,
            was: entry
                .was
                .iter()
                .filter_map(|was| Slug::parse(was))
                .collect(),
            slug,
        });
    }
    read
}

/// The first entry that has this text, where it is another than `slug`.
fn same(texts: &mut HashMap<Spelling, Slug>, text: &str, slug: &Slug) -> Option<Slug> {
    if text.trim().is_empty() {
        return None;
    }
    match texts.entry(Spelling::of(text)) {
        hash_map::Entry::Occupied(first) => Some(first.get().clone()),
        hash_map::Entry::Vacant(place) => {
            place.insert(slug.clone());
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn topics_keep_their_order_and_tags_come_by_title() {
        let (catalogue, problems) = Catalogue::read(
            "[[topic]]\nslug='systems'\ntitle='Systems'\n[[topic]]\ntitle='Craft'\n\
             [[tag]]\nslug='z'\ntitle='alpha'\nwas=['a']\n[[tag]]\nslug='y'\ntitle='Beta'\n",
        );
        assert_eq!(problems, []);
        let topics: Vec<_> = catalogue.topics.iter().map(|t| t.slug.as_str()).collect();
        assert_eq!(topics, ["systems", "craft"]);
        let tags: Vec<_> = catalogue.tags.iter().map(|t| t.title.as_str()).collect();
        assert_eq!(tags, ["alpha", "Beta"]);
        assert_eq!(catalogue.tags[0].was[0].as_str(), "a");
    }

    #[test]
    fn one_wrong_entry_does_not_cost_the_others() {
        let (catalogue, problems) =
            Catalogue::read("[[tag]]\nslug='a'\n\n[[tag]]\nslug=3\n[[tag]]\nslug='a'\n");
        assert_eq!(catalogue.tags.len(), 1);
        let places: Vec<_> = problems.iter().map(|p| (&*p.code, p.line)).collect();
        assert_eq!(
            places,
            [("wrong-toml", Some(4)), ("duplicate-slug", Some(6))]
        );
    }

    #[test]
    fn a_description_of_several_lines_is_the_same_whatever_ends_them() {
        let text = "[[tag]]\nslug = 'a'\ndescription = \"\"\"\nOne\n\nTwo\"\"\"\n";
        for text in [text.to_owned(), text.replace('\n', "\r\n")] {
            let (catalogue, problems) = Catalogue::read(&text);
            assert_eq!(problems, []);
            assert_eq!(catalogue.tags[0].description, "One\n\nTwo");
        }
    }

    #[test]
    fn what_is_not_known_is_told() {
        let (_, problems) = Catalogue::read("[[tag]]\nslug='a'\n\n[[tags]]\nslug='b'\n");
        let places: Vec<_> = problems.iter().map(|p| (&*p.code, p.line)).collect();
        assert_eq!(places, [("unknown-setting", Some(4))]);
        assert_eq!(
            problems[0].hint,
            "It changes nothing. Known are: topic, tag."
        );
    }

    #[test]
    fn broken_toml_is_a_problem_with_its_line() {
        let (catalogue, problems) = Catalogue::read("[[tag]]\nslug = 'a\n");
        assert!(catalogue.tags.is_empty());
        assert_eq!(problems[0].line, Some(2));
    }
}
