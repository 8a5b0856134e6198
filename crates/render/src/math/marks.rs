//! What of a formula belongs to the page around it: numbers, labels, references and links. The library
//! that reads formulas knows nothing of a page, so they pass through it as links with addresses of our
//! own, and through the memory of formulas as marks, which the writer of the page replaces.

use std::fmt::Write;
use std::ops::Range;

use super::latex::braced;

/// Begins a mark, which no text of an author holds, since it is a control character.
const START: char = '\u{1}';
const END: char = '\u{2}';

/// What the addresses of our own begin with.
const OWN: &str = "fieldnotes-";

/// Something in a formula that the page decides about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// The number of an equation.
    Number,
    /// The id of what has these labels. Words are the markup of its number or tag, if it has one.
    Place {
        labels: Vec<String>,
        words: String,
    },
    /// The number of what has this label.
    Reference {
        label: String,
        form: Form,
    },
    /// The start of a link to an address, and its end.
    Link(String),
    LinkEnd,
}

/// How a number is shown where it is referred to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As `\ref` has it.
    Bare,
    /// As `\eqref` has it, in parentheses.
    Parentheses,
}

/// A piece of a written formula.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece<'m> {
    Markup(&'m str),
    Mark(Mark),
}

/// What an address of our own says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Own {
    Label(String),
    Tag,
    Number,
    Reference(String, Form),
}

/// `\label{…}` behind its name, for the library.
pub(super) fn label(after: &str) -> Option<(String, &str)> {
    let (label, after) = braced(after.trim_start())?;
    let address = hex(label.trim());
    Some((format!(r"\href{{{OWN}label:{address}}}{{{{}}{{}}}}"), after))
}

/// `\ref{…}` or `\eqref{…}` behind its name.
pub(super) fn reference<'t>(command: &str, after: &'t str) -> Option<(String, &'t str)> {
    let (label, after) = braced(after.trim_start())?;
    let (kind, address) = (&command[1..], hex(label.trim()));
    Some((
        format!(r"\href{{{OWN}{kind}:{address}}}{{{{}}{{}}}}"),
        after,
    ))
}

/// `\tag{…}` or `\tag*{…}` behind its name: the library loses those of rows, so each is there twice.
pub(super) fn tag(after: &str, spelled: impl Fn(&str) -> String) -> Option<(String, &str)> {
    let (star, text) = match after.strip_prefix('*') {
        Some(text) => ("*", text),
        None => ("", after),
    };
    let (words, after) = braced(text.trim_start())?;
    let words = spelled(&words.replace('\n', " "));
    let shown = match star {
        "" => format!("({words})"),
        _ => words.clone(),
    };
    let tag = format!(r"\href{{{OWN}tag:}}{{{{}}{{\text{{{shown}}}}}}}\tag{star}{{{words}}}");
    Some((tag, after))
}

/// A link: the library gives its address to the one element of its words and forgets what else was said
/// of that, so there are two.
pub(super) fn link<'t>(command: &str, after: &'t str) -> Option<(String, &'t str)> {
    let (address, after) = braced(after.trim_start())?;
    if command == r"\url" {
        return Some((format!(r"{{{{}}\url{{{address}}}}}"), after));
    }
    let words = after.trim_start().strip_prefix('{')?;
    Some((format!(r"\href{{{address}}}{{{{}}"), words))
}

/// What gives a formula the number that its label asks for.
pub(super) fn number() -> String {
    format!(r"\tag*{{\href{{{OWN}number:}}{{{{}}{{}}}}}}")
}

/// What an address says, if it is one of our own.
pub(super) fn own(address: &str) -> Option<Own> {
    let (kind, value) = address.strip_prefix(OWN)?.split_once(':')?;
    Some(match kind {
        "label" => Own::Label(unhexed(value)),
        "tag" => Own::Tag,
        "number" => Own::Number,
        "ref" => Own::Reference(unhexed(value), Form::Bare),
        "eqref" => Own::Reference(unhexed(value), Form::Parentheses),
        _ => return None,
    })
}

/// The next `\ref{…}` or `\eqref{…}` in some words: where it stands, its label, its form, and what follows.
pub fn next_reference(text: &str) -> Option<(usize, &str, Form, &str)> {
    let mut from = 0;
    loop {
        let at = from + text[from..].find('\\')?;
        let forms = [("\\ref{", Form::Bare), ("\\eqref{", Form::Parentheses)];
        let found = forms.iter().find_map(|(start, form)| {
            let rest = text[at..].strip_prefix(start)?;
            // No further than a label goes, however many are begun.
            let (label, after) = rest.split_at(rest.find(['{', '}', '\\'])?);
            let label = Some(label.trim()).filter(|label| !label.is_empty())?;
            Some((at, label, *form, after.strip_prefix('}')?))
        });
        if found.is_some() {
            return found;
        }
        from = at + 1;
    }
}

/// Where words refer to equations.
pub fn references(text: &str) -> Vec<Range<usize>> {
    let mut references = Vec::new();
    let mut from = 0;
    while let Some((at, .., after)) = next_reference(&text[from..]) {
        let end = text.len() - after.len();
        references.push(from + at..end);
        from = end;
    }
    references
}

/// Appends a mark.
pub(super) fn push(out: &mut String, mark: &Mark) {
    out.push(START);
    match mark {
        Mark::Number => out.push('n'),
        Mark::Place { labels, words } => {
            let labels: Vec<String> = labels.iter().map(|label| hex(label)).collect();
            let _ = write!(out, "p{};{}", labels.join(","), hex(words));
        }
        Mark::Reference { label, form } => {
            out.push(match form {
                Form::Bare => 'r',
                Form::Parentheses => 'e',
            });
            out.push_str(&hex(label));
        }
        Mark::Link(address) => {
            out.push('l');
            out.push_str(&hex(address));
        }
        Mark::LinkEnd => out.push('/'),
    }
    out.push(END);
}

/// The pieces of a written formula.
pub fn pieces(markup: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = markup;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let Some(marked) = rest.strip_prefix(START) else {
            let (piece, after) = rest.split_at(rest.find(START).unwrap_or(rest.len()));
            rest = after;
            return Some(Piece::Markup(piece));
        };
        let (mark, after) = marked.split_once(END)?;
        rest = after;
        Some(Piece::Mark(read(mark)?))
    })
}

fn read(mark: &str) -> Option<Mark> {
    let value = mark.get(1..)?;
    Some(match mark.as_bytes().first()? {
        b'n' => Mark::Number,
        b'p' => {
            let (labels, words) = value.split_once(';')?;
            Mark::Place {
                labels: labels.split(',').map(unhexed).collect(),
                words: unhexed(words),
            }
        }
        b'r' | b'e' => Mark::Reference {
            label: unhexed(value),
            form: match mark.starts_with('r') {
                true => Form::Bare,
                false => Form::Parentheses,
            },
        },
        b'l' => Mark::Link(unhexed(value)),
        b'/' => Mark::LinkEnd,
        _ => return None,
    })
}

/// A text in digits, which mean nothing to anyone.
fn hex(text: &str) -> String {
    let mut digits = String::with_capacity(2 * text.len());
    for byte in text.bytes() {
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

fn unhexed(digits: &str) -> String {
    let pairs = digits.as_bytes().chunks(2);
    let bytes = pairs.filter_map(|pair| {
        let pair = std::str::from_utf8(pair).ok()?;
        u8::from_str_radix(pair, 16).ok()
    });
    String::from_utf8_lossy(&bytes.collect::<Vec<_>>()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_reads_as_it_was_written() {
        let marks = [
            Mark::Number,
            Mark::Place {
                labels: vec![String::from("eq:ä"), String::from("b")],
                words: String::from("<mtext>(\u{1}n\u{2})</mtext>"),
            },
            Mark::Reference {
                label: String::from("a%#b"),
                form: Form::Parentheses,
            },
            Mark::Link(String::from("https://a.example/?b=c")),
            Mark::LinkEnd,
        ];
        let mut markup = String::from("<mi>");
        for mark in &marks {
            push(&mut markup, mark);
        }
        markup.push_str("</mi>");
        let mut expected = vec![Piece::Markup("<mi>")];
        expected.extend(marks.map(Piece::Mark));
        expected.push(Piece::Markup("</mi>"));
        assert_eq!(pieces(&markup).collect::<Vec<_>>(), expected);
    }
}
