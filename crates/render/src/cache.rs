//! Remembers what is slow to make and follows from its source alone: code coloured by a
//! grammar, formulas, diagrams. What a lexer colours is made faster than it is found here.
//!
//! Keys are the sources themselves, so there are no collisions to think about. Memory is
//! bounded by two generations: when the young one is full it becomes the old one, and what is
//! still in use moves over when next asked for.

use std::collections::HashMap;
use std::mem;
use std::sync::{Arc, Mutex, PoisonError};

/// Bytes of sources and results in one generation.
const GENERATION: usize = 16 * 1024 * 1024;

/// A bounded memory of made pieces, shared by every rendering.
#[derive(Default)]
pub struct Cache {
    generations: Mutex<Generations>,
    /// Whether nothing is made at all.
    is_idle: bool,
}

/// What a piece is made from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Source {
    /// Lines of code in a language.
    Code { language: String, code: String },
    /// A formula within a line.
    Formula(String),
    /// A formula on its own.
    DisplayFormula(String),
    /// A Mermaid diagram.
    Diagram(String),
}

/// Why a piece could not be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong, in a sentence without a full stop.
    pub message: String,
    /// Lines from the start of the source to the place.
    pub lines_down: u32,
}

/// A made piece of HTML, or why there is none.
pub type Made = Arc<Result<String, Fault>>;

#[derive(Default)]
struct Generations {
    young: HashMap<Source, Made>,
    old: HashMap<Source, Made>,
    bytes: usize,
}

impl Cache {
    /// An empty cache.
    pub fn new() -> Self {
        Self::default()
    }

    /// One that makes nothing: every piece is empty. For who asks only where things stand.
    pub(crate) fn idle() -> Self {
        Cache {
            is_idle: true,
            ..Self::default()
        }
    }

    /// Whether nothing is made at all.
    pub(crate) fn is_idle(&self) -> bool {
        self.is_idle
    }

    /// The piece for `source`, made now unless it is remembered.
    pub(crate) fn get(
        &self,
        source: Source,
        make: impl FnOnce(&Source) -> Result<String, Fault>,
    ) -> Made {
        if self.is_idle {
            return Arc::new(Ok(String::new()));
        }
        if let Some(made) = self.lock().find(&source) {
            return made;
        }
        let made: Made = Arc::new(make(&source));
        self.lock().keep(source, made.clone());
        made
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Generations> {
        // Every value is whole at every moment, so a panic elsewhere spoils nothing.
        self.generations
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl Generations {
    fn find(&mut self, source: &Source) -> Option<Made> {
        if let Some(made) = self.young.get(source) {
            return Some(made.clone());
        }
        let (source, made) = self.old.remove_entry(source)?;
        self.keep(source, made.clone());
        Some(made)
    }

    fn keep(&mut self, source: Source, made: Made) {
        let bytes = source.len()
            + match &*made {
                Ok(html) => html.len(),
                Err(fault) => fault.message.len(),
            };
        if self.bytes + bytes > GENERATION {
            self.old = mem::take(&mut self.young);
            self.bytes = 0;
        }
        self.bytes += bytes;
        self.young.insert(source, made);
    }
}

impl Source {
    fn len(&self) -> usize {
        match self {
            Source::Code { language, code } => language.len() + code.len(),
            Source::Formula(text) | Source::DisplayFormula(text) | Source::Diagram(text) => {
                text.len()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_made_once() {
        let cache = Cache::new();
        let source = || Source::Formula(String::from("x"));
        let first = cache.get(source(), |_| Ok(String::from("made")));
        let second = cache.get(source(), |_| panic!("made twice"));
        assert_eq!(first, second);
    }

    #[test]
    fn memory_is_bounded() {
        let cache = Cache::new();
        for number in 0..100 {
            let source = Source::Formula(format!("{number}"));
            cache.get(source, |_| Ok("x".repeat(1024 * 1024)));
        }
        let generations = cache.lock();
        assert!(generations.young.len() + generations.old.len() <= 32);
    }
}
