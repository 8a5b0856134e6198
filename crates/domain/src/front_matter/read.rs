//! From YAML to a head. Every key is read on its own, so that one bad value costs only itself.

use super::day::{Day, day};
use super::entries::{Broken, BrokenKind, Entry, Placed, Value, entries};
use super::lookalike::{KEYS, lookalike};
use super::split;
use crate::markdown::control;
use crate::slug::LONGEST_WRITTEN;
use crate::{Date, Head, Problem, Slug, State, Written};

/// What the front matter of this text says, and what is wrong with it, with lines of the text.
/// `file` is the name that the problems carry.
pub fn read(file: &str, text: &str) -> (Head, Vec<Problem>) {
    let mut reading = Reading {
        file,
        head: Head::default(),
        problems: Vec::new(),
    };
    let Some(yaml) = split(text).yaml else {
        if let Some(found) = lookalike(text) {
            reading.head.written = Written::Illegible;
            reading.problems.push(found.problem(file));
        }
        return (reading.head, reading.problems);
    };
    match entries(&text[yaml]) {
        Ok(entries) => reading.take_all(&entries),
        Err(broken) => {
            let line = text
                .lines()
                .nth(usize::try_from(broken.line).unwrap_or(usize::MAX));
            reading.take_broken(&broken, line.unwrap_or_default());
        }
    }
    (reading.head, reading.problems)
}

struct Reading<'file> {
    file: &'file str,
    head: Head,
    problems: Vec<Problem>,
}

impl Reading<'_> {
    fn take_all(&mut self, entries: &[Entry]) {
        let is_said = |entry: &Entry| !matches!(entry.value.value, Value::Nothing);
        if entries.iter().any(is_said) {
            self.head.written = Written::Legible;
        }
        entries.iter().for_each(|entry| self.take(entry));
        if entries.iter().all(|entry| entry.key != "state") {
            entries.iter().for_each(|entry| self.take_for_state(entry));
        }
        // Without its day nobody knows whether it has come.
        let is_bad_date = |problem: &Problem| problem.code == "bad-date";
        let waits = self.head.state == State::Scheduled && self.head.date.is_none();
        if waits && self.problems.iter().any(is_bad_date) {
            self.head.written = Written::Illegible;
        }
    }

    fn take_broken(&mut self, broken: &Broken, line: &str) {
        self.head.written = Written::Illegible;
        let file = self.file;
        self.problems.push(match broken.kind {
            BrokenKind::Syntax => {
                let problem = Problem::error(
                    "broken-front-matter",
                    file,
                    format!("The front matter is not valid YAML: {}.", broken.message),
                )
                .at(broken.line + 1)
                .hint(hint(&broken.message, line));
                match broken.column {
                    Some(column) => problem.column(column),
                    None => problem,
                }
            }
            BrokenKind::NotAMapping => Problem::error(
                "front-matter-without-keys",
                file,
                "The front matter is not made of keys and values.",
            )
            .at(broken.line + 1)
            .hint("Write it as lines such as title: My note."),
        });
    }

    /// A state behind a key that is misspelt: `State: ready`, `status: scheduled`. Passed over, it
    /// would make a draft of the note.
    fn take_for_state(&mut self, entry: &Entry) {
        let Value::Scalar(word) = &entry.value.value else {
            return;
        };
        let state = State::parse(word.trim()).filter(|state| *state != State::Draft);
        // As other programs say that readers may see it.
        let is_elsewhere = matches!(
            (entry.key.to_lowercase().as_str(), word.trim()),
            ("draft", "false") | ("published" | "publish", "true")
        );
        let is_meant = !KEYS.contains(&entry.key.as_str()) && (state.is_some() || is_elsewhere);
        if is_meant {
            self.head.written = Written::Illegible;
            self.problem(
                "bad-state",
                &entry.value,
                format!(
                    "“{}” is not a key that is read, so the note has no state.",
                    entry.key
                ),
                &format!("Write state: {}.", state.unwrap_or(State::Ready).as_str()),
            );
        }
    }

    fn take(&mut self, entry: &Entry) {
        self.tell_of_control(entry);
        match entry.key.as_str() {
            "title" => self.head.title = self.text(entry),
            "topic" => self.head.topic = self.text(entry),
            "summary" => self.head.summary = self.text(entry),
            "tags" => self.head.tags = self.list(entry),
            "aliases" => self.head.aliases = self.list(entry),
            "date" => self.head.date = self.date(entry),
            "updated" => self.head.updated = self.date(entry),
            "state" => {
                let problems = self.problems.len();
                self.head.state = self.state(entry).unwrap_or_default();
                if self.problems.len() > problems {
                    self.head.written = Written::Illegible;
                }
            }
            "slug" => self.head.slug = self.slug(entry),
            _ => {}
        }
    }

    fn text(&mut self, entry: &Entry) -> Option<String> {
        match &entry.value.value {
            Value::Nothing => None,
            Value::Scalar(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            Value::List(_) | Value::Mapping => {
                let message = format!("{} should be a text.", entry.key);
                self.problem(
                    "bad-text",
                    &entry.value,
                    message,
                    "Write it on one line, in quotes if need be.",
                );
                None
            }
        }
    }

    fn list(&mut self, entry: &Entry) -> Vec<String> {
        match &entry.value.value {
            Value::Nothing => Vec::new(),
            Value::Scalar(text) => written_list(text),
            Value::List(items) => items
                .iter()
                .filter_map(|item| match &item.value {
                    Value::Scalar(text) => {
                        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
                    }
                    Value::Nothing => None,
                    Value::List(_) | Value::Mapping => {
                        let message = format!("An entry of {} is not a text.", entry.key);
                        self.problem("bad-list", item, message, "Put quotes around it.");
                        None
                    }
                })
                .collect(),
            Value::Mapping => {
                let message = format!("{} should be a list.", entry.key);
                let hint = format!("Write it as {}: [one, two].", entry.key);
                self.problem("bad-list", &entry.value, message, &hint);
                Vec::new()
            }
        }
    }

    /// Tells of characters that no page can hold, which YAML lets one write as `\x07`.
    fn tell_of_control(&mut self, entry: &Entry) {
        let values: &[Placed] = match &entry.value.value {
            Value::List(items) => items,
            _ => std::slice::from_ref(&entry.value),
        };
        for place in values {
            let Value::Scalar(text) = &place.value else {
                continue;
            };
            if KEYS.contains(&entry.key.as_str()) && control::has_forbidden(text) {
                let message = format!("The {} holds control characters.", entry.key);
                self.problems.push(
                    Problem::warning("control-character", self.file, message)
                        .at(place.line + 1)
                        .column(place.column)
                        .hint("Readers see a sign in the place of each. Take them out."),
                );
            }
        }
    }

    fn date(&mut self, entry: &Entry) -> Option<Date> {
        let text = self.text(entry)?;
        let message = match day(&text) {
            Day::At(date) => return Some(date),
            Day::InNoCalendar => format!("“{text}” is not a day of the calendar."),
            Day::OtherForm => format!("“{text}” is not a day that can be read."),
        };
        let hint = "Write it as year-month-day, such as 2026-03-09.";
        self.problem("bad-date", &entry.value, message, hint);
        None
    }

    fn state(&mut self, entry: &Entry) -> Option<State> {
        let word = self.text(entry)?;
        let state = State::parse(&word);
        if state.is_none() {
            self.problem(
                "bad-state",
                &entry.value,
                format!("“{word}” is not a state of a note."),
                "Write draft, scheduled or ready.",
            );
        }
        state
    }

    fn slug(&mut self, entry: &Entry) -> Option<Slug> {
        let text = self.text(entry)?;
        let slug = Slug::parse(&text);
        if slug.is_none() {
            let hint = match Slug::from_title(&text) {
                Some(slug) => format!("Write {slug}."),
                None => "Use small letters, digits and hyphens.".to_owned(),
            };
            let message = match text.chars().count() {
                0..=LONGEST_WRITTEN => format!("“{text}” cannot be part of an address."),
                letters => format!(
                    "The slug has {letters} letters, and a file of the site has a name of \
                     {LONGEST_WRITTEN} at most."
                ),
            };
            self.problem("bad-slug", &entry.value, message, &hint);
        }
        slug
    }

    fn problem(&mut self, code: &'static str, place: &Placed, message: String, hint: &str) {
        self.problems.push(
            Problem::error(code, self.file, message)
                .at(place.line + 1)
                .column(place.column)
                .hint(hint),
        );
    }
}

/// What to do about a line that is no YAML.
fn hint(message: &str, line: &str) -> &'static str {
    let value = line.split_once(':').map_or(line, |(_, value)| value).trim();
    if message.contains("written twice") {
        return "Keep one of the two lines, and take the other away.";
    }
    match value.chars().next() {
        Some('"') => {
            "A text in double quotes has none within. Put single quotes around it, or a backslash \
             before each inner one."
        }
        Some('\'') => {
            "A text in single quotes has none within. Put double quotes around it, or write each \
             inner one twice."
        }
        Some('@' | '`' | '%' | '*' | '&' | '!' | '[' | '{' | '|' | '>' | ']' | '}' | ',') => {
            "A text that begins with such a sign needs quotes around it."
        }
        _ => "A text with a colon or a # in it needs quotes around it.",
    }
}

/// The entries of a list that was written as one text: `tags: one, two`.
pub(super) fn written_list(text: &str) -> Vec<String> {
    text.split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn problem(text: &str) -> Problem {
        let (_, problems) = read("notes/a.md", text);
        assert_eq!(problems.len(), 1, "{problems:?}");
        problems.into_iter().next().unwrap()
    }

    #[test]
    fn every_key_is_read() {
        let (head, problems) = read(
            "notes/a.md",
            "---\ntitle: \"On: signals\"\ntopic: Systems\ntags:\n  - C++\n  - 3.10\n\
             date: 2026-03-09\nupdated: 2026-04-01T10:00:00Z\nstate: Ready\nsummary: >\n  Two\n  lines.\n\
             slug: on-signals\naliases: [/old/one, /old/two]\nmood: calm\n---\nBody\n",
        );
        assert_eq!(problems, []);
        assert_eq!(head.title.as_deref(), Some("On: signals"));
        assert_eq!(head.topic.as_deref(), Some("Systems"));
        assert_eq!(head.tags, ["C++", "3.10"]);
        assert_eq!(head.date, Some(jiff::civil::date(2026, 3, 9)));
        assert_eq!(head.updated, Some(jiff::civil::date(2026, 4, 1)));
        assert_eq!(head.state, State::Ready);
        assert_eq!(head.summary.as_deref(), Some("Two lines."));
        assert_eq!(head.slug, Slug::parse("on-signals"));
        assert_eq!(head.aliases, ["/old/one", "/old/two"]);
    }

    #[test]
    fn values_that_look_like_numbers_stay_as_written() {
        let (head, problems) = read("a.md", "---\ntitle: 2026\ntags: [1.10, true, 007]\n---\n");
        assert_eq!(problems, []);
        assert_eq!(head.title.as_deref(), Some("2026"));
        assert_eq!(head.tags, ["1.10", "true", "007"]);
    }

    #[test]
    fn empty_values_and_an_empty_block_say_nothing() {
        for text in [
            "---\n---\n",
            "---\n# only a remark\n---\n",
            "---\ntitle:\ntags:\n---\n",
            "no front matter",
        ] {
            assert_eq!(read("a.md", text), (Head::default(), vec![]), "{text:?}");
        }
    }

    #[test]
    fn broken_yaml_is_told_with_its_line() {
        let problem = problem("---\ntitle: A\nsummary: [1, 2\n---\n");
        assert_eq!(problem.code, "broken-front-matter");
        assert!(matches!(problem.line, Some(3 | 4)), "{problem:?}");
        let problem = self::problem("---\ntitle: A\r\nsummary: one: two\n---\n");
        assert_eq!(problem.line, Some(3), "{problem:?}");
    }

    #[test]
    fn a_key_written_twice_is_told_with_the_second_line() {
        let problem = problem("---\ntitle: A\nstate: ready\ntitle: B\n---\n");
        assert_eq!(problem.code, "broken-front-matter");
        assert_eq!(problem.line, Some(4), "{problem:?}");
        assert_eq!(
            problem.message,
            "The front matter is not valid YAML: the key title is written twice."
        );
    }

    #[test]
    fn a_bad_value_costs_only_itself() {
        let text = "---\ntitle: A\ndate: 2026-02-30\nstate: done\nslug: Not This\n---\n";
        let (head, problems) = read("a.md", text);
        assert_eq!(head.title.as_deref(), Some("A"));
        let found: Vec<_> = problems
            .iter()
            .map(|problem| (problem.code.as_ref(), problem.line, problem.column))
            .collect();
        assert_eq!(
            found,
            [
                ("bad-date", Some(3), Some(7)),
                ("bad-state", Some(4), Some(8)),
                ("bad-slug", Some(5), Some(7)),
            ]
        );
        assert_eq!(problems[2].hint, "Write not-this.");
    }

    #[test]
    fn text_where_keys_should_be_is_a_problem() {
        let problem = problem("---\n- one\n- two\n---\n");
        assert_eq!(problem.code, "front-matter-without-keys");
        assert_eq!(problem.line, Some(2));
    }

    #[test]
    fn a_block_that_never_ends_is_a_problem() {
        assert_eq!(
            problem("---\ntitle: A\n\nBody").code,
            "unclosed-front-matter"
        );
    }

    #[test]
    fn a_list_of_lists_is_a_problem_of_that_entry() {
        let (head, problems) = read("a.md", "---\ntags:\n  - a\n  - [b]\n---\n");
        assert_eq!(head.tags, ["a"]);
        assert_eq!(problems[0].line, Some(4));
    }

    #[test]
    fn case_24_the_hint_about_a_broken_line_fits_what_stands_there() {
        for (line, part) in [
            ("title: @mentions and `ticks`", "begins with such a sign"),
            ("title: `code` first", "begins with such a sign"),
            ("title: *bold* claim", "begins with such a sign"),
            ("title: [WIP] A title", "begins with such a sign"),
            ("title: \"Say \"hi\" now\"", "single quotes"),
            ("title: One\ntitle: Two", "Keep one of the two"),
            ("title: Admin: Guide", "a colon"),
        ] {
            let text = format!("---\n{line}\nstate: ready\n---\n");
            let (_, problems) = read("notes/a.md", &text);
            assert!(problems[0].hint.contains(part), "{line}: {problems:?}");
        }
    }

    #[test]
    fn control_characters_are_told_where_they_are_and_taken_for_what_they_are() {
        let text = "---\ntitle: \"a\\x07b\"\ntags:\n- ok\n- \"t\\x02\"\nother: \"\\x01\"\n---\n";
        let (head, problems) = read("a.md", text);
        assert_eq!(head.title.as_deref(), Some("a\u{7}b"));
        let told: Vec<_> = problems.iter().map(|it| (&*it.code, it.line)).collect();
        assert_eq!(
            told,
            [
                ("control-character", Some(2)),
                ("control-character", Some(5))
            ]
        );
    }
}
