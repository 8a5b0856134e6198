//! Which quotes a language prints, as the Unicode CLDR has them.
//!
//! <https://cldr.unicode.org/translation/characters-emoji-symbols/characters#quotation-marks>

/// The quotes of a language.
#[derive(Debug, PartialEq, Eq)]
pub struct Signs {
    /// What begins and ends a quote, with the blanks right inside it.
    pub(super) outer: (&'static str, &'static str),
    /// The same for a quote that is typed with `'`.
    pub(super) inner: (&'static str, &'static str),
}

const fn signs(outer: (&'static str, &'static str), inner: (&'static str, &'static str)) -> Signs {
    Signs { outer, inner }
}

const SIX_NINE: Signs = signs(("“", "”"), ("‘", "’"));
const LOW_SIX: Signs = signs(("„", "“"), ("‚", "‘"));
const LOW_NINE: Signs = signs(("„", "”"), ("‚", "’"));
const LOW_NINE_ANGLES: Signs = signs(("„", "”"), ("«", "»"));
const LOW_NINE_ANGLES_INWARD: Signs = signs(("„", "”"), ("»", "«"));
const NINE_NINE: Signs = signs(("”", "”"), ("’", "’"));
const ANGLES_SIX_NINE: Signs = signs(("«", "»"), ("“", "”"));
const ANGLES_SINGLE: Signs = signs(("«", "»"), ("‹", "›"));
const ANGLES_NORWEGIAN: Signs = signs(("«", "»"), ("‘", "’"));
const ANGLES_LOW: Signs = signs(("«", "»"), ("„", "“"));
/// With the narrow blanks that do not end a line.
const ANGLES_FRENCH: Signs = signs(("«\u{202f}", "\u{202f}»"), ("“", "”"));

impl Signs {
    /// The quotes of a language by its BCP 47 tag. Chinese, Japanese and Korean have signs of their own,
    /// which their writers type, and in Hebrew `"` is a letter's: there, nothing is set.
    pub fn of(language: &str) -> Option<&'static Signs> {
        let tag = language.trim().to_ascii_lowercase().replace('_', "-");
        let of_tag = match tag.as_str() {
            "de-ch" | "de-li" | "it-ch" => Some(&ANGLES_SINGLE),
            "fr-ch" => Some(&ANGLES_SINGLE),
            "pt-pt" => Some(&ANGLES_SIX_NINE),
            "es-419" | "es-mx" | "es-us" => Some(&SIX_NINE),
            _ => None,
        };
        of_tag.or_else(|| match tag.split('-').next().unwrap_or_default() {
            "zh" | "ja" | "ko" | "yue" | "he" | "yi" => None,
            "de" | "cs" | "sk" | "sl" | "bg" | "is" | "et" | "lt" | "lb" | "mk" => Some(&LOW_SIX),
            "hr" | "sr" | "bs" => Some(&LOW_NINE),
            "pl" | "ro" => Some(&LOW_NINE_ANGLES),
            "hu" => Some(&LOW_NINE_ANGLES_INWARD),
            "sv" | "fi" => Some(&NINE_NINE),
            "fr" | "br" => Some(&ANGLES_FRENCH),
            "es" | "it" | "ca" | "gl" | "eu" | "el" | "sq" | "hy" => Some(&ANGLES_SIX_NINE),
            "nb" | "no" | "nn" => Some(&ANGLES_NORWEGIAN),
            "ru" | "uk" | "be" => Some(&ANGLES_LOW),
            "fa" => Some(&ANGLES_SINGLE),
            _ => Some(&SIX_NINE),
        })
    }
}
