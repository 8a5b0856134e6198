//! A note as the library knows it: all that lists, counts and checks need, without its text.
//!
//! The text stays in its file, so that ten thousand notes fit in memory. Tags and topics here
//! are keys; what the catalogue calls them is the library's business.

mod head;
mod note_path;

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use crate::markdown::TitleHeading;
use crate::{
    ContentHash, LinkOut, Problem, Slug, count_words, front_matter, links, markdown, names,
};

pub use head::{Head, HeadEdit, State, Written};
pub(crate) use note_path::strays;
pub use note_path::{NotePath, PathRefused};

/// Above this size a note is slow to edit and to read.
const LARGE: usize = 2 * 1024 * 1024;
const WORDS_PER_MINUTE: u32 = 220;

/// What is known of a note from reading its file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Where it is.
    pub path: NotePath,
    /// The hash of the file's bytes.
    pub hash: ContentHash,
    /// The size of the file in bytes.
    pub size: u64,
    /// What its front matter says.
    pub head: Head,
    /// The last part of its address: written in its head, or made from the name of its file.
    pub slug: Slug,
    /// Its title: written in its head, or its first heading, or the name of its file.
    pub title: String,
    /// The key of its topic.
    pub topic: Option<Slug>,
    /// The keys of its tags in the order written, each once.
    pub tags: Vec<Slug>,
    /// How many words its body has.
    pub words: u32,
    /// The links in its body, with lines of the file.
    pub links: Vec<LinkOut>,
    /// What is wrong with it as a file of its own.
    pub problems: Vec<Problem>,
}

impl Note {
    /// Reads a note. Never fails: what cannot be understood becomes a problem of the note.
    pub fn read(path: NotePath, bytes: &[u8]) -> Note {
        let mut problems = Vec::new();
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text.into(),
            Err(error) => {
                let before = &bytes[..error.valid_up_to()];
                let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
                problems.push(not_utf8(&path, u32::try_from(line).unwrap_or(u32::MAX)));
                String::from_utf8_lossy(bytes)
            }
        };
        if bytes.len() > LARGE {
            problems.push(
                Problem::warning("large-note", path.as_str(), "The note is larger than 2 MB.")
                    .at(1)
                    .hint(
                        "It is slow to edit and to read. Divide it, or keep its data in a file \
                         under media/.",
                    ),
            );
        }
        if text.trim().is_empty() {
            problems.push(
                Problem::warning("empty-note", path.as_str(), "The file is empty.")
                    .at(1)
                    .hint(
                        "It has a page of its own once it is ready. Write something, or remove it.",
                    ),
            );
        }
        let (mut head, of_head) = front_matter::read(path.as_str(), &text);
        problems.extend(of_head);
        let parts = front_matter::split(&text);
        // In another encoding a head is not even found.
        if let Err(error) = std::str::from_utf8(bytes)
            && (parts.yaml.is_none() || error.valid_up_to() < parts.body.start)
        {
            head.written = Written::Illegible;
        }
        if parts.yaml.is_none() && text.lines().next().is_some_and(|line| line.contains('\0')) {
            head.written = Written::Illegible;
            problems.push(not_utf8(&path, 1));
        }
        let mut links = links::outgoing(parts.body());
        for link in &mut links {
            link.line += parts.body_line - 1;
        }
        let mut seen = HashSet::with_capacity(head.tags.len());
        let tags = head.tags.iter().map(|tag| names::alone(tag));
        let tags = tags.filter(|slug| seen.insert(slug.clone())).collect();
        Note {
            hash: ContentHash::of(bytes),
            size: bytes.len() as u64,
            slug: effective_slug(&head, &path),
            title: head
                .title
                .clone()
                .or_else(|| Some(first_heading(parts.body())?.words))
                .unwrap_or_else(|| path.stem().to_owned()),
            topic: head.topic.as_deref().map(names::alone),
            tags,
            words: count_words(parts.body()),
            links,
            problems,
            path,
            head,
        }
    }

    /// Whether nobody can tell if the note is on the site: what says so cannot be read, or it waits
    /// for a day that it does not name.
    pub fn is_undecided(&self) -> bool {
        let waits_for_ever = self.head.state == State::Scheduled && self.head.date.is_none();
        self.head.written == Written::Illegible || waits_for_ever
    }

    /// The line of a note's text on which its title stands: that of its key, else that of its first
    /// heading; the first when the name of the file is all the title there is.
    pub fn title_line(text: &str) -> u32 {
        let parts = front_matter::split(text);
        let of_heading = || Some(parts.body_line + first_heading(parts.body())?.line - 1);
        let line = front_matter::line_of(text, "title").or_else(of_heading);
        line.unwrap_or(1)
    }
}

fn not_utf8(path: &NotePath, line: u32) -> Problem {
    Problem::error("not-utf8", path.as_str(), "The file is not text in UTF-8.")
        .at(line)
        .hint("Save it as UTF-8 in the program it was written with.")
}

/// How long a reader takes for so many words, in whole minutes and never less than one.
pub fn reading_minutes(words: u32) -> u32 {
    words.div_ceil(WORDS_PER_MINUTE).max(1)
}

fn effective_slug(head: &Head, path: &NotePath) -> Slug {
    let written = head.slug.clone();
    written.unwrap_or_else(|| names::of_file(path.stem()))
}

/// The heading that names a body, as its page shows it.
fn first_heading(body: &str) -> Option<TitleHeading> {
    // A body is read for it only where there may be one.
    let may_be = body.contains('#') || body.contains('=');
    may_be
        .then(|| markdown::with_document(body, markdown::title))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(name: &str, bytes: &[u8]) -> Note {
        Note::read(NotePath::new(name).unwrap(), bytes)
    }

    #[test]
    fn a_note_is_known_without_front_matter() {
        let note = note(
            "notes/First light.md",
            b"```\n# code\n```\n# The *first* light #\n\nThree more words\n",
        );
        assert_eq!(note.title, "The first light");
        assert_eq!(Note::title_line("```\n# code\n```\n# The first light\n"), 4);
        assert_eq!(Note::title_line("---\nslug: a\ntitle: A\n---\n# B\n"), 3);
        assert_eq!(Note::title_line("Words.\n"), 1);
        assert_eq!(note.slug.as_str(), "first-light");
        assert_eq!(note.problems, []);
    }

    #[test]
    fn the_head_has_the_last_word() {
        let text = "---\ntitle: A\nslug: b\ntopic: Big Systems\ntags: [C++, c++, Go]\n---\n# C\n\none two 北京\n";
        let note = note("notes/d.md", text.as_bytes());
        assert_eq!((note.title.as_str(), note.slug.as_str()), ("A", "b"));
        assert_eq!(note.topic, Slug::parse("big-systems"));
        let tags: Vec<_> = note.tags.iter().map(Slug::as_str).collect();
        assert_eq!(tags, ["c-plus-plus", "go"]);
        assert_eq!(note.words, 5);
    }

    #[test]
    fn a_file_in_another_encoding_is_still_a_note() {
        let note = note("notes/a.md", b"---\ntitle: A\n---\n\xe4\n");
        assert_eq!(note.title, "A");
        assert_eq!(note.problems[0].code, "not-utf8");
        assert_eq!(note.problems[0].line, Some(4));
    }

    #[test]
    fn a_note_is_undecided_when_what_says_if_it_is_on_the_site_cannot_be_read() {
        for bytes in [
            &b"---\ntitle: Admin: Guide\nstate: ready\n---\n"[..],
            b"---\ntitle: A\nstate: raedy\n---\n",
            b"---\nstate: [ready]\n---\n",
            b"---\nState: Ready\n---\n",
            b"---\nstatus: scheduled\ndate: 2026-01-02\n---\n",
            b"---\nstate: scheduled\ndate: soon\n---\n",
            b"---\nstate: scheduled\n---\n",
            b"---\ntitle: A\nstate: ready\n\nBody",
            b"---\n- state: ready\n---\n",
            b"\n---\nstate: ready\n---\n",
            b"+++\ntitle = 'A'\n+++\n",
            b"---\ntitle: A\ndraft: false\n---\n",
            b"---\npublished: true\n---\n",
            b"Title: A\nDate: 2026-01-02\n\nWords.",
            b"---\ntitle: \xe4\nstate: ready\n---\n",
            b"\xff\xfe-\0-\0-\0\n\0",
            b"-\0-\0-\0\n\0t\0i\0",
        ] {
            let note = note("notes/a.md", bytes);
            let shown = String::from_utf8_lossy(bytes);
            assert!(note.is_undecided(), "{shown}");
            if note.head.state != State::Scheduled {
                let problem = note.problems.first().expect(&shown);
                assert_eq!(problem.severity, crate::Severity::Error, "{shown}");
                assert!(problem.line.is_some(), "{shown}");
            }
        }
        for bytes in [
            &b"---\nstate: draft\ndate: soon\n---\n"[..],
            b"---\nstate: ready\n---\n\xe4",
            b"---\nstatus: draft\n---\n",
            b"---\nstate: draft\nstatus: ready\n---\n",
            b"---\nslug: ready\n---\n",
            b"---\ndraft: true\n---\n",
            b"---\nstate: draft\ndraft: false\n---\n",
            b"No head at all.",
            b"",
        ] {
            let note = note("notes/a.md", bytes);
            assert!(!note.is_undecided(), "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn an_empty_file_is_a_note_with_a_warning() {
        let note = note("notes/?!.md", b"");
        assert_eq!(note.problems[0].code, "empty-note");
        assert_eq!(note.title.as_str(), "?!");
        assert!(note.slug.as_str().starts_with("note-"), "{}", note.slug);
    }

    #[test]
    fn links_have_lines_of_the_file() {
        let note = note("notes/a.md", b"---\ntitle: A\n---\n\n[b](b.md#c)\n");
        assert_eq!(note.links[0].line, 5);
        assert_eq!(note.links[0].anchor.as_deref(), Some("c"));
    }

    #[test]
    fn any_bytes_can_be_read() {
        for bytes in [
            &b"---"[..],
            b"---\n",
            b"---\n---",
            b"\xff\xfe---\n",
            b"---\n: : :\n---\n",
            b"[[[](((`<!--",
            b"---\n? [a\n---\n[",
            b"---\n&a [*a]\n---\n",
        ] {
            note("notes/a.md", bytes);
        }
    }

    #[test]
    fn reading_takes_at_least_a_minute() {
        assert_eq!(reading_minutes(0), 1);
        assert_eq!(reading_minutes(220), 1);
        assert_eq!(reading_minutes(221), 2);
    }
}
