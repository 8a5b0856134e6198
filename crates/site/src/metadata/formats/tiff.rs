//! TIFF: revision 6.0 and BigTIFF. The file names the places of everything, so nothing moves: kept
//! are the entries a picture is shown by, with what they name, and everything else is zeros.
//!
//! The raw pictures of cameras are TIFF in name. No browser shows one and no program reads it without
//! the entries of its maker, so it is published as it is, and told of.

use crate::metadata::fault::Fault;
use crate::metadata::parts::Parts;
use crate::metadata::scan::Scan;
use std::collections::HashSet;
use std::io::{self, Read, Seek};
use std::ops::Range;

/// What a picture is shown by: sides, bits, colours, strips, tiles, resolution, the way it is
/// turned, compression and its tables, the colour profile.
const SHOWN: [Range<u16>; 16] = [
    254..260,
    262..263,
    266..267,
    273..275,
    277..280,
    282..285,
    290..294,
    296..298,
    301..302,
    317..326,
    328..329,
    330..331,
    332..333,
    334..348,
    512..533,
    34675..34676,
];

const COMPRESSION: u16 = 259;
const COLOURS: u16 = 262;
const STRIPS: (u16, u16) = (273, 279);
const TILES: (u16, u16) = (324, 325);
const JPEG: (u16, u16) = (513, 514);
const MORE: u16 = 330;

/// Packings that are in the books.
const PACKED: [u64; 15] = [
    1, 2, 3, 4, 5, 6, 7, 8, 32_773, 32_946, 34_676, 34_712, 34_887, 34_925, 50_000,
];
/// Colours as a sensor sees them, one at each point.
const SENSOR: [u64; 2] = [32_803, 34_892];

/// More of either, and the file was made to be long to read.
const MOST_DIRECTORIES: usize = 4096;
const MOST_VALUES: u64 = 4 * 1024 * 1024;

pub(super) fn parts<R: Read + Seek>(scan: &mut Scan<R>) -> Result<Parts, Fault> {
    let found = directories(scan)?;
    if found.iter().any(Directory::is_raw) {
        return Ok(Parts::whole(scan.end()));
    }
    if !found.iter().any(|directory| !directory.bitmaps.is_empty()) {
        return Err(Fault::Damaged("it ends before the picture begins"));
    }
    let head = 0..16.min(scan.end());
    let mut kept: Vec<Range<u64>> = std::iter::once(head).collect();
    let mut written = Vec::new();
    let mut end = 0;
    for directory in found {
        kept.extend(directory.bitmaps);
        kept.extend(directory.values);
        end = end.max(directory.at + directory.bytes.len() as u64);
        written.push((directory.at, directory.bytes));
    }
    end = kept.iter().map(|range| range.end).fold(end, u64::max);
    Ok(Parts::in_place(kept, written, end.min(scan.end())))
}

/// Whether it is what the sensor of a camera saw.
pub(crate) fn is_raw<R: Read + Seek>(scan: &mut Scan<R>) -> Result<bool, Fault> {
    Ok(directories(scan)?.iter().any(Directory::is_raw))
}

/// A directory of entries, without those that go.
#[derive(Default)]
struct Directory {
    at: u64,
    /// As it is written.
    bytes: Vec<u8>,
    /// Where the values lie that do not fit into their entries.
    values: Vec<Range<u64>>,
    bitmaps: Vec<Range<u64>>,
    packed: Vec<u64>,
    colours: Vec<u64>,
}

impl Directory {
    fn is_raw(&self) -> bool {
        let is_packed = |packed| PACKED.contains(packed);
        !self.packed.iter().all(is_packed) || self.colours.iter().any(|it| SENSOR.contains(it))
    }
}

fn directories<R: Read + Seek>(scan: &mut Scan<R>) -> Result<Vec<Directory>, Fault> {
    let broken = || Fault::Damaged("its directory breaks off");
    scan.go_to(0)?;
    let start = scan.array::<8>()?.ok_or_else(broken)?;
    let mut shape = Shape {
        is_little: start[0] == b'I',
        is_big: start[2] == 43 || start[3] == 43,
    };
    if shape.is_big {
        scan.go_to(8)?;
    } else {
        scan.go_to(4)?;
    }
    let mut open = vec![shape.place(scan)?.ok_or_else(broken)?];
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    while let Some(at) = open.pop() {
        if at == 0 || !seen.insert(at) {
            continue;
        }
        if found.len() == MOST_DIRECTORIES {
            return Err(Fault::Damaged("it has too many pages"));
        }
        let (directory, more) = shape.directory(scan, at)?.ok_or_else(broken)?;
        found.push(directory);
        open.extend(more);
    }
    Ok(found)
}

/// How numbers are written in the file.
struct Shape {
    is_little: bool,
    is_big: bool,
}

/// One line of a directory.
struct Entry {
    tag: u16,
    kind: u16,
    count: u64,
    bytes: Vec<u8>,
}

impl Shape {
    fn width(&self) -> usize {
        if self.is_big { 8 } else { 4 }
    }

    fn number(&self, bytes: &[u8]) -> u64 {
        let add = |number: u64, byte: &u8| number << 8 | u64::from(*byte);
        match self.is_little {
            true => bytes.iter().rev().fold(0, add),
            false => bytes.iter().fold(0, add),
        }
    }

    /// A place in the file, written where the scan stands.
    fn place<R: Read + Seek>(&self, scan: &mut Scan<R>) -> io::Result<Option<u64>> {
        let bytes = scan.up_to(self.width() as u64)?;
        Ok((bytes.len() == self.width()).then(|| self.number(&bytes)))
    }

    /// The directory at this place, and where others are; nothing where it breaks off.
    fn directory<R: Read + Seek>(
        &mut self,
        scan: &mut Scan<R>,
        at: u64,
    ) -> Result<Option<(Directory, Vec<u64>)>, Fault> {
        scan.go_to(at)?;
        let count = scan.up_to(if self.is_big { 8 } else { 2 })?;
        let length = self.width() * 2 + 4;
        let entries = self.number(&count);
        if entries > u64::from(u16::MAX) {
            return Ok(None);
        }
        let mut kept = Vec::new();
        for _ in 0..entries {
            let bytes = scan.up_to(length as u64)?;
            if bytes.len() < length {
                return Ok(None);
            }
            let entry = Entry {
                tag: u16::try_from(self.number(&bytes[..2])).unwrap_or(0),
                kind: u16::try_from(self.number(&bytes[2..4])).unwrap_or(0),
                count: self.number(&bytes[4..4 + self.width()]),
                bytes,
            };
            if SHOWN.iter().any(|range| range.contains(&entry.tag)) {
                kept.push(entry);
            }
        }
        let next = scan.up_to(self.width() as u64)?;
        let mut directory = Directory {
            at,
            bytes: self.written(kept.len() as u64, count.len()),
            ..Directory::default()
        };
        for entry in &kept {
            directory.bytes.extend(&entry.bytes);
            if let Some(place) = self.out_of_line(entry) {
                directory.values.push(place);
            }
        }
        directory.bytes.extend(&next);
        for (offsets, lengths) in [STRIPS, TILES, JPEG] {
            let offsets = self.values(scan, &kept, offsets)?;
            let lengths = self.values(scan, &kept, lengths)?;
            let bitmaps = offsets.iter().zip(lengths);
            let bitmaps = bitmaps.map(|(from, length)| *from..from.saturating_add(length));
            directory.bitmaps.extend(bitmaps);
        }
        directory.packed = self.values(scan, &kept, COMPRESSION)?;
        directory.colours = self.values(scan, &kept, COLOURS)?;
        let mut more = self.values(scan, &kept, MORE)?;
        more.push(self.number(&next));
        Ok(Some((directory, more)))
    }

    fn written(&self, number: u64, width: usize) -> Vec<u8> {
        match self.is_little {
            true => number.to_le_bytes()[..width].to_vec(),
            false => number.to_be_bytes()[8 - width..].to_vec(),
        }
    }

    fn out_of_line(&self, entry: &Entry) -> Option<Range<u64>> {
        let length = entry.count.checked_mul(size(entry.kind))?;
        let from = self.number(&entry.bytes[4 + self.width()..]);
        (length > self.width() as u64).then(|| from..from.saturating_add(length))
    }

    /// The whole numbers of the entry with this tag.
    fn values<R: Read + Seek>(
        &self,
        scan: &mut Scan<R>,
        entries: &[Entry],
        tag: u16,
    ) -> Result<Vec<u64>, Fault> {
        let Some(entry) = entries.iter().find(|entry| entry.tag == tag) else {
            return Ok(Vec::new());
        };
        if entry.count > MOST_VALUES {
            return Err(Fault::Damaged("it has too many strips"));
        }
        let size = size(entry.kind);
        let bytes = match self.out_of_line(entry) {
            Some(place) => {
                scan.go_to(place.start)?;
                scan.up_to(place.end - place.start)?
            }
            None => entry.bytes[4 + self.width()..].to_vec(),
        };
        let count = usize::try_from(entry.count).unwrap_or(0);
        let size = usize::try_from(size).unwrap_or(1);
        Ok(bytes
            .chunks_exact(size)
            .take(count)
            .map(|value| self.number(value))
            .collect())
    }
}

/// How many bytes a value of this kind has.
fn size(kind: u16) -> u64 {
    match kind {
        3 | 8 => 2,
        4 | 9 | 11 | 13 => 4,
        5 | 10 | 12 | 16..=18 => 8,
        _ => 1,
    }
}
