//! How wide and high an SVG wants to be, from its first element: what `width` and `height` say, and what
//! is left out from the proportions of its `viewBox`
//! (<https://www.w3.org/TR/SVG2/coords.html#SizingSVGInCSS>). A part of its surroundings, such as `100%`,
//! is no length of its own.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;
use svgtypes::{Length, LengthUnit, ViewBox};

/// The first element stands in so many bytes; what comes before it is words of a program.
const LONGEST_HEAD: u64 = 1024 * 1024;

/// Its sides in pixels, at least 1 each.
pub(super) fn sides(path: &Path) -> Option<(usize, usize)> {
    let head = File::open(path).ok()?.take(LONGEST_HEAD);
    let mut reader = Reader::from_reader(BufReader::new(head));
    let mut bytes = Vec::new();
    loop {
        bytes.clear();
        match reader.read_event_into(&mut bytes).ok()? {
            Event::Start(root) | Event::Empty(root) => return of_root(&root),
            Event::Eof => return None,
            _ => {}
        }
    }
}

fn of_root(root: &BytesStart<'_>) -> Option<(usize, usize)> {
    if root.local_name().as_ref() != "svg" {
        return None;
    }
    let value = |name: &str| {
        let attributes = root.attributes().filter_map(Result::ok);
        let mut named = attributes.filter(|attribute| attribute.key.0 == name);
        named.next().map(|attribute| attribute.value.into_owned())
    };
    let (width, height) = (
        value("width").and_then(|text| pixels(&text)),
        value("height").and_then(|text| pixels(&text)),
    );
    let seen = value("viewBox").and_then(|text| text.parse::<ViewBox>().ok());
    let seen = seen.map(|seen| (seen.w, seen.h));
    let (width, height) = match (width, height, seen) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some((across, down))) => (width, width * down / across),
        (None, Some(height), Some((across, down))) => (height * across / down, height),
        (None, None, Some(seen)) => seen,
        _ => return None,
    };
    let whole = |length: f64| {
        let is_length = length.is_finite() && length > 0.0 && length < 1e6;
        is_length.then(|| length.round().max(1.0) as usize)
    };
    Some((whole(width)?, whole(height)?))
}

/// A length in CSS's pixels (<https://www.w3.org/TR/css-values-4/#absolute-lengths>).
fn pixels(text: &str) -> Option<f64> {
    let Length { number, unit } = text.trim().parse().ok()?;
    let one = match unit {
        LengthUnit::None | LengthUnit::Px => 1.0,
        LengthUnit::In => 96.0,
        LengthUnit::Cm => 96.0 / 2.54,
        LengthUnit::Mm => 96.0 / 25.4,
        LengthUnit::Pt => 96.0 / 72.0,
        LengthUnit::Pc => 16.0,
        LengthUnit::Em | LengthUnit::Ex | LengthUnit::Percent => return None,
    };
    Some(number * one)
}
