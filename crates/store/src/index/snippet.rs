//! The place in a note's text that fits best what was asked for, cut from the text itself: the full
//! text holds words, not texts. Done for the notes that are shown, not for those that are found.

use std::cmp::Reverse;
use std::sync::Arc;

use domain::{ContentHash, composed};
use rayon::prelude::*;

use crate::StoreError;
use crate::index::connections::Index;
use crate::index::full_text;
use crate::index::query::Query;
use crate::index::words::{self, Word};
use crate::texts::by_hash::{self, Packed};

/// So many words are shown, and so many of them before the first that was asked for.
const SHOWN: usize = 24;
const BEFORE: usize = 3;

/// So many places of a long text are weighed.
const WEIGHED: usize = 200;

/// A piece of a snippet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether it is what was asked for.
    pub hit: bool,
}

/// The snippets of the texts with these hashes; none of a text that is not kept.
pub fn snippets(
    index: &Index<'_>,
    query: &Query,
    hashes: &[ContentHash],
) -> Result<Vec<Option<Vec<Piece>>>, StoreError> {
    let Index {
        connection, plain, ..
    } = *index;
    let mut kept = Vec::with_capacity(hashes.len());
    for hash in hashes {
        kept.push(match plain.get(*hash) {
            Some(text) => SnippetText::Read(text),
            None => SnippetText::Packed(*hash, by_hash::packed(connection, *hash)?),
        });
    }
    let cut = kept.into_par_iter().map(|kept| {
        let text = match kept {
            SnippetText::Read(text) => text,
            SnippetText::Packed(hash, packed) => {
                let bytes = packed?.unpacked()?;
                let text = full_text::plain(&String::from_utf8_lossy(&bytes));
                let text: Arc<str> = composed(&text).into();
                plain.keep(hash, &text);
                text
            }
        };
        Some(snippet(query, &text))
    });
    Ok(cut.collect())
}

/// A text that a snippet is cut from.
enum SnippetText {
    /// It was read as Markdown before.
    Read(Arc<str>),
    /// It lies in the database, if it does.
    Packed(ContentHash, Option<Packed>),
}

/// The place in a composed text that holds most of what was asked for, the first of such; its beginning when
/// it holds nothing of it.
fn snippet(query: &Query, text: &str) -> Vec<Piece> {
    let words: Vec<Word<'_>> = words::words(text).collect();
    let hits = hits(query, &words);
    let from = best(&hits);
    let to = (from + SHOWN).min(words.len());
    let mut pieces: Vec<Piece> = Vec::new();
    let mut add = |text: &str, hit: bool| match pieces.last_mut() {
        Some(last) if last.hit == hit => last.text.push_str(text),
        _ if text.is_empty() => {}
        _ => pieces.push(Piece {
            text: text.to_owned(),
            hit,
        }),
    };
    if from > 0 {
        add("…", false);
    }
    for (at, word) in words.iter().enumerate().take(to).skip(from) {
        let hit = hits[at] != 0;
        if at > from {
            let between = &text[words[at - 1].span.end..word.span.start];
            // What was asked for together is shown as one.
            let joins = hit && hits[at - 1] != 0 && between.trim().is_empty();
            add(between, joins);
        }
        add(&text[word.span.clone()], hit);
    }
    if to < words.len() {
        add("…", false);
    } else if let Some(last) = words.last() {
        add(text[last.span.end..].trim_end(), false);
    }
    pieces
}

/// Which parts of the query each word is of, a bit for each part.
fn hits(query: &Query, words: &[Word<'_>]) -> Vec<u64> {
    let mut hits = vec![0; words.len()];
    for (part, phrase) in query.phrases.iter().take(63).enumerate() {
        for at in 0..words.len() {
            let Some(here) = words.get(at..at + phrase.len()) else {
                break;
            };
            let is_here = here
                .iter()
                .zip(phrase)
                .all(|(word, asked)| word.folded == *asked);
            if is_here {
                for hit in &mut hits[at..at + phrase.len()] {
                    *hit |= 1 << part;
                }
            }
        }
    }
    if let Some(begun) = &query.begun {
        for (hit, word) in hits.iter_mut().zip(words) {
            if word.folded.starts_with(begun.as_str()) {
                *hit |= 1 << 63;
            }
        }
    }
    hits
}

/// At which word the best place begins.
fn best(hits: &[u64]) -> usize {
    let begin = |hit: usize| {
        let last = hits.len().saturating_sub(SHOWN);
        hit.saturating_sub(BEFORE).min(last)
    };
    let weight = |from: usize| {
        let shown = &hits[from..(from + SHOWN).min(hits.len())];
        let parts = shown.iter().fold(0, |parts, hit| parts | hit);
        let places = shown.iter().filter(|hit| **hit != 0).count();
        (parts.count_ones(), places)
    };
    let places = hits.iter().enumerate().filter(|(_, hit)| **hit != 0);
    let begins = places.take(WEIGHED).map(|(at, _)| begin(at));
    // The first of equally good ones.
    begins
        .min_by_key(|from| Reverse(weight(*from)))
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, text: &str, expected: &str) {
        let pieces = snippet(&Query::of(typed).unwrap(), &composed(text));
        let shown = pieces.into_iter().map(|piece| match piece.hit {
            true => format!("[{}]", piece.text),
            false => piece.text,
        });
        assert_eq!(shown.collect::<String>(), expected);
    }

    #[test]
    fn what_was_asked_for_is_marked_where_most_of_it_stands() {
        check(
            "beta alp",
            "Alpine. Alpha beta, gamma.",
            "[Alpine]. [Alpha beta], gamma.",
        );
        let far = "Beta. ".to_owned() + &"word ".repeat(40) + "then alpha and beta.";
        check(
            "alpha beta",
            &far,
            &format!("…{}then [alpha] and [beta].", "word ".repeat(20)),
        );
        check(
            "zeta",
            &"one ".repeat(30),
            &format!("{}one…", "one ".repeat(23)),
        );
    }

    #[test]
    fn text_without_spaces_is_marked_as_it_stands() {
        check("数据", "据说数据库，数。", "据说[数据]库，数。");
        check("nai\u{308}ve ", "Naïve naiveté", "[Naïve] naiveté");
    }
}
