//! The source of a formula, a piece at a time: commands and what stands in braces.

/// The command at the start of a text.
pub(super) fn command_at(text: &str) -> &str {
    let letters = text[1..]
        .bytes()
        .take_while(|byte| byte.is_ascii_alphabetic() || *byte == b'@')
        .count();
    match letters {
        0 => {
            let sign = text[1..].chars().next().map_or(0, char::len_utf8);
            &text[..1 + sign]
        }
        _ => &text[..1 + letters],
    }
}

/// What stands in the braces at the start of a text, and what follows them.
pub(super) fn braced(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix('{')?;
    let (mut depth, mut escaped) = (1_usize, false);
    for (at, sign) in inside.char_indices() {
        match sign {
            '{' if !escaped => depth += 1,
            '}' if !escaped => depth -= 1,
            _ => {}
        }
        escaped = sign == '\\' && !escaped;
        if depth == 0 {
            return Some((&inside[..at], &inside[at + 1..]));
        }
    }
    None
}
