//! Elements among JavaScript: `<Chart data={rows}>text {count}</Chart>`.

use crate::highlight::class::Class;
use crate::highlight::lexer::Lexer;

/// What no table says of JavaScript: elements, private names, names that begin with a dollar.
pub fn special(lexer: &mut Lexer<'_, '_>) -> bool {
    let start = lexer.at;
    match lexer.bytes[start] {
        b'<' if !lexer.after_value => element(lexer),
        b'#' | b'$' => {
            let end = lexer.word_end(start + 1);
            if end == start + 1 {
                return false;
            }
            let called = lexer.bytes.get(end) == Some(&b'(');
            let class = match lexer.bytes[start] {
                _ if called => Class::Function,
                b'#' => Class::Property,
                _ => Class::Plain,
            };
            lexer.take_value(end, class);
            true
        }
        _ => false,
    }
}

/// Takes an element with everything in it, if one begins here.
fn element(lexer: &mut Lexer<'_, '_>) -> bool {
    if !(lexer.peek(1).is_ascii_alphabetic() || lexer.peek(1) == b'>') {
        return false;
    }
    let after_name = name_end(lexer.bytes, lexer.at + 1);
    let rest = lexer.bytes.get(after_name..).unwrap_or_default();
    if rest.starts_with(b",") || rest.starts_with(b" extends ") {
        // The type parameters of an arrow function.
        return false;
    }
    // Open elements are counted, not nested: as deep as one likes, without a deep stack.
    let mut open = 0u32;
    loop {
        match lexer.peek(0) {
            0 if lexer.at >= lexer.bytes.len() => break,
            b'<' => {
                let closes = lexer.peek(1) == b'/';
                let name = lexer.at + if closes { 2 } else { 1 };
                lexer.take(name, Class::Punctuation);
                lexer.take(name_end(lexer.bytes, name), Class::Tag);
                let is_empty = attributes(lexer);
                if closes {
                    open = open.saturating_sub(1);
                } else if !is_empty {
                    open += 1;
                }
                if open == 0 {
                    break;
                }
            }
            b'{' => {
                if !braces(lexer) {
                    break;
                }
            }
            _ => {
                let rest = &lexer.bytes[lexer.at..];
                let text = rest.iter().position(|byte| matches!(byte, b'<' | b'{'));
                let end = lexer.at + text.unwrap_or(rest.len());
                lexer.take(end, Class::Plain);
            }
        }
    }
    lexer.take_value(lexer.at, Class::Plain);
    true
}

/// Takes attributes and the end of the tag; answers whether it closed itself.
fn attributes(lexer: &mut Lexer<'_, '_>) -> bool {
    loop {
        match lexer.peek(0) {
            0 if lexer.at >= lexer.bytes.len() => return true,
            b'>' => {
                lexer.take(lexer.at + 1, Class::Punctuation);
                return false;
            }
            b'/' if lexer.peek(1) == b'>' => {
                lexer.take(lexer.at + 2, Class::Punctuation);
                return true;
            }
            b'{' => {
                if !braces(lexer) {
                    return true;
                }
            }
            quote @ (b'"' | b'\'') => {
                let close = if quote == b'"' { "\"" } else { "'" };
                lexer.take(lexer.after(lexer.at + 1, close), Class::String);
            }
            byte if byte.is_ascii_alphabetic() || byte == b'_' => {
                lexer.take(name_end(lexer.bytes, lexer.at), Class::Attribute);
            }
            _ => lexer.take(lexer.at + 1, Class::Plain),
        }
    }
}

/// Takes code in braces; answers whether it could.
fn braces(lexer: &mut Lexer<'_, '_>) -> bool {
    lexer.take(lexer.at + 1, Class::Punctuation);
    lexer.inner_code(b'}')
}

fn name_end(bytes: &[u8], from: usize) -> usize {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.:".contains(byte);
    let rest = &bytes[from.min(bytes.len())..];
    from + rest
        .iter()
        .position(|byte| !is_part(byte))
        .unwrap_or(rest.len())
}
