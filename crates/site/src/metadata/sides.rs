//! How wide and high a picture is shown, which is not always how it is stored.

use super::fault::Fault;
use super::formats::{jpeg, png};
use super::kind::{Kind, is_svg, kind};
use super::scan::Scan;
use super::svg_sides;
use std::fs::File;
use std::io::{Read, Seek};
use std::path::Path;

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
