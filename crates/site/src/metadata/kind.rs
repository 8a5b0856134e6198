//! What a file of `media/` is, as a browser knows it: by its first bytes, whatever its name ends in.

use super::fault::Fault;
use super::scan::Scan;
use std::io::{Read, Seek};
use std::path::Path;

/// What a file is, by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
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

/// Whether the name says that this is an SVG, which has no first bytes of its own.
pub(super) fn is_svg(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ending.eq_ignore_ascii_case("svg"))
}

/// What the file that is walked through is; the walk begins anew afterwards.
pub(super) fn kind<R: Read + Seek>(scan: &mut Scan<R>, is_svg: bool) -> Result<Kind, Fault> {
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
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] => match is_picture(brand) {
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

/// Whether a file of this brand is a picture.
fn is_picture(brand: &[u8]) -> bool {
    let pictures: [&[u8]; 9] = [
        b"avif", b"avis", b"heic", b"heix", b"hevc", b"hevx", b"heim", b"mif1", b"msf1",
    ];
    pictures.iter().any(|picture| brand.starts_with(picture))
}
