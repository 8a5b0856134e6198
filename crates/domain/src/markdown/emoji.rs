//! `:shortcodes:` of emoji. One stands by itself: within technical words such as `user:id:42`,
//! `a:ro:b` or `Foo::on::bar`, colons are colons.

use std::borrow::Cow;

use crate::script::joins_words;

/// Every emoji with its first shortcode, in the order of Unicode.
pub fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    emojis::iter().filter_map(|emoji| Some((emoji.shortcode()?, emoji.as_str())))
}

/// The text with emoji in place of their shortcodes, which are those of GitHub. `plain` are the colons
/// of the text, counted from 0, that were typed as colons, in their order.
pub(super) fn resolved<'t>(text: &'t str, plain: &[usize]) -> Cow<'t, str> {
    let mut resolved = String::new();
    // How much of the text was written, and where the last emoji ended.
    let (mut written, mut emoji_end) = (0, None);
    let mut colons = text
        .match_indices(':')
        .map(|(at, _)| at)
        .enumerate()
        .peekable();
    let mut plain = plain.iter().copied().peekable();
    while let Some((nth, open)) = colons.next() {
        let Some((_, close)) = colons.peek().copied() else {
            break;
        };
        while plain.next_if(|passed| *passed < nth).is_some() {}
        if plain.peek() == Some(&nth) {
            continue;
        }
        let before = text[..open].chars().next_back();
        let after = text[close + 1..].chars().next();
        let begins = emoji_end == Some(open) || !before.is_some_and(joins);
        // A colon behind may begin the next one.
        let ends = !after.is_some_and(|after| after != ':' && joins(after));
        if !begins || !ends {
            continue;
        }
        let Some(emoji) = emojis::get_by_shortcode(&text[open + 1..close]) else {
            continue;
        };
        resolved.push_str(&text[written..open]);
        resolved.push_str(emoji.as_str());
        written = close + 1;
        emoji_end = Some(written);
        colons.next();
    }
    if written == 0 {
        return Cow::Borrowed(text);
    }
    resolved.push_str(&text[written..]);
    Cow::Owned(resolved)
}

/// Whether a colon beside this sign is no sign of an emoji.
fn joins(sign: char) -> bool {
    sign == ':' || sign == '_' || joins_words(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shortcode_stands_by_itself() {
        for (text, shown) in [
            (":smile:", "😄"),
            ("(:smile:), :+1::tada:.", "(😄), 👍🎉."),
            ("好:smile:的", "好😄的"),
            ("a :smile: b: :x", "a 😄 b: :x"),
            ("end:::smile:", "end:::smile:"),
        ] {
            assert_eq!(resolved(text, &[]), shown);
        }
    }

    #[test]
    fn case_06_and_real_33_colons_within_words_are_colons() {
        for text in [
            "user:id:42 and a:ro:b, 1:100:3, 12:00:30",
            "urn:a:b:c; Foo::on::bar; mount src:o:dst",
            "://my.example.com/:x:g a:100:",
            "fe80::a:b",
            "[:x :x: y:x:",
        ] {
            let resolved = resolved(text, &[]);
            assert!(
                !resolved.contains('💯') && !resolved.contains('🆔'),
                "{resolved}"
            );
        }
        assert_eq!(resolved("urn:a:b:c", &[]), "urn:a:b:c");
    }
}
