//! Which values an attribute may have, so that a page stays valid whatever is typed.

use std::borrow::Cow;

use crate::html::address;

/// The value as it is written, or nothing where it may not be.
pub fn checked<'v>(element: &str, attribute: &str, value: &'v str) -> Option<Cow<'v, str>> {
    let trimmed = value.trim();
    let kept = Some(Cow::Borrowed(trimmed));
    match (element, attribute) {
        (_, "dir") => one_of(trimmed, &["auto", "ltr", "rtl"]),
        (_, "lang" | "srclang") => kept.filter(|tag| is_language(tag)),
        (_, "title") => Some(Cow::Borrowed(value)),
        (_, "open" | "reversed" | "loop" | "muted" | "default") => Some(Cow::Borrowed("")),
        ("th", "scope") => one_of(trimmed, &["col", "colgroup", "row", "rowgroup"]),
        (_, "colspan") => whole(trimmed, 1, 1_000),
        (_, "rowspan") => whole(trimmed, 0, 65_534),
        (_, "start") => kept.filter(|text| text.parse::<i32>().is_ok()),
        (_, "width" | "height") => pixels(trimmed).map(|length| Cow::Owned(length.to_string())),
        (_, "datetime") => kept.filter(|text| is_moment(text)),
        ("meter" | "progress", _) => kept.filter(|text| number(text).is_some()),
        ("source", "media") => kept.filter(|text| is_media_query(text)),
        (_, "type") => kept.filter(|text| is_media_type(text)),
        (_, "label") => kept.filter(|text| !text.is_empty()),
        (_, "kind") => one_of(
            trimmed,
            &["captions", "chapters", "descriptions", "subtitles"],
        ),
        _ => None,
    }
}

fn one_of<'v>(value: &str, known: &[&'static str]) -> Option<Cow<'v, str>> {
    let found = known.iter().find(|known| known.eq_ignore_ascii_case(value));
    found.map(|known| Cow::Borrowed(*known))
}

fn whole<'v>(value: &'v str, least: u32, most: u32) -> Option<Cow<'v, str>> {
    let number: u32 = value.parse().ok()?;
    (least..=most)
        .contains(&number)
        .then(|| Cow::Owned(number.to_string()))
}

/// A length in pixels: `300`, or `300px` as browsers read it.
pub fn pixels(value: &str) -> Option<u32> {
    let value = value.trim();
    let end = value
        .find(|sign: char| !sign.is_ascii_digit())
        .unwrap_or(value.len());
    let (digits, unit) = value.split_at(end);
    let is_pixels = unit.is_empty() || unit.eq_ignore_ascii_case("px") || unit.starts_with('.');
    digits
        .parse()
        .ok()
        .filter(|_| is_pixels && !unit.contains('%'))
}

/// A floating-point number as HTML writes it.
pub fn number(value: &str) -> Option<f64> {
    let is_plain = value
        .bytes()
        .all(|sign| sign.is_ascii_digit() || b"-.eE".contains(&sign));
    let is_begun = value.starts_with(|sign: char| sign.is_ascii_digit() || sign == '-')
        && value.ends_with(|sign: char| sign.is_ascii_digit());
    let number: f64 = value.parse().ok().filter(|_| is_plain && is_begun)?;
    number.is_finite().then_some(number)
}

/// A language tag by the form of BCP 47: a language, and what narrows it.
pub fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    let is_language = (2..=3).contains(&language.len())
        && language.bytes().all(|sign| sign.is_ascii_alphabetic());
    is_language
        && parts.all(|part| {
            (2..=8).contains(&part.len()) && part.bytes().all(|sign| sign.is_ascii_alphanumeric())
        })
}

/// A day, with or without an hour, as the sites of the world write them most.
fn is_moment(value: &str) -> bool {
    let mut parts = value.splitn(2, ['T', ' ']);
    let day = parts.next().unwrap_or_default();
    is_day(day) && parts.next().is_none_or(is_hour)
}

fn is_day(day: &str) -> bool {
    let parts: Vec<&str> = day.split('-').collect();
    let digits = |text: &str, long: usize| {
        text.len() == long && text.bytes().all(|sign| sign.is_ascii_digit())
    };
    let within = |text: &str, most: u32| {
        digits(text, 2)
            && text
                .parse()
                .is_ok_and(|number: u32| (1..=most).contains(&number))
    };
    match parts.as_slice() {
        [year] => digits(year, 4) && *year != "0000",
        [year, month] => digits(year, 4) && *year != "0000" && within(month, 12),
        [year, month, day] => {
            let number = |text: &str| text.parse::<u32>().unwrap_or(0);
            let leap = number(year).is_multiple_of(4)
                && (!number(year).is_multiple_of(100) || number(year).is_multiple_of(400));
            let most = match number(month) {
                2 if leap => 29,
                2 => 28,
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            digits(year, 4) && *year != "0000" && within(month, 12) && within(day, most)
        }
        _ => false,
    }
}

fn is_hour(hour: &str) -> bool {
    let hour = hour.strip_suffix('Z').unwrap_or(hour);
    let parts: Vec<&str> = hour.split(':').collect();
    let below = |text: &str, most: u32| {
        text.len() == 2 && text.parse().is_ok_and(|number: u32| number < most)
    };
    match parts.as_slice() {
        [hour, minute] => below(hour, 24) && below(minute, 60),
        [hour, minute, second] => below(hour, 24) && below(minute, 60) && below(second, 60),
        _ => false,
    }
}

/// A condition on the reader's screen, of the plain kind.
fn is_media_query(value: &str) -> bool {
    let one = |query: &str| {
        let query = query.trim();
        let inner = query
            .strip_prefix('(')
            .and_then(|rest| rest.strip_suffix(')'));
        let Some((name, value)) = inner.and_then(|inner| inner.split_once(':')) else {
            return matches!(query, "all" | "print" | "screen");
        };
        let value = value.trim();
        match name.trim() {
            "prefers-color-scheme" => matches!(value, "dark" | "light"),
            "prefers-reduced-motion" => matches!(value, "reduce" | "no-preference"),
            "orientation" => matches!(value, "landscape" | "portrait"),
            "min-width" | "max-width" | "min-height" | "max-height" => ["px", "em", "rem"]
                .iter()
                .any(|unit| value.strip_suffix(unit).and_then(number).is_some()),
            _ => false,
        }
    };
    !value.is_empty() && value.split(" and ").all(one)
}

/// A media type such as `video/webm`.
fn is_media_type(value: &str) -> bool {
    let is_name = |name: &str| {
        !name.is_empty()
            && name
                .bytes()
                .all(|sign| sign.is_ascii_alphanumeric() || b"-+.".contains(&sign))
    };
    value
        .split_once('/')
        .is_some_and(|(kind, name)| ["audio", "image", "video"].contains(&kind) && is_name(name))
}

/// The id of an anchor: some text without blanks. Those with a colon are the footnotes' own.
pub fn anchor(value: &str) -> Option<&str> {
    let value = value.trim();
    let is_whole = |sign: char| !sign.is_whitespace() && !sign.is_control();
    (!value.is_empty() && value.chars().all(is_whole)).then_some(value)
}

/// Whether an address may be that of a page of another site.
pub fn is_page_elsewhere(address: &str) -> bool {
    let address = address.trim();
    domain::address::is_of_web(address) && address::is_safe_address(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_make_a_page_invalid_are_refused_and_others_kept() {
        for (element, attribute, value, kept) in [
            ("td", "colspan", "0", None),
            ("td", "colspan", "2", Some("2")),
            ("td", "rowspan", "-1", None),
            ("p", "lang", "de_DE", None),
            ("p", "lang", "de-DE", Some("de-DE")),
            ("p", "lang", "zh-Hant-TW", Some("zh-Hant-TW")),
            ("p", "lang", "", None),
            ("p", "dir", "RTL", Some("rtl")),
            ("p", "dir", "up", None),
            ("img", "width", "300px", Some("300")),
            ("img", "width", "50%", None),
            ("img", "height", "auto", None),
            ("time", "datetime", "2026-02-29", None),
            (
                "time",
                "datetime",
                "2026-11-28T09:30Z",
                Some("2026-11-28T09:30Z"),
            ),
            ("meter", "value", "0.5", Some("0.5")),
            ("meter", "value", "much", None),
            ("ol", "start", "-3", Some("-3")),
            ("ol", "start", "x", None),
            (
                "source",
                "media",
                "(prefers-color-scheme: dark)",
                Some("(prefers-color-scheme: dark)"),
            ),
            ("source", "media", "url(x)", None),
            ("source", "type", "video/webm", Some("video/webm")),
            ("source", "type", "text/html", None),
            ("p", "onclick", "x", None),
        ] {
            let checked = checked(element, attribute, value);
            assert_eq!(checked.as_deref(), kept, "{attribute}={value}");
        }
    }
}
