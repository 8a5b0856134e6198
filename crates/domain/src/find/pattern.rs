//! A query that can be asked of a text.

use std::ops::Range;

use regex::{Captures, Regex, RegexBuilder};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{Case, Edges, Kind, Part, Query};
use crate::{Refused, front_matter, line_ends, script};

/// An expression that takes more memory than this is no expression of an author.
const LARGEST: usize = 4 * 1024 * 1024;

/// A query that can be asked of a text. Two are the same when their queries are.
#[derive(Debug, Clone)]
pub struct Pattern {
    query: Query,
    regex: Regex,
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Pattern) -> bool {
        self.query == other.query
    }
}

impl Eq for Pattern {}

impl Pattern {
    /// The query, made ready. What is typed letter by letter is found in either form of Unicode.
    ///
    /// # Errors
    /// When nothing was typed, or it is no regular expression.
    pub fn new(query: Query) -> Result<Pattern, Refused> {
        let typed = line_ends::normalise(&query.typed);
        if typed.is_empty() {
            return Err(Refused::new(
                "there is nothing to look for",
                "Type what to find.",
            ));
        }
        let source = match (query.kind, query.edges) {
            (Kind::Plain, _) => either_form(&typed),
            (Kind::Expression, Edges::Any) => typed,
            (Kind::Expression, Edges::Words) => {
                format!("\\b{{start-half}}(?:{typed})\\b{{end-half}}")
            }
        };
        // By itself first: what wraps it must not mend it, as in `a)(b`.
        if query.kind == Kind::Expression {
            regex_of(&query.typed, &query)?;
        }
        let regex = regex_of(&source, &query)?;
        Ok(Pattern { query, regex })
    }

    /// What it was made of.
    pub fn query(&self) -> &Query {
        &self.query
    }

    pub(super) fn regex(&self) -> &Regex {
        &self.regex
    }

    /// Where in `text`, which has `\n` at its line ends, the search begins.
    pub(super) fn start(&self, text: &str) -> usize {
        match self.query.part {
            Part::Body => front_matter::split(text).body.start,
            Part::Whole => 0,
        }
    }

    /// The first hit at or after `at`. A hit is never empty: an expression that fits nothing fits everywhere.
    pub(super) fn next(&self, text: &str, mut at: usize) -> Option<Range<usize>> {
        loop {
            let found = self.regex.find_at(text, at)?.range();
            if !found.is_empty() && self.is_hit(text, &found) {
                return Some(found);
            }
            at = found.start + text[found.start..].chars().next()?.len_utf8();
        }
    }

    /// The hit at `found` with its groups.
    pub(super) fn groups<'text>(
        &self,
        text: &'text str,
        found: &Range<usize>,
    ) -> Option<Captures<'text>> {
        self.regex.captures_at(text, found.start)
    }

    fn is_hit(&self, text: &str, found: &Range<usize>) -> bool {
        if self.query.kind == Kind::Expression {
            return true;
        }
        let (hit, after) = (&text[found.clone()], text[found.end..].chars().next());
        // Half of a letter is none: `e` is not what stands in `é`, in whatever form that is.
        if after.is_some_and(is_combining_mark) {
            return false;
        }
        let before = text[..found.start].chars().next_back();
        self.query.edges == Edges::Any
            || is_edge(before, hit.chars().next()) && is_edge(hit.chars().next_back(), after)
    }
}

fn regex_of(source: &str, query: &Query) -> Result<Regex, Refused> {
    let made = RegexBuilder::new(source)
        .multi_line(true)
        .case_insensitive(query.case == Case::Any)
        .size_limit(LARGEST)
        .build();
    made.map_err(|error| match error {
        regex::Error::Syntax(told) => Refused::new(
            format!("this is no regular expression: {}", last_line(&told)),
            "Mend it, or look for it letter by letter.",
        ),
        _ => Refused::new(
            "what is looked for is too large",
            "Look for a part of it, or repeat less in the expression.",
        ),
    })
}

/// What is wrong, without the picture of where.
fn last_line(told: &str) -> &str {
    let line = told.lines().next_back().unwrap_or(told).trim();
    line.strip_prefix("error: ").unwrap_or(line)
}

/// The text as it is typed, composed or taken apart: it is the same text to whoever reads it.
fn either_form(typed: &str) -> String {
    let forms = [
        typed.to_owned(),
        typed.nfc().collect(),
        typed.nfd().collect(),
    ];
    let mut sources: Vec<String> = forms.iter().map(|form| regex::escape(form)).collect();
    sources.dedup();
    sources.join("|")
}

/// Whether a word ends or begins between two letters. Where a script has no spaces it may at any letter.
fn is_edge(left: Option<char>, right: Option<char>) -> bool {
    let goes_on = |letter: Option<char>| {
        letter.is_some_and(|letter| {
            (letter.is_alphanumeric() || letter == '_' || is_combining_mark(letter))
                && !script::is_unspaced(letter)
        })
    };
    !(goes_on(left) && goes_on(right))
}
