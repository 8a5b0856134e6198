//! The boxes of ISO 14496-12, which AVIF, HEIC, JPEG XL and films are made of.

use crate::metadata::scan::Scan;
use std::io::{self, Read, Seek};
use std::ops::Range;

/// A box in a file.
#[derive(Debug, Clone)]
pub(crate) struct Boxed {
    /// Its four letters.
    pub name: [u8; 4],
    /// Where it begins.
    pub at: u64,
    /// What it holds.
    pub body: Range<u64>,
}

impl Boxed {
    /// Its length and its letters.
    pub fn head(&self) -> Range<u64> {
        self.at..self.body.start
    }

    /// All of it.
    pub fn place(&self) -> Range<u64> {
        self.at..self.body.end
    }
}

/// The boxes that stand in this place, one behind the other, up to the first that makes no sense.
pub(crate) fn boxes<R: Read + Seek>(
    scan: &mut Scan<R>,
    place: Range<u64>,
) -> io::Result<Vec<Boxed>> {
    let mut boxes = Vec::new();
    let end = place.end.min(scan.end());
    let mut at = place.start;
    while at + 8 <= end {
        scan.go_to(at)?;
        let Some([a, b, c, d, name @ ..]) = scan.array::<8>()? else {
            break;
        };
        let length = match u32::from_be_bytes([a, b, c, d]) {
            0 => end - at,
            1 => scan.array()?.map_or(0, u64::from_be_bytes),
            length => u64::from(length),
        };
        let begins = scan.at();
        // A file that breaks off ends in the midst of its last box.
        let ends = at.saturating_add(length).min(end);
        if ends < begins {
            break;
        }
        boxes.push(Boxed {
            name,
            at,
            body: begins..ends,
        });
        at = ends;
    }
    Ok(boxes)
}
