//! YAML: keys, scalars, blocks of text, anchors, flow collections.
//!
//! Line by line with one memory, the column of the last key: a block scalar ends where the
//! indentation goes back to it.

use crate::highlight::class::Class;
use crate::highlight::painter::Painter;
use crate::highlight::scan;

/// Paints YAML from the painter's place up to `end`.
pub fn paint(painter: &mut Painter<'_>, end: usize) {
    let mut reader = Reader {
        bytes: &painter.code().as_bytes()[..end],
        at: painter.at(),
        line: painter.at(),
        parent: 0,
        flow: 0,
        painter,
    };
    while reader.at < end {
        reader.step();
    }
}

/// A template that is not closed within these bytes is none.
const LONGEST_TEMPLATE: usize = 1_000;

struct Reader<'r, 'c> {
    painter: &'r mut Painter<'c>,
    bytes: &'c [u8],
    at: usize,
    /// Where this line starts.
    line: usize,
    /// The column of the last key or dash on this line.
    parent: usize,
    /// Open brackets.
    flow: u32,
}

impl Reader<'_, '_> {
    fn step(&mut self) {
        let next = self.bytes.get(self.at + 1).copied().unwrap_or(b'\n');
        let is_apart = next.is_ascii_whitespace();
        match self.bytes[self.at] {
            b'\n' => {
                self.at += 1;
                self.line = self.at;
                self.parent = 0;
                if self.flow > 0 && self.is_new_key() {
                    // Within brackets nothing stands at the margin: they were not closed.
                    self.flow = 0;
                }
            }
            b' ' | b'\t' | b'\r' => self.at += 1,
            b'#' if self.starts_word() => {
                self.take(scan::line_end(self.bytes, self.at), Class::Comment)
            }
            b'-' | b'.' if self.at == self.line && self.is_marker() => {
                self.take(self.at + 3, Class::Keyword)
            }
            b'-' | b'?' | b':' if is_apart => {
                if self.bytes[self.at] != b':' {
                    self.parent = self.at - self.line;
                }
                self.take(self.at + 1, Class::Punctuation);
            }
            b'{' if next == b'{' => self.template(),
            b'{' | b'[' => self.bracket(self.flow + 1),
            b'}' | b']' => self.bracket(self.flow.saturating_sub(1)),
            b',' if self.flow > 0 => self.bracket(self.flow),
            b'&' | b'*' => self.take(self.plain_word(), Class::Label),
            b'!' => self.take(self.plain_word(), Class::Type),
            b'%' if self.at == self.line => {
                self.take(scan::line_end(self.bytes, self.at), Class::Keyword)
            }
            b'"' => self.scalar(scan::quoted(self.bytes, self.at)),
            b'\'' => self.scalar(scan::past(self.bytes, self.at + 1, b"'")),
            b'|' | b'>' if self.flow == 0 => self.block_scalar(),
            _ => self.plain_scalar(),
        }
    }

    fn take(&mut self, end: usize, class: Class) {
        self.painter.paint(self.at, Class::Plain);
        self.painter.paint(end, class);
        self.at = self.painter.at();
    }

    fn bracket(&mut self, flow: u32) {
        self.flow = flow;
        self.take(self.at + 1, Class::Punctuation);
    }

    fn starts_word(&self) -> bool {
        self.at == self.line || matches!(self.bytes[self.at - 1], b' ' | b'\t')
    }

    /// `{{ .Values.name }}`, as Helm and Ansible fill in; two braces without an end are brackets.
    fn template(&mut self) {
        let near = &self.bytes[..self.bytes.len().min(self.at + LONGEST_TEMPLATE)];
        let line = &near[..scan::line_end(near, self.at)];
        let close = scan::past(line, self.at + 2, b"}}");
        if line[..close].ends_with(b"}}") && close > self.at + 3 {
            self.take(close, Class::Macro);
        } else {
            self.bracket(self.flow + 1);
        }
    }

    /// Whether a key begins at the margin.
    fn is_new_key(&self) -> bool {
        let end = scan::word(self.bytes, self.at, b"-.");
        end > self.at && self.bytes.get(end) == Some(&b':')
    }

    /// `---` and `...` on a line of their own.
    fn is_marker(&self) -> bool {
        let rest = &self.bytes[self.at..];
        (rest.starts_with(b"---") || rest.starts_with(b"..."))
            && rest.get(3).is_none_or(u8::is_ascii_whitespace)
    }

    fn plain_word(&self) -> usize {
        scan::until(self.bytes, self.at, |byte| {
            byte.is_ascii_whitespace() || b",]}".contains(&byte)
        })
    }

    /// Takes a quoted scalar; a colon after it makes it a key.
    fn scalar(&mut self, end: usize) {
        let colon = scan::blanks(self.bytes, end);
        if self.bytes.get(colon) == Some(&b':') {
            self.parent = self.at - self.line;
            self.take(end, Class::Property);
        } else {
            self.take(end, Class::String);
        }
    }

    fn plain_scalar(&mut self) {
        let in_flow = self.flow > 0;
        let mut end = self.at + 1;
        let mut is_key = false;
        while let Some(&byte) = self.bytes.get(end) {
            let next = self.bytes.get(end + 1).copied().unwrap_or(b'\n');
            match byte {
                b'\n' => break,
                b'#' if matches!(self.bytes[end - 1], b' ' | b'\t') => break,
                b',' | b'[' | b']' | b'{' | b'}' if in_flow => break,
                b':' if next.is_ascii_whitespace() || (in_flow && b",]}".contains(&next)) => {
                    is_key = true;
                    break;
                }
                _ => end += 1,
            }
        }
        let text = self.bytes[self.at..end].trim_ascii_end();
        let class = if text == b"<<" {
            Class::Keyword
        } else if is_key {
            Class::Property
        } else {
            value(text)
        };
        if is_key {
            self.parent = self.at - self.line;
        }
        self.take(self.at + text.len().max(1), class);
    }

    /// `|` or `>` and the lines that are indented deeper than the key.
    fn block_scalar(&mut self) {
        let parent = self.parent;
        let is_first = self.at == self.line;
        self.take(self.plain_word(), Class::Keyword);
        let mut end = scan::line_end(self.bytes, self.at);
        let comment = scan::blanks(self.bytes, self.at);
        if self.bytes.get(comment) == Some(&b'#') {
            self.take(end, Class::Comment);
        }
        while end < self.bytes.len() {
            let line = end + 1;
            let text = scan::blanks(self.bytes, line);
            let is_blank = self.bytes.get(text).is_none_or(|byte| *byte == b'\n');
            if !is_blank && text - line <= parent && !is_first {
                break;
            }
            end = scan::line_end(self.bytes, line);
        }
        self.take(end, Class::String);
    }
}

/// What a scalar without quotes is.
pub fn value(text: &[u8]) -> Class {
    let constants: [&[u8]; 10] = [
        b"true", b"false", b"null", b"yes", b"no", b"on", b"off", b"~", b".inf", b".nan",
    ];
    if constants
        .iter()
        .any(|known| known.eq_ignore_ascii_case(text))
    {
        return Class::Constant;
    }
    let digits = text
        .strip_prefix(b"-")
        .or(text.strip_prefix(b"+"))
        .unwrap_or(text);
    let is_number = digits.first().is_some_and(u8::is_ascii_digit)
        && digits
            .iter()
            .all(|byte| byte.is_ascii_hexdigit() || b"._xo:+-TZ".contains(byte))
        && digits
            .iter()
            .filter(|byte| byte.is_ascii_alphabetic())
            .count()
            * 2
            <= digits.len();
    if is_number {
        Class::Number
    } else {
        Class::String
    }
}

#[cfg(test)]
mod tests {
    use crate::highlight::tests::{check, check_parts, ends};

    #[test]
    fn yaml_tells_keys_scalars_and_blocks() {
        check(
            "yaml",
            "a: &x\n  - b: 1 # c\n    d: \"e\"\n  - f: |\n      g: h\n    i: {j: true, k: l}\n---\n<<: *x",
            "‹property a›‹punctuation :› ‹label &x›\n  ‹punctuation -› ‹property b›‹punctuation :› ‹number 1› ‹comment # c›\n    \
             ‹property d›‹punctuation :› ‹string \"e\"›\n  ‹punctuation -› ‹property f›‹punctuation :› ‹keyword |›\n      \
             ‹string g: h›\n    ‹property i›‹punctuation : {›‹property j›‹punctuation :› ‹constant true›‹punctuation ,› \
             ‹property k›‹punctuation :› ‹string l›‹punctuation }›\n‹keyword ---›\n‹keyword <<›‹punctuation :› ‹label *x›",
        );
        check_parts("yml", "url: http://x/#a", &["‹string http://x/#a›"]);
    }

    #[test]
    fn whatever_opens_is_closed_where_the_language_closes_it() {
        ends(
            "yaml",
            "b: 'c' # it's",
            &[
                "a: {{ .Values.x }}",
                "{{- if eq .a \"b\" }}",
                "a: \"{{ b }}'\"",
                "a: [b, {c: d",
            ],
        );
    }

    #[test]
    fn templates_in_it_are_closed_where_they_close() {
        ends(
            "yaml",
            "b: 'c' # it's",
            &[
                "a: |\n  it's \"x\n  # no comment",
                "a: >-\n\n  it's",
                "a: |2\n    it's",
                "- a: |\n    it's",
                "a: 'it''s'",
                "a: \"it's \\\"\"",
                "a: it's",
                "a: &x !t |\n  '",
            ],
        );
    }
}
