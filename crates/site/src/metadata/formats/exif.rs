//! How a picture is turned, the one thing that Exif says of what is seen. Everything else in it
//! (place, day, camera, author, a small picture of what was cut off) stays with the author.
//! The format is that of TIFF: Exif 3.0, section 4.6; the tag is 274 of TIFF 6.0.

/// What readers see from is in the first bytes; the rest is not looked at.
pub(super) const LONGEST: u64 = 64 * 1024;

/// The name before the block in JPEG, and by habit in WebP.
pub(super) const NAME: &[u8] = b"Exif\0\0";

const ORIENTATION: u16 = 0x0112;

/// The orientation that a block of Exif names, from 1 (upright) to 8.
pub(super) fn orientation(block: &[u8]) -> Option<u16> {
    let block = block.strip_prefix(NAME).unwrap_or(block);
    let is_little = match block.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let two = |at: usize| {
        let bytes = block.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(match is_little {
            true => u16::from_le_bytes(bytes),
            false => u16::from_be_bytes(bytes),
        })
    };
    let first = block.get(4..8)?.try_into().ok()?;
    let first = match is_little {
        true => u32::from_le_bytes(first),
        false => u32::from_be_bytes(first),
    } as usize;
    let entries = usize::from(two(first)?);
    let entry = (0..entries)
        .map_while(|entry| first.checked_add(2 + entry * 12))
        .find(|at| two(*at) == Some(ORIENTATION))?;
    two(entry + 8).filter(|orientation| (1..=8).contains(orientation))
}

/// A block that says this and nothing else; nothing where a picture stands upright without.
pub(super) fn only(orientation: Option<u16>) -> Option<Vec<u8>> {
    let orientation = orientation.filter(|orientation| *orientation != 1)?;
    let mut block = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01".to_vec();
    block.extend(orientation.to_be_bytes());
    block.extend([0; 6]);
    Some(block)
}
