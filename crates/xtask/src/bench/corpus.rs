//! Notes to measure with: as many as wanted, always the same ones.
//!
//! They are made to look like what such a blog holds: 600 to 1,500 words, two to four pieces of
//! code, a table, a list, a footnote, links to other notes, tags and a topic. The front matter is
//! read alike by every program that is compared. No clock and no outside randomness: note number
//! n is the same bytes on every machine. What code looks like is in `corpus/code`.

mod chance;
mod code;
pub mod varied;
mod words;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use chance::Chance;

/// How many tags there are, and topics.
pub const TAGS: u64 = 200;
const TOPICS: [&str; 8] = [
    "streaming",
    "storage",
    "serving",
    "training",
    "observability",
    "reliability",
    "security",
    "tooling",
];

/// Writes notes 0 to `count` into `folder`, which is made.
pub fn write(folder: &Path, count: u64) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("could not make {}", folder.display()))?;
    for number in 0..count {
        let path = folder.join(format!("{}.md", slug(number)));
        fs::write(&path, note(number, count))
            .with_context(|| format!("could not write {}", path.display()))?;
    }
    Ok(())
}

/// The name of note `number` in addresses.
pub fn slug(number: u64) -> String {
    format!("note-{number:05}")
}

/// The text of note `number` of `count`.
pub fn note(number: u64, count: u64) -> String {
    let mut chance = Chance::new(number);
    let mut text = front_matter(number, &mut chance);
    let words = chance.between(600, 1_500);
    let mut pieces = pieces(number, count, &mut chance);
    // Pieces other than paragraphs are spread evenly over the words.
    let step = words / (pieces.len() as u64 + 1);
    let (mut written, mut since) = (0, 0);
    while written < words {
        let length = chance.between(40, 110);
        paragraph(&mut text, length, number, count, &mut chance);
        written += length;
        since += length;
        if since >= step && !pieces.is_empty() {
            since = 0;
            text.push_str(&pieces.remove(0));
        }
    }
    text.extend(pieces);
    let _ = writeln!(text, "[^1]: {}.", sentence(12, &mut chance));
    text
}

fn front_matter(number: u64, chance: &mut Chance) -> String {
    let mut tags: Vec<u64> = (0..chance.between(1, 4))
        .map(|_| chance.below(TAGS))
        .collect();
    tags.sort_unstable();
    tags.dedup();
    let tags: Vec<String> = tags.iter().map(|tag| format!("tag-{tag:03}")).collect();
    // One note a day, backwards from the last day of 2025.
    let (year, day) = (2025 - number / 336, number % 336);
    let (month, day) = (12 - day / 28, 28 - day % 28);
    format!(
        "---\ntitle: \"{} {number}\"\ntopic: {}\ntags: [{}]\ndate: {year}-{month:02}-{day:02}\nstate: ready\n\
         slug: {}\nsummary: \"{}, in note {number}.\"\n---\n\n",
        sentence(5, chance),
        TOPICS[chance.below(8) as usize],
        tags.join(", "),
        slug(number),
        sentence(18, chance),
    )
}

/// Code, a table and a list, each under its heading, in the order they will stand.
fn pieces(number: u64, count: u64, chance: &mut Chance) -> Vec<String> {
    let mut pieces: Vec<String> = (0..chance.between(2, 4))
        .map(|_| code::block(chance))
        .collect();
    let at = chance.below(pieces.len() as u64) as usize;
    pieces.insert(at, table(chance));
    let at = chance.below(pieces.len() as u64) as usize;
    pieces.insert(at, list(number, count, chance));
    for piece in &mut pieces {
        *piece = format!("## {}\n\n{piece}\n", sentence(4, chance));
    }
    pieces
}

fn paragraph(text: &mut String, words: u64, number: u64, count: u64, chance: &mut Chance) {
    let mut left = words;
    while left > 0 {
        let length = left.min(chance.between(6, 18));
        left -= length;
        let said = sentence(length, chance);
        match chance.below(9) {
            0 => {
                let _ = write!(text, "{said}, *{}*. ", chance.word());
            }
            1 => {
                let _ = write!(text, "{said}: `{}_{}`. ", chance.word(), chance.word());
            }
            2 => {
                let other = (number + 1 + chance.below(50)) % count;
                let _ = write!(text, "[{said}]({}.md). ", slug(other));
            }
            3 => {
                let _ = write!(text, "**{}** {said}. ", chance.word());
            }
            _ => {
                let _ = write!(text, "{said}. ");
            }
        }
    }
    let end = text.trim_end().len();
    text.truncate(end);
    text.push_str("\n\n");
}

fn table(chance: &mut Chance) -> String {
    let mut table = String::from("| Name | Rows | Seconds |\n|---|--:|--:|\n");
    for _ in 0..chance.between(4, 9) {
        let _ = writeln!(
            table,
            "| {} | {} | {}.{} |",
            chance.word(),
            chance.below(90_000),
            chance.below(60),
            chance.below(10)
        );
    }
    table
}

fn list(number: u64, count: u64, chance: &mut Chance) -> String {
    let mut list = String::new();
    for _ in 0..chance.between(3, 7) {
        let _ = writeln!(list, "- {}", sentence(9, chance));
    }
    let other = (number + count / 2) % count;
    let _ = writeln!(list, "- [{}]({}.md)[^1]", sentence(3, chance), slug(other));
    list
}

fn sentence(words: u64, chance: &mut Chance) -> String {
    let mut sentence = String::new();
    for index in 0..words {
        let word = chance.word();
        if index == 0 {
            sentence.extend(word.chars().next().map(|first| first.to_ascii_uppercase()));
            sentence.push_str(&word[1..]);
        } else {
            sentence.push(' ');
            sentence.push_str(word);
        }
    }
    sentence
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_the_same_every_time_and_like_no_other() {
        assert_eq!(note(7, 100), note(7, 100));
        assert_ne!(note(7, 100), note(8, 100));
    }

    #[test]
    fn a_note_holds_what_the_measurement_promises() {
        for number in 0..50 {
            let note = note(number, 50);
            let (head, body) = note[4..].split_once("\n---\n").unwrap();
            let blocks = body.matches("\n```").count() / 2;
            let code: usize = body
                .split("\n```")
                .skip(1)
                .step_by(2)
                .map(|code| code.split_whitespace().count())
                .sum();
            let words = body.split_whitespace().count() - code;
            assert!((2..=4).contains(&blocks), "{blocks} blocks");
            assert!((600..=1_900).contains(&words), "{words} words");
            assert!(head.contains("\ntopic: ") && head.contains("\ntags: [tag-"));
            for part in ["| Name |", "\n- ", "[^1]", "\n[^1]: ", ".md)"] {
                assert!(body.contains(part), "no {part} in {body}");
            }
        }
    }
}
