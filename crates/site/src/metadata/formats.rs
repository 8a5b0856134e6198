//! What of a picture is published, a file for each format.

pub(super) mod boxes;
mod exif;
mod gif;
mod heif;
pub(super) mod jpeg;
mod jxl;
pub(super) mod png;
mod svg;
pub(super) mod tiff;
mod webp;

use super::fault::Fault;
use super::kind::{Kind, kind};
use super::parts::{Parts, PartsReader};
use super::scan::Scan;
use std::io::{Cursor, Read, Seek};

/// A file without what it tells beside what is seen of it.
pub(super) fn bare<R: Read + Seek>(file: R, is_svg: bool) -> Result<PartsReader<R>, Fault> {
    let mut scan = Scan::new(file)?;
    let kind = kind(&mut scan, is_svg)?;
    let parts = parts(&mut scan, kind)?;
    Ok(PartsReader::new(scan.into_inner(), parts)?)
}

/// The parts of a file of this kind that are published.
pub(super) fn parts<R: Read + Seek>(scan: &mut Scan<R>, kind: Kind) -> Result<Parts, Fault> {
    match kind {
        Kind::Jpeg => jpeg::parts(scan),
        Kind::Png => png::parts(scan),
        Kind::Webp => webp::parts(scan),
        Kind::Gif => gif::parts(scan),
        Kind::Heif => heif::parts(scan),
        Kind::Jxl => jxl::parts(scan),
        Kind::Tiff => tiff::parts(scan),
        Kind::Svg => svg::parts(scan, bare_bytes),
        Kind::Film | Kind::Pdf | Kind::Other => Ok(Parts::whole(scan.end())),
    }
}

/// The same for a picture that stands within another.
fn bare_bytes(picture: Vec<u8>, is_svg: bool) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    bare(Cursor::new(picture), is_svg)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}
