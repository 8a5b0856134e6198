//! What is wrong with a note among the others, and where in its front matter. What is wrong with it
//! as a file is found when it is read.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use super::{Library, twins};
use crate::{Note, Problem, Slug, State, front_matter};

impl Library {
    /// The problems of `note` itself and those that only the whole library shows. Those of its
    /// front matter have no line: who tells them to the author asks [`Library::problems_in`].
    pub fn problems_of(&self, note: &Note) -> Vec<Problem> {
        self.problems_at(note, |_| None)
    }

    /// The same, each at its line in the text of the note.
    pub fn problems_in(&self, note: &Note, text: &str) -> Vec<Problem> {
        let places = front_matter::Places::of(text);
        let tags = OnceCell::new();
        self.problems_at(note, |key| {
            let line = match key {
                Key::Named(key) => places.line_of(key),
                Key::Tag(tag) => {
                    let lines = tags.get_or_init(|| self.lines_of_tags(&places));
                    lines.get(tag).copied().or_else(|| places.line_of("tags"))
                }
            };
            line.or(Some(1))
        })
    }

    /// The line on which each tag is written first.
    fn lines_of_tags(&self, places: &front_matter::Places<'_>) -> HashMap<Slug, u32> {
        let mut lines = HashMap::new();
        for (written, line) in places.items("tags") {
            lines.entry(self.names.tag_slug(written)).or_insert(line);
        }
        lines
    }

    fn problems_at(&self, note: &Note, line: impl Fn(Key<'_>) -> Option<u32>) -> Vec<Problem> {
        let file = note.path.as_str();
        let mut problems = note.problems.clone();
        let mut add = |key: Key<'_>, mut problem: Problem| {
            problem.line = line(key);
            problems.push(problem);
        };
        if note.head.state == State::Scheduled && note.head.date.is_none() {
            let message = "The note is scheduled but has no date.";
            add(
                Key::Named("state"),
                Problem::error("no-date", file, message).hint(
                    "It would wait for ever. Write the day on which it is to appear after `date:`.",
                ),
            );
        }
        if let Some(topic) = &note.topic
            && !self.names.knows_topic(topic)
        {
            let written = note.head.topic.as_deref().unwrap_or(topic.as_str());
            let message = format!("The topic `{written}` is not in the catalogue.");
            add(
                Key::Named("topic"),
                Problem::warning("unknown-topic", file, message).hint(
                    "Its page has no description and stands after all others. Create the topic, \
                     or choose one that exists.",
                ),
            );
        }
        let mut told = HashSet::new();
        for written in &note.head.tags {
            let tag = self.names.tag_slug(written);
            if !self.names.knows_tag(&tag) && told.insert(tag.clone()) {
                let message = format!("The tag `{written}` is not in the catalogue.");
                add(
                    Key::Tag(&tag),
                    Problem::warning("unknown-tag", file, message).hint(
                        "Its page has no description, and a misspelt tag lists this note alone. \
                         Create the tag, or correct its spelling.",
                    ),
                );
            }
        }
        let same = self.names.with_slug(&note.slug);
        if let Some(problem) = twins::problem(note, same) {
            add(Key::Named("slug"), problem);
        }
        problems
    }
}

/// What of its front matter a problem is about.
enum Key<'a> {
    Named(&'static str),
    Tag(&'a Slug),
}
