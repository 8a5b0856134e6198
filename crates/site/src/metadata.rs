//! What a file of `media/` tells beside what is seen of it: where and when it was taken, by whom and
//! with which camera. Readers get it without that.
//!
//! A picture is never made anew. A module for each format says which bytes of the file are
//! published and which few are written in the place of others ([`Parts`]), so that pixels and
//! colours are the same to the bit, and a picture of 100 MB takes no memory. Kept is what a module
//! knows to be the picture; what it does not know goes. A format is known by its first bytes, as a
//! browser knows it, whatever the name of the file ends in.
//!
//! `img-parts` would do it for three formats, with the whole picture in memory, and leaves what
//! stands behind the end of one. Films and documents are published as they are; [`tell`] finds what
//! they tell.

mod boxes;
mod exif;
mod gif;
mod heif;
mod jpeg;
mod jxl;
mod parts;
mod png;
mod scan;
mod svg;
mod svg_sides;
mod tell;
mod tiff;
mod webp;

pub(crate) use tell::{damaged, problem};

use parts::{Parts, PartsReader};
use scan::Scan;
use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;

/// Why a file is not published.
#[derive(Debug)]
pub(crate) enum Fault {
    /// The disk refused.
    Unread(io::Error),
    /// It is no whole picture of its kind: what it tells cannot be told from what it shows.
    Damaged(&'static str),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Fault {
        Fault::Unread(error)
    }
}

/// What a file is, by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Jpeg,
    Png,
    Webp,
    Gif,
    Heif,
    Jxl,
    Tiff,
    Svg,
    /// A film, or sound with its boxes.
    Film,
    Pdf,
    /// Published as it is.
    Other,
}

/// The file at this path as readers get it.
///
/// # Errors
/// When the disk refuses, or when it is a picture that cannot be understood.
pub(crate) fn published(file: File, path: &Path) -> Result<impl Read, Fault> {
    without(file, is_svg(path))
}

/// The same, whole.
///
/// # Errors
/// Those of [`published`].
pub(crate) fn published_bytes(path: &Path) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    published(File::open(path)?, path)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Whether the name says that this is an SVG, which has no first bytes of its own.
fn is_svg(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case("svg"))
}

/// Whether an upright picture is the stored one turned by a quarter, so that its width is the other
/// side. Of AVIF and HEIC this is known to whoever measures them.
fn is_turned<R: Read + Seek>(scan: &mut Scan<R>, kind: Kind) -> Result<bool, Fault> {
    let orientation = match kind {
        Kind::Jpeg => jpeg::orientation(scan)?,
        Kind::Png => png::orientation(scan)?,
        // Browsers show a WebP as it is stored.
        _ => None,
    };
    Ok(orientation.is_some_and(|orientation| orientation >= 5))
}

/// Width and height of a picture as it is shown, in pixels.
pub(crate) fn sides(path: &Path) -> Option<(usize, usize)> {
    if is_svg(path) {
        return svg_sides::sides(path);
    }
    let size = imagesize::size(path).ok()?;
    let turned = || {
        let mut scan = Scan::new(File::open(path)?)?;
        let kind = kind(&mut scan, is_svg(path))?;
        is_turned(&mut scan, kind)
    };
    Some(match turned() {
        Ok(true) => (size.height, size.width),
        Ok(false) | Err(_) => (size.width, size.height),
    })
}

fn without<R: Read + Seek>(file: R, is_svg: bool) -> Result<PartsReader<R>, Fault> {
    let mut scan = Scan::new(file)?;
    let kind = kind(&mut scan, is_svg)?;
    let parts = parts(&mut scan, kind)?;
    Ok(PartsReader::new(scan.into_inner(), parts)?)
}

fn parts<R: Read + Seek>(scan: &mut Scan<R>, kind: Kind) -> Result<Parts, Fault> {
    match kind {
        Kind::Jpeg => jpeg::parts(scan),
        Kind::Png => png::parts(scan),
        Kind::Webp => webp::parts(scan),
        Kind::Gif => gif::parts(scan),
        Kind::Heif => heif::parts(scan),
        Kind::Jxl => jxl::parts(scan),
        Kind::Tiff => tiff::parts(scan),
        Kind::Svg => svg::parts(scan),
        Kind::Film | Kind::Pdf | Kind::Other => Ok(Parts::whole(scan.end())),
    }
}

fn kind<R: Read + Seek>(scan: &mut Scan<R>, is_svg: bool) -> Result<Kind, Fault> {
    let mut start = [0; 16];
    let length = scan.fill(&mut start)?;
    scan.go_to(0)?;
    Ok(match &start[..length] {
        [0xFF, 0xD8, 0xFF, ..] => Kind::Jpeg,
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Kind::Png,
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => Kind::Webp,
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Kind::Gif,
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] => match heif::is_brand(brand) {
            true => Kind::Heif,
            false => Kind::Film,
        },
        [0, 0, 0, 12, b'J', b'X', b'L', b' ', ..] => Kind::Jxl,
        [b'I', b'I', 42 | 43, 0, ..] | [b'M', b'M', 0, 42 | 43, ..] => Kind::Tiff,
        [b'%', b'P', b'D', b'F', ..] => Kind::Pdf,
        _ if is_svg => Kind::Svg,
        _ => Kind::Other,
    })
}
