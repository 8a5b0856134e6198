//! Where the targets of links stand in Markdown.
//!
//! Blocks are told apart first (`blocks`), so that code holds no links and a definition is one only
//! where a paragraph begins; then each text is read from bracket to bracket. Every leaf is read in
//! one go, whatever signs it is full of.

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

use super::blocks::{Kind, leaves};
use super::html;
use super::link::LinkKind;
use super::target::{self, Style};
use crate::address;

/// The target of a link.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// Its bytes in the body, with its anchor.
    pub span: Range<usize>,
    pub kind: LinkKind,
    pub style: Style,
}

/// The targets of all links of this body, in their order.
pub(super) fn targets(body: &str) -> Vec<Found> {
    scanned(body).0
}

/// Where Markdown links begin whose words are one name in brackets: `[[name]](target)`. Each reaches
/// from its first bracket up to the parenthesis.
pub(crate) fn bracketed(body: &str) -> Vec<Range<usize>> {
    match body.contains("]](") {
        true => scanned(body).1,
        false => Vec::new(),
    }
}

/// Where targets begin whose first colon ends no scheme, as a backslash says.
pub(crate) fn with_plain_colons(body: &str) -> Vec<usize> {
    if !body.contains("\\:") {
        return Vec::new();
    }
    let found = targets(body).into_iter();
    let plain = found.filter(|found| {
        let written = &body[found.span.clone()];
        matches!(found.style, Style::Bare | Style::Angles)
            && target::has_plain_colon(written)
            && address::is_outside(&target::unescaped(written))
    });
    plain.map(|found| found.span.start).collect()
}

fn scanned(body: &str) -> (Vec<Found>, Vec<Range<usize>>) {
    let mut found = Vec::new();
    let mut bracketed = Vec::new();
    for leaf in leaves(body) {
        // What opens in a row of a table does not reach into the next one.
        let mut rows = vec![leaf.span.clone()];
        if leaf.kind == Kind::Table {
            let mut at = leaf.span.start;
            let lines = body[leaf.span].split_inclusive('\n');
            rows = lines
                .map(|line| {
                    at += line.len();
                    at - line.len()..at
                })
                .collect();
        }
        for row in rows {
            let mut scan = Scan::of(body, row, leaf.kind);
            match leaf.kind {
                Kind::Html => scan.elements(),
                Kind::Text => {
                    while scan.definition() {}
                    scan.inline();
                }
                Kind::Heading | Kind::Table => scan.inline(),
            }
            found.append(&mut scan.found);
            bracketed.append(&mut scan.bracketed);
        }
    }
    // Whoever opens first is closed last: a picture in a link comes before it.
    found.sort_by_key(|found| found.span.start);
    (found, bracketed)
}

struct Scan<'body> {
    body: &'body str,
    at: usize,
    end: usize,
    is_table: bool,
    /// The brackets that are open, and whether each is that of a picture.
    open: Vec<bool>,
    /// Whether a link was found and no bracket opened since: a link holds no other, so what is open
    /// around it is none. The parser forgets this at the next bracket, and so does this.
    dead: bool,
    /// Whether a comment that began before had no end; then none that begins later has one.
    endless: bool,
    found: Vec<Found>,
    /// Names in double brackets that are the words of a Markdown link.
    bracketed: Vec<Range<usize>>,
    /// Where the runs of backticks are, by their length, found once.
    ticks: BTreeMap<usize, VecDeque<usize>>,
}

impl<'body> Scan<'body> {
    fn of(body: &'body str, span: Range<usize>, kind: Kind) -> Scan<'body> {
        Scan {
            body,
            at: span.start,
            end: span.end,
            is_table: kind == Kind::Table,
            open: Vec::new(),
            dead: false,
            endless: false,
            found: Vec::new(),
            bracketed: Vec::new(),
            ticks: BTreeMap::new(),
        }
    }

    fn rest(&self) -> &'body str {
        &self.body[self.at..self.end]
    }

    fn inline(&mut self) {
        self.ticks = ticks(self.body, self.at..self.end);
        while self.at < self.end {
            self.step();
        }
    }

    /// The addresses in the tags of HTML.
    fn elements(&mut self) {
        while let Some(next) = self.rest().find('<') {
            self.at += next;
            self.at += match self.rest().starts_with("<!--") {
                true => self.comment(),
                false => self.element().unwrap_or(1),
            };
        }
    }

    fn comment(&self) -> usize {
        let rest = self.rest();
        rest.find("-->").map_or(rest.len(), |end| end + 3)
    }

    /// How long the tag is that begins here.
    fn element(&mut self) -> Option<usize> {
        let tag = html::tag(self.rest())?;
        if let Some(address) = tag.address.filter(|address| !address.is_empty()) {
            let span = self.at + address.start..self.at + address.end;
            self.push(span, tag.is_picture, Style::Html);
        }
        Some(tag.end)
    }

    fn step(&mut self) {
        let rest = self.rest();
        let is_sign = |byte| matches!(byte, b'\\' | b'`' | b'<' | b'[' | b']');
        let plain = rest.bytes().position(is_sign).unwrap_or(rest.len());
        if plain > 0 {
            self.at += plain;
            return;
        }
        let Some(letter) = rest.chars().next() else {
            return;
        };
        let mut length = letter.len_utf8();
        match letter {
            '\\' => length += rest[1..].chars().next().map_or(0, char::len_utf8),
            '`' => length = self.code_span(),
            '<' if rest.starts_with("<!--") && !self.endless => {
                let end = rest.find("-->");
                self.endless = end.is_none();
                length = end.map_or(1, |end| end + 3);
            }
            '<' => {
                let end = rest[1..]
                    .find(['>', '<', ' ', '\n'])
                    .map_or(0, |end| end + 1);
                if rest[end..].starts_with('>') && address::is_outside(&rest[1..end]) {
                    self.push(self.at + 1..self.at + end, false, Style::Angles);
                    length = end + 1;
                } else {
                    length = self.element().unwrap_or(1);
                }
            }
            '[' => match self.wiki() {
                Some(long) => length = long,
                None => {
                    let picture = self.body[..self.at].ends_with('!');
                    self.dead &= picture;
                    self.open.push(picture);
                }
            },
            ']' => {
                if let Some(picture) = self.open.pop()
                    && (picture || !self.dead)
                    && let Some((span, style, end)) = self.resource(self.at + 1)
                {
                    if let Some(span) = span {
                        self.push(span, picture, style);
                    }
                    self.dead |= !picture;
                    self.at = end;
                    return;
                }
            }
            _ => {}
        }
        self.at += length;
    }

    /// How long the code is that begins with these backticks; only they themselves if none close it.
    fn code_span(&mut self) -> usize {
        let rest = self.rest();
        let long = rest.len() - rest.trim_start_matches('`').len();
        let Some(places) = self.ticks.get_mut(&long) else {
            return long;
        };
        while places.front().is_some_and(|place| *place < self.at + long) {
            places.pop_front();
        }
        places
            .front()
            .map_or(long, |closing| closing + long - self.at)
    }

    /// A name in double brackets; how far it reaches. In a table, the bar before its words is
    /// escaped, or it would end the cell.
    fn wiki(&mut self) -> Option<usize> {
        let inner = self.rest().strip_prefix("[[")?;
        // Within a bracket the parser looks for no name.
        if !self.open.is_empty() {
            return None;
        }
        let mut name_end = None;
        let mut end = None;
        let mut escaped = false;
        for (at, letter) in inner.char_indices() {
            let was_escaped = std::mem::take(&mut escaped);
            match letter {
                '|' if self.is_table && !was_escaped => return None,
                '|' if was_escaped != self.is_table => {}
                '|' => {
                    // A name has one bar; a second one makes it no link.
                    if name_end.is_some() {
                        return None;
                    }
                    name_end = Some(at - usize::from(was_escaped));
                }
                '[' if !was_escaped => return None,
                ']' if !was_escaped => {
                    end = inner[at..].starts_with("]]").then_some(at);
                    break;
                }
                '\n' if self.is_table => return None,
                '\\' if !was_escaped => escaped = true,
                _ => {}
            }
            // The parser reads no name of more than a thousand letters.
            if at > 1000 {
                return None;
            }
        }
        let end = end?;
        // Behind it stands where a Markdown link leads, whose words stand in brackets.
        if self.resource(self.at + end + 4).is_some() {
            self.bracketed.push(self.at..self.at + end + 4);
            return None;
        }
        let written = &inner[..name_end.unwrap_or(end)];
        let name = written.trim();
        if !name.is_empty() {
            let start = self.at + 2 + (written.len() - written.trim_start().len());
            self.found.push(Found {
                span: start..start + name.len(),
                kind: match self.is_embedded() {
                    true => LinkKind::Embed,
                    false => LinkKind::Wiki,
                },
                style: match self.is_table {
                    true => Style::WikiInTable,
                    false => Style::Wiki,
                },
            });
        }
        Some(end + 4)
    }

    /// Whether a sign before the brackets says that what they name is shown here.
    fn is_embedded(&self) -> bool {
        let before = self.body[..self.at].strip_suffix('!');
        before.is_some_and(|before| !before.ends_with('\\'))
    }

    /// What stands in the parentheses that begin at `at`, behind a bracket: where the target is, and
    /// where they end.
    fn resource(&self, at: usize) -> Option<(Option<Range<usize>>, Style, usize)> {
        let rest = self.body[at..self.end].strip_prefix('(')?;
        let mut at = at + 1 + spaces(rest);
        let mut target = None;
        let mut style = Style::Bare;
        if !self.body[at..self.end].starts_with(')') {
            let (span, angles) = self.destination(at)?;
            at = span.end + usize::from(angles);
            if angles {
                style = Style::Angles;
            }
            target = Some(span).filter(|span| !span.is_empty());
        }
        let rest = &self.body[at..self.end];
        let gap = spaces(rest);
        let title = match gap {
            0 => 0,
            _ => title(&rest[gap..]).unwrap_or(0),
        };
        let end = at + gap + title;
        let end = end + spaces(&self.body[end..self.end]);
        let closes = self.body[end..self.end].starts_with(')');
        closes.then_some((target, style, end + 1))
    }

    /// The target that begins here, in angles or up to a space or the parenthesis that closes the
    /// link.
    fn destination(&self, start: usize) -> Option<(Range<usize>, bool)> {
        let rest = &self.body[start..self.end];
        let mut escaped = false;
        if let Some(inner) = rest.strip_prefix('<') {
            for (at, letter) in inner.char_indices() {
                match letter {
                    _ if escaped => escaped = false,
                    '\\' => escaped = true,
                    '>' => return Some((start + 1..start + 1 + at, true)),
                    '<' | '\n' => return None,
                    _ => {}
                }
            }
            return None;
        }
        let mut depth = 0usize;
        let mut end = rest.len();
        for (at, letter) in rest.char_indices() {
            match letter {
                _ if escaped && letter.is_ascii_punctuation() => escaped = false,
                '\\' => escaped = true,
                // The parser follows no more than so many.
                '(' if depth == 32 => return None,
                '(' => depth += 1,
                ')' if depth == 0 => {
                    end = at;
                    break;
                }
                ')' => depth -= 1,
                letter if letter.is_ascii_whitespace() || letter.is_ascii_control() => {
                    end = at;
                    break;
                }
                _ => escaped = false,
            }
        }
        (depth == 0 && end > 0).then_some((start..start + end, false))
    }

    /// Takes the definition of a reference that the text begins with: `[name]: target "title"`.
    fn definition(&mut self) -> bool {
        let Some((span, angles, end)) = self.defined() else {
            return false;
        };
        let style = match angles {
            true => Style::Angles,
            false => Style::Bare,
        };
        if !span.is_empty() {
            self.push(span, false, style);
        }
        self.at = end;
        true
    }

    fn defined(&self) -> Option<(Range<usize>, bool, usize)> {
        let rest = self.rest();
        // In a quote, what says that it goes on stands before each line.
        let start = self.at + rest.len() - rest.trim_start_matches([' ', '\t', '>']).len();
        let name = self.body[start..self.end].strip_prefix('[')?;
        let mut escaped = false;
        let close = name.char_indices().take(1000).find(|(_, letter)| {
            let was_escaped = std::mem::take(&mut escaped);
            escaped = *letter == '\\' && !was_escaped;
            matches!(letter, '[' | ']') && !was_escaped
        })?;
        if close.1 == '[' || name[..close.0].trim().is_empty() || name.starts_with('^') {
            return None;
        }
        let behind = start + 1 + close.0 + 1;
        let rest = self.body[behind..self.end].strip_prefix(':')?;
        let at = behind + 1 + spaces(rest);
        let (span, angles) = self.destination_to_space(at)?;
        let at = span.end + usize::from(angles);
        let line_end = |at: usize| {
            let rest = &self.body[at..self.end];
            let end = rest.find('\n').map_or(rest.len(), |end| end + 1);
            rest[..end].trim().is_empty().then_some(at + end)
        };
        let rest = &self.body[at..self.end];
        let gap = spaces(rest);
        let titled = (gap > 0)
            .then(|| title(&rest[gap..]))
            .flatten()
            .and_then(|title| line_end(at + gap + title));
        let end = titled.or_else(|| line_end(at))?;
        Some((span, angles, end))
    }

    fn destination_to_space(&self, start: usize) -> Option<(Range<usize>, bool)> {
        let rest = &self.body[start..self.end];
        if rest.starts_with('<') {
            return self.destination(start);
        }
        let end = rest.find(|letter: char| letter.is_ascii_whitespace());
        let end = end.unwrap_or(rest.len());
        (end > 0).then_some((start..start + end, false))
    }

    fn push(&mut self, span: Range<usize>, picture: bool, style: Style) {
        let target = target::meant(&self.body[span.clone()]);
        let path = target.split(['#', '?']).next().unwrap_or(&target);
        let is_note = path
            .len()
            .checked_sub(3)
            .and_then(|end| path.get(end..))
            .is_some_and(|end| end.eq_ignore_ascii_case(".md"));
        let kind = if address::is_outside(&target) {
            LinkKind::External
        } else if is_note && !picture {
            LinkKind::Note
        } else {
            LinkKind::Media
        };
        self.found.push(Found { span, kind, style });
    }
}

fn spaces(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t', '\n', '\r']).len()
}

/// How long the title is that this text begins with.
fn title(text: &str) -> Option<usize> {
    let (open, close) = match text.chars().next()? {
        quote @ ('"' | '\'') => (quote, quote),
        '(' => ('(', ')'),
        _ => return None,
    };
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            letter if letter == close => return Some(at + 1),
            letter if letter == open => return None,
            _ => {}
        }
    }
    None
}

/// Where the runs of backticks are, by their length, found once so that a note full of them is
/// still read in one go.
fn ticks(body: &str, within: Range<usize>) -> BTreeMap<usize, VecDeque<usize>> {
    let mut ticks: BTreeMap<usize, VecDeque<usize>> = BTreeMap::new();
    let mut at = within.start;
    while let Some(next) = body[at..within.end].find('`') {
        at += next;
        let rest = &body[at..within.end];
        let long = rest.len() - rest.trim_start_matches('`').len();
        ticks.entry(long).or_default().push_back(at);
        at += long;
    }
    ticks
}
