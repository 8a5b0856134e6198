//! The name of a file's exact bytes, by which a save knows that nobody else wrote meanwhile.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The first 128 bits of the BLAKE3 hash of a file's bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct ContentHash([u8; 16]);

impl ContentHash {
    /// The hash of these bytes.
    pub fn of(bytes: &[u8]) -> ContentHash {
        ContentHash::shortened(blake3::hash(bytes))
    }

    fn shortened(hash: blake3::Hash) -> ContentHash {
        let mut short = [0; 16];
        short.copy_from_slice(&hash.as_bytes()[..16]);
        ContentHash(short)
    }
}

/// A hash over bytes that come piece by piece, for files that should not stand in memory whole.
#[derive(Debug, Clone, Default)]
pub struct ContentHasher(blake3::Hasher);

impl ContentHasher {
    /// Takes the next bytes in.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The hash of all bytes so far.
    pub fn finish(&self) -> ContentHash {
        ContentHash::shortened(self.0.finalize())
    }
}

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ContentHash({self})")
    }
}

/// A text that is not the 32 hexadecimal digits of a hash.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a content hash: it should be 32 hexadecimal digits")]
pub struct NotAContentHash(String);

impl FromStr for ContentHash {
    type Err = NotAContentHash;

    fn from_str(text: &str) -> Result<ContentHash, NotAContentHash> {
        let refused = || NotAContentHash(text.to_owned());
        if text.len() != 32 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(refused());
        }
        let mut short = [0; 16];
        for (index, byte) in short.iter_mut().enumerate() {
            *byte =
                u8::from_str_radix(&text[index * 2..index * 2 + 2], 16).map_err(|_| refused())?;
        }
        Ok(ContentHash(short))
    }
}

impl From<ContentHash> for String {
    fn from(hash: ContentHash) -> String {
        hash.to_string()
    }
}

impl TryFrom<String> for ContentHash {
    type Error = NotAContentHash;

    fn try_from(text: String) -> Result<ContentHash, NotAContentHash> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_survives_being_written_and_read() {
        let hash = ContentHash::of(b"a note");
        assert_eq!(hash.to_string().parse(), Ok(hash));
        assert_ne!(hash, ContentHash::of(b"a note\n"));
    }

    #[test]
    fn bytes_in_pieces_have_the_hash_of_the_whole() {
        let mut hasher = ContentHasher::default();
        hasher.update(b"a ");
        hasher.update(b"note");
        assert_eq!(hasher.finish(), ContentHash::of(b"a note"));
    }

    #[test]
    fn other_texts_are_not_hashes() {
        assert!("abc".parse::<ContentHash>().is_err());
        assert!("ä".repeat(16).parse::<ContentHash>().is_err());
    }
}
