//! Small steps through bytes, for the lexers that are written by hand.

/// Where the line ends that `from` is on, without the line end, not behind `end`.
pub fn line_end(bytes: &[u8], from: usize) -> usize {
    until(bytes, from, |byte| byte == b'\n')
}

/// The first place from `from` on whose byte `stops`; the end if none does.
pub fn until(bytes: &[u8], from: usize, stops: impl Fn(u8) -> bool) -> usize {
    let from = from.min(bytes.len());
    let found = bytes[from..].iter().position(|byte| stops(*byte));
    from + found.unwrap_or(bytes.len() - from)
}

/// The end of the letters, digits and underscores from `from` on, and of what `more` names.
pub fn word(bytes: &[u8], from: usize, more: &[u8]) -> usize {
    until(bytes, from, |byte| {
        !(byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80 || more.contains(&byte))
    })
}

/// The end of the blanks from `from` on, line ends not among them.
pub fn blanks(bytes: &[u8], from: usize) -> usize {
    until(bytes, from, |byte| !matches!(byte, b' ' | b'\t' | b'\r'))
}

/// Behind the next `close` from `from` on; the end if there is none.
pub fn past(bytes: &[u8], from: usize, close: &[u8]) -> usize {
    let mut at = from;
    while at < bytes.len() {
        at = until(bytes, at, |byte| byte == close[0]);
        if bytes[at..].starts_with(close) {
            return at + close.len();
        }
        at += 1;
    }
    bytes.len()
}

/// Behind the string whose quote stands at `from`, or where its line ends without a backslash.
pub fn quoted_on_line(bytes: &[u8], from: usize) -> usize {
    let mut at = from + 1;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\n' => return at,
            b'\\' => at += 1,
            _ if byte == bytes[from] => return at + 1,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

/// Behind the string whose quote stands at `from`; backslashes escape.
pub fn quoted(bytes: &[u8], from: usize) -> usize {
    let quote = bytes[from];
    let mut at = from + 1;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        if byte == quote {
            return at;
        }
        if byte == b'\\' {
            at += 1;
        }
    }
    bytes.len()
}

/// Where `needle` stands in `bytes` at or after `from`.
pub fn find(bytes: &[u8], from: usize, needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == first)?;
        if bytes[at..].starts_with(needle) {
            return Some(at);
        }
        at += 1;
    }
}
