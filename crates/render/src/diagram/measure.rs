//! How wide a label is. Boxes are made as wide as the words in them, so the words are measured in the
//! font that the page shows them in: Field Serif, which the theme carries. A measure in another font
//! cuts the ends of long labels or lets them run out of their boxes.
//!
//! A site with a theme of its own may have a wider font: every width has some room to spare.

use merman::svg::TextStyle;

/// What is added to each width, as a factor: kerning, hinting, fonts a little wider than ours.
const ROOM: f64 = 1.03;
/// The bold letters of the font are at most so much wider, as a factor.
const BOLD: f64 = 1.08;

/// Thousandths of the font's size, from the blank to `~`.
const ASCII: [u16; 95] = [
    237, 289, 381, 525, 518, 932, 728, 182, 362, 362, 458, 534, 302, 320, 302, 341, 529, 529, 529,
    529, 529, 529, 529, 529, 529, 529, 302, 302, 534, 534, 534, 414, 834, 712, 653, 662, 739, 638,
    612, 723, 814, 376, 381, 710, 618, 935, 768, 738, 621, 738, 690, 544, 632, 758, 709, 1005, 672,
    667, 586, 335, 341, 335, 534, 514, 400, 541, 619, 520, 614, 533, 369, 557, 641, 329, 303, 594,
    329, 955, 643, 579, 622, 601, 456, 465, 359, 628, 579, 836, 569, 586, 490, 359, 290, 359, 534,
];
/// Of other small letters and signs, those of other alphabets too: the widest of most.
const OTHER: u16 = 680;
/// Of a capital letter that is not in the table.
const CAPITAL: u16 = 780;
/// Of a sign as wide as high: those of Chinese, Japanese, Korean.
const SQUARE: u16 = 1_000;
/// Of a small picture.
const PICTURE: u16 = 1_400;

/// The width of `text` in pixels.
pub(super) fn width(text: &str, style: &TextStyle) -> f64 {
    let thousandths: f64 = text.chars().map(|letter| f64::from(advance(letter))).sum();
    let bold = match style.font_weight.as_deref() {
        Some("bold" | "bolder") => BOLD,
        Some(weight) if weight.parse().is_ok_and(|weight: f64| weight >= 600.0) => BOLD,
        _ => 1.0,
    };
    thousandths / 1_000.0 * style.font_size.max(1.0) * bold * ROOM
}

fn advance(letter: char) -> u16 {
    match u32::from(letter) {
        code @ 0x20..=0x7e => ASCII[(code - 0x20) as usize],
        // Joins, marks over letters and what chooses a picture's look take no room.
        0x0..=0x1f | 0x7f..=0x9f | 0xad => 0,
        0x300..=0x36f | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x206f => 0,
        0x20d0..=0x20ff | 0xfe00..=0xfe0f | 0xfe20..=0xfe2f | 0xfeff => 0,
        0x1100..=0x11ff | 0x2e80..=0xa4cf | 0xa960..=0xa97f | 0xac00..=0xd7ff => SQUARE,
        0xf900..=0xfaff | 0xfe30..=0xfe6f | 0xff01..=0xff60 | 0xffe0..=0xffe6 => SQUARE,
        0x2e3a | 0x2e3b | 0x2014 | 0x2026 | 0x2190..=0x2bff => SQUARE,
        0x1_f000..=0x1_faff => PICTURE,
        0x2_0000..=0x3_fffd => SQUARE,
        _ if letter.is_uppercase() => CAPITAL,
        _ => OTHER,
    }
}

#[cfg(test)]
mod tests {
    use super::{ASCII, width};
    use merman::svg::TextStyle;

    #[test]
    fn a_label_is_as_wide_as_the_font_of_the_theme_makes_it_and_a_little_more() {
        let plain = TextStyle::default();
        // Measured in Chromium: 16 pixels of Field Serif.
        let measured = 16.0 * f64::from(ASCII[33]) / 1_000.0;
        let wide = width("A", &plain);
        assert!(wide > measured && wide < measured * 1.1, "{wide}");
        let bold = TextStyle {
            font_weight: Some(String::from("bold")),
            ..TextStyle::default()
        };
        assert!(width("A", &bold) > wide);
        assert!(width("标签", &plain) >= 32.0);
        assert_eq!(width("e\u{301}", &plain), width("e", &plain));
    }
}
