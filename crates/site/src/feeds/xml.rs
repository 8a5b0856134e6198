//! The one rule of XML the feed and the sitemap need: how text is written into it.
//! Pages are written by the theme's templates, which escape for themselves.

/// Escapes text for an element or a quoted attribute. What XML 1.0 cannot hold is seen as a sign, as on
/// pages.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    render::push_escaped(&mut out, text);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_and_control_characters_are_signs() {
        assert_eq!(
            escaped("a<b> & \"c\"\u{8}é\u{85}（\u{ffff}"),
            "a&lt;b&gt; &amp; &quot;c&quot;␈é�（�"
        );
    }
}
