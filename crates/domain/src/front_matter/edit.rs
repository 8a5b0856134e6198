//! One change of a front matter, made on the text by span.
//!
//! Every byte that the change is not about stays: comments, order, quotes, unknown keys, line
//! ends. The result is read again before it is handed out; should its key not say what it should, or
//! another have come to mean something else, the edit is refused instead.

use super::block::{Block, Made, key_of};
use super::entries::{BrokenKind, Entry, entries};
use super::lookalike::lookalike;
use super::split;
use crate::HeadEdit;

/// Why a front matter cannot be edited.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct EditRefused {
    /// Why, as a sentence.
    pub message: String,
    /// The line of the text where it is wrong, from 1.
    pub line: u32,
}

/// The text with this one change in its front matter, which is added if there is none.
pub fn edit(text: &str, edit: &HeadEdit) -> Result<String, EditRefused> {
    if let Some(found) = lookalike(text) {
        return Err(refused(found.line, found.message));
    }
    let Some(yaml) = split(text).yaml else {
        return with_new_block(text, edit);
    };
    let line_end = if text.lines_end_in_crlf() {
        "\r\n"
    } else {
        "\n"
    };
    let old = &text[yaml.clone()];
    let before = entries(old).map_err(|broken| {
        let message = match broken.kind {
            BrokenKind::Syntax => {
                format!("The front matter is not valid YAML: {}.", broken.message)
            }
            BrokenKind::NotAMapping => {
                "The front matter is not made of keys and values.".to_owned()
            }
        };
        refused(broken.line + 1, message)
    })?;
    if let Some(at) = lone_return(old) {
        return Err(refused(
            super::line_at(text, yaml.start + at),
            "This line of the front matter ends in a carriage return alone, as on a Mac of old. End \
             every line of the note in the same way.",
        ));
    }
    let block = Block {
        yaml: old,
        entries: &before,
        line_end,
    };
    if let Some(first) = before.first()
        && old[..first.key_span.start]
            .lines()
            .any(|line| line.trim_start().starts_with('{'))
    {
        return Err(refused(
            first.value.line + 1,
            "The front matter is written in braces. Write one key on each line.",
        ));
    }
    let key = key_of(edit);
    let made = block
        .edited(edit)
        .filter(|made| is_right(&before, made, key));
    let Some(Made { yaml: new, .. }) = made else {
        let line = block.entry(key).map_or(1, |entry| entry.value.line + 1);
        return Err(refused(
            line,
            format!(
                "The key {key} is written in a way that cannot be edited here without losing \
                 something. Change it in the text."
            ),
        ));
    };
    Ok(format!("{}{new}{}", &text[..yaml.start], &text[yaml.end..]))
}

/// Whether the YAML that was made says what it should of the key, and of every other what it said.
fn is_right(before: &[Entry], made: &Made, key: &str) -> bool {
    entries(&made.yaml).is_ok_and(|after| {
        let entry = after.iter().find(|entry| entry.key == key);
        keeps_others(before, &after, key) && made.says.is_said_by(entry)
    })
}

/// Whether every key but this one still says what it said.
fn keeps_others(before: &[Entry], after: &[Entry], key: &str) -> bool {
    let others = |entry: &&Entry| entry.key != key;
    let before = before.iter().filter(others);
    let after = after.iter().filter(others);
    before.clone().count() == after.clone().count()
        && before
            .zip(after)
            .all(|(one, two)| one.key == two.key && one.value.value.same(&two.value.value))
}

/// Where a carriage return stands without a line feed: a new line for YAML, for nobody else.
fn lone_return(yaml: &str) -> Option<usize> {
    let mut returns = yaml.match_indices('\r').map(|(at, _)| at);
    returns.find(|at| !yaml[at + 1..].starts_with('\n'))
}

fn refused(line: u32, message: impl Into<String>) -> EditRefused {
    EditRefused {
        message: message.into(),
        line,
    }
}

/// A text without front matter gets a block, if the change leaves anything to write in it.
fn with_new_block(text: &str, edit: &HeadEdit) -> Result<String, EditRefused> {
    let line_end = if text.lines_end_in_crlf() {
        "\r\n"
    } else {
        "\n"
    };
    let block = Block {
        yaml: "",
        entries: &[],
        line_end,
    };
    let key = key_of(edit);
    let made = block.edited(edit).filter(|made| is_right(&[], made, key));
    let yaml = match made {
        Some(made) => made.yaml,
        None => {
            let message = format!("The front matter cannot say this of {key}.");
            return Err(refused(1, message));
        }
    };
    if yaml.is_empty() {
        return Ok(text.to_owned());
    }
    let (mark, body) = match text.strip_prefix('\u{feff}') {
        Some(body) => ("\u{feff}", body),
        None => ("", text),
    };
    let gap = if body.is_empty() || body.starts_with(['\n', '\r']) {
        ""
    } else {
        line_end
    };
    Ok(format!("{mark}---{line_end}{yaml}---{line_end}{gap}{body}"))
}

trait LineEnds {
    fn lines_end_in_crlf(&self) -> bool;
}

impl LineEnds for str {
    fn lines_end_in_crlf(&self) -> bool {
        self.split_once('\n')
            .is_some_and(|(first, _)| first.ends_with('\r'))
    }
}

#[cfg(test)]
mod tests;
