//! PNG: W3C, third edition, with its animations. Kept are the chunks a picture is shown by.
//!
//! Gone are texts, the time, Exif but for the orientation, chunks of programs, and what stands
//! behind the end.

use super::exif;
use crate::metadata::fault::Fault;
use crate::metadata::parts::Parts;
use crate::metadata::scan::Scan;
use std::io::{Read, Seek};

const SIGNATURE: u64 = 8;
/// The length and the name before the bytes of a chunk, and the sum behind them.
const AROUND: u64 = 12;
const END: &[u8] = b"\0\0\0\0IEND\xAE\x42\x60\x82";

/// What a picture is shown by. CgBI stands before all others where Apple's tools have made it.
const SHOWN: [&[u8; 4]; 23] = [
    b"CgBI", b"IHDR", b"PLTE", b"IDAT", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB",
    b"cICP", b"mDCV", b"mDCv", b"cLLI", b"cLLi", b"bKGD", b"hIST", b"pHYs", b"sPLT", b"acTL",
    b"fcTL", b"fdAT", b"sTER",
];

pub(super) fn parts<R: Read + Seek>(scan: &mut Scan<R>) -> Result<Parts, Fault> {
    let mut parts = Parts::default();
    parts.keep(0..SIGNATURE);
    let mut has_picture = false;
    let mut has_exif = false;
    let mut chunks = Chunks { next: SIGNATURE };
    while let Some(chunk) = chunks.next(scan)? {
        match &chunk.name {
            b"IEND" => {
                parts.write(END);
                break;
            }
            b"eXIf" if !has_exif => {
                has_exif = true;
                let block = scan.up_to(chunk.length.min(exif::LONGEST))?;
                if let Some(block) = exif::only(exif::orientation(&block)) {
                    parts.write(written(*b"eXIf", &block));
                }
            }
            name if SHOWN.contains(&name) => {
                has_picture |= name == b"IDAT";
                parts.keep(chunk.at..chunk.end().min(scan.end()));
            }
            // A capital letter first: nobody can show the picture who does not know the chunk.
            [b'A'..=b'Z', ..] => {
                return Err(Fault::Damaged(
                    "a part of it is of a kind that PNG does not have",
                ));
            }
            _ => {}
        }
    }
    match has_picture {
        true => Ok(parts),
        false => Err(Fault::Damaged("it ends before the picture begins")),
    }
}

/// The orientation that its Exif names.
pub(crate) fn orientation<R: Read + Seek>(scan: &mut Scan<R>) -> Result<Option<u16>, Fault> {
    let mut chunks = Chunks { next: SIGNATURE };
    while let Some(chunk) = chunks.next(scan)? {
        match &chunk.name {
            b"IEND" => break,
            b"eXIf" => {
                let block = scan.up_to(chunk.length.min(exif::LONGEST))?;
                return Ok(exif::orientation(&block));
            }
            _ => {}
        }
    }
    Ok(None)
}

struct Chunk {
    at: u64,
    name: [u8; 4],
    length: u64,
}

impl Chunk {
    fn end(&self) -> u64 {
        self.at + AROUND + self.length
    }
}

struct Chunks {
    next: u64,
}

impl Chunks {
    /// The next chunk, with the scan on its first byte; nothing where the file ends, or where no
    /// decoder would read on.
    fn next<R: Read + Seek>(&mut self, scan: &mut Scan<R>) -> Result<Option<Chunk>, Fault> {
        let at = self.next;
        scan.go_to(at)?;
        let Some([a, b, c, d, name @ ..]) = scan.array::<8>()? else {
            return Ok(None);
        };
        let length = u32::from_be_bytes([a, b, c, d]);
        if length > i32::MAX.cast_unsigned() {
            return Ok(None);
        }
        let chunk = Chunk {
            at,
            name,
            length: u64::from(length),
        };
        self.next = chunk.end();
        Ok(Some(chunk))
    }
}

/// A chunk of our own.
fn written(name: [u8; 4], bytes: &[u8]) -> Vec<u8> {
    let length = u32::try_from(bytes.len()).expect("the block has 26 bytes");
    let mut chunk = length.to_be_bytes().to_vec();
    chunk.extend(name);
    chunk.extend(bytes);
    let sum = crc32fast::hash(&chunk[4..]);
    chunk.extend(sum.to_be_bytes());
    chunk
}
