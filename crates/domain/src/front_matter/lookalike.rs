//! A text at the top of a note that its author takes for a front matter and that is none: never
//! closed, begun too late, or written for another program. Taken for a body, it would make a
//! draft of a published note without a word.

use crate::Problem;

use super::split;

/// The keys that are read; by them such a text is told from one that only begins with a rule.
pub(super) const KEYS: [&str; 9] = [
    "title", "topic", "tags", "date", "updated", "state", "summary", "slug", "aliases",
];

/// What is wrong with it, and where.
pub(super) struct Lookalike {
    code: &'static str,
    /// The line of the text, from 1.
    pub line: u32,
    /// What is wrong, as a sentence.
    pub message: &'static str,
    hint: &'static str,
}

impl Lookalike {
    pub fn problem(&self, file: &str) -> Problem {
        Problem::error(self.code, file, self.message)
            .at(self.line)
            .hint(self.hint)
    }
}

/// The lookalike at the top of a text that has no front matter.
pub(super) fn lookalike(text: &str) -> Option<Lookalike> {
    if split(text).yaml.is_some() {
        return None;
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let seen = text.trim_start_matches(is_unseen);
    let skipped = &text[..text.len() - seen.len()];
    let line = u32::try_from(skipped.matches('\n').count()).unwrap_or(u32::MAX - 1) + 1;
    let mut lines = seen.lines().map(str::trim_end);
    let first = lines.next()?;
    let (code, message, hint) = if first == "---" && skipped.is_empty() {
        is_opened(lines).then_some((
            "unclosed-front-matter",
            "The front matter begins with --- but never ends.",
            "Write a line --- below its last key.",
        ))
    } else if is_rule(first) {
        names_a_key(lines).then_some((
            "misplaced-front-matter",
            "The front matter does not begin with --- alone on the first line, so it is not read.",
            "Write --- as the first three characters of the file, with nothing else on their line.",
        ))
    } else if first.starts_with("<<<<<<< ") {
        names_a_key(lines.skip_while(|line| !is_rule(line)).skip(1)).then_some((
            "misplaced-front-matter",
            "Two versions of the note that git could not merge stand where its front matter should \
             begin.",
            "Keep one of them, and remove the lines <<<<<<<, ======= and >>>>>>>.",
        ))
    } else if is_foreign(first, lines.clone()) {
        Some((
            "foreign-front-matter",
            "The front matter is not written as YAML between two lines ---, so it is not read.",
            "Write its keys as YAML, such as title: My note, between two lines ---.",
        ))
    } else {
        is_unopened(first, lines).then_some((
            "misplaced-front-matter",
            "The front matter ends with --- but does not begin with it, so it is not read.",
            "Write a line --- above its first key.",
        ))
    }?;
    Some(Lookalike {
        code,
        line,
        message,
        hint,
    })
}

/// What a program may leave before a text without showing it.
fn is_unseen(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{feff}' | '\u{200b}' | '\u{2060}')
}

/// Whether a line is made of dashes alone, in whatever form a keyboard or a program has made them.
fn is_rule(line: &str) -> bool {
    !line.is_empty()
        && line
            .chars()
            .all(|letter| matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}'))
}

fn key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once(':')?;
    let is_of_key = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == '-';
    (!key.is_empty() && key.chars().all(is_of_key)).then_some(key)
}

/// Whether this line has one of our keys, however its capitals and quotes are.
fn has_our_key(line: &str) -> bool {
    let line = line.replace(['"', '\''], "");
    key(&line).is_some_and(|key| KEYS.contains(&key.to_lowercase().as_str()))
}

/// Whether a key stands right below the opening line, or one of ours below what says nothing.
fn is_opened<'a>(mut lines: impl Iterator<Item = &'a str> + Clone) -> bool {
    lines.clone().next().is_some_and(|line| key(line).is_some())
        || lines
            .find(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#'))
            .is_some_and(has_our_key)
}

/// Whether one of our keys stands in the lines up to the first that is empty or a rule.
fn names_a_key<'a>(lines: impl Iterator<Item = &'a str>) -> bool {
    let mut block = lines
        .skip_while(|line| line.is_empty())
        .take_while(|line| !line.is_empty() && !is_rule(line));
    block.any(has_our_key)
}

/// Whether TOML between `+++`, JSON, or a block with the name of a language begins here.
fn is_foreign<'a>(first: &str, lines: impl Iterator<Item = &'a str> + Clone) -> bool {
    if first == "+++" {
        let mut block = lines.take_while(|line| *line != "+++");
        return block.any(|line| line.contains('=') || line.trim_start().starts_with('['));
    }
    if let Some(rest) = first.strip_prefix('{') {
        let rest = match rest.trim_start() {
            "" => lines.clone().find(|line| !line.is_empty()).unwrap_or(""),
            rest => rest,
        };
        return rest.trim_start().starts_with('"') && rest.contains("\":");
    }
    if is_of_pelican(first, lines) {
        return true;
    }
    let named = first.strip_prefix("---").map(str::trim_start);
    named
        .is_some_and(|name| ["yaml", "yml", "toml", "json"].contains(&name.to_lowercase().as_str()))
}

/// Whether a block of keys without any line around it begins here, as Pelican has it.
fn is_of_pelican<'a>(first: &str, lines: impl Iterator<Item = &'a str>) -> bool {
    const PELICAN: [&str; 13] = [
        "author", "authors", "category", "date", "lang", "modified", "save_as", "slug", "status",
        "summary", "tags", "title", "url",
    ];
    let has_key = |line: &str| {
        let key = key(line).filter(|_| line.contains(": "));
        key.is_some_and(|key| PELICAN.contains(&key.to_lowercase().as_str()))
    };
    let begins = ["title", "date"]
        .iter()
        .any(|key| first.to_lowercase().starts_with(key));
    let mut block = lines
        .take_while(|line| !line.is_empty() && !is_rule(line))
        .peekable();
    begins && has_key(first) && block.peek().is_some() && block.all(has_key)
}

/// Whether keys stand here, one of ours first, and a closing line right below them.
fn is_unopened<'a>(first: &str, mut lines: impl Iterator<Item = &'a str>) -> bool {
    has_our_key(first) && lines.find(|line| line.is_empty() || is_rule(line)) == Some("---")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_25_and_real_24_a_head_that_is_not_read_as_one_is_told_with_its_line() {
        for (text, code, line) in [
            (
                "---\ntitle: A\nstate: ready\n\nBody",
                "unclosed-front-matter",
                1,
            ),
            ("---\n\ntitle: A\nBody", "unclosed-front-matter", 1),
            ("---\n# mine\n\"title\": A\n", "unclosed-front-matter", 1),
            (
                "\u{feff}---\ntitle: A\n----\nBody",
                "unclosed-front-matter",
                1,
            ),
            ("\n---\ntitle: A\n---\nBody", "misplaced-front-matter", 2),
            (" ---\nstate: ready\n---\n", "misplaced-front-matter", 1),
            (
                "\u{feff}\u{feff}---\ntitle: A\n---\n",
                "misplaced-front-matter",
                1,
            ),
            (
                "\u{200b}---\r\ntitle: A\r\n---\r\n",
                "misplaced-front-matter",
                1,
            ),
            ("----\ntitle: A\n----\nBody", "misplaced-front-matter", 1),
            (
                "\u{2014}\nTitle: A\n\u{2014}\n",
                "misplaced-front-matter",
                1,
            ),
            ("--\nx: 1\ntags: [a]\n--\n", "misplaced-front-matter", 1),
            (
                "title: A\nstate: ready\n---\nBody",
                "misplaced-front-matter",
                1,
            ),
            (
                "<<<<<<< HEAD\n---\ntitle: A\n---\n=======\n",
                "misplaced-front-matter",
                1,
            ),
            ("+++\ntitle = \"A\"\n+++\nBody", "foreign-front-matter", 1),
            ("\n+++\n[extra]\n+++\n", "foreign-front-matter", 2),
            ("{\n  \"title\": \"A\"\n}\nBody", "foreign-front-matter", 1),
            ("{\"title\": \"A\"}\nBody", "foreign-front-matter", 1),
            (
                "Title: P\nDate: 2026-01-02\nStatus: draft\n\nBody",
                "foreign-front-matter",
                1,
            ),
            ("---toml\ntitle = 1\n---\n", "foreign-front-matter", 1),
            ("--- yaml\ntitle: 1\n---\n", "foreign-front-matter", 1),
        ] {
            let found = lookalike(text).map(|found| (found.code, found.line));
            assert_eq!(found, Some((code, line)), "{text:?}");
        }
    }

    #[test]
    fn a_body_is_not_taken_for_a_head() {
        for text in [
            "",
            "\n\n",
            "Body",
            "# Title\n\nstate: ready\n",
            "---\ntitle: A\n---\nBody",
            "---\nJust a line.\n",
            "---\n\nThree things: one, two.\n",
            "\n---\n\nWords, and then: a colon.\n",
            "A sentence: with a colon\n---\n",
            "title: a word, and its paragraph goes on\n\n---\n",
            "+++\nWords.\n",
            "{braces} of a template\n",
            "{% include %}\n",
            "- a list\n- of two\n",
            "Title: a word and no more\n\nBody",
            "Title: a word\nand its paragraph goes on\n",
            "--- three dashes and words\n",
        ] {
            assert!(lookalike(text).is_none(), "{text:?}");
        }
    }
}
