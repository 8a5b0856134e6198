//! Reading a TOML file part by part, so that one wrong part never costs the others.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use toml::de::{DeArray, DeTable};
use toml::{Spanned, Value};

use crate::Problem;

/// The parts of a TOML file that nobody asked for yet.
pub(crate) struct WrittenToml {
    file: &'static str,
    /// With lines ended by `\n`, also those within a value.
    text: String,
    parts: BTreeMap<String, Spanned<Value>>,
    /// What was asked for, in order.
    known: Vec<String>,
    pub(crate) problems: Vec<Problem>,
}

impl WrittenToml {
    pub(crate) fn read(file: &'static str, text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let text = text.replace("\r\n", "\n");
        let mut problems = Vec::new();
        let parts = toml::from_str(&text).unwrap_or_else(|error: toml::de::Error| {
            let line = error.span().map_or(1, |span| line_at(&text, span.start));
            problems.push(
                Problem::error("broken-toml", file, error.message())
                    .at(line)
                    .hint("Mend the line; until then nothing in this file counts."),
            );
            BTreeMap::new()
        });
        Self {
            file,
            text,
            parts,
            known: Vec::new(),
            problems,
        }
    }

    /// Ends the reading: what nobody asked for is told, because it does nothing.
    pub(crate) fn end(mut self) -> Vec<Problem> {
        for (key, written) in std::mem::take(&mut self.parts) {
            let line = line_at(&self.text, written.span().start);
            let message = format!("`{key}` is not known in {}.", self.file);
            let known = self.known.join(", ");
            self.problems.push(
                Problem::warning("unknown-setting", self.file, message)
                    .at(line)
                    .hint(format!("It changes nothing. Known are: {known}.")),
            );
        }
        self.problems
    }

    /// The part called `key`, or its default when it is absent or wrong.
    pub(crate) fn take<T: DeserializeOwned + Default>(&mut self, key: &str) -> T {
        self.known.push(key.to_owned());
        let Some(written) = self.parts.remove(key) else {
            return T::default();
        };
        let line = line_at(&self.text, written.span().start);
        written.into_inner().try_into().unwrap_or_else(|error| {
            self.wrong(key, line, &error);
            T::default()
        })
    }

    /// What is left of the part called `key`, or its default when that is wrong.
    pub(crate) fn read_part<T: DeserializeOwned + Default>(
        &mut self,
        key: &str,
        rest: toml::Table,
    ) -> T {
        let line = line_of(&self.text, &[key]).unwrap_or(1);
        Value::Table(rest).try_into().unwrap_or_else(|error| {
            self.wrong(key, line, &error);
            T::default()
        })
    }

    /// The entries called `key`, each with its line; wrong ones are left out.
    pub(crate) fn take_each<T: DeserializeOwned>(&mut self, key: &str) -> Vec<(u32, T)> {
        self.known.push(key.to_owned());
        let Some(written) = self.parts.remove(key) else {
            return Vec::new();
        };
        let line = line_at(&self.text, written.span().start);
        let Value::Array(entries) = written.into_inner() else {
            self.problems.push(
                Problem::error("wrong-toml", self.file, format!("`{key}` is not a list"))
                    .at(line)
                    .hint(format!("Begin each entry with [[{key}]].")),
            );
            return Vec::new();
        };
        let mut lines = self.lines_of(key).into_iter();
        let mut read = Vec::new();
        for entry in entries {
            let line = lines.next().unwrap_or(line);
            match entry.try_into() {
                Ok(entry) => read.push((line, entry)),
                Err(error) => self.wrong(key, line, &error),
            }
        }
        read
    }

    fn lines_of(&self, key: &str) -> Vec<u32> {
        let opening = format!("[[{key}]]");
        let lines = self.text.lines().zip(1u32..);
        lines
            .filter(|(line, _)| line.replace([' ', '\t'], "").starts_with(&opening))
            .map(|(_, number)| number)
            .collect()
    }

    fn wrong(&mut self, key: &str, line: u32, error: &toml::de::Error) {
        self.problems.push(
            Problem::error(
                "wrong-toml",
                self.file,
                format!("`{key}` is wrong: {}", error.message()),
            )
            .at(line)
            .hint("Mend it; until then this part does not count."),
        );
    }
}

/// The line on which a value stands in a TOML file, with its key: `["menu", "1", "to"]` is the `to`
/// of the second `[[menu]]`. None when it is not there.
pub fn line_of(text: &str, path: &[&str]) -> Option<u32> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let document = DeTable::parse(text).ok()?;
    let (mut at, mut table, mut list) = (0, Some(document.get_ref()), None::<&DeArray<'_>>);
    for step in path {
        let value = match (table, list) {
            (Some(table), _) => {
                let (key, value) = table.get_key_value(*step)?;
                at = key.span().start;
                value
            }
            (None, Some(list)) => {
                let value = list.get(step.parse::<usize>().ok()?)?;
                at = value.span().start;
                value
            }
            (None, None) => return None,
        };
        table = value.get_ref().as_table();
        list = value.get_ref().as_array();
    }
    Some(line_at(text, at))
}

fn line_at(text: &str, offset: usize) -> u32 {
    let before = text.as_bytes().iter().take(offset);
    let breaks = before.filter(|byte| **byte == b'\n').count();
    u32::try_from(breaks).map_or(u32::MAX, |breaks| breaks.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_has_the_line_of_its_key_however_it_is_written() {
        let text = "\u{feff}a = 1\r\n[[menu]]\r\nlabel = 'A'\r\nto = 'a'\r\n\r\n[[menu]]\r\n\
                    label = 'B'\r\nto = 'b'\r\n[home]\r\nmap = { image = 'x' }\r\n";
        let line = |path: &[&str]| line_of(text, path);
        assert_eq!(line(&["menu", "0", "to"]), Some(4));
        assert_eq!(line(&["menu", "1"]), Some(6));
        assert_eq!(line(&["menu", "1", "to"]), Some(8));
        assert_eq!(line(&["home", "map", "image"]), Some(10));
        assert_eq!(line(&["menu", "2"]), None);
        assert_eq!(line_of("a = ", &["a"]), None);
    }
}
