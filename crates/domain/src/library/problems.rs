//! What is wrong with a note among the others, and where in its front matter. What is wrong with it
//! as a file is found when it is read.

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
        self.problems_at(note, |key| {
            let line = match key {
                Key::Named(key) => front_matter::line_of(text, key),
                Key::Tag(tag) => front_matter::line_of_item(text, "tags", |written| {
                    Slug::from_title(written).as_ref() == Some(tag)
                }),
            };
            line.or(Some(1))
        })
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
            && self.catalogue.topic(topic).is_none()
        {
            let message = format!("The topic `{}` is not in the catalogue.", topic.as_str());
            add(
                Key::Named("topic"),
                Problem::warning("unknown-topic", file, message).hint(
                    "Its page has no description and stands after all others. Create the topic, \
                     or choose one that exists.",
                ),
            );
        }
        for tag in &note.tags {
            if self.catalogue.tag(tag).is_none() {
                let message = format!("The tag `{}` is not in the catalogue.", tag.as_str());
                add(
                    Key::Tag(tag),
                    Problem::warning("unknown-tag", file, message).hint(
                        "Its page has no description, and a misspelt tag lists this note alone. \
                         Create the tag, or correct its spelling.",
                    ),
                );
            }
        }
        let same = self.slugs.get(&note.slug).map_or(&[][..], Vec::as_slice);
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
