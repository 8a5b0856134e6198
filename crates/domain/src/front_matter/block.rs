//! The entries of a front matter as lines, and one change made on them.
//!
//! What changes is decided here by the meaning of the change; whether the result may be handed
//! out is decided in `edit`.

use std::ops::Range;

use super::entries::{Entry, Value, entries};
use super::list::{self, change_list};
use super::scalar;
use crate::{Date, HeadEdit, Slug};

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

impl Block<'_> {
    /// The YAML with this change made.
    pub fn edited(&self, edit: &HeadEdit) -> String {
        let key = key_of(edit);
        match edit {
            HeadEdit::Title(title) => self.put(key, Some(title)),
            HeadEdit::Topic(text) | HeadEdit::Summary(text) => self.put(key, text.as_deref()),
            HeadEdit::Date(date) | HeadEdit::Updated(date) => {
                self.put(key, date.as_ref().map(Date::to_string).as_deref())
            }
            HeadEdit::State(state) => match self.entry(key) {
                // A note without a state is a draft already.
                None if *state == crate::State::default() => self.yaml.to_owned(),
                _ => self.put(key, Some(state.as_str())),
            },
            HeadEdit::Slug(slug) => self.put(key, slug.as_ref().map(Slug::as_str)),
            HeadEdit::Tags(new) | HeadEdit::Aliases(new) => self.put_list(key, new.clone()),
            HeadEdit::AddTag(tag) => {
                let mut tags = self.list(key);
                if !tags.iter().any(|old| same_tag(old, tag)) {
                    tags.push(tag.clone());
                }
                self.put_list(key, tags)
            }
            HeadEdit::RemoveTag(tag) => {
                let mut tags = self.list(key);
                tags.retain(|old| !same_tag(old, tag));
                self.put_list(key, tags)
            }
            HeadEdit::ReplaceTag { from, to } => {
                let is_from = |tag: &str| Slug::from_title(tag).as_ref() == Some(from);
                let mut to = to.clone();
                let old = self.list(key);
                if let Some(wanted) = &to
                    && old.iter().any(|tag| !is_from(tag) && same_tag(tag, wanted))
                {
                    to = None;
                }
                let mut tags = Vec::with_capacity(old.len());
                for tag in old {
                    if is_from(&tag) {
                        tags.extend(to.take());
                    } else {
                        tags.push(tag);
                    }
                }
                self.put_list(key, tags)
            }
        }
    }

    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    fn list(&self, key: &str) -> Vec<String> {
        self.entry(key)
            .map(|entry| list::written(&entry.value.value))
            .unwrap_or_default()
    }

    fn put(&self, key: &str, text: Option<&str>) -> String {
        let Some(text) = text.filter(|text| !text.is_empty()) else {
            return self.without(key);
        };
        let Some(entry) = self.entry(key) else {
            return self.with_line(key, &scalar::write(text, None, false));
        };
        match &entry.value.value {
            Value::Scalar(old) if old == text => self.yaml.to_owned(),
            Value::Scalar(_) if scalar::on_one_line(self.yaml, &entry.value.span) => {
                let old = &self.yaml[entry.value.span.clone()];
                let new = scalar::write(text, old.chars().next(), false);
                replaced(self.yaml, &entry.value.span, &new)
            }
            _ => self.rewritten(entry, &scalar::write(text, None, false)),
        }
    }

    fn put_list(&self, key: &str, new: Vec<String>) -> String {
        let Some(entry) = self.entry(key) else {
            if new.is_empty() {
                return self.yaml.to_owned();
            }
            return self.with_line(key, &list::flow(&new));
        };
        let old = list::written(&entry.value.value);
        if old == new {
            return self.yaml.to_owned();
        }
        if new.is_empty() {
            return self.without(key);
        }
        let in_place = change_list(
            self.yaml,
            entry,
            self.lines_of(entry).end,
            &new,
            self.line_end,
        );
        // Taking the small steps is right only if they lead there.
        let leads_there = in_place.filter(|yaml| {
            entries(yaml).is_ok_and(|entries| {
                entries
                    .iter()
                    .any(|entry| entry.key == key && list::written(&entry.value.value) == new)
            })
        });
        leads_there.unwrap_or_else(|| self.rewritten(entry, &list::flow(&new)))
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

    fn without(&self, key: &str) -> String {
        match self.entry(key) {
            Some(entry) => replaced(self.yaml, &self.lines_of(entry), ""),
            None => self.yaml.to_owned(),
        }
    }

    /// The entry with another value on the line of its key, whatever it spanned before.
    fn rewritten(&self, entry: &Entry, value: &str) -> String {
        let lines = self.lines_of(entry);
        let rest = &self.yaml[entry.key_span.end..lines.end];
        let colon = entry.key_span.end + rest.find(':').map_or(0, |colon| colon + 1);
        let line = self.yaml[colon..lines.end].lines().next().unwrap_or("");
        let remark = match (&entry.value.value, line.find(" #")) {
            (Value::Nothing, Some(remark)) => line[remark..].trim_end(),
            _ => "",
        };
        let new = format!(" {value}{remark}{}", self.line_end);
        replaced(self.yaml, &(colon..lines.end), &new)
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
            &self.yaml[line_start(self.yaml, first.key_span.start)..first.key_span.start]
        });
        let line = format!("{indent}{key}: {value}{}", self.line_end);
        replaced(self.yaml, &(at..at), &line)
    }
}

/// Whether two spellings mean the same tag.
fn same_tag(one: &str, two: &str) -> bool {
    one == two || Slug::from_title(one).is_some_and(|slug| Slug::from_title(two) == Some(slug))
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
        | HeadEdit::ReplaceTag { .. } => "tags",
        HeadEdit::Date(_) => "date",
        HeadEdit::Updated(_) => "updated",
        HeadEdit::State(_) => "state",
        HeadEdit::Summary(_) => "summary",
        HeadEdit::Slug(_) => "slug",
        HeadEdit::Aliases(_) => "aliases",
    }
}
