//! The way from the texts of a list to others.

use std::collections::HashSet;

/// What becomes of the texts of a list, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::front_matter) struct Steps {
    pub fates: Vec<Fate>,
    pub added: Vec<String>,
}

/// What becomes of one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::front_matter) enum Fate {
    Stays,
    Becomes(String),
    Goes,
}

impl Steps {
    /// The way from the texts `old` to the texts `new`.
    pub fn between(old: &[String], new: &[String]) -> Steps {
        if old.len() == new.len() {
            let fates = old.iter().zip(new).map(|(old, new)| match old == new {
                true => Fate::Stays,
                false => Fate::Becomes(new.clone()),
            });
            return Steps {
                fates: fates.collect(),
                added: Vec::new(),
            };
        }
        let mut left = new.iter().peekable();
        let fates = old.iter().map(|old| match left.next_if_eq(&old) {
            Some(_) => Fate::Stays,
            None => Fate::Goes,
        });
        Steps {
            fates: fates.collect(),
            added: left.cloned().collect(),
        }
    }

    /// The way that writes `to` once in place of the texts `from`.
    pub fn replacing(old: &[String], from: &[String], to: Option<&String>) -> Steps {
        let from: HashSet<&String> = from.iter().collect();
        let mut to = to.cloned();
        let fates = old.iter().map(|old| match from.contains(old) {
            false => Fate::Stays,
            true => match to.take() {
                Some(to) if to == *old => Fate::Stays,
                Some(to) => Fate::Becomes(to),
                None => Fate::Goes,
            },
        });
        Steps {
            fates: fates.collect(),
            added: Vec::new(),
        }
    }

    /// The texts where these steps lead from `old`.
    pub fn taken(&self, old: &[String]) -> Vec<String> {
        let left = old
            .iter()
            .zip(&self.fates)
            .filter_map(|(old, fate)| match fate {
                Fate::Stays => Some(old.clone()),
                Fate::Becomes(new) => Some(new.clone()),
                Fate::Goes => None,
            });
        left.chain(self.added.iter().cloned()).collect()
    }
}
