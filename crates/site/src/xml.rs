//! The one rule of XML the feed and the sitemap need: how text is written into it.
//! Pages are written by the theme's templates, which escape for themselves.

/// Escapes text for an element or a quoted attribute, and drops what XML 1.0 cannot hold.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    push_escaped(&mut out, text);
    out
}

/// The same, at the end of what is written already.
pub(crate) fn push_escaped(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(is_special) {
        let (before, from) = rest.split_at(at);
        let special = from.chars().next().expect("one was found here");
        out.push_str(before);
        out.push_str(match special {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            _ => "",
        });
        rest = &from[special.len_utf8()..];
    }
    out.push_str(rest);
}

fn is_special(character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' => false,
        '&' | '<' | '>' | '"' | '\0'..='\x1f' | '\u{fffe}' | '\u{ffff}' => true,
        _ => false,
    }
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
