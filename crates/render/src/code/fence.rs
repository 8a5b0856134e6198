//! What is written after the three backticks: `rust title="main.rs" {3,5-7} linenos diff`,
//! or `rust file=media/main.rs lines=3-9`, or `rust file=media/main.rs region=setup seen=1a2b3c4d`.
//!
//! Only reading; the figure that follows from it is in `code`.

use std::ops::RangeInclusive;

/// The wishes of one fence.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Fence {
    /// The language as written, lower case; empty when there is none.
    pub language: String,
    /// A file name or another title.
    pub title: Option<String>,
    /// Lines to mark, counted from 1.
    pub marked: Vec<RangeInclusive<usize>>,
    /// Whether lines are numbered.
    pub numbered: bool,
    /// A file of the library that holds the code, as written.
    pub file: Option<String>,
    /// The lines of that file, as written; all of them without.
    pub lines: Option<String>,
    /// A part of that file that is named there, as written.
    pub region: Option<String>,
    /// The mark of what is shown of the file as it was when the note was last read over.
    pub seen: Option<String>,
    /// Whether it is a patch: leading `+` and `-` mean added and removed lines.
    pub diff: bool,
}

impl Fence {
    /// Reads an info string. Words it does not know are left alone: other tools have theirs.
    pub fn read(info: &str) -> Fence {
        let mut fence = Fence::default();
        let mut rest = info.trim();
        if !rest.starts_with('{') {
            let end = rest
                .find(|character: char| character.is_whitespace() || "{,".contains(character))
                .unwrap_or(rest.len());
            if !rest[..end].contains('=') {
                fence.language = rest[..end].to_lowercase();
                rest = &rest[end..];
            }
        }
        while let Some(word) = next_word(&mut rest) {
            if let Some(lines) = word.strip_prefix('{') {
                fence.marked.extend(ranges(lines.trim_end_matches('}')));
            } else if let Some(title) = word.strip_prefix("title=") {
                fence.title = unquoted(title);
            } else if let Some(file) = word.strip_prefix("file=") {
                fence.file = unquoted(file);
            } else if let Some(lines) = word.strip_prefix("lines=") {
                fence.lines = unquoted(lines);
            } else if let Some(region) = word.strip_prefix("region=") {
                fence.region = unquoted(region);
            } else if let Some(seen) = word.strip_prefix("seen=") {
                fence.seen = Some(unquoted(seen).unwrap_or_default());
            } else if word == "linenos" {
                fence.numbered = true;
            } else if word == "diff" {
                fence.diff = true;
            }
        }
        if fence.title.is_none()
            && let Some(file) = &fence.file
        {
            let name = file.rsplit('/').next().unwrap_or(file);
            fence.title = Some(name.to_owned());
        }
        if matches!(fence.language.as_str(), "diff" | "patch" | "udiff") {
            fence.language.clear();
            fence.diff = true;
        }
        fence
    }

    /// Whether line `number`, from 1, is marked.
    pub fn marks(&self, number: usize) -> bool {
        self.marked.iter().any(|range| range.contains(&number))
    }
}

fn unquoted(written: &str) -> Option<String> {
    let value = written.trim_matches(|quote| quote == '"' || quote == '\'');
    Some(value.to_owned()).filter(|value| !value.is_empty())
}

/// Takes one word off the front; quotes and braces hold spaces together.
fn next_word<'a>(rest: &mut &'a str) -> Option<&'a str> {
    let text =
        rest.trim_start_matches(|character: char| character.is_whitespace() || character == ',');
    if text.is_empty() {
        return None;
    }
    let mut until = None;
    let mut end = text.len();
    for (at, character) in text.char_indices() {
        match until {
            Some(close) if character == close => {
                until = None;
                if close == '}' {
                    end = at + 1;
                    break;
                }
            }
            Some(_) => {}
            None if character == '{' && at == 0 => until = Some('}'),
            None if character == '"' || character == '\'' => until = Some(character),
            None if character.is_whitespace() => {
                end = at;
                break;
            }
            None => {}
        }
    }
    let (word, after) = text.split_at(end);
    *rest = after;
    Some(word)
}

fn ranges(text: &str) -> impl Iterator<Item = RangeInclusive<usize>> {
    text.split(',').filter_map(|part| {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        Some(first.trim().parse().ok()?..=last.trim().parse().ok()?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fence_is_read_whole() {
        let fence = Fence::read(r#"Rust title="src/my main.rs" {3, 5-7} linenos diff"#);
        assert_eq!(
            fence,
            Fence {
                language: String::from("rust"),
                title: Some(String::from("src/my main.rs")),
                marked: vec![3..=3, 5..=7],
                numbered: true,
                diff: true,
                file: None,
                lines: None,
                region: None,
                seen: None,
            }
        );
    }

    #[test]
    fn a_fence_can_name_a_file_and_its_lines() {
        let fence = Fence::read("python file='media/my jobs/window.py' lines=3-9");
        assert_eq!(fence.file.as_deref(), Some("media/my jobs/window.py"));
        assert_eq!(fence.lines.as_deref(), Some("3-9"));
        assert_eq!(fence.title.as_deref(), Some("window.py"));
        assert_eq!(
            Fence::read("py title=A file=b.py").title.as_deref(),
            Some("A")
        );
    }

    #[test]
    fn unknown_words_and_broken_ranges_are_left_alone() {
        assert_eq!(Fence::read("rust,ignore").language, "rust");
        assert_eq!(Fence::read("js{1,x,-}").marked, [1..=1]);
        assert_eq!(Fence::read(""), Fence::default());
        assert_eq!(Fence::read("title='a b'").title.as_deref(), Some("a b"));
    }

    #[test]
    fn diff_alone_is_a_diff_of_plain_text() {
        for language in ["diff", "patch"] {
            let fence = Fence::read(language);
            assert!(fence.diff && fence.language.is_empty());
        }
    }
}
