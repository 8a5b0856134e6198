//! A file as it is published: pieces of the one in the library, and a few bytes of our own.

use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;

/// The pieces in their order.
#[derive(Debug, Default)]
pub(super) struct Parts(Vec<Part>);

#[derive(Debug)]
enum Part {
    /// Bytes of the file.
    Kept(Range<u64>),
    /// Bytes of our own.
    Written(Vec<u8>),
    /// So many zeros, where the places of all that follows are named in the file.
    Blank(u64),
}

impl Parts {
    /// A file of this length, as it is.
    pub fn whole(length: u64) -> Parts {
        let mut parts = Parts::default();
        parts.keep(0..length);
        parts
    }

    /// Adds bytes of the file.
    pub fn keep(&mut self, range: Range<u64>) {
        if range.is_empty() {
            return;
        }
        match self.0.last_mut() {
            Some(Part::Kept(last)) if last.end == range.start => last.end = range.end,
            _ => self.0.push(Part::Kept(range)),
        }
    }

    /// Adds bytes of our own.
    pub fn write(&mut self, bytes: impl Into<Vec<u8>>) {
        self.0.push(Part::Written(bytes.into()));
    }

    /// Adds zeros.
    pub fn blank(&mut self, length: u64) {
        if length > 0 {
            self.0.push(Part::Blank(length));
        }
    }

    /// Adds these pieces.
    pub fn append(&mut self, other: Parts) {
        for part in other.0 {
            match part {
                Part::Kept(range) => self.keep(range),
                part => self.0.push(part),
            }
        }
    }

    /// A file in which everything stays at its place, because the file names places: bytes that are
    /// kept, bytes of our own over them, and zeros for all others up to the end.
    pub fn in_place(kept: Vec<Range<u64>>, mut written: Vec<(u64, Vec<u8>)>, end: u64) -> Parts {
        let kept = joined(kept);
        written.sort();
        let mut parts = Parts::default();
        let mut at = 0;
        for (place, bytes) in written {
            let after = place.saturating_add(bytes.len() as u64);
            // What is written over what was written already, or behind the end, is not.
            if place < at || after > end {
                continue;
            }
            parts.keep_within(&kept, at..place);
            parts.write(bytes);
            at = after;
        }
        parts.keep_within(&kept, at..end);
        parts
    }

    fn keep_within(&mut self, kept: &[Range<u64>], place: Range<u64>) {
        let mut at = place.start;
        let first = kept.partition_point(|range| range.end <= place.start);
        for range in &kept[first..] {
            let range = range.start.max(at)..range.end.min(place.end);
            if range.is_empty() {
                break;
            }
            self.blank(range.start - at);
            at = range.end;
            self.keep(range);
        }
        self.blank(place.end - at);
    }

    /// How many bytes all of it is.
    pub fn length(&self) -> u64 {
        self.0.iter().map(Part::length).sum()
    }
}

/// These ranges in order, those that touch as one.
fn joined(mut ranges: Vec<Range<u64>>) -> Vec<Range<u64>> {
    ranges.retain(|range| !range.is_empty());
    ranges.sort_by_key(|range| range.start);
    let mut joined: Vec<Range<u64>> = Vec::new();
    for range in ranges {
        match joined.last_mut() {
            Some(last) if last.end >= range.start => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

impl Part {
    fn length(&self) -> u64 {
        match self {
            Part::Kept(range) => range.end - range.start,
            Part::Written(bytes) => bytes.len() as u64,
            Part::Blank(length) => *length,
        }
    }
}

/// The published bytes, read from the file as they are wanted.
#[derive(Debug)]
pub(super) struct PartsReader<R> {
    file: R,
    parts: std::vec::IntoIter<Part>,
    part: Part,
    /// How much of the part was read.
    done: u64,
}

impl<R: Read + Seek> PartsReader<R> {
    pub fn new(file: R, parts: Parts) -> io::Result<PartsReader<R>> {
        let mut reader = PartsReader {
            file,
            parts: parts.0.into_iter(),
            part: Part::Blank(0),
            done: 0,
        };
        reader.next()?;
        Ok(reader)
    }

    fn next(&mut self) -> io::Result<bool> {
        let Some(part) = self.parts.next() else {
            return Ok(false);
        };
        if let Part::Kept(range) = &part {
            self.file.seek(SeekFrom::Start(range.start))?;
        }
        self.part = part;
        self.done = 0;
        Ok(true)
    }
}

impl<R: Read + Seek> Read for PartsReader<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        if bytes.is_empty() {
            return Ok(0);
        }
        while self.done == self.part.length() {
            if !self.next()? {
                return Ok(0);
            }
        }
        let left = self.part.length() - self.done;
        let length = usize::try_from(left).map_or(bytes.len(), |left| left.min(bytes.len()));
        let bytes = &mut bytes[..length];
        let length = match &self.part {
            Part::Kept(_) => match self.file.read(bytes)? {
                // Another program has made the file shorter since it was looked at.
                0 => return Err(io::ErrorKind::UnexpectedEof.into()),
                length => length,
            },
            Part::Written(written) => {
                let done = usize::try_from(self.done).unwrap_or(written.len());
                bytes.copy_from_slice(&written[done..done + length]);
                length
            }
            Part::Blank(_) => {
                bytes.fill(0);
                length
            }
        };
        self.done += length as u64;
        Ok(length)
    }
}
