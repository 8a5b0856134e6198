//! The entries of a front matter as lines, and one change made on them.
//!
//! What changes is decided here by the meaning of the change; whether the result may be handed
//! out is decided in `edit`.

use std::ops::Range;

use super::entries::{Entry, Value};
use super::list::{self, Fate, Splice, Steps, Written};
use super::scalar;
use crate::{Date, HeadEdit, Slug, Spelling};

/// The order in which keys that are added stand.
const ORDER: [&str; 9] = [
    "title", "topic", "tags", "date", "updated", "state", "summary", "slug", "aliases",
];

/// The YAML of a front matter with its entries.
pub(super) struct Block<'text> {
    pub yaml: &'text str,
    pub entries: &'text [Entry],
    pub line_end: &'text str,
}

/// The YAML with a change made, and what the key of the change has to say in it.
pub(super) struct Made {
    pub yaml: String,
    pub says: Says,
}

/// What a key says.
pub(super) enum Says {
    /// What it said: nothing was to be changed.
    Same,
    Nothing,
    Text(String),
    /// These texts, beside so many entries that are no texts.
    Texts(Vec<String>, usize),
}

impl Says {
    /// Whether this is what the entry says, or that there is none.
    pub fn is_said_by(&self, entry: Option<&Entry>) -> bool {
        let value = entry.map(|entry| &entry.value.value);
        match (self, value) {
            (Says::Same, _) | (Says::Nothing, None) => true,
            (Says::Text(text), Some(Value::Scalar(said))) => said == text,
            (Says::Texts(texts, others), Some(said)) => {
                list::texts(said) == *texts && self::others(said) == *others
            }
            _ => false,
        }
    }
}

impl Block<'_> {
    /// The YAML with this change made; none when it cannot be made without loss.
    pub fn edited(&self, edit: &HeadEdit) -> Option<Made> {
        let key = key_of(edit);
        match edit {
            HeadEdit::Title(title) => self.put(key, Some(title)),
            HeadEdit::Topic(text) | HeadEdit::Summary(text) => self.put(key, text.as_deref()),
            HeadEdit::Date(date) | HeadEdit::Updated(date) => {
                self.put(key, date.as_ref().map(Date::to_string).as_deref())
            }
            HeadEdit::State(state) => match self.entry(key) {
                // A note without a state is a draft already.
                None if *state == crate::State::default() => Some(self.same()),
                _ => self.put(key, Some(state.as_str())),
            },
            HeadEdit::Slug(slug) => self.put(key, slug.as_ref().map(Slug::as_str)),
            HeadEdit::Tags(new) | HeadEdit::Aliases(new) => {
                let new: Vec<String> = new.iter().filter_map(written).collect();
                self.put_list(key, |old| Steps::between(old, &new))
            }
            HeadEdit::AddTag(tag) => {
                let spelling = Spelling::of(tag);
                self.put_list(key, |old| {
                    let has_it = old.iter().any(|old| Spelling::of(old) == spelling);
                    Steps {
                        fates: vec![Fate::Stays; old.len()],
                        added: written(tag).filter(|_| !has_it).into_iter().collect(),
                    }
                })
            }
            HeadEdit::RemoveTag(tag) => {
                let spelling = Spelling::of(tag);
                let fate = |old: &String| match Spelling::of(old) == spelling {
                    true => Fate::Goes,
                    false => Fate::Stays,
                };
                self.put_list(key, |old| Steps {
                    fates: old.iter().map(fate).collect(),
                    added: Vec::new(),
                })
            }
            HeadEdit::ReplaceTags { from, to } => {
                let to = to.as_deref().and_then(written);
                self.put_list(key, |old| Steps::replacing(old, from, to.as_ref()))
            }
        }
    }

    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    fn same(&self) -> Made {
        Made {
            yaml: self.yaml.to_owned(),
            says: Says::Same,
        }
    }

    fn put(&self, key: &str, text: Option<&str>) -> Option<Made> {
        let Some(text) = text.filter(|text| !text.is_empty()) else {
            return Some(self.without(key));
        };
        let yaml = match self.entry(key) {
            None => self.with_line(key, &scalar::write(text, None, false)),
            Some(entry) => match &entry.value.value {
                Value::Scalar(old) if old == text => return Some(self.same()),
                Value::Scalar(_) if scalar::on_one_line(self.yaml, &entry.value.span) => {
                    let old = &self.yaml[entry.value.span.clone()];
                    let new = scalar::write(text, old.chars().next(), false);
                    replaced(self.yaml, &entry.value.span, &new)
                }
                _ => self.rewritten(entry, text)?,
            },
        };
        let says = Says::Text(text.to_owned());
        Some(Made { yaml, says })
    }

    /// The YAML with these steps made in the list of this key.
    fn put_list(&self, key: &str, steps: impl FnOnce(&[String]) -> Steps) -> Option<Made> {
        let Some(entry) = self.entry(key) else {
            let new = steps(&[]).taken(&[]);
            if new.is_empty() {
                return Some(self.same());
            }
            return Some(Made {
                yaml: self.with_line(key, &list::bracketed(&new)),
                says: Says::Texts(new, 0),
            });
        };
        let old = list::texts(&entry.value.value);
        let steps = steps(&old);
        let new = steps.taken(&old);
        if old == new {
            return Some(self.same());
        }
        let lines = self.lines_of(entry);
        let list = Written {
            yaml: self.yaml,
            entry,
            end: lines.end,
            line_end: self.line_end,
        };
        let yaml = spliced(self.yaml, list.changed(&steps)?);
        let others = others(&entry.value.value);
        if new.is_empty() && others == 0 {
            // The last text takes its key along, unless a remark stands there.
            let end = (lines.end + yaml.len()).checked_sub(self.yaml.len())?;
            if !yaml[entry.key_span.end..end].contains('#') {
                return Some(self.without(key));
            }
        }
        let says = Says::Texts(new, others);
        Some(Made { yaml, says })
    }

    /// The lines of an entry without the empty lines and remarks that follow it.
    fn lines_of(&self, entry: &Entry) -> Range<usize> {
        let start = line_start(self.yaml, entry.key_span.start);
        let next = self
            .entries
            .iter()
            .map(|other| line_start(self.yaml, other.key_span.start))
            .filter(|other| *other > start)
            .min()
            .unwrap_or(self.yaml.len());
        let indent = entry.key_span.start - start;
        let mut end = start;
        let mut at = start;
        for line in self.yaml[start..next].split_inclusive('\n') {
            at += line.len();
            let content = line.trim_start();
            let is_remark = content.starts_with('#') && line.len() - content.len() <= indent;
            if !content.is_empty() && !is_remark {
                end = at;
            }
        }
        start..end
    }

    fn without(&self, key: &str) -> Made {
        match self.entry(key) {
            None => self.same(),
            Some(entry) => Made {
                yaml: replaced(self.yaml, &self.lines_of(entry), ""),
                says: Says::Nothing,
            },
        }
    }

    /// The entry with another text in the place of its value, whatever it spanned before.
    fn rewritten(&self, entry: &Entry, text: &str) -> Option<String> {
        let lines = self.lines_of(entry);
        let rest = self.yaml.get(entry.key_span.end..lines.end)?;
        let colon = entry.key_span.end + rest.find(':')? + 1;
        let span = match &entry.value.value {
            Value::Nothing if entry.value.span.is_empty() => colon..colon,
            Value::Nothing => entry.value.span.clone(),
            Value::Scalar(_) => scalar::span(self.yaml, colon, lines.end)?,
            Value::List(_) | Value::Mapping => {
                // A remark in it is no part of what is taken away.
                if self.yaml[colon..lines.end].contains('#') {
                    return None;
                }
                colon..colon + self.yaml[colon..lines.end].trim_end().len()
            }
        };
        let style = match self.yaml[span.clone()].chars().next() {
            quote @ Some('"' | '\'') => quote,
            _ => None,
        };
        let space = match self.yaml[..span.start].ends_with(':') {
            true => " ",
            false => "",
        };
        let new = format!("{space}{}", scalar::write(text, style, false));
        Some(replaced(self.yaml, &span, &new))
    }

    fn with_line(&self, key: &str, value: &str) -> String {
        let place = |key: &str| ORDER.iter().position(|known| *known == key);
        let before = self
            .entries
            .iter()
            .filter(|entry| place(&entry.key).is_some_and(|other| Some(other) < place(key)))
            .max_by_key(|entry| place(&entry.key));
        let at = match (before, self.entries.first()) {
            (Some(entry), _) => self.lines_of(entry).end,
            (None, Some(first)) => line_start(self.yaml, first.key_span.start),
            (None, None) => self.yaml.len(),
        };
        let indent = self.entries.first().map_or("", |first| {
            let before = line_start(self.yaml, first.key_span.start)..first.key_span.start;
            let before = &self.yaml[before];
            // Not the question mark of a key whose value follows on a line of its own.
            &before[..before.len() - before.trim_start().len()]
        });
        let line = format!("{indent}{key}: {value}{}", self.line_end);
        replaced(self.yaml, &(at..at), &line)
    }
}

/// A text of a list as it is written: blanks around it are none of it.
fn written(text: impl AsRef<str>) -> Option<String> {
    let text = text.as_ref().trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// How many entries of a list are no texts.
fn others(value: &Value) -> usize {
    match value {
        Value::List(items) => items.len() - list::texts(value).len(),
        _ => 0,
    }
}

/// The text with these splices made.
fn spliced(text: &str, mut splices: Vec<Splice>) -> String {
    splices.sort_by_key(|(span, _)| span.start);
    let mut spliced = String::with_capacity(text.len());
    let mut at = 0;
    for (span, new) in splices {
        if at < span.start {
            spliced.push_str(&text[at..span.start]);
        }
        spliced.push_str(&new);
        at = at.max(span.end);
    }
    spliced.push_str(&text[at..]);
    spliced
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |before| before + 1)
}

fn replaced(text: &str, span: &Range<usize>, new: &str) -> String {
    format!("{}{new}{}", &text[..span.start], &text[span.end..])
}

/// The key that this change is about.
pub(super) fn key_of(edit: &HeadEdit) -> &'static str {
    match edit {
        HeadEdit::Title(_) => "title",
        HeadEdit::Topic(_) => "topic",
        HeadEdit::Tags(_)
        | HeadEdit::AddTag(_)
        | HeadEdit::RemoveTag(_)
        | HeadEdit::ReplaceTags { .. } => "tags",
        HeadEdit::Date(_) => "date",
        HeadEdit::Updated(_) => "updated",
        HeadEdit::State(_) => "state",
        HeadEdit::Summary(_) => "summary",
        HeadEdit::Slug(_) => "slug",
        HeadEdit::Aliases(_) => "aliases",
    }
}
