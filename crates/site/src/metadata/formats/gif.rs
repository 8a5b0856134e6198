//! GIF: version 89a, section 14 and following. Kept are the bitmaps with their delays, how often they
//! are played, and the colour profile.
//!
//! Gone are comments, texts, the extensions of programs (XMP among them), and what stands behind
//! the end.

use crate::metadata::fault::Fault;
use crate::metadata::parts::Parts;
use crate::metadata::scan::Scan;
use std::io::{self, Read, Seek};

const END: u8 = 0x3B;

pub(super) fn parts<R: Read + Seek>(scan: &mut Scan<R>) -> Result<Parts, Fault> {
    let mut parts = Parts::default();
    let Some(screen) = scan.array::<13>()? else {
        return Err(Fault::Damaged("it ends before the picture begins"));
    };
    let begins = 13 + colours(screen[10]);
    parts.keep(0..begins.min(scan.end()));
    scan.go_to(begins)?;
    let mut has_picture = false;
    loop {
        let at = scan.at();
        match scan.array::<2>()? {
            Some([0x21, label]) => extension(scan, at, label, &mut parts)?,
            Some([0x2C, _]) => {
                has_picture = true;
                let Some(bitmap) = bitmap_end(scan, at)? else {
                    break;
                };
                parts.keep(at..bitmap);
            }
            // Bytes of nothing between two blocks.
            Some([0, _]) => scan.go_to(at + 1)?,
            _ => break,
        }
    }
    match has_picture {
        true => {
            parts.write([END]);
            Ok(parts)
        }
        false => Err(Fault::Damaged("it ends before the picture begins")),
    }
}

/// How many bytes the table of colours has that these flags tell of.
fn colours(flags: u8) -> u64 {
    match flags & 0x80 {
        0 => 0,
        _ => 3 << ((flags & 7) + 1),
    }
}

/// Keeps an extension that the picture is shown by, and goes behind it.
fn extension<R: Read + Seek>(
    scan: &mut Scan<R>,
    at: u64,
    label: u8,
    parts: &mut Parts,
) -> Result<(), Fault> {
    let name = match label {
        0xFF => scan.array::<12>()?,
        _ => None,
    };
    scan.go_to(at + 2)?;
    let end = blocks_end(scan)?;
    match (label, name.as_ref().map(|name| &name[1..])) {
        (0xF9, _) => parts.keep(at..end),
        (0xFF, Some(b"NETSCAPE2.0" | b"ANIMEXTS1.0")) => {
            scan.go_to(at + 14)?;
            if let Some([3, 1, low, high]) = scan.array()? {
                parts.write(*b"\x21\xFF\x0BNETSCAPE2.0\x03\x01");
                parts.write([low, high, 0]);
            }
        }
        (0xFF, Some(b"ICCRGBG1012")) => parts.keep(at..end),
        _ => {}
    }
    scan.go_to(end)?;
    Ok(())
}

/// Where a bitmap ends; nothing when it breaks off before its first block.
fn bitmap_end<R: Read + Seek>(scan: &mut Scan<R>, at: u64) -> io::Result<Option<u64>> {
    scan.go_to(at + 9)?;
    let Some([flags]) = scan.array()? else {
        return Ok(None);
    };
    // The table of colours, and the width of the first code.
    scan.go_to(scan.at() + colours(flags) + 1)?;
    let end = blocks_end(scan)?;
    Ok(Some(end))
}

/// Goes past blocks of up to 255 bytes, to behind the empty one, and returns that place.
fn blocks_end<R: Read + Seek>(scan: &mut Scan<R>) -> io::Result<u64> {
    while let Some([length]) = scan.array()? {
        if length == 0 {
            break;
        }
        scan.go_to(scan.at() + u64::from(length))?;
    }
    Ok(scan.at())
}
