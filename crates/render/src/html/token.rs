//! The pieces of a source, cut by the tokenizer that browsers' engines are tested against.
//!
//! It is fed piece by piece, each beginning or ending where a tag may, so that every tag is known
//! with the text it was typed as and with its line, in one pass over the source.

use std::cell::RefCell;
use std::ops::Range;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::{Rawtext, Rcdata, ScriptData};
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token as Read, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// One piece of a source.
#[derive(Debug, PartialEq, Eq)]
pub enum Token {
    /// Words, with character references decoded.
    Text(String),
    /// The start of an element. Names are in lower case, values decoded.
    Start {
        name: String,
        attributes: Vec<(String, String)>,
        /// Whether it ends with `/>`, which means something in drawings and formulas alone.
        is_closed: bool,
    },
    /// The end of an element.
    End { name: String },
    /// A tag that the source ends in the midst of.
    Unfinished,
    /// A comment without an end: it hides everything behind it.
    UnfinishedComment,
}

/// A piece with its place in the source.
#[derive(Debug)]
pub struct Placed {
    pub token: Token,
    /// The bytes of a tag; for words, those they were read from, give or take.
    pub source: Range<usize>,
    /// Lines before it, in this source.
    pub lines_down: u32,
}

/// Reads a source whole. `within` is the element whose text it begins in, such as `style`, where
/// the tags of others are none.
pub fn read(source: &str, within: Option<&str>) -> Vec<Placed> {
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    let feed = |text: &str| {
        input.push_back(StrTendril::from_slice(text));
        let _ = tokenizer.feed(&input);
    };
    if let Some(name) = within {
        feed(&format!("<{name}>"));
        tokenizer.sink.read.borrow_mut().clear();
    }
    let mut placed = Vec::new();
    let mut lines = Lines::default();
    // Where the tag began that no token has come of yet.
    let mut begun = None;
    let mut at = 0;
    while at < source.len() {
        let end = at + length(&source[at..]);
        let start = begun.unwrap_or(at);
        feed(&source[at..end]);
        let read = tokenizer.sink.take();
        if read.is_empty() {
            begun = Some(start).filter(|start| begins_tag(&source[*start..]));
        } else {
            begun = None;
        }
        for token in read {
            let lines_down = lines.before(source, start);
            let token = placed_token(token);
            placed.extend(token.map(|token| Placed {
                token,
                source: start..end,
                lines_down,
            }));
        }
        at = end;
    }
    tokenizer.end();
    let start = begun.unwrap_or(at);
    let lines_down = lines.before(source, start);
    let mut at_end = |token| {
        placed.push(Placed {
            token,
            source: start..source.len(),
            lines_down,
        });
    };
    for read in tokenizer.sink.take() {
        match read {
            Read::CommentToken(_) | Read::DoctypeToken(_) => at_end(Token::UnfinishedComment),
            other => placed_token(other).into_iter().for_each(&mut at_end),
        }
        begun = None;
    }
    if begun.is_some() {
        at_end(Token::Unfinished);
    }
    placed
}

/// How long the next piece is: up to a tag, or up to the end of one.
fn length(source: &str) -> usize {
    let mut from = usize::from(source.starts_with('<'));
    while let Some(found) = source[from..].find(['<', '>']) {
        let at = from + found;
        if source[at..].starts_with('>') {
            return at + 1;
        }
        if begins_tag(&source[at..]) {
            return at;
        }
        from = at + 1;
    }
    source.len()
}

/// Whether a browser takes the `<` at the start of this for one of a tag or a comment.
fn begins_tag(source: &str) -> bool {
    let Some(rest) = source.strip_prefix('<') else {
        return false;
    };
    let name = rest.strip_prefix('/').unwrap_or(rest);
    name.starts_with(|sign: char| sign.is_ascii_alphabetic()) || rest.starts_with(['!', '?'])
}

fn placed_token(read: Read) -> Option<Token> {
    match read {
        Read::CharacterTokens(text) => Some(Token::Text(text.to_string())),
        Read::TagToken(tag) => {
            let name = tag.name.to_string();
            Some(match tag.kind {
                TagKind::EndTag => Token::End { name },
                TagKind::StartTag => Token::Start {
                    name,
                    attributes: tag
                        .attrs
                        .into_iter()
                        .map(|attribute| {
                            (
                                attribute.name.local.to_string(),
                                attribute.value.to_string(),
                            )
                        })
                        .collect(),
                    is_closed: tag.self_closing,
                },
            })
        }
        _ => None,
    }
}

/// Keeps what was read, words that follow each other as one.
#[derive(Default)]
struct Sink {
    read: RefCell<Vec<Read>>,
}

impl Sink {
    fn take(&self) -> Vec<Read> {
        std::mem::take(&mut self.read.borrow_mut())
    }
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Read, _line: u64) -> TokenSinkResult<()> {
        let mut read = self.read.borrow_mut();
        let next = match &token {
            Read::TagToken(tag) if tag.kind == TagKind::StartTag => match &*tag.name {
                "script" => TokenSinkResult::RawData(ScriptData),
                "title" | "textarea" => TokenSinkResult::RawData(Rcdata),
                "style" | "xmp" | "iframe" | "noembed" | "noframes" => {
                    TokenSinkResult::RawData(Rawtext)
                }
                "plaintext" => TokenSinkResult::Plaintext,
                _ => TokenSinkResult::Continue,
            },
            _ => TokenSinkResult::Continue,
        };
        match (token, read.last_mut()) {
            (Read::ParseError(_) | Read::NullCharacterToken | Read::EOFToken, _) => {}
            (Read::CharacterTokens(more), Some(Read::CharacterTokens(text))) => {
                text.push_tendril(&more);
            }
            (token, _) => read.push(token),
        }
        next
    }
}

/// Counts lines forward, each once.
#[derive(Default)]
struct Lines {
    at: usize,
    lines: u32,
}

impl Lines {
    fn before(&mut self, source: &str, at: usize) -> u32 {
        if let Some(passed) = source.get(self.at..at) {
            let passed = passed.matches('\n').count();
            self.lines = self
                .lines
                .saturating_add(u32::try_from(passed).unwrap_or(u32::MAX));
            self.at = at;
        }
        self.lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(source: &str) -> Vec<(String, u32)> {
        let read = read(source, None).into_iter();
        read.map(|placed| {
            let told = match placed.token {
                Token::Text(text) => format!("{text:?}"),
                Token::Unfinished => format!("… {}", &source[placed.source]),
                Token::UnfinishedComment => String::from("…"),
                _ => source[placed.source].to_owned(),
            };
            (told, placed.lines_down)
        })
        .collect()
    }

    #[track_caller]
    fn check(source: &str, expected: &[(&str, u32)]) {
        let read = tokens(source);
        let read: Vec<(&str, u32)> = read
            .iter()
            .map(|(told, line)| (told.as_str(), *line))
            .collect();
        assert_eq!(read, expected);
    }

    #[test]
    fn every_tag_is_known_as_typed_and_by_its_line() {
        check(
            "a <\n<B\ntitle='<i>' x>b</B\n>c\n<img>",
            &[
                ("\"a <\\n\"", 0),
                ("<B\ntitle='<i>' x>", 1),
                ("\"b\"", 2),
                ("</B\n>", 2),
                ("\"c\\n\"", 3),
                ("<img>", 4),
            ],
        );
    }

    #[test]
    fn references_are_decoded_and_what_ends_midway_is_told() {
        check(
            "&eacute;&#8212;&nope;&amp",
            &[("\"é—&nope;\"", 0), ("\"&\"", 0)],
        );
        check(
            "x\n<a href=\"y>z</a>",
            &[("\"x\\n\"", 0), ("… <a href=\"y>z</a>", 1)],
        );
        check("x<!-- y", &[("\"x\"", 0), ("…", 0)]);
        check(
            "<script>a<b>c",
            &[("<script>", 0), ("\"a\"", 0), ("\"<b>\"", 0), ("\"c\"", 0)],
        );
    }

    #[test]
    fn half_a_megabyte_is_read_once() {
        let row = "<tr>\n<td>1&nbsp;000 &lt; 2</td>\n</tr>\n";
        let source = row.repeat(500_000 / row.len());
        let read = read(&source, None);
        let last = read.last().map(|placed| placed.lines_down);
        let lines = source.matches('\n').count();
        assert_eq!(last.map(|line| line as usize), Some(lines - 1));
    }
}
