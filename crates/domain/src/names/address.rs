//! The addresses that a written name can have. They are made from its letters, and never tell
//! whether two names are the same: that is [`Spelling`]'s.
//!
//! A name that its slug spells whole has that slug. One that its slug only resembles has it as
//! long as nobody else is called that. A name in another script, whose slug says how it sounds,
//! always has a suffix that follows from the name: 实时 and 事实 sound alike.

use super::Spelling;
use crate::{ContentHash, Slug};

/// How much a slug says of the name it is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    /// All of it.
    All,
    /// Its letters, not its signs: `node-js` for `Node.js`.
    Letters,
    /// How it sounds, or nothing at all.
    Sound,
}

/// The slug of a name, and how much it says of it. None when there is nothing to spell.
pub(super) fn plain(spelling: &Spelling) -> Option<(Slug, Says)> {
    let slug = Slug::from_title(&with_ends_spelled(spelling.as_str()))?;
    let says = if spelling.as_str().replace(' ', "-") == slug.as_str() {
        Says::All
    } else if spelling.as_str().chars().all(is_western) {
        Says::Letters
    } else {
        Says::Sound
    };
    Some((slug, says))
}

/// The address that a name has whoever else there is: its slug with a suffix made of the name.
pub(super) fn own(spelling: &Spelling) -> Slug {
    let slug = Slug::from_title(&with_ends_spelled(spelling.as_str()));
    with_suffix(slug.as_ref().map(Slug::as_str), spelling)
}

/// The address of a name among no others.
pub(crate) fn alone(written: &str) -> Slug {
    let spelling = Spelling::of(written);
    match plain(&spelling) {
        Some((slug, Says::All | Says::Letters)) => slug,
        _ => own(&spelling),
    }
}

/// The slug of a name in the Latin script.
pub(super) fn of_letters(written: &str) -> Option<Slug> {
    let spelling = Spelling::of(written);
    let is_latin = spelling.as_str().chars().all(is_western);
    is_latin.then(|| Slug::from_title(written)).flatten()
}

/// The address of a note from the name of its file. At the end of a title, signs are only signs.
pub(crate) fn of_file(stem: &str) -> Slug {
    let spelling = Spelling::of(stem);
    match Slug::from_title(stem) {
        Some(slug) if spelling.as_str().chars().all(is_western) => slug,
        Some(slug) => with_suffix(Some(slug.as_str()), &spelling),
        None => with_suffix(Some("note"), &spelling),
    }
}

/// The address that a topic or tag of this name had before names in other scripts had suffixes and
/// signs at their ends were spelled; none when it is the same today.
pub(super) fn former(written: &str, today: &Slug) -> Option<Slug> {
    if alone(written) != *today && own(&Spelling::of(written)) != *today {
        return None;
    }
    Slug::from_title(written).filter(|slug| slug != today)
}

/// The address that a note in a file of this name had before; none when it is the same today.
pub(super) fn former_of_file(stem: &str, today: &Slug) -> Option<Slug> {
    let former = Slug::from_title(stem).or_else(|| Slug::parse("note"));
    former.filter(|slug| slug != today && of_file(stem) == *today)
}

fn with_suffix(slug: Option<&str>, spelling: &Spelling) -> Slug {
    let hash = ContentHash::of(spelling.as_str().as_bytes()).to_string();
    let text = match slug {
        Some(slug) => format!("{slug}-{}", &hash[..6]),
        None => hash[..12].to_owned(),
    };
    Slug::parse(&text).expect("a slug, a hyphen and hexadecimal digits make a slug")
}

/// Whether this is a letter of the Latin script, a digit or a sign among them.
fn is_western(letter: char) -> bool {
    letter.is_ascii()
        || matches!(letter, '\u{a0}'..='\u{24f}' | '\u{300}'..='\u{36f}' | '\u{1e00}'..='\u{1eff}' | '\u{2000}'..='\u{206f}')
}

/// The name with the signs at its ends as words, which a slug would only drop: `.NET` is
/// `dot NET`, `A*` is `A star`, `?!` is `question exclamation`. Marks that end a sentence stay.
fn with_ends_spelled(written: &str) -> String {
    let is_letter = |letter: char| !letter.is_ascii() || letter.is_ascii_alphanumeric();
    let (first, last) = (written.find(is_letter), written.rfind(is_letter));
    let mut spelled = String::with_capacity(written.len());
    for (at, sign) in written.char_indices() {
        let word = match (first, last) {
            (Some(first), _) if at < first => word_before(sign),
            (_, Some(last)) if at > last => word_behind(sign),
            (Some(_), Some(_)) => None,
            _ => word_of(sign),
        };
        match word {
            Some(word) => {
                spelled.push(' ');
                spelled.push_str(word);
                spelled.push(' ');
            }
            None => spelled.push(sign),
        }
    }
    spelled
}

fn word_before(sign: char) -> Option<&'static str> {
    match sign {
        '.' => Some("dot"),
        '#' => Some("hash"),
        sign => word_behind(sign),
    }
}

fn word_behind(sign: char) -> Option<&'static str> {
    let is_name = matches!(
        sign,
        '*' | '@' | '$' | '%' | '^' | '~' | '=' | '<' | '>' | '|' | '/' | '\\'
    );
    is_name.then(|| word_of(sign)).flatten()
}

fn word_of(sign: char) -> Option<&'static str> {
    Some(match sign {
        '!' => "exclamation",
        '"' => "quote",
        '#' => "hash",
        '$' => "dollar",
        '%' => "percent",
        '\'' => "apostrophe",
        '(' | ')' => "parenthesis",
        '*' => "star",
        ',' => "comma",
        '.' => "dot",
        '/' => "slash",
        ':' => "colon",
        ';' => "semicolon",
        '<' => "less",
        '=' => "equals",
        '>' => "greater",
        '?' => "question",
        '@' => "at",
        '[' | ']' => "bracket",
        '\\' => "backslash",
        '^' => "caret",
        '`' => "backtick",
        '{' | '}' => "brace",
        '|' => "bar",
        '~' => "tilde",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_names_keep_the_addresses_they_always_had() {
        for (name, address) in [
            ("Rust", "rust"),
            ("C++", "c-plus-plus"),
            ("C#", "c-sharp"),
            ("Node.js", "node-js"),
            ("TCP/IP", "tcp-ip"),
            ("R&D", "r-and-d"),
            ("Don't panic!", "dont-panic"),
            ("What is next?", "what-is-next"),
            ("Über größere Mühe", "uber-grossere-muhe"),
            ("Smørrebrød", "smorrebrod"),
        ] {
            assert_eq!(alone(name).as_str(), address);
            assert_eq!(of_file(name).as_str(), address);
        }
    }

    #[test]
    fn a_sign_at_an_end_is_a_word_of_the_address() {
        for (name, address) in [
            (".NET", "dot-net"),
            ("A*", "a-star"),
            ("C*", "c-star"),
            ("?!", "question-exclamation"),
            ("@home", "at-home"),
            ("#rust", "hash-rust"),
        ] {
            assert_eq!(alone(name).as_str(), address);
        }
    }

    #[test]
    fn names_that_sound_alike_have_two_addresses() {
        let slugs = ["实时", "事实", "时事", "shi shi"].map(alone);
        for (at, one) in slugs.iter().enumerate() {
            assert!(one.as_str().starts_with("shi-shi"), "{one}");
            assert!(!slugs[..at].contains(one), "{one}");
        }
        assert_ne!(of_file("时间"), of_file("事件"));
        assert_ne!(of_file("?!"), of_file("!?"));
    }

    #[test]
    fn the_form_of_unicode_makes_no_other_address() {
        assert_eq!(alone("cafe\u{301}"), alone("café"));
        assert_eq!(alone("か\u{3099}"), alone("が"));
    }

    #[test]
    fn the_address_a_name_had_before_is_known_where_it_is_another_today() {
        let before = |name: &str| former(name, &alone(name)).map(|slug| slug.to_string());
        assert_eq!(before("实时").as_deref(), Some("shi-shi"));
        assert_eq!(before(".NET").as_deref(), Some("net"));
        assert_eq!(before("Rust"), None);
        // An address that the author chose is nobody's but theirs.
        assert_eq!(former("实时", &alone("realtime")), None);
    }
}
