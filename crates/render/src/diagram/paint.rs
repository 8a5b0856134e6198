//! Colours as the theme's words for them. The drawing library works with colours; a page is light or
//! dark, printed, or shown in the reader's own colours. So the library is given a colour for each
//! role that stands for it and for nothing else, and where it paints with one the page gets a class.
//! A colour that the author wrote stays what it is.

use std::str::FromStr;
use svgtypes::Color;

use super::roles::{ROLES, SERIES, SERIES_NAMES};

/// Colours that the drawing library has of its own and that are looked for: the bands of a sankey
/// diagram, in their order, are a series.
const BANDS: [u32; 10] = [
    0x4e_79a7, 0xf2_8e2c, 0xe1_5759, 0x76_b7b2, 0x59_a14f, 0xed_c949, 0xaf_7aa1, 0xff_9da7,
    0x9c_755f, 0xba_b0ab,
];
/// So are those of the people of a journey.
const PEOPLE: [u32; 6] = [
    0x8f_bc8f, 0x7c_fc00, 0x00_ffff, 0x20_b2aa, 0xb0_e0e6, 0xff_ffe0,
];
/// And these stay: people and systems of the C4 model and the icons of an architecture have white
/// words and signs on them.
const KEPT: [u32; 11] = [
    0x08_427b, 0x07_3b6f, 0x68_6868, 0x8a_8a8a, 0x11_68bd, 0x3c_7fc0, 0x43_8dd5, 0x3c_7fc0,
    0x85_bbf0, 0x78_a8d8, 0x08_7ebf,
];

/// How something is painted.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Paint {
    /// Not at all.
    None,
    /// As the theme paints this role.
    Role(&'static str),
    /// With the author's colour.
    Own(Color),
}

/// How a value of `fill`, `stroke` or `color` paints; nothing where it says nothing. `source` is the
/// author's text: black and white are the theme's ink and paper unless they are written there.
pub(super) fn of(value: &str, source: &str) -> Option<Paint> {
    if value == "none" || value == "transparent" {
        return Some(Paint::None);
    }
    if value.eq_ignore_ascii_case("currentcolor") {
        return Some(Paint::Role("ink"));
    }
    let color = Color::from_str(value).ok()?;
    if color.alpha == 0 {
        return Some(Paint::None);
    }
    if (color.red, color.green) == (0xa1, 0xb2) {
        let at = usize::from(color.blue);
        let series = || SERIES_NAMES.get(at - ROLES.len());
        if let Some(role) = ROLES.get(at).or_else(series) {
            return Some(Paint::Role(role));
        }
    }
    if source
        .to_ascii_lowercase()
        .contains(&value.to_ascii_lowercase())
    {
        return Some(Paint::Own(color));
    }
    let channels = [color.red, color.green, color.blue];
    let number = u32::from_be_bytes([0, color.red, color.green, color.blue]);
    if let Some(at) = BANDS.iter().position(|band| *band == number) {
        return Some(Paint::Role(SERIES_NAMES[at % SERIES]));
    }
    if let Some(at) = PEOPLE.iter().position(|person| *person == number) {
        return Some(Paint::Role(SERIES_NAMES[at % SERIES]));
    }
    if KEPT.contains(&number) {
        return Some(Paint::Own(color));
    }
    let (low, high) = (channels.iter().min()?, channels.iter().max()?);
    let role = match high {
        // What the library made of one of the roles.
        _ if high - low >= 12 => "group",
        0..=0x66 => "ink",
        0x67..=0xb4 => "muted",
        0xb5..=0xf7 => "rule",
        _ => "paper",
    };
    Some(Paint::Role(role))
}

/// The role of words that are said to have this one: words are read, so they are the ink's colour or
/// that of what is less important.
pub(super) fn of_words(role: &'static str) -> &'static str {
    match role {
        "ink" | "muted" | "paper" | "red" | "dark" | "light" => role,
        "rule" | "frame" | "line" => "muted",
        _ => "ink",
    }
}

/// A colour as it is written.
pub(super) fn written(color: Color) -> String {
    format!("#{:02x}{:02x}{:02x}", color.red, color.green, color.blue)
}

/// The role of words on a ground that does not change with the scheme of the page: always the same
/// dark or light, whichever is read better.
pub(super) fn words_on(ground: Color) -> &'static str {
    let linear = |channel: u8| (f64::from(channel) / 255.0).powf(2.2);
    let light =
        0.2126 * linear(ground.red) + 0.7152 * linear(ground.green) + 0.0722 * linear(ground.blue);
    // There both have the same contrast, 4.6 to 1.
    match light > 0.179 {
        true => "dark",
        false => "light",
    }
}

#[cfg(test)]
mod tests {
    use super::{Paint, of};
    use crate::diagram::roles::{ROLES, VARIABLES, standing_for};

    #[test]
    fn a_role_is_known_again_by_its_colour_and_what_the_author_wrote_stays() {
        for (at, role) in ROLES.iter().enumerate() {
            assert_eq!(of(&standing_for(at), ""), Some(Paint::Role(role)));
        }
        assert!(VARIABLES.iter().all(|(role, _)| ROLES.contains(role)));
        assert_eq!(of("black", "graph TD"), Some(Paint::Role("ink")));
        assert_eq!(
            of("#FFF", "style a fill:#fff").map(|it| matches!(it, Paint::Own(_))),
            Some(true)
        );
        assert_eq!(of("url(#gradient)", ""), None);
        assert_eq!(of("inherit", ""), None);
    }
}
