//! The texts of notes as a reader sees them, for as long as they are asked for again: whoever types a
//! word sees much the same notes with each letter, and each of them has to be read as Markdown before a
//! snippet can be cut from it.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::ContentHash;

/// So many bytes are kept at most.
const ROOM: usize = 2 * 1024 * 1024;

/// Texts by the hash of their file; the ones that came first go first. Shared by all who read.
#[derive(Default)]
pub struct PlainTexts(Mutex<Cached>);

#[derive(Default)]
struct Cached {
    texts: HashMap<ContentHash, Arc<str>>,
    order: VecDeque<ContentHash>,
    bytes: usize,
}

impl PlainTexts {
    /// The text of the file with this hash, if it is kept.
    pub fn get(&self, hash: ContentHash) -> Option<Arc<str>> {
        self.kept().texts.get(&hash).cloned()
    }

    /// Keeps a text in place of those that came first.
    pub fn keep(&self, hash: ContentHash, text: &Arc<str>) {
        let mut kept = self.kept();
        if text.len() > ROOM || kept.texts.insert(hash, Arc::clone(text)).is_some() {
            return;
        }
        kept.order.push_back(hash);
        kept.bytes += text.len();
        while kept.bytes > ROOM
            && let Some(first) = kept.order.pop_front()
        {
            let gone = kept.texts.remove(&first);
            kept.bytes -= gone.map_or(0, |text| text.len());
        }
    }

    fn kept(&self) -> MutexGuard<'_, Cached> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_kept_until_others_need_the_room() {
        let texts = PlainTexts::default();
        let hash = |number: usize| ContentHash::of(&number.to_le_bytes());
        let text: Arc<str> = "x".repeat(ROOM / 4).into();
        for number in 0..6 {
            texts.keep(hash(number), &text);
            texts.keep(hash(number), &text);
        }
        let kept: Vec<usize> = (0..6)
            .filter(|number| texts.get(hash(*number)).is_some())
            .collect();
        assert_eq!(kept, [2, 3, 4, 5]);
        texts.keep(hash(9), &"x".repeat(ROOM + 1).into());
        assert!(texts.get(hash(9)).is_none());
    }
}
