//! The one rule of XML the feed and the sitemap need: how text is written into it.
//! Pages are written by the theme's templates, which escape for themselves.

/// Escapes text for an element or a quoted attribute, and drops what XML 1.0 cannot hold.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(character),
            '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_and_control_characters_are_dropped() {
        assert_eq!(
            escaped("a<b> & \"c\"\u{8}"),
            "a&lt;b&gt; &amp; &quot;c&quot;"
        );
    }
}
