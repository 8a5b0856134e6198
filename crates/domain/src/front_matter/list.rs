//! Lists of texts, in brackets or one to a line, changed entry by entry.

use std::ops::Range;

use super::entries::{Entry, Placed, Value, entries};
use super::read::written_list;
use super::scalar;

/// The texts of a list as they are read.
pub(super) fn written(value: &Value) -> Vec<String> {
    match value {
        Value::Nothing | Value::Mapping => Vec::new(),
        Value::Scalar(text) => written_list(text),
        Value::List(items) => items
            .iter()
            .filter_map(|item| match &item.value {
                Value::Scalar(text) => Some(text.trim().to_owned()),
                _ => None,
            })
            .filter(|text| !text.is_empty())
            .collect(),
    }
}

/// The texts as a list in brackets.
pub(super) fn flow(texts: &[String]) -> String {
    let texts: Vec<String> = texts
        .iter()
        .map(|text| scalar::write(text, None, true))
        .collect();
    format!("[{}]", texts.join(", "))
}

/// The YAML with the list of this entry brought to `new` in small steps: entries that stay keep
/// their bytes, one that is replaced keeps its place. None if that way does not lead there.
/// `end` is where the lines of the entry end.
pub(super) fn change_list(
    yaml: &str,
    entry: &Entry,
    end: usize,
    new: &[String],
    line_end: &str,
) -> Option<String> {
    let Value::List(items) = &entry.value.value else {
        return None;
    };
    let texts: Vec<&str> = items
        .iter()
        .map(|item| match &item.value {
            Value::Scalar(text) if !item.span.is_empty() => Some(text.as_str()),
            _ => None,
        })
        .collect::<Option<_>>()?;
    let list = List {
        yaml,
        items,
        in_brackets: yaml[entry.value.span.start..].starts_with('['),
        end,
        line_end,
    };
    if texts.len() == new.len() {
        return Some(list.replaced(&texts, new));
    }
    let stays = |text: &&str| new.iter().any(|new| new == text);
    let gone: Vec<usize> = (0..texts.len())
        .filter(|index| !stays(&texts[*index]))
        .collect();
    if gone.is_empty() {
        let added = new.get(texts.len()..)?;
        return list.added(added);
    }
    if gone.len() == texts.len() {
        return None;
    }
    // One at a time, each read anew, so that the spans are always those of the text.
    let without = list.without(*gone.last()?);
    let again = entries(&without).ok()?;
    let again = again.iter().find(|again| again.key == entry.key)?;
    if written(&again.value.value) == new {
        return Some(without);
    }
    let end = (end + without.len()).checked_sub(yaml.len())?;
    change_list(&without, again, end, new, line_end)
}

struct List<'text> {
    yaml: &'text str,
    items: &'text [Placed],
    in_brackets: bool,
    end: usize,
    line_end: &'text str,
}

impl List<'_> {
    fn replaced(&self, old: &[&str], new: &[String]) -> String {
        let mut yaml = self.yaml.to_owned();
        for ((item, old), new) in self.items.iter().zip(old).zip(new).rev() {
            if old != new {
                let style = self.yaml[item.span.clone()].chars().next();
                let written = scalar::write(new, style, self.in_brackets);
                yaml.replace_range(item.span.clone(), &written);
            }
        }
        yaml
    }

    fn added(&self, texts: &[String]) -> Option<String> {
        let last = self.items.last()?;
        let mut yaml = self.yaml.to_owned();
        if self.in_brackets {
            let added: String = texts
                .iter()
                .map(|text| format!(", {}", scalar::write(text, None, true)))
                .collect();
            yaml.insert_str(last.span.end, &added);
        } else {
            let line = self.line(last);
            let dash = &self.yaml[line.start..last.span.start];
            let added: String = texts
                .iter()
                .map(|text| {
                    format!(
                        "{dash}{}{}",
                        scalar::write(text, None, false),
                        self.line_end
                    )
                })
                .collect();
            yaml.insert_str(line.end, &added);
        }
        Some(yaml)
    }

    fn without(&self, index: usize) -> String {
        let span = if !self.in_brackets {
            self.line(&self.items[index])
        } else if let Some(next) = self.items.get(index + 1) {
            self.items[index].span.start..next.span.start
        } else if let Some(before) = index.checked_sub(1) {
            self.items[before].span.end..self.items[index].span.end
        } else {
            self.items[index].span.clone()
        };
        format!("{}{}", &self.yaml[..span.start], &self.yaml[span.end..])
    }

    fn line(&self, item: &Placed) -> Range<usize> {
        let start = self.yaml[..item.span.start]
            .rfind('\n')
            .map_or(0, |before| before + 1);
        let end = self.yaml[item.span.end..]
            .find('\n')
            .map_or(self.end, |after| item.span.end + after + 1);
        start..end
    }
}
