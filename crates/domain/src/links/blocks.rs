//! The blocks of a body as far as links need them: what is text, what is a table or HTML, and what
//! is code. The grammar is CommonMark's, with the tables and footnotes that notes have; that it says
//! the same as the parser which renders notes is held by a test of that room.

use std::ops::Range;

/// Bytes of a body that may hold links.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Leaf {
    pub span: Range<usize>,
    pub kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A paragraph, which may begin with definitions.
    Text,
    /// A heading.
    Heading,
    /// A paragraph that is a table.
    Table,
    /// HTML.
    Html,
}

/// The leaves of this body, in their order.
pub(super) fn leaves(body: &str) -> Vec<Leaf> {
    let mut blocks = Blocks {
        containers: Vec::new(),
        open: Open::Nothing,
        hollow: None,
        leaves: Vec::new(),
    };
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        blocks.take(Line {
            body,
            end: at + line.len(),
            at,
            column: 0,
        });
        at += line.len();
    }
    blocks.close();
    blocks.leaves
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Container {
    Quote,
    /// An entry of a list, or a footnote, whose content is so many columns further in.
    Inner(usize),
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Open {
    Nothing,
    Text {
        start: usize,
        /// Where its last line begins.
        last: usize,
        end: usize,
        is_table: bool,
    },
    Indented,
    Fence {
        mark: u8,
        long: usize,
    },
    Html {
        start: usize,
        end: usize,
        until: Until,
    },
}

/// What ends HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Until {
    Blank,
    Sign(&'static str),
    /// The end of an element whose content is no Markdown.
    Element,
}

struct Blocks {
    containers: Vec<Container>,
    open: Open,
    /// How many containers there are when the innermost is an entry whose first line is empty.
    hollow: Option<usize>,
    leaves: Vec<Leaf>,
}

/// A line, and how far it was read.
#[derive(Clone, Copy)]
struct Line<'body> {
    body: &'body str,
    end: usize,
    at: usize,
    column: usize,
}

impl<'body> Line<'body> {
    fn rest(&self) -> &'body str {
        &self.body[self.at..self.end]
    }

    /// How many columns of white space come next.
    fn indent(&self) -> usize {
        let mut column = self.column;
        for byte in self.rest().bytes() {
            match byte {
                b' ' => column += 1,
                b'\t' => column += 4 - column % 4,
                _ => break,
            }
        }
        column - self.column
    }

    fn is_blank(&self) -> bool {
        // No other white space is any to Markdown.
        self.rest().bytes().all(|byte| byte.is_ascii_whitespace())
    }

    /// Passes over at most so many columns of white space.
    fn skip(&mut self, columns: usize) {
        let to = self.column + columns;
        while self.column < to {
            match self.rest().bytes().next() {
                Some(b' ') => self.column += 1,
                Some(b'\t') => self.column += 4 - self.column % 4,
                _ => return,
            }
            self.at += 1;
        }
    }

    /// Passes over signs that are one column each.
    fn pass(&mut self, bytes: usize) {
        self.at += bytes;
        self.column += bytes;
    }
}

impl Blocks {
    fn take(&mut self, mut line: Line<'_>) {
        let matched = self.matched(&mut line);
        // An entry begins with one empty line at most.
        if let Some(depth) = self.hollow.take()
            && line.is_blank()
        {
            self.containers.truncate(depth - 1);
            return;
        }
        let all = matched == self.containers.len();
        if all && self.goes_on(line) {
            return;
        }
        let in_text = matches!(
            self.open,
            Open::Text {
                is_table: false,
                ..
            }
        );
        let in_table = all && matches!(self.open, Open::Text { is_table: true, .. });
        if line.is_blank() {
            if !matches!(self.open, Open::Fence { .. }) || !all {
                self.close();
            }
            // A quote ends with a line that does not say it goes on; what is further in may.
            let quote = self.containers[matched..]
                .iter()
                .position(|one| *one == Container::Quote);
            if let Some(quote) = quote {
                self.containers.truncate(matched + quote);
            }
            return;
        }
        let mut closed = all;
        let begin = line.at;
        loop {
            let indent = line.indent();
            if indent >= 4 {
                if in_text && (!closed || line.at == begin) {
                    break;
                }
                self.leave(matched, &mut closed);
                self.close();
                self.open = Open::Indented;
                return;
            }
            let mut inner = line;
            inner.skip(indent);
            let text = inner.rest();
            // A line that leaves a quote or a list interrupts no text, it only may go on with one.
            let interrupts = in_text && all && line.at == begin;
            if text.starts_with('>') {
                self.leave(matched, &mut closed);
                self.close();
                inner.pass(1);
                inner.skip(1);
                self.containers.push(Container::Quote);
                if inner.is_blank() {
                    return;
                }
            } else if let Some((mark, long)) = fence(text) {
                self.leave(matched, &mut closed);
                self.close();
                self.open = Open::Fence { mark, long };
                return;
            } else if is_heading(text) {
                self.leave(matched, &mut closed);
                self.close();
                self.leaf(inner.at..line.end, Kind::Heading);
                return;
            } else if let Some(until) = html(text, interrupts) {
                self.leave(matched, &mut closed);
                self.close();
                self.open = Open::Html {
                    start: inner.at,
                    end: line.end,
                    until,
                };
                if ends(text, until) {
                    self.close();
                }
                return;
            } else if interrupts && is_underline(text) {
                self.close();
                return;
            } else if is_break(text) {
                self.leave(matched, &mut closed);
                self.close();
                return;
            } else if let Some(width) = marker(inner, interrupts) {
                self.leave(matched, &mut closed);
                self.close();
                inner.pass(width);
                let gap = inner.indent();
                let gap = match inner.is_blank() || gap > 4 {
                    true => 1,
                    false => gap,
                };
                self.containers.push(Container::Inner(indent + width + gap));
                inner.skip(gap);
                if inner.is_blank() {
                    self.hollow = Some(self.containers.len());
                    return;
                }
            } else if let Some(width) = footnote(text) {
                self.leave(matched, &mut closed);
                self.close();
                inner.pass(width);
                inner.skip(inner.indent());
                self.containers.push(Container::Inner(4));
                if inner.is_blank() {
                    return;
                }
            } else {
                break;
            }
            line = inner;
        }
        // A text goes on in a line that leaves its quote or its list.
        if line.at == begin && (in_text || in_table) {
            self.go_on(line, all);
            return;
        }
        self.leave(matched, &mut closed);
        self.close();
        self.open = Open::Text {
            start: line.at,
            last: line.at,
            end: line.end,
            is_table: false,
        };
    }

    /// Takes one more line into the text that is open. A row of hyphens makes a table of it and of the
    /// line above.
    fn go_on(&mut self, line: Line<'_>, all: bool) {
        let Open::Text {
            start,
            last,
            end,
            is_table,
        } = &mut self.open
        else {
            return;
        };
        let head = &line.body[*last..*end];
        let begins = all && !*is_table && is_row_of_hyphens(line.rest());
        let above = *start..*last;
        if begins && cells(head) == cells(line.rest()) {
            *start = *last;
            *is_table = true;
        }
        *last = line.at;
        *end = line.end;
        if *is_table && begins && !above.is_empty() {
            self.leaf(above, Kind::Text);
        }
    }

    /// How many of the open containers go on in this line, which is read up to their content.
    fn matched(&self, line: &mut Line<'_>) -> usize {
        for (at, container) in self.containers.iter().enumerate() {
            match container {
                Container::Quote => {
                    let mut inner = *line;
                    let indent = inner.indent();
                    inner.skip(indent);
                    if indent > 3 || !inner.rest().starts_with('>') {
                        return at;
                    }
                    inner.pass(1);
                    inner.skip(1);
                    *line = inner;
                }
                Container::Inner(columns) => {
                    if line.is_blank() {
                        continue;
                    }
                    if line.indent() < *columns {
                        return at;
                    }
                    line.skip(*columns);
                }
            }
        }
        self.containers.len()
    }

    /// Whether what is open takes this line whatever stands in it.
    fn goes_on(&mut self, line: Line<'_>) -> bool {
        match &mut self.open {
            Open::Fence { mark, long } => {
                let text = line.rest();
                let ends = line.indent() < 4 && closes(text.trim(), *mark, *long);
                if ends {
                    self.open = Open::Nothing;
                }
                true
            }
            Open::Html { end, until, .. } => {
                if *until == Until::Blank && line.is_blank() {
                    return false;
                }
                *end = line.end;
                if ends(line.rest(), *until) {
                    self.close();
                }
                true
            }
            Open::Indented => !line.is_blank() && line.indent() >= 4,
            Open::Text { .. } | Open::Nothing => false,
        }
    }

    /// Leaves the containers that do not go on, once.
    fn leave(&mut self, matched: usize, closed: &mut bool) {
        if !*closed {
            self.close();
            self.containers.truncate(matched);
            *closed = true;
        }
    }

    fn close(&mut self) {
        match std::mem::replace(&mut self.open, Open::Nothing) {
            Open::Text {
                start,
                end,
                is_table,
                ..
            } => self.leaf(
                start..end,
                match is_table {
                    true => Kind::Table,
                    false => Kind::Text,
                },
            ),
            Open::Html { start, end, .. } => self.leaf(start..end, Kind::Html),
            Open::Nothing | Open::Indented | Open::Fence { .. } => {}
        }
    }

    fn leaf(&mut self, span: Range<usize>, kind: Kind) {
        self.leaves.push(Leaf { span, kind });
    }
}

fn fence(text: &str) -> Option<(u8, usize)> {
    let mark = text.bytes().next().filter(|mark| b"`~".contains(mark))?;
    let long = text.bytes().take_while(|byte| *byte == mark).count();
    let is_fence = long >= 3 && (mark == b'~' || !text[long..].contains('`'));
    is_fence.then_some((mark, long))
}

fn closes(text: &str, mark: u8, long: usize) -> bool {
    text.len() >= long && text.bytes().all(|byte| byte == mark)
}

fn is_heading(text: &str) -> bool {
    let long = text.bytes().take_while(|byte| *byte == b'#').count();
    (1..=6).contains(&long) && text[long..].chars().next().is_none_or(char::is_whitespace)
}

fn is_underline(text: &str) -> bool {
    let text = text.trim_end();
    !text.is_empty()
        && (text.bytes().all(|byte| byte == b'=') || text.bytes().all(|byte| byte == b'-'))
}

fn is_break(text: &str) -> bool {
    let mut signs = text.bytes().filter(|byte| !byte.is_ascii_whitespace());
    let Some(first) = signs.next().filter(|sign| b"*-_".contains(sign)) else {
        return false;
    };
    let mut count = 1;
    for sign in signs {
        if sign != first {
            return false;
        }
        count += 1;
    }
    count >= 3
}

/// How many bytes the mark of an entry of a list has.
fn marker(line: Line<'_>, interrupts: bool) -> Option<usize> {
    let text = line.rest();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let width = match text.as_bytes().get(digits)? {
        b'-' | b'+' | b'*' if digits == 0 => 1,
        b'.' | b')' if (1..=9).contains(&digits) => digits + 1,
        _ => return None,
    };
    let rest = &text[width..];
    if !rest.is_empty() && !rest.starts_with(char::is_whitespace) {
        return None;
    }
    if interrupts && (rest.trim().is_empty() || (digits > 0 && text[..digits].parse() != Ok(1))) {
        return None;
    }
    Some(width)
}

/// How many bytes the mark of a footnote has.
fn footnote(text: &str) -> Option<usize> {
    let name = text.strip_prefix("[^")?;
    let end = name
        .find([']', '[', '\n', ' ', '\t'])
        .filter(|end| *end > 0)?;
    name[end..].starts_with("]:").then_some(end + 4)
}

/// Whether this row can part the head of a table from its body.
fn is_row_of_hyphens(text: &str) -> bool {
    let text = text.trim();
    let cells = text.strip_prefix('|').unwrap_or(text);
    let cells = cells.strip_suffix('|').unwrap_or(cells);
    let is_cell = |cell: &str| {
        let cell = cell.trim();
        let cell = cell.strip_prefix(':').unwrap_or(cell);
        let cell = cell.strip_suffix(':').unwrap_or(cell);
        !cell.is_empty() && cell.bytes().all(|byte| byte == b'-')
    };
    text.contains(['|', ':']) && cells.split('|').all(is_cell)
}

/// How many cells a row of a table has.
fn cells(row: &str) -> usize {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut cells = 1;
    let mut escaped = false;
    for (at, letter) in row.char_indices() {
        match letter {
            '|' if !escaped && at + 1 < row.len() => cells += 1,
            _ => {}
        }
        escaped = letter == '\\' && !escaped;
    }
    cells
}

/// What ends the HTML that begins here, if this is where HTML begins.
fn html(text: &str, interrupts: bool) -> Option<Until> {
    const BLOCKS: &str = " address article aside base basefont blockquote body caption center col \
        colgroup dd details dialog dir div dl dt fieldset figcaption figure footer form frame \
        frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem nav \
        noframes ol optgroup option p param search section summary table tbody td tfoot th thead \
        title tr track ul ";
    let inner = text.strip_prefix('<')?;
    if inner.starts_with("!--") {
        return Some(Until::Sign("-->"));
    }
    if inner.starts_with('?') {
        return Some(Until::Sign("?>"));
    }
    if inner.starts_with("![CDATA[") {
        return Some(Until::Sign("]]>"));
    }
    if inner.starts_with('!') && inner[1..].starts_with(|letter: char| letter.is_ascii_alphabetic())
    {
        return Some(Until::Sign(">"));
    }
    let closing = inner.strip_prefix('/');
    let inner = closing.unwrap_or(inner);
    let end = inner
        .find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-')
        .unwrap_or(inner.len());
    let name = inner[..end].to_ascii_lowercase();
    let rest = &inner[end..];
    let ends_well =
        rest.is_empty() || rest.starts_with(char::is_whitespace) || rest.starts_with('>');
    if closing.is_none() && ends_well && is_verbatim(&name) {
        return Some(Until::Element);
    }
    let is_block = !name.is_empty() && BLOCKS.contains(&format!(" {name} "));
    if is_block && (ends_well || rest.starts_with("/>")) {
        return Some(Until::Blank);
    }
    if interrupts || name.is_empty() || (closing.is_none() && is_verbatim(&name)) {
        return None;
    }
    let tag = super::html::tag(text)?;
    text[tag.end..].trim().is_empty().then_some(Until::Blank)
}

fn is_verbatim(name: &str) -> bool {
    matches!(name, "script" | "pre" | "style" | "textarea")
}

fn ends(text: &str, until: Until) -> bool {
    match until {
        Until::Blank => false,
        Until::Sign(sign) => text.contains(sign),
        Until::Element => {
            let text = text.to_ascii_lowercase();
            ["</script>", "</pre>", "</style>", "</textarea>"]
                .iter()
                .any(|end| text.contains(end))
        }
    }
}
