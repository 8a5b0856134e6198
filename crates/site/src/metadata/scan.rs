//! Walking through a file by its headers, without reading what lies between them.

use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};

/// A file, and a place in it.
pub(super) struct Scan<R> {
    from: BufReader<R>,
    at: u64,
    end: u64,
}

impl<R: Read + Seek> Scan<R> {
    /// The file from its beginning.
    pub fn new(mut from: R) -> io::Result<Scan<R>> {
        let end = from.seek(SeekFrom::End(0))?;
        from.rewind()?;
        Ok(Scan {
            from: BufReader::with_capacity(32 * 1024, from),
            at: 0,
            end,
        })
    }

    pub fn into_inner(self) -> R {
        self.from.into_inner()
    }

    /// How many bytes lie before the place.
    pub fn at(&self) -> u64 {
        self.at
    }

    /// How many bytes the file has.
    pub fn end(&self) -> u64 {
        self.end
    }

    /// Goes to a place; beyond the end is the end.
    pub fn go_to(&mut self, place: u64) -> io::Result<()> {
        let place = place.min(self.end);
        let way = place.cast_signed() - self.at.cast_signed();
        self.from.seek_relative(way)?;
        self.at = place;
        Ok(())
    }

    /// Reads as much of this as there is. Returns how much.
    pub fn fill(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let mut length = 0;
        while length < bytes.len() {
            match self.from.read(&mut bytes[length..])? {
                0 => break,
                more => length += more,
            }
        }
        self.at += length as u64;
        Ok(length)
    }

    /// The next bytes; nothing when the file ends before that.
    pub fn array<const LENGTH: usize>(&mut self) -> io::Result<Option<[u8; LENGTH]>> {
        let mut bytes = [0; LENGTH];
        Ok((self.fill(&mut bytes)? == LENGTH).then_some(bytes))
    }

    /// The next bytes, as many of these as there are.
    pub fn up_to(&mut self, length: u64) -> io::Result<Vec<u8>> {
        let length = length.min(self.end - self.at);
        let length = usize::try_from(length).map_err(|_| io::ErrorKind::FileTooLarge)?;
        let mut bytes = vec![0; length];
        let read = self.fill(&mut bytes)?;
        bytes.truncate(read);
        Ok(bytes)
    }

    /// Goes to the next byte of this value, and stays on it. Returns whether there is one.
    pub fn find(&mut self, wanted: u8) -> io::Result<bool> {
        loop {
            let bytes = self.from.fill_buf()?;
            if bytes.is_empty() {
                return Ok(false);
            }
            let found = bytes.iter().position(|byte| *byte == wanted);
            let passed = found.unwrap_or(bytes.len());
            self.from.consume(passed);
            self.at += passed as u64;
            if found.is_some() {
                return Ok(true);
            }
        }
    }
}

impl<R: Read> Read for Scan<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let length = self.from.read(bytes)?;
        self.at += length as u64;
        Ok(length)
    }
}

impl<R: Read> BufRead for Scan<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.from.fill_buf()
    }

    fn consume(&mut self, length: usize) {
        self.from.consume(length);
        self.at += length as u64;
    }
}
