//! What the dialects of SQL mean by a quote, and by the signs that stand for something else.

use crate::highlight::class::Class;
use crate::highlight::language::{Prefix, Quoted};
use crate::highlight::lexer::Lexer;
use crate::highlight::scan::find;

/// `'it''s'`.
pub(super) const STRING: Quoted = Quoted {
    doubled: true,
    ..Quoted::SINGLE.over_lines().without_escapes()
};
/// `'it\'s'`, where a doubled quote is one as well.
pub(super) const ESCAPED: Quoted = Quoted {
    doubled: true,
    ..Quoted::SINGLE.over_lines()
};
pub(super) const ESCAPED_DOUBLE: Quoted = Quoted {
    doubled: true,
    ..Quoted::DOUBLE.over_lines()
};
pub(super) const LONG_DOUBLE: Quoted = Quoted::long("\"\"\"").without_escapes();
/// `"a name"`.
pub(super) const NAME: Quoted = Quoted {
    doubled: true,
    class: Class::Property,
    ..Quoted::DOUBLE.without_escapes()
};
pub(super) const BACKTICKS: Quoted = Quoted {
    open: "`",
    close: "`",
    ..NAME
};
pub(super) const BRACKETS: Quoted = Quoted {
    open: "[",
    close: "]",
    ..NAME
};
/// `E'it\'s'` of PostgreSQL, bits, and national characters.
pub(super) const PREFIXES: &[(&str, Prefix)] = &[
    ("e", Prefix::Escapes),
    ("b", Prefix::Same),
    ("x", Prefix::Same),
    ("n", Prefix::Same),
];

/// `$1`, `$name`, `$$ text $$`, `?`, comments after `#`, and strings of an unknown dialect.
pub(super) fn special(lexer: &mut Lexer<'_, '_>) -> bool {
    let start = lexer.at;
    match lexer.bytes[start] {
        b'?' => lexer.take_value(start + 1, Class::Parameter),
        b'#' => return comment(lexer),
        b'\'' => string(lexer),
        b'$' => {
            let end = lexer.word_end(start + 1);
            if lexer.bytes.get(end) == Some(&b'$') {
                return dollar_quoted(lexer, end + 1);
            }
            if end == start + 1 {
                return false;
            }
            lexer.take_value(end, Class::Parameter);
        }
        _ => return false,
    }
    true
}

/// `# text`: with a blank on either side it is no operator, and no part of a name.
fn comment(lexer: &mut Lexer<'_, '_>) -> bool {
    let is_apart = lexer.before().is_ascii_whitespace() && lexer.peek(1).is_ascii_whitespace();
    if !lexer.line_start && !is_apart {
        return false;
    }
    lexer.take(lexer.line_end(lexer.at), Class::Comment);
    true
}

/// A string in any dialect.
fn string(lexer: &mut Lexer<'_, '_>) {
    let mut end = lexer.at + 1;
    while let Some(&byte) = lexer.bytes.get(end) {
        let next = lexer.bytes.get(end + 1).copied();
        match (byte, next) {
            (b'\'', Some(b'\'')) | (b'\\', Some(b'\\')) => end += 2,
            (b'\'', _) => {
                end += 1;
                break;
            }
            (b'\\', Some(b'\'')) if keeps_open(lexer.bytes, end + 2) => end += 2,
            _ => end += 1,
        }
    }
    lexer.take_value(end, Class::String);
}

/// A quote is looked for within as many bytes.
const LONGEST_LINE: usize = 500;

/// Whether the quote before `from` follows a backslash that takes its meaning: then an odd
/// number of quotes is left on the line, the last of which closes the string.
fn keeps_open(bytes: &[u8], from: usize) -> bool {
    let rest = &bytes[from.min(bytes.len())..bytes.len().min(from + LONGEST_LINE)];
    let line = rest.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let comment = line.windows(3).position(|three| three == b"-- ");
    let code = &line[..comment.unwrap_or(line.len())];
    code.iter().filter(|byte| **byte == b'\'').count() % 2 == 1
}

/// `$tag$ text $tag$`. After `AS` and `DO` the text is the body of a function: code.
fn dollar_quoted(lexer: &mut Lexer<'_, '_>, from: usize) -> bool {
    let start = lexer.at;
    // Names of dollar quotes are ASCII words; anything else is just text.
    let Ok(mark) = std::str::from_utf8(&lexer.bytes[start..from]) else {
        return false;
    };
    let after = lexer.after(from, mark);
    let close = after - mark.len();
    let before = lexer.bytes[..start].trim_ascii_end();
    let is_body = [&b"as"[..], b"do"].iter().any(|word| {
        let start = before.len().saturating_sub(word.len());
        let apart = start == 0 || !before[start - 1].is_ascii_alphanumeric();
        before[start..].eq_ignore_ascii_case(word) && apart
    });
    let is_closed = close >= from && lexer.bytes[close..].starts_with(mark.as_bytes());
    let foreign = is_foreign(&lexer.bytes[after..])
        || is_foreign(lexer.bytes[..start].rchunks(200).next().unwrap_or_default());
    if !is_body || !is_closed || foreign {
        lexer.take_value(after, Class::String);
        return true;
    }
    lexer.take(from, Class::Label);
    if !lexer.code_until(close) {
        lexer.take(close, Class::String);
    }
    lexer.take_value(after, Class::Label);
    true
}

/// Whether the text around a body says that it is in another language than SQL.
fn is_foreign(text: &[u8]) -> bool {
    let text = &text[..text.len().min(200)];
    let statement = text.split(|byte| *byte == b';').next().unwrap_or_default();
    let statement = statement.to_ascii_lowercase();
    [
        "plpython",
        "plv8",
        "plperl",
        "pltcl",
        "plr",
        "javascript",
        "python",
        "java",
    ]
    .iter()
    .any(|language| find(&statement, 0, language.as_bytes()).is_some())
}

/// `q'[it's]'`, `nq'{text}'`.
pub(super) fn alternative_quotes(lexer: &mut Lexer<'_, '_>) -> bool {
    let prefix = ["q'", "Q'", "nq'", "NQ'", "nQ'", "Nq'"];
    let Some(prefix) = prefix.iter().find(|prefix| lexer.is_at(prefix)) else {
        return false;
    };
    let before = lexer.before();
    if before.is_ascii_alphanumeric() || before == b'_' {
        return false;
    }
    let close = match lexer.peek(prefix.len()) {
        b'[' => ']',
        b'(' => ')',
        b'{' => '}',
        b'<' => '>',
        other if other.is_ascii_graphic() => char::from(other),
        _ => return false,
    };
    let end = lexer.after(lexer.at + prefix.len() + 1, &format!("{close}'"));
    lexer.take_value(end, Class::String);
    true
}
