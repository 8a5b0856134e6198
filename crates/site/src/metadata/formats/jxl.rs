//! JPEG XL in boxes: ISO 18181-2. Kept are those that hold the picture. Nothing names places in the
//! file, so the others just go: Exif, XMP, what is packed, and what a JPEG would be put together
//! with again. Without boxes such a picture tells nothing.

use super::boxes::boxes;
use crate::metadata::fault::Fault;
use crate::metadata::parts::Parts;
use crate::metadata::scan::Scan;
use std::io::{Read, Seek};

pub(super) fn parts<R: Read + Seek>(scan: &mut Scan<R>) -> Result<Parts, Fault> {
    let mut parts = Parts::default();
    let mut has_picture = false;
    for one in boxes(scan, 0..scan.end())? {
        match &one.name {
            b"JXL " | b"ftyp" | b"jxll" | b"jxli" => parts.keep(one.place()),
            b"jxlc" | b"jxlp" => {
                has_picture = true;
                parts.keep(one.place());
            }
            _ => {}
        }
    }
    match has_picture {
        true => Ok(parts),
        false => Err(Fault::Damaged("it ends before the picture begins")),
    }
}
