//! AVIF and HEIC: ISO 23008-12. The file names the places of its items, so nothing moves: kept are
//! the boxes that say how the picture is shown and the bytes of its bitmaps, and everything else is
//! zeros.
//!
//! Gone are the items with Exif and XMP, boxes of programs, bytes that no item names, and what
//! stands behind the last box. How the picture is turned is said by a box that stays.

use super::boxes::{Boxed, boxes};
use crate::metadata::fault::Fault;
use crate::metadata::parts::Parts;
use crate::metadata::scan::Scan;
use std::collections::HashMap;
use std::io::{Read, Seek};
use std::ops::Range;

/// A list of items that is longer than this is none of a picture.
const LONGEST: u64 = 16 * 1024 * 1024;

/// Exif that says nothing: where it begins, and a block without entries.
const EMPTY: &[u8] = b"\0\0\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0";

/// Items that are bitmaps, or say how bitmaps are put together.
const BITMAPS: [&[u8; 4]; 14] = [
    b"av01", b"hvc1", b"hvc2", b"hvt1", b"lhv1", b"vvc1", b"avc1", b"jpeg", b"j2k1", b"unci",
    b"grid", b"iovl", b"iden", b"tmap",
];

pub(super) fn parts<R: Read + Seek>(scan: &mut Scan<R>) -> Result<Parts, Fault> {
    let top = boxes(scan, 0..scan.end())?;
    let moving = top.iter().any(|one| one.name == *b"moov");
    let items = match top.iter().find(|one| one.name == *b"meta") {
        Some(meta) => items(scan, meta)?,
        None => Vec::new(),
    };
    let (bitmaps, told): (Vec<Item>, Vec<Item>) = items
        .into_iter()
        .partition(|item| BITMAPS.contains(&&item.kind));
    if bitmaps.is_empty() && !moving {
        return Err(Fault::Damaged("no item of it is a picture"));
    }
    let mut bare = Bare::default();
    let mut end = 0;
    for one in &top {
        match &one.name {
            b"ftyp" => bare.keep(one.place()),
            b"meta" => bare.keep_meta(scan, one)?,
            b"moov" => bare.keep_tables(scan, one)?,
            b"moof" | b"sidx" if moving => bare.keep(one.place()),
            // Where the bitmaps of an animation are, its tables say, which are not read.
            b"mdat" if moving => bare.keep_all_but(one, &told),
            b"mdat" => bare.keep(one.head()),
            _ => {
                bare.free(one);
                continue;
            }
        }
        end = one.body.end;
    }
    for place in bitmaps.into_iter().flat_map(|item| item.places) {
        bare.keep(place.start..place.end.min(end));
    }
    for item in told.iter().filter(|item| item.kind == *b"Exif") {
        bare.say_nothing(item);
    }
    Ok(Parts::in_place(bare.kept, bare.written, end))
}

/// What stays, and what is written over it.
#[derive(Default)]
struct Bare {
    kept: Vec<Range<u64>>,
    written: Vec<(u64, Vec<u8>)>,
}

impl Bare {
    fn keep(&mut self, place: Range<u64>) {
        self.kept.push(place);
    }

    /// A box of nothing in the place of this one.
    fn free(&mut self, one: &Boxed) {
        self.keep(one.head());
        self.written.push((one.at + 4, b"free".to_vec()));
    }

    /// An item of Exif whose readers want to find a block in it.
    fn say_nothing(&mut self, item: &Item) {
        if let [place] = &item.places[..]
            && place.end - place.start >= EMPTY.len() as u64
        {
            self.written.push((place.start, EMPTY.to_vec()));
        }
    }

    fn keep_meta<R: Read + Seek>(&mut self, scan: &mut Scan<R>, meta: &Boxed) -> Result<(), Fault> {
        self.keep(meta.at..meta.body.start + VERSION);
        for one in boxes(scan, meta.body.start + VERSION..meta.body.end)? {
            match &one.name {
                b"hdlr" | b"pitm" | b"iloc" | b"iinf" | b"iref" | b"iprp" | b"grpl" | b"dinf" => {
                    self.keep(one.place());
                }
                // The bitmaps within it are kept where they lie.
                b"idat" => self.keep(one.head()),
                _ => self.free(&one),
            }
        }
        Ok(())
    }

    /// The tables of an animation, without what is told of it and when it was made.
    fn keep_tables<R: Read + Seek>(
        &mut self,
        scan: &mut Scan<R>,
        all: &Boxed,
    ) -> Result<(), Fault> {
        let mut open = vec![all.clone()];
        while let Some(one) = open.pop() {
            match &one.name {
                b"moov" | b"trak" | b"mdia" => {
                    self.keep(one.head());
                    open.extend(boxes(scan, one.body)?);
                }
                b"udta" | b"meta" | b"uuid" | b"free" | b"skip" => self.free(&one),
                b"mvhd" | b"tkhd" | b"mdhd" => {
                    scan.go_to(one.body.start)?;
                    let times = match scan.array()? {
                        Some([1]) => 16,
                        _ => 8,
                    };
                    self.written
                        .push((one.body.start + VERSION, vec![0; times]));
                    self.keep(one.place());
                }
                _ => self.keep(one.place()),
            }
        }
        Ok(())
    }

    fn keep_all_but(&mut self, one: &Boxed, items: &[Item]) {
        let mut gone: Vec<&Range<u64>> = items.iter().flat_map(|item| &item.places).collect();
        gone.sort_by_key(|place| place.start);
        let mut at = one.at;
        for place in gone {
            self.keep(at..place.start.clamp(at, one.body.end));
            at = at.max(place.end.min(one.body.end));
        }
        self.keep(at..one.body.end);
    }
}

/// The version and the flags before what some boxes hold.
const VERSION: u64 = 4;

/// Something the file holds, and where.
struct Item {
    kind: [u8; 4],
    places: Vec<Range<u64>>,
}

fn items<R: Read + Seek>(scan: &mut Scan<R>, meta: &Boxed) -> Result<Vec<Item>, Fault> {
    let inside = boxes(scan, meta.body.start + VERSION..meta.body.end)?;
    let mut held = |name: &[u8; 4]| -> Result<Option<(u64, Vec<u8>)>, Fault> {
        let Some(one) = inside.iter().find(|one| one.name == *name) else {
            return Ok(None);
        };
        if one.body.end - one.body.start > LONGEST {
            return Err(Fault::Damaged("the list of its items is too long"));
        }
        scan.go_to(one.body.start)?;
        let bytes = scan.up_to(one.body.end - one.body.start)?;
        Ok(Some((one.body.start, bytes)))
    };
    let (Some((_, list)), Some((_, places))) = (held(b"iinf")?, held(b"iloc")?) else {
        return Ok(Vec::new());
    };
    let inline = inside.iter().find(|one| one.name == *b"idat");
    let kinds = kinds(&list).unwrap_or_default();
    let mut places = Places {
        bytes: Bytes(&places),
        inline: inline.map(|one| one.body.clone()),
        end: scan.end(),
    };
    let places = places
        .read()
        .ok_or(Fault::Damaged("the list of its items breaks off"))?;
    Ok(places
        .into_iter()
        .map(|(item, places)| Item {
            kind: kinds.get(&item).copied().unwrap_or_default(),
            places,
        })
        .collect())
}

/// What each item is, of those that are named.
fn kinds(list: &[u8]) -> Option<HashMap<u32, [u8; 4]>> {
    let mut list = Bytes(list);
    let version = list.number(1)?;
    list.number(3)?;
    list.number(if version == 0 { 2 } else { 4 })?;
    let mut kinds = HashMap::new();
    while let (Some(length), Some(b"infe")) = (list.number(4), list.take(4)) {
        let mut entry = Bytes(list.take(usize::try_from(length).ok()?.checked_sub(8)?)?);
        let version = entry.number(1)?;
        entry.number(3)?;
        let item = entry.number(if version >= 3 { 4 } else { 2 })?;
        entry.number(2)?;
        // In older versions there are no kinds, and no bitmaps.
        if version >= 2 {
            let kind = entry.take(4)?.try_into().ok()?;
            kinds.insert(u32::try_from(item).ok()?, kind);
        }
    }
    Some(kinds)
}

/// The list of places.
struct Places<'a> {
    bytes: Bytes<'a>,
    /// The bytes that lie in the list of items itself.
    inline: Option<Range<u64>>,
    end: u64,
}

impl Places<'_> {
    fn read(&mut self) -> Option<Vec<(u32, Vec<Range<u64>>)>> {
        let bytes = &mut self.bytes;
        let version = bytes.number(1)?;
        bytes.number(3)?;
        let sizes = bytes.number(2)?;
        let size = |shift: u32| (sizes >> shift & 15) as usize;
        let (offset, length, base) = (size(12), size(8), size(4));
        let index = if version == 0 { 0 } else { size(0) };
        let wide = if version < 2 { 2 } else { 4 };
        let mut items = Vec::new();
        for _ in 0..bytes.number(wide)? {
            let item = u32::try_from(bytes.number(wide)?).ok()?;
            let method = match version {
                0 => 0,
                _ => bytes.number(2)? & 15,
            };
            bytes.number(2)?;
            let base = bytes.number(base)?;
            let mut places = Vec::new();
            for _ in 0..bytes.number(2)? {
                bytes.number(index)?;
                let from = base.checked_add(bytes.number(offset)?)?;
                let length = bytes.number(length)?;
                let from = match (method, &self.inline) {
                    (0, _) => from,
                    (1, Some(inline)) => from.checked_add(inline.start)?,
                    _ => continue,
                };
                let to = match length {
                    0 => self.end,
                    length => from.checked_add(length)?.min(self.end),
                };
                places.push(from.min(to)..to);
            }
            items.push((item, places));
        }
        Some(items)
    }
}

/// Bytes that are read from the front.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    /// A number of so many bytes, up to eight.
    fn number(&mut self, length: usize) -> Option<u64> {
        let bytes = self.take(length).filter(|bytes| bytes.len() <= 8)?;
        Some(
            bytes
                .iter()
                .fold(0, |number, byte| number << 8 | u64::from(*byte)),
        )
    }
}
