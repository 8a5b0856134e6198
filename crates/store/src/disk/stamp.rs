//! By what a file is known to be the same without opening it.

/// The number of how this program reads heads, slugs, links and words. Whoever changes that adds one:
/// every row that another number read is shown as it is, and read again in the next scan, though
/// its file is the same. A test over odd notes fails when it was forgotten.
pub const READER: i64 = 3;

/// What the disk says of a file without opening it, and who read it. A file with the same stamp is
/// the same, and would be read the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    pub(crate) size: i64,
    pub(crate) modified: i64,
    pub(crate) inode: i64,
    pub(crate) reader: i64,
}

impl Stamp {
    /// Whether this program would read the same file the same.
    pub fn is_of_this_reader(&self) -> bool {
        self.reader == READER
    }

    /// How many bytes the file has.
    pub fn size(&self) -> u64 {
        self.size.cast_unsigned()
    }

    /// When it was last changed, in nanoseconds since 1970.
    pub fn modified(&self) -> i64 {
        self.modified
    }
}

impl From<&files::Found> for Stamp {
    fn from(found: &files::Found) -> Stamp {
        Stamp {
            size: found.size.cast_signed(),
            modified: found.modified,
            inode: found.inode.cast_signed(),
            reader: READER,
        }
    }
}
