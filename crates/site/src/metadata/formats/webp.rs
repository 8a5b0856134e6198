//! WebP: RFC 9649. Kept are the bitmaps, the animation and the colour profile.
//!
//! Gone are Exif but for the orientation, XMP, chunks of programs also within the frames of an
//! animation, and what stands behind the end. The flags of the first chunk say so.

use super::exif;
use crate::metadata::fault::Fault;
use crate::metadata::parts::Parts;
use crate::metadata::scan::Scan;
use std::io::{self, Read, Seek};
use std::ops::Range;

/// RIFF, the length, WEBP.
const BEGINNING: u64 = 12;
/// The name and the length before the bytes of a chunk.
const HEAD: u64 = 8;
/// The place, sides, duration and flags before the bitmap of a frame.
const FRAME: u64 = 16;

const HAS_EXIF: u8 = 0b1000;
const HAS_XMP: u8 = 0b0100;

pub(super) fn parts<R: Read + Seek>(scan: &mut Scan<R>) -> Result<Parts, Fault> {
    scan.go_to(4)?;
    let length = scan.array()?.map_or(0, u32::from_le_bytes);
    let end = (u64::from(length) + HEAD).min(scan.end());
    let chunks = chunks(scan, BEGINNING..end)?;
    let is_extended = chunks.first().is_some_and(|chunk| chunk.name == *b"VP8X");
    let exif = chunks.iter().find(|chunk| chunk.name == *b"EXIF");
    let exif = match exif.filter(|_| is_extended) {
        Some(chunk) => {
            scan.go_to(chunk.place.start + HEAD)?;
            let block = scan.up_to(chunk.length.min(exif::LONGEST))?;
            exif::only(exif::orientation(&block))
        }
        None => None,
    };
    let mut has_picture = false;
    let mut body = Parts::default();
    for chunk in &chunks {
        match &chunk.name {
            b"VP8X" => {
                scan.go_to(chunk.place.start + HEAD)?;
                let mut bytes = scan.up_to(chunk.length.min(10))?;
                if let Some(flags) = bytes.first_mut() {
                    *flags &= !(HAS_EXIF | HAS_XMP);
                    *flags |= exif.as_ref().map_or(0, |_| HAS_EXIF);
                }
                body.write(written(b"VP8X", &bytes));
            }
            b"ANMF" => {
                has_picture = true;
                keep_frame(scan, chunk, &mut body)?;
            }
            b"VP8 " | b"VP8L" => {
                has_picture = true;
                keep(chunk, &mut body);
            }
            b"ALPH" | b"ANIM" | b"ICCP" => keep(chunk, &mut body),
            _ => {}
        }
    }
    if !has_picture {
        return Err(Fault::Damaged("it ends before the picture begins"));
    }
    if let Some(block) = exif {
        body.write(written(b"EXIF", &block));
    }
    let mut parts = Parts::default();
    let mut beginning = b"RIFF".to_vec();
    beginning.extend(length_in_file(4 + body.length())?);
    beginning.extend(b"WEBP");
    parts.write(beginning);
    parts.append(body);
    Ok(parts)
}

struct Chunk {
    name: [u8; 4],
    /// Its head and its bytes, as far as the file goes.
    place: Range<u64>,
    /// How many bytes it says it has.
    length: u64,
}

/// The chunks that stand in this place.
fn chunks<R: Read + Seek>(scan: &mut Scan<R>, place: Range<u64>) -> io::Result<Vec<Chunk>> {
    let mut chunks = Vec::new();
    let mut at = place.start;
    while at + HEAD <= place.end {
        scan.go_to(at)?;
        let Some([name @ .., a, b, c, d]) = scan.array::<8>()? else {
            break;
        };
        let length = u64::from(u32::from_le_bytes([a, b, c, d]));
        let end = at + HEAD + length;
        chunks.push(Chunk {
            name,
            place: at..end.min(place.end),
            length,
        });
        // Each begins on an even byte.
        at = end + length % 2;
    }
    Ok(chunks)
}

/// A frame of an animation, with its bitmap and nothing else.
fn keep_frame<R: Read + Seek>(
    scan: &mut Scan<R>,
    frame: &Chunk,
    parts: &mut Parts,
) -> Result<(), Fault> {
    let begins = frame.place.start + HEAD;
    let bitmap = begins + FRAME;
    let mut body = Parts::default();
    body.keep(begins..bitmap.min(frame.place.end));
    for chunk in chunks(scan, bitmap..frame.place.end)? {
        if [b"ALPH", b"VP8 ", b"VP8L"].contains(&&chunk.name) {
            keep(&chunk, &mut body);
        }
    }
    let mut head = b"ANMF".to_vec();
    head.extend(length_in_file(body.length())?);
    parts.write(head);
    parts.append(body);
    Ok(())
}

/// A chunk as it is; the byte that makes it even is ours.
fn keep(chunk: &Chunk, parts: &mut Parts) {
    parts.keep(chunk.place.clone());
    parts.blank((chunk.place.end - chunk.place.start) % 2);
}

/// A chunk of our own.
fn written(name: &[u8; 4], bytes: &[u8]) -> Vec<u8> {
    let length = u32::try_from(bytes.len()).expect("the block is short");
    let mut chunk = name.to_vec();
    chunk.extend(length.to_le_bytes());
    chunk.extend(bytes);
    chunk.resize(chunk.len() + bytes.len() % 2, 0);
    chunk
}

fn length_in_file(length: u64) -> Result<[u8; 4], Fault> {
    let length = u32::try_from(length).map_err(|_| Fault::Damaged("it is longer than 4 GB"))?;
    Ok(length.to_le_bytes())
}
