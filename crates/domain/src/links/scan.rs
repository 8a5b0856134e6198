//! Where the targets of links stand in Markdown.

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

use super::{LinkKind, target};

/// The target of a link.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// Its bytes in the body, with its anchor.
    pub span: Range<usize>,
    pub kind: LinkKind,
    /// Whether it is written between `<` and `>`.
    pub in_angles: bool,
}

/// The targets of all links of this body, in their order.
pub(super) fn targets(body: &str) -> Vec<Found> {
    let mut scan = Scan {
        body,
        at: 0,
        open: Vec::new(),
        found: Vec::new(),
        ticks: ticks(body),
        paragraph_end: 0,
    };
    while scan.at < body.len() {
        if scan.at == 0 || body.as_bytes()[scan.at - 1] == b'\n' {
            scan.open_line();
        }
        scan.step();
    }
    scan.found
}

struct Scan<'body> {
    body: &'body str,
    at: usize,
    /// The brackets that are open, and whether each is that of a picture.
    open: Vec<bool>,
    found: Vec<Found>,
    /// Where the runs of backticks are, by their length.
    ticks: BTreeMap<usize, VecDeque<usize>>,
    /// Where the paragraph ends that was last looked at.
    paragraph_end: usize,
}

impl<'body> Scan<'body> {
    fn rest(&self) -> &'body str {
        &self.body[self.at..]
    }

    /// At the start of a line: passes over fenced code, and takes definitions of references.
    fn open_line(&mut self) {
        while let Some(length) = fenced(self.rest()) {
            self.at += length;
            self.open.clear();
        }
        let line = self.rest().lines().next().unwrap_or_default();
        if line.trim().is_empty() {
            self.open.clear();
        }
        let indent = line.len() - line.trim_start_matches(' ').len();
        let definition = line[indent..]
            .strip_prefix('[')
            .filter(|name| indent < 4 && !name.starts_with('^'))
            .and_then(|name| name.find("]:"))
            .map(|colon| indent + 1 + colon + 2);
        if let Some(behind) = definition {
            self.at += behind;
            self.destination(false);
        }
    }

    fn step(&mut self) {
        let rest = self.rest();
        let is_sign = |byte| matches!(byte, b'\\' | b'`' | b'<' | b'[' | b']' | b'\n');
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
            '<' if rest.starts_with("<!--") => {
                length = rest.find("-->").map_or(rest.len(), |end| end + 3);
            }
            '<' => {
                let end = rest[1..]
                    .find(['>', '<', ' ', '\n'])
                    .map_or(0, |end| end + 1);
                if rest[end..].starts_with('>') && target::is_external(&rest[1..end]) {
                    self.push(self.at + 1..self.at + end, false, true);
                    length = end + 1;
                }
            }
            '[' if rest.starts_with("[[") => length = self.wiki(),
            '[' => {
                let picture = self.body[..self.at].ends_with('!');
                self.open.push(picture);
            }
            ']' => {
                if let Some(picture) = self.open.pop()
                    && rest[1..].starts_with('(')
                {
                    self.at += 2;
                    self.destination(picture);
                    return;
                }
            }
            _ => {}
        }
        self.at += length;
    }

    /// How long the code is that begins with these backticks; only they themselves if none close
    /// it before the paragraph ends.
    fn code_span(&mut self) -> usize {
        let rest = self.rest();
        let long = rest.len() - rest.trim_start_matches('`').len();
        if self.paragraph_end <= self.at {
            self.paragraph_end = blank_line(rest).map_or(self.body.len(), |end| self.at + end);
        }
        let Some(places) = self.ticks.get_mut(&long) else {
            return long;
        };
        while places.front().is_some_and(|place| *place < self.at + long) {
            places.pop_front();
        }
        match places.front() {
            Some(closing) if *closing < self.paragraph_end => closing + long - self.at,
            _ => long,
        }
    }

    /// A name in double brackets; how far it reaches.
    fn wiki(&mut self) -> usize {
        let rest = self.rest();
        let end = rest[2..].find(['[', ']', '\n']).map_or(2, |end| end + 2);
        if end == 2 || !rest[end..].starts_with("]]") {
            return 2;
        }
        let name = &rest[2..end];
        let name_end = name.find('|').unwrap_or(name.len());
        self.found.push(Found {
            span: self.at + 2..self.at + 2 + name_end,
            kind: LinkKind::Wiki,
            in_angles: false,
        });
        end + 2
    }

    /// The destination of a link begins after these spaces, in angles or up to a space or the
    /// parenthesis that closes the link.
    fn destination(&mut self, picture: bool) {
        let rest = self.rest();
        let spaces = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let start = self.at + spaces;
        let rest = &self.body[start..];
        if let Some(inner) = rest.strip_prefix('<') {
            if let Some(end) = inner
                .find(['>', '<', '\n'])
                .filter(|end| inner[*end..].starts_with('>'))
            {
                self.push(start + 1..start + 1 + end, picture, true);
                self.at = start + end + 2;
            } else {
                self.at = start + 1;
            }
            return;
        }
        let mut depth = 0;
        let mut escaped = false;
        let end = rest
            .find(|letter: char| {
                let ends = match letter {
                    _ if escaped => false,
                    '(' => {
                        depth += 1;
                        false
                    }
                    ')' => {
                        depth -= 1;
                        depth < 0
                    }
                    _ => letter.is_whitespace(),
                };
                escaped = letter == '\\' && !escaped;
                ends
            })
            .unwrap_or(rest.len());
        if end > 0 {
            self.push(start..start + end, picture, false);
        }
        self.at = start + end;
    }

    fn push(&mut self, span: Range<usize>, picture: bool, in_angles: bool) {
        let target = &self.body[span.clone()];
        let (path, _) = target::without_anchor(target);
        let is_note = path
            .len()
            .checked_sub(3)
            .and_then(|end| path.get(end..))
            .is_some_and(|end| end.eq_ignore_ascii_case(".md"));
        let kind = if target::is_external(target) {
            LinkKind::External
        } else if is_note && !picture {
            LinkKind::Note
        } else {
            LinkKind::Media
        };
        self.found.push(Found {
            span,
            kind,
            in_angles,
        });
    }
}

/// Where the line ends that a blank line follows, whatever ends lines here.
fn blank_line(text: &str) -> Option<usize> {
    let mut ends = text.match_indices('\n').map(|(end, _)| end);
    ends.find(|end| {
        let next = text[end + 1..].trim_start_matches([' ', '\t', '\r']);
        next.starts_with('\n')
    })
}

/// How long the fenced code is that this text begins with, if it does.
fn fenced(text: &str) -> Option<usize> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    let start = first.trim_start_matches([' ', '\t', '>']);
    let mark = start.chars().next().filter(|mark| "`~".contains(*mark))?;
    let long = start.len() - start.trim_start_matches(mark).len();
    if long < 3 || (mark == '`' && start[long..].contains('`')) {
        return None;
    }
    let mut length = first.len();
    for line in lines {
        length += line.len();
        let line = line.trim_start_matches([' ', '\t', '>']).trim_end();
        if line.len() >= long && line.chars().all(|letter| letter == mark) {
            break;
        }
    }
    Some(length)
}

/// Where the runs of backticks are, by their length, found once so that a note full of them is
/// still read in one go.
fn ticks(body: &str) -> BTreeMap<usize, VecDeque<usize>> {
    let mut ticks: BTreeMap<usize, VecDeque<usize>> = BTreeMap::new();
    let mut at = 0;
    while let Some(next) = body[at..].find('`') {
        at += next;
        let rest = &body[at..];
        let long = rest.len() - rest.trim_start_matches('`').len();
        ticks.entry(long).or_default().push_back(at);
        at += long;
    }
    ticks
}
