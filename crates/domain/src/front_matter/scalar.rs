//! One text as a YAML scalar, in the quotes it had and otherwise in as few as possible.

use std::ops::Range;

use super::entries::{Value, entries};

/// The text as a scalar. `style` is the first character of the scalar it takes the place of;
/// `in_list` tells that it stands between brackets.
pub(super) fn write(text: &str, style: Option<char>, in_list: bool) -> String {
    let one_line = !text.chars().any(char::is_control);
    match style {
        Some('"') => double_quoted(text),
        Some('\'') if one_line => format!("'{}'", text.replace('\'', "''")),
        _ if one_line && stands_plain(text, in_list) => text.to_owned(),
        _ => double_quoted(text),
    }
}

/// Whether the scalar at this span is one that another can take the place of, byte for byte.
pub(super) fn on_one_line(yaml: &str, span: &Range<usize>) -> bool {
    let written = &yaml[span.clone()];
    !written.is_empty()
        && !written.contains('\n')
        && !written.starts_with(['|', '>', '*', '&', '!'])
        && written.trim() == written
}

/// The bytes of the text that stands behind this colon, over however many lines, without an anchor,
/// a type or a remark before it. None when a remark stands within it.
pub(super) fn span(yaml: &str, colon: usize, end: usize) -> Option<Range<usize>> {
    let mut start = colon;
    loop {
        let rest = &yaml[start..end];
        start += rest.len() - rest.trim_start().len();
        let rest = &yaml[start..end];
        match rest.chars().next()? {
            '#' => start += rest.find('\n')?,
            '&' | '!' => start += rest.find(char::is_whitespace)?,
            _ => break,
        }
    }
    let written = &yaml[start..end];
    let stop = match written.chars().next()? {
        quote @ ('"' | '\'') => closed(yaml, start, quote as u8)?,
        '|' | '>' => {
            if written.lines().next()?.contains('#') {
                return None;
            }
            start + written.trim_end().len()
        }
        _ => {
            let remark = written.find(" #").or_else(|| written.find("\t#"));
            start + written[..remark.unwrap_or(written.len())].trim_end().len()
        }
    };
    let rest = yaml[stop..end].trim();
    let is_remark = rest.starts_with('#') && !rest.contains('\n');
    (rest.is_empty() || is_remark).then_some(start..stop)
}

/// Where the text in quotes that begins here ends.
pub(super) fn closed(yaml: &str, start: usize, quote: u8) -> Option<usize> {
    let bytes = yaml.as_bytes();
    let mut at = start + 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if quote == b'"' => at += 1,
            byte if byte == quote => {
                if quote == b'\'' && bytes.get(at + 1) == Some(&b'\'') {
                    at += 1;
                } else {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// Whether YAML reads the bare text as just this text; days are taken as such too.
fn stands_plain(text: &str, in_list: bool) -> bool {
    let bare = text
        .chars()
        .next()
        .is_some_and(|first| first.is_alphanumeric() || first == '/' || first == '.')
        && text.trim() == text
        && !(in_list && text.contains([',', '[', ']', '{', '}']));
    if !bare || is_word_of_yaml(text) {
        return false;
    }
    let line = if in_list {
        format!("k: [{text}]\n")
    } else {
        format!("k: {text}\n")
    };
    let read = entries(&line).ok().and_then(|mut entries| entries.pop());
    match read.map(|entry| entry.value.value) {
        Some(Value::Scalar(read)) => read == text,
        Some(Value::List(items)) => match items.as_slice() {
            [item] => matches!(&item.value, Value::Scalar(read) if read == text),
            _ => false,
        },
        _ => false,
    }
}

/// Words and numbers that other programs would read as something else than text.
fn is_word_of_yaml(text: &str) -> bool {
    const WORDS: [&str; 10] = [
        "true", "false", "yes", "no", "on", "off", "y", "n", "null", "~",
    ];
    WORDS.iter().any(|word| text.eq_ignore_ascii_case(word)) || text.parse::<f64>().is_ok()
}

fn double_quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            _ if letter.is_control() => {
                quoted.push_str(&format!("\\u{:04x}", u32::from(letter)));
            }
            _ => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}
