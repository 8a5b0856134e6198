//! JPEG: ISO 10918-1, annex B. Kept are the tables and scans, JFIF without its small picture, the
//! colour profile and Adobe's word on how colours are stored.
//!
//! Gone are all other application segments (Exif, XMP, IPTC, the list of further pictures), comments,
//! and what stands behind the end: further pictures, the film of a motion photo.

use super::exif;
use crate::metadata::fault::Fault;
use crate::metadata::parts::Parts;
use crate::metadata::scan::Scan;
use std::io::{self, Read, Seek};

const START_OF_SCAN: u8 = 0xDA;
const END: u8 = 0xD9;

pub(super) fn parts<R: Read + Seek>(scan: &mut Scan<R>) -> Result<Parts, Fault> {
    let Head {
        mut start,
        tables,
        orientation,
    } = head(scan)?;
    if let Some(block) = exif::only(orientation) {
        let length = 2 + exif::NAME.len() + block.len();
        let length = u16::try_from(length).expect("the block has 26 bytes");
        let mut segment = vec![0xFF, 0xE1];
        segment.extend(length.to_be_bytes());
        segment.extend(exif::NAME);
        segment.extend(block);
        start.write(segment);
    }
    start.append(tables);
    // From here on nothing is damaged: a picture that breaks off is shown as far as it goes.
    while let Some((at, marker)) = next_marker(scan)? {
        if marker == END {
            start.keep(at..at + 2);
            break;
        }
        let Some(end) = segment_end(scan)? else {
            break;
        };
        if is_picture(marker) {
            start.keep(at..end);
        }
        scan.go_to(end)?;
        if marker == START_OF_SCAN {
            let coded = past_coded(scan)?;
            start.keep(end..coded);
        }
    }
    Ok(start)
}

/// The orientation of the picture, of which only the head is read.
pub(crate) fn orientation<R: Read + Seek>(scan: &mut Scan<R>) -> Result<Option<u16>, Fault> {
    Ok(head(scan)?.orientation)
}

/// What stands before the first scan.
struct Head {
    /// What comes first, behind which our own Exif may stand.
    start: Parts,
    tables: Parts,
    orientation: Option<u16>,
}

/// Reads up to the first scan, and stays on it.
fn head<R: Read + Seek>(scan: &mut Scan<R>) -> Result<Head, Fault> {
    let mut head = Head {
        start: Parts::default(),
        tables: Parts::default(),
        orientation: None,
    };
    head.start.keep(0..2);
    scan.go_to(2)?;
    let mut has_exif = false;
    let mut is_first = true;
    while let Some((at, marker)) = next_marker(scan)? {
        if marker == START_OF_SCAN {
            scan.go_to(at)?;
            return Ok(head);
        }
        if marker == END {
            break;
        }
        let end = segment_end(scan)?.ok_or(Fault::Damaged("a segment of it has no length"))?;
        let parts = match is_first {
            true => &mut head.start,
            false => &mut head.tables,
        };
        is_first = false;
        match marker {
            0xE0..=0xEF => {
                let block = scan.up_to((end - at - 4).min(exif::LONGEST))?;
                if marker == 0xE1 && block.starts_with(exif::NAME) && !has_exif {
                    has_exif = true;
                    head.orientation = exif::orientation(&block);
                }
                keep_application(parts, marker, &block, at..end);
            }
            _ if is_picture(marker) => parts.keep(at..end),
            _ => {}
        }
        scan.go_to(end)?;
    }
    Err(Fault::Damaged("it ends before the picture begins"))
}

/// Keeps what of an application segment the picture is shown by.
fn keep_application(parts: &mut Parts, marker: u8, block: &[u8], place: std::ops::Range<u64>) {
    match marker {
        // Name, version, density, and the sides of a small picture, which goes.
        0xE0 if block.starts_with(b"JFIF\0") && block.len() >= 14 => {
            let mut segment = vec![0xFF, 0xE0, 0, 16];
            segment.extend(&block[..12]);
            segment.extend([0, 0]);
            parts.write(segment);
        }
        0xE2 if block.starts_with(b"ICC_PROFILE\0") => parts.keep(place),
        0xEE if block.starts_with(b"Adobe") && block.len() >= 12 => {
            let mut segment = vec![0xFF, 0xEE, 0, 14];
            segment.extend(&block[..12]);
            parts.write(segment);
        }
        _ => {}
    }
}

/// Frames, tables, scans, and the numbers of lines and restarts.
fn is_picture(marker: u8) -> bool {
    matches!(marker, 0xC0..=0xC7 | 0xC9..=0xCF | 0xDA..=0xDF | 0xF7 | 0xF8)
}

/// The place of the next marker with a segment (or of the end), and the marker; the scan stands
/// behind it. What lies before it belongs to nothing.
fn next_marker<R: Read + Seek>(scan: &mut Scan<R>) -> io::Result<Option<(u64, u8)>> {
    loop {
        if !scan.find(0xFF)? {
            return Ok(None);
        }
        let at = scan.at();
        scan.go_to(at + 1)?;
        match scan.array::<1>()? {
            None => return Ok(None),
            // A byte of filling: the marker may begin with the next.
            Some([0xFF]) => scan.go_to(at + 1)?,
            Some([0 | 1 | 0xD0..=0xD8]) => {}
            Some([marker]) => return Ok(Some((at, marker))),
        }
    }
}

/// Where a segment ends, whose length is read; nothing where that makes no sense.
fn segment_end<R: Read + Seek>(scan: &mut Scan<R>) -> io::Result<Option<u64>> {
    let begins = scan.at();
    let length = scan.array()?.map(u16::from_be_bytes);
    let end = begins + u64::from(length.unwrap_or(0));
    Ok(length
        .filter(|length| *length >= 2 && end <= scan.end())
        .map(|_| end))
}

/// Goes past coded bytes to the marker behind them, and returns its place.
fn past_coded<R: Read + Seek>(scan: &mut Scan<R>) -> io::Result<u64> {
    while scan.find(0xFF)? {
        let at = scan.at();
        scan.go_to(at + 1)?;
        match scan.array::<1>()? {
            // A coded 0xFF, or a restart.
            Some([0 | 0xD0..=0xD7]) => {}
            Some([0xFF]) => scan.go_to(at + 1)?,
            Some(_) => {
                scan.go_to(at)?;
                return Ok(at);
            }
            None => break,
        }
    }
    Ok(scan.end())
}
