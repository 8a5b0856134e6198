//! Libraries in memory with names as people write them, and heads in every style of YAML.

#![allow(dead_code, reason = "each test uses a part of it")]

use std::collections::BTreeMap;

use fieldnotes_domain::{
    Catalogue, Change, Library, LibraryFile, Note, NotePath, SiteSettings, Slug, Spelling,
    front_matter,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

const WORDS: &[&str] = &[
    "ml",
    "ML",
    "Machine Learning",
    "machine-learning",
    "machine_learning",
    "Kafka",
    "kafka",
    "C",
    "C++",
    "C#",
    "C*",
    "c-plus-plus",
    ".NET",
    "NET",
    "dot-net",
    "实时",
    "事实",
    "时事",
    "shi-shi",
    "?!",
    "!?",
    "Café",
    "cafe",
    "Cafe\u{301}",
    "Node.js",
    "node-js",
    "A, B",
    "a: b",
    "it's",
    "true",
    "3.10",
    "3-10",
    "#x",
    "- y",
    "x # y",
    "Straße",
    "हिन्दी",
    "نمونه",
    "Ёлка",
    "елка",
    "🚀",
    "rocket",
    "\"q\"",
    "[w]",
    "{w}",
    "*p",
    "&p",
    "!p",
    "%p",
    "@p",
    "~",
];

/// A name as people write it, in any script, with any signs.
pub fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => select(WORDS).prop_map(str::to_owned),
        2 => "[a-bA-B+#*. _/-]{1,4}",
        1 => "\\PC{1,3}",
    ]
    .prop_filter("a name", |word| {
        !word.trim().is_empty() && word.trim() == word && !word.contains(char::is_control)
    })
}

/// A library in memory.
#[derive(Debug, Clone)]
pub struct World {
    pub catalogue: String,
    pub notes: BTreeMap<String, String>,
}

type Entry = (String, String, Vec<String>);

impl World {
    /// Entries of tags and topics as slug, title and former slugs; notes as tags, topic and style.
    pub fn new(
        tags: &[Entry],
        topics: &[Entry],
        notes: &[(Vec<String>, Option<String>, u8)],
    ) -> World {
        let mut catalogue = String::new();
        for (kind, entries) in [("tag", tags), ("topic", topics)] {
            for (slug, title, was) in entries {
                let Some(slug) = Slug::from_title(slug) else {
                    continue;
                };
                let was: Vec<String> = was
                    .iter()
                    .filter_map(|was| Slug::from_title(was))
                    .map(|was| format!("'{was}'"))
                    .collect();
                catalogue += &format!(
                    "[[{kind}]]\nslug = '{slug}'\ntitle = {title:?}\nwas = [{}]\n",
                    was.join(", ")
                );
            }
        }
        // What a person may write: names that two entries share are the catalogue's to tell.
        let (read, problems) = Catalogue::read(&catalogue);
        if !problems.is_empty() || is_ambiguous(&read) {
            catalogue.clear();
        }
        let notes = notes.iter().enumerate().map(|(at, (tags, topic, style))| {
            let tags: Vec<String> = tags.iter().map(|tag| quoted(tag)).collect();
            let tags = match style % 2 {
                _ if tags.is_empty() => String::new(),
                0 => format!("tags: [{}]\n", tags.join(", ")),
                _ => format!(
                    "tags:\n{}",
                    tags.iter()
                        .map(|tag| format!("- {tag}\n"))
                        .collect::<String>()
                ),
            };
            let topic = topic
                .iter()
                .map(|topic| format!("topic: {}\n", quoted(topic)))
                .collect::<String>();
            (
                format!("notes/{at}.md"),
                format!("---\n{topic}{tags}x: 1 # y\n---\nBody\n"),
            )
        });
        World {
            catalogue,
            notes: notes.collect(),
        }
    }

    pub fn library(&self) -> Library {
        let (catalogue, _) = Catalogue::read(&self.catalogue);
        let notes = self
            .notes
            .iter()
            .map(|(path, text)| Note::read(NotePath::new(path).unwrap(), text.as_bytes()));
        Library::new(notes, catalogue, SiteSettings::default(), Vec::new())
    }

    /// The library after a change, which may not be refused.
    pub fn after(&self, change: &Change) -> World {
        let after = self.changed(change);
        after.unwrap_or_else(|refused| panic!("{refused}\n{self:?}"))
    }

    /// The library after a change, where no head refuses it.
    pub fn try_after(&self, change: &Change) -> Option<World> {
        self.changed(change).ok()
    }

    fn changed(&self, change: &Change) -> Result<World, fieldnotes_domain::Refused> {
        let mut world = self.clone();
        for edit in &change.edits {
            match &edit.file {
                LibraryFile::Catalogue => {
                    let after = edit.act.result(&edit.file, Some(&world.catalogue))?;
                    world.catalogue = after.text.unwrap();
                }
                LibraryFile::Note(path) => {
                    let before = world.notes.get(path.as_str()).cloned();
                    let after = edit.act.result(&edit.file, before.as_deref())?;
                    let to = after.moved.as_ref().unwrap_or(path).to_string();
                    world.notes.remove(path.as_str());
                    if let Some(text) = after.text {
                        world.notes.insert(to, text);
                    }
                }
                LibraryFile::Settings | LibraryFile::Dictionary | LibraryFile::Media(_) => {
                    unreachable!("no verb of this world edits them")
                }
            }
        }
        Ok(world)
    }
}

fn is_ambiguous(catalogue: &Catalogue) -> bool {
    let of_tags = catalogue
        .tags
        .iter()
        .map(|tag| (&tag.slug, &tag.title, &tag.was))
        .collect::<Vec<_>>();
    let of_topics = catalogue
        .topics
        .iter()
        .map(|topic| (&topic.slug, &topic.title, &topic.was))
        .collect::<Vec<_>>();
    [of_tags, of_topics].iter().any(|entries| {
        let mut whose: BTreeMap<Spelling, &Slug> = BTreeMap::new();
        entries.iter().any(|(slug, title, was)| {
            let names = was
                .iter()
                .map(Slug::as_str)
                .chain([slug.as_str(), title.as_str()]);
            names
                .into_iter()
                .any(|name| *whose.entry(Spelling::of(name)).or_insert(slug) != *slug)
        })
    })
}

fn quoted(word: &str) -> String {
    format!("\"{}\"", word.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A head in pieces: what stands between its tags, and each tag as it is written.
#[derive(Debug, Clone)]
pub struct Head {
    between: Vec<String>,
    tags: Vec<(String, String)>,
}

impl Head {
    pub fn text(&self) -> String {
        let mut text = self.between[0].clone();
        for ((_, written), between) in self.tags.iter().zip(&self.between[1..]) {
            text += written;
            text += between;
        }
        text
    }

    pub fn words(&self) -> Vec<String> {
        self.tags.iter().map(|(word, _)| word.clone()).collect()
    }

    /// Whether `after` is this head with `old`, however it is written, turned into `new` in its place.
    pub fn is_renamed(&self, after: &str, old: &str, new: &str) -> Result<(), String> {
        let is_old = |word: &str| Spelling::of(word) == Spelling::of(old);
        let mut words: Vec<&str> = Vec::new();
        let mut turned = false;
        for (word, _) in &self.tags {
            if !is_old(word) {
                words.push(word);
            } else if !turned {
                words.push(new);
                turned = true;
            }
        }
        let read = front_matter::read("a.md", after).0.tags;
        if read != words {
            return Err(format!("the tags are {read:?} and not {words:?}"));
        }
        if self.tags.iter().filter(|(word, _)| is_old(word)).count() > 1 {
            return self.keeps_all_but_tags(after);
        }
        // All that stands before the old token and all that stands behind it.
        let at = self
            .tags
            .iter()
            .position(|(word, _)| is_old(word))
            .ok_or("no such tag")?;
        let half = |between: &[String], tags: &[(String, String)]| {
            let mut tags = tags.iter();
            let written = between.iter().map(|between| {
                let tag = tags.next().map_or("", |(_, written)| written);
                format!("{between}{tag}")
            });
            written.collect::<String>()
        };
        let before = half(&self.between[..=at], &self.tags[..at]);
        let behind = half(&self.between[at + 1..], &self.tags[at + 1..]);
        match after.starts_with(&before) && after[before.len()..].ends_with(&behind) {
            true => Ok(()),
            false => Err("something beside the tag is another".into()),
        }
    }

    /// Whether `after` is this head without `old`: all other tags as they are written, every remark
    /// that is not on a line of `old` alone, every other key, the body.
    pub fn is_without(&self, after: &str, old: &str) -> Result<(), String> {
        let left: Vec<&str> = self.words_but(old);
        let read = front_matter::read("a.md", after).0.tags;
        if read != left {
            return Err(format!("the tags are {read:?} and not {left:?}"));
        }
        let mut from = 0;
        for (word, written) in &self.tags {
            if Spelling::of(word) != Spelling::of(old) {
                let found = after[from..].find(written.as_str());
                from += found.ok_or(format!("{written} is another"))? + written.len();
            }
        }
        self.keeps_all_but_tags(after)
    }

    fn words_but(&self, old: &str) -> Vec<&str> {
        let words = self.tags.iter().map(|(word, _)| word.as_str());
        words
            .filter(|word| Spelling::of(word) != Spelling::of(old))
            .collect()
    }

    fn keeps_all_but_tags(&self, after: &str) -> Result<(), String> {
        let (first, last) = (&self.between[0], &self.between[self.between.len() - 1]);
        let head = &first[..first.find("tags").unwrap()];
        let tail = &last[last.find("after:").unwrap()..];
        if !after.starts_with(head) || !after.ends_with(tail) {
            return Err("another key or the body is another".into());
        }
        let mut from = 0;
        for kept in self
            .between
            .iter()
            .flat_map(|between| between.split('§').skip(1))
        {
            let kept = kept
                .split(['\n', '\r', ']', ','])
                .next()
                .unwrap_or_default();
            let found = after[from..].find(kept);
            from += found.ok_or(format!("{kept:?} is gone"))?;
        }
        Ok(())
    }
}

/// A tag as YAML can write it, plain where that is safe.
fn token(word: &str, style: u8) -> String {
    let plain = word
        .chars()
        .all(|letter| letter.is_ascii_alphabetic() || letter == '+')
        && word != "true"
        && word.starts_with(|letter: char| letter.is_ascii_alphabetic());
    match style % 3 {
        0 if plain => word.to_owned(),
        1 => format!("'{}'", word.replace('\'', "''")),
        _ => quoted(word),
    }
}

/// Heads with remarks, nested entries, anchors and quotes in odd places. What has a § in it is not
/// a tag's and must stay.
pub fn head() -> impl Strategy<Value = Head> {
    let remark = select(&["", " # §one", "  # §two: [x], 'y'"][..]);
    let tag = (word(), any::<u8>(), remark, any::<u8>());
    (vec(tag, 1..5), any::<u8>(), any::<bool>(), any::<bool>()).prop_map(
        |(mut tags, style, windows, twin)| {
            // One tag, written in two ways.
            if twin {
                let (word, ..) = &tags[0];
                let twin = (word.to_uppercase(), 2, tags[0].2, 0);
                tags.push(twin);
            }
            let before = "---\ntitle: &t 'It''s' # §title\nbefore: [1, 2] # §\n";
            let after = "after: {a: *t} # §after\n# §end\n---\n\nBody with tags: [a]\n";
            let mut between = vec![format!("{before}tags:")];
            let mut written = Vec::new();
            let push =
                |between: &mut Vec<String>, text: &str| between.last_mut().unwrap().push_str(text);
            match style % 4 {
                // On one line.
                0 => {
                    push(&mut between, " [");
                    for (at, (word, style, _, odd)) in tags.iter().enumerate() {
                        push(&mut between, ["", "", ", "][1 + usize::from(at > 0)]);
                        push(
                            &mut between,
                            ["", "", " ", "[§x, 'y]'], "][usize::from(odd % 4)],
                        );
                        written.push((word.clone(), token(word, *style)));
                        between.push(["", " ", "", ""][usize::from(odd % 4)].into());
                    }
                    push(&mut between, "] # §all\n");
                }
                // In brackets over several lines.
                1 => {
                    push(&mut between, " [ # §first\n");
                    let last = tags.len() - 1;
                    for (at, (word, style, remark, odd)) in tags.iter().enumerate() {
                        push(&mut between, "  ");
                        push(
                            &mut between,
                            ["", "", "[§z], ", "&a "][usize::from(odd % 4)],
                        );
                        written.push((word.clone(), token(word, *style)));
                        between.push(if at < last || odd % 2 == 0 { "," } else { "" }.into());
                        push(&mut between, remark);
                        push(&mut between, "\n");
                    }
                    push(&mut between, "  # §last\n] # §all\n");
                }
                // One to a line.
                2 => {
                    push(&mut between, " # §list\n");
                    for (word, style, _, odd) in &tags {
                        push(
                            &mut between,
                            ["", "  # §calm\n", "  - [§x, y]\n", "  - §k: v\n"]
                                [usize::from(odd % 4)],
                        );
                        push(&mut between, "  - ");
                        written.push((word.clone(), token(word, *style)));
                        between.push("\n".into());
                    }
                }
                _ => {
                    push(&mut between, "\n");
                    for (word, style, _, odd) in &tags {
                        push(
                            &mut between,
                            ["", "# §calm\n", "\n", "- - §deep\n  - er\n"][usize::from(odd % 4)],
                        );
                        push(&mut between, ["- ", "-   ", "- "][usize::from(odd % 3)]);
                        written.push((word.clone(), token(word, *style)));
                        between.push("\n".into());
                    }
                }
            }
            push(&mut between, after);
            if windows {
                for text in &mut between {
                    *text = text.replace('\n', "\r\n");
                }
            }
            Head {
                between,
                tags: written,
            }
        },
    )
}
