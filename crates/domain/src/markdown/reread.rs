//! What the parser takes for something else than its author meant, and only its neighbours tell: sums of
//! money for formulas, Markdown links whose words stand in brackets for wiki links, the sentence that
//! goes on behind an address for a part of it, a name with a colon for a scheme, signs that nothing ends
//! for a comment. The body is given signs there that leave no doubt, and read again; lines keep their
//! numbers.

use std::borrow::Cow;
use std::ops::Range;

use comrak::nodes::{Node, NodeValue};

use super::source::Source;
use crate::links;
use crate::script::joins_words;

/// Whether a body holds signs of which [`told_apart`] has anything to say.
pub(super) fn may_be(body: &str) -> bool {
    ["$", "]](", "%%", "\\:"]
        .iter()
        .any(|sign| body.contains(sign))
        || (body.bytes().any(|byte| matches!(byte, 0xe3 | 0xef)) && body.contains(ends_address))
}

/// The body with signs put in where a neighbour tells that another reading is meant, or nothing when
/// there is no such place.
pub(super) fn told_apart(document: Node<'_>, body: &str) -> Option<String> {
    let source = Source::of(body);
    let mut bracketed = links::bracketed(body).into_iter().peekable();
    let mut signs: Vec<(usize, Cow<'_, str>)> = Vec::new();
    // What is put in lets none be found again.
    let plain = links::with_plain_colons(body).into_iter();
    signs.extend(plain.map(|at| (at, Cow::Borrowed("./"))));
    let itself = || Cow::Borrowed("\\");
    let percent_signs = |open: usize| [(open, itself()), (open + 1, itself())];
    for node in document.descendants() {
        let ast = node.data();
        match &ast.value {
            NodeValue::Math(math) if math.dollar_math && !math.display_math => {
                let Some(Range { start: open, .. }) = source.span(ast.sourcepos) else {
                    continue;
                };
                let close = open + 1 + math.literal.len();
                let is_there = body.get(open..open + 1) == Some("$")
                    && body.get(close..close + 1) == Some("$");
                if is_there && is_money(&body[..open], &math.literal, &body[close + 1..]) {
                    signs.push((open, itself()));
                }
            }
            // A cell of a notebook begins with `%%time`.
            NodeValue::MultilineComment(comment) if !comment.closed => {
                let open = source.span(ast.sourcepos).map(|span| span.start);
                let open = open.filter(|open| body[*open..].starts_with("%%"));
                signs.extend(open.into_iter().flat_map(percent_signs));
            }
            // A percentage, or a sign of `printf`.
            NodeValue::CommentInline(_) => {
                let span = source.span(ast.sourcepos);
                let span = span.filter(|span| {
                    body[span.clone()].starts_with("%%")
                        && (body[..span.start].ends_with(joins_words)
                            || body[span.end..].starts_with(joins_words))
                });
                signs.extend(span.into_iter().flat_map(|span| percent_signs(span.start)));
            }
            // The parser's places are off behind a link over two lines, so these are ours.
            NodeValue::WikiLink(link) => {
                let is_meant = |place: &Range<usize>| {
                    body.get(place.start + 2..place.end - 2)
                        .is_some_and(|written| written.trim().starts_with(&link.url))
                };
                if let Some(place) = bracketed.next_if(is_meant) {
                    signs.extend([(place.start + 1, itself()), (place.end - 2, itself())]);
                }
            }
            NodeValue::Link(link) if link.url.contains(ends_address) => {
                let words = super::words_of(node);
                let has_scheme = words == link.url;
                let Some(Range { start: open, .. }) = source.span(ast.sourcepos) else {
                    continue;
                };
                let is_bare = (has_scheme || link.url.strip_prefix("http://") == Some(&words))
                    && body.get(open..open + words.len()) == Some(&words)
                    && !body[..open].ends_with('<');
                let Some(end) = is_bare.then(|| address(&words)).flatten() else {
                    continue;
                };
                let address = &words[..end];
                let (before, behind) = match has_scheme {
                    true => (Cow::Borrowed("<"), Cow::Borrowed(">")),
                    false => (Cow::Borrowed("["), format!("](<http://{address}>)").into()),
                };
                signs.extend([(open, before), (open + end, behind)]);
            }
            _ => {}
        }
    }
    if signs.is_empty() {
        return None;
    }
    signs.sort();
    let mut told_apart = String::with_capacity(body.len() + signs.len());
    let mut written = 0;
    for (at, sign) in signs {
        told_apart.push_str(&body[written..at]);
        told_apart.push_str(&sign);
        written = at;
    }
    told_apart.push_str(&body[written..]);
    Some(told_apart)
}

/// Where the address ends that these words begin with, when a sentence in a script without blanks goes
/// on behind it.
fn address(words: &str) -> Option<usize> {
    let end = words.find(ends_address)?;
    let is_of_sentence = |sign: char| "?!.,:*_~'\"“”‘’«»‹›…".contains(sign);
    let address = words[..end].trim_end_matches(is_of_sentence);
    let host = address.split_once("://").map_or(address, |(_, host)| host);
    (host.contains(char::is_alphanumeric) && !address.contains(['[', ']', '<', '>', '\\']))
        .then_some(address.len())
}

/// Whether this is punctuation of a script whose words no blanks part. A middle dot and a wave stand
/// within names.
fn ends_address(sign: char) -> bool {
    matches!(sign, '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301b}')
        || matches!(sign, '\u{301d}'..='\u{301f}' | '\u{ff01}'..='\u{ff0f}')
        || matches!(sign, '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff3d}')
        || matches!(sign, '\u{ff5b}'..='\u{ff5d}' | '\u{ff5f}'..='\u{ff64}')
}

/// Pandoc's and GitHub's rules together: a formula has no space inside its dollars, no letter or
/// digit before them, and behind them nothing but the ending of a word, as in `$n$th` and `$x$s`.
fn is_money(before: &str, literal: &str, after: &str) -> bool {
    let spaced = literal.starts_with(char::is_whitespace) || literal.ends_with(char::is_whitespace);
    spaced || before.ends_with(joins_words) || !ends_a_word(after)
}

/// Whether what stands behind a formula is no more of a word than its ending.
fn ends_a_word(after: &str) -> bool {
    let ending: String = after
        .chars()
        .take_while(|letter| letter.is_alphanumeric())
        .take(LONGEST_ENDING + 1)
        .collect();
    let is_spaced = ending.chars().all(joins_words);
    !is_spaced || ENDINGS.contains(&ending.as_str())
}

/// What is written behind the name of a number or of a thing.
const ENDINGS: &[&str] = &[
    "", "th", "st", "nd", "rd", "s", "es", "ths", "fold", "way", "ary", "D", "d",
];
const LONGEST_ENDING: usize = 4;

#[cfg(test)]
mod tests {
    use super::super::{with_document, words_of};
    use super::*;

    /// The addresses that a body leads to, and all its words.
    #[track_caller]
    fn check(body: &str, addresses: &[&str], words: &str) {
        let found = with_document(body, |document| {
            let mut links = Vec::new();
            for node in document.descendants() {
                if let NodeValue::Link(link) = &node.data().value {
                    links.push(link.url.clone());
                }
            }
            (links, words_of(document))
        });
        assert_eq!(found.0, addresses, "{body}");
        assert_eq!(found.1, words, "{body}");
    }

    #[test]
    fn a_colon_behind_a_backslash_ends_no_scheme() {
        check("[a](foo\\:bar.md)", &["./foo:bar.md"], "a");
        check(
            "[a](<foo\\: bar.md> 'T') [b](x/y\\:z.md)",
            &["./foo: bar.md", "x/y:z.md"],
            "a b",
        );
        check(
            "[r]\n\n[r]: javascript\\:alert(1)\n",
            &["./javascript:alert(1)"],
            "r",
        );
        check(
            "[a](https://a.example/b\\:c)",
            &["https://a.example/b:c"],
            "a",
        );
        check("`[a](foo\\:bar.md)`", &[], "[a](foo\\:bar.md)");
    }

    #[test]
    fn case_15_an_address_ends_where_the_sentence_goes_on_in_a_script_without_blanks() {
        check(
            "参照: https://example.com/foo。次の文。",
            &["https://example.com/foo"],
            "参照: https://example.com/foo。次の文。",
        );
        check(
            "（https://example.com/bar）です。見よ https://a.example/x?q=1，続き",
            &["https://example.com/bar", "https://a.example/x?q=1"],
            "（https://example.com/bar）です。見よ https://a.example/x?q=1，続き",
        );
        check(
            "看 www.example.com、*强*",
            &["http://www.example.com"],
            "看 www.example.com、强",
        );
        check(
            "「https://a.example/”」と",
            &["https://a.example/"],
            "「https://a.example/”」と",
        );
        // What stands in angle brackets or in parentheses is an address as it is.
        check(
            "<https://a.example/。b>",
            &["https://a.example/。b"],
            "https://a.example/。b",
        );
        check(
            "[a](https://a.example/。b)",
            &["https://a.example/。b"],
            "a",
        );
        check(
            "https://ja.wikipedia.org/wiki/マイケル・ジャクソン を",
            &["https://ja.wikipedia.org/wiki/マイケル・ジャクソン"],
            "https://ja.wikipedia.org/wiki/マイケル・ジャクソン を",
        );
        check("`https://a.example/。`", &[], "https://a.example/。");
    }
}
