//! A map of which many versions live at once, each a few entries from the one before: for every key
//! that is pressed there is a library with one note in it changed. What they share lies below and is
//! never copied; what is new lies above. Whoever keeps a version for long folds it first.
//!
//! Maps that do this for any number of versions are to be had; they take several times the memory,
//! and every look at them, for an export of ten thousand notes, costs more.

use std::borrow::Borrow;
use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;
use std::sync::Arc;

/// So many entries lie above at most in a map that was folded.
const ABOVE: usize = 128;

/// Lists by key. An empty list is none.
#[derive(Debug, Clone)]
pub(crate) struct Lists<Key, Item> {
    below: Arc<HashMap<Key, Vec<Item>>>,
    above: HashMap<Key, Vec<Item>>,
}

impl<Key, Item> Default for Lists<Key, Item> {
    fn default() -> Lists<Key, Item> {
        Lists {
            below: Arc::default(),
            above: HashMap::new(),
        }
    }
}

impl<Key: Clone + Eq + Hash, Item: Clone> Lists<Key, Item> {
    /// The list of this key.
    pub fn get<Asked>(&self, key: &Asked) -> &[Item]
    where
        Key: Borrow<Asked>,
        Asked: Eq + Hash + ?Sized,
    {
        let above = match self.above.is_empty() {
            true => None,
            false => self.above.get(key),
        };
        let list = above.or_else(|| self.below.get(key));
        list.map_or(&[], Vec::as_slice)
    }

    /// Changes the list of this key.
    pub fn change<Answer>(
        &mut self,
        key: Key,
        act: impl FnOnce(&mut Vec<Item>) -> Answer,
    ) -> Answer {
        let Some(below) = Arc::get_mut(&mut self.below) else {
            let list = self.above.entry(key);
            let list =
                list.or_insert_with_key(|key| self.below.get(key).cloned().unwrap_or_default());
            return act(list);
        };
        // Nobody else has it any more.
        settle(below, &mut self.above);
        // Most lists are of one.
        let list = below.entry(key.clone());
        let list = list.or_insert_with(|| Vec::with_capacity(1));
        let answer = act(list);
        if list.is_empty() {
            below.remove(&key);
        }
        answer
    }

    /// Makes the next versions cheap, when much lies above.
    pub fn fold(&mut self) {
        if self.above.len() > ABOVE {
            settle(Arc::make_mut(&mut self.below), &mut self.above);
        }
    }
}

fn settle<Key: Eq + Hash, Item>(
    below: &mut HashMap<Key, Vec<Item>>,
    above: &mut HashMap<Key, Vec<Item>>,
) {
    for (key, list) in above.drain() {
        match list.is_empty() {
            true => _ = below.remove(&key),
            false => _ = below.insert(key, list),
        }
    }
}

/// Values by key, in order. They are shared, so that most of two versions can be told to be the same
/// without looking into it.
#[derive(Debug, Clone)]
pub(crate) struct Ordered<Key, Value> {
    below: Arc<BTreeMap<Key, Arc<Value>>>,
    above: BTreeMap<Key, Option<Arc<Value>>>,
}

/// An entry of one version, of another, or of both.
pub(crate) type Pair<'a, Key, Value> = (&'a Key, Option<&'a Arc<Value>>, Option<&'a Arc<Value>>);

impl<Key, Value> Default for Ordered<Key, Value> {
    fn default() -> Ordered<Key, Value> {
        Ordered {
            below: Arc::default(),
            above: BTreeMap::new(),
        }
    }
}

impl<Key: Ord, Value> FromIterator<(Key, Arc<Value>)> for Ordered<Key, Value> {
    fn from_iter<Entries: IntoIterator<Item = (Key, Arc<Value>)>>(entries: Entries) -> Self {
        Ordered {
            below: Arc::new(entries.into_iter().collect()),
            above: BTreeMap::new(),
        }
    }
}

impl<Key: Clone + Ord, Value> Ordered<Key, Value> {
    /// The value of this key.
    pub fn get(&self, key: &Key) -> Option<&Arc<Value>> {
        match self.above.get(key) {
            Some(above) => above.as_ref(),
            None => self.below.get(key),
        }
    }

    /// Whether this key has a value.
    pub fn has(&self, key: &Key) -> bool {
        self.get(key).is_some()
    }

    /// Gives this key a value, or takes it away.
    pub fn set(&mut self, key: Key, value: Option<Arc<Value>>) {
        let Some(below) = Arc::get_mut(&mut self.below) else {
            self.above.insert(key, value);
            return;
        };
        self.above.insert(key, value);
        lay_down(below, &mut self.above);
    }

    /// Makes the next versions cheap, when much lies above or will.
    pub fn fold(&mut self, coming: usize) {
        if self.above.len() + coming > ABOVE {
            lay_down(Arc::make_mut(&mut self.below), &mut self.above);
        }
    }

    /// The entries in order.
    pub fn iter(&self) -> impl Iterator<Item = (&Key, &Arc<Value>)> {
        let mut below = self.below.iter().peekable();
        let mut above = self.above.iter().peekable();
        std::iter::from_fn(move || {
            loop {
                let Some((key, _)) = above.peek() else {
                    return below.next();
                };
                if let Some(next) = below.next_if(|(other, _)| other < key) {
                    return Some(next);
                }
                below.next_if(|(other, _)| other == key);
                if let Some((key, Some(value))) = above.next() {
                    return Some((key, value));
                }
            }
        })
    }

    /// The entries that are not the very same in both versions, in order: what is here, and what was
    /// there before. Versions that share what lies below are not walked through.
    pub fn differences<'a>(&'a self, before: &'a Self) -> Vec<Pair<'a, Key, Value>> {
        let is_other = |(_, now, was): &Pair<'a, Key, Value>| match (now, was) {
            (Some(now), Some(was)) => !Arc::ptr_eq(now, was),
            (None, None) => false,
            _ => true,
        };
        let pair = |key| (key, self.get(key), before.get(key));
        if Arc::ptr_eq(&self.below, &before.below) {
            let mut keys: Vec<&Key> = self.above.keys().chain(before.above.keys()).collect();
            keys.sort_unstable();
            keys.dedup();
            return keys.into_iter().map(pair).filter(is_other).collect();
        }
        let mut old = before.iter().peekable();
        let mut pairs = Vec::new();
        for (key, now) in self.iter() {
            while let Some((key, was)) = old.next_if(|(other, _)| *other < key) {
                pairs.push((key, None, Some(was)));
            }
            let was = old.next_if(|(other, _)| *other == key);
            pairs.push((key, Some(now), was.map(|(_, was)| was)));
        }
        pairs.extend(old.map(|(key, was)| (key, None, Some(was))));
        pairs.retain(is_other);
        pairs
    }
}

fn lay_down<Key: Ord, Value>(
    below: &mut BTreeMap<Key, Arc<Value>>,
    above: &mut BTreeMap<Key, Option<Arc<Value>>>,
) {
    while let Some((key, value)) = above.pop_first() {
        match value {
            None => _ = below.remove(&key),
            Some(value) => _ = below.insert(key, value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What is done to a map: a key gets a value or loses it, a version is kept beside, is let go,
    /// or is folded.
    #[derive(Debug, Clone)]
    enum Step {
        Set(u8, Option<u8>),
        Keep,
        LetGo,
        Fold(usize),
    }

    /// A version of both kinds, and what it has to hold.
    type Version = (Ordered<u8, u8>, Lists<u8, u8>, BTreeMap<u8, u8>);

    fn steps() -> impl Strategy<Value = Vec<Step>> {
        let step = prop_oneof![
            8 => (0..12u8, proptest::option::weighted(0.7, 0..9u8))
                .prop_map(|(key, value)| Step::Set(key, value)),
            1 => Just(Step::Keep),
            1 => Just(Step::LetGo),
            1 => (0..2usize).prop_map(|much| Step::Fold(much * 1_000)),
        ];
        proptest::collection::vec(step, 0..60)
    }

    proptest! {
        #[test]
        fn every_version_is_the_map_that_was_made_of_it(steps in steps()) {
            let mut ordered = Ordered::default();
            let mut lists = Lists::default();
            let mut plain: BTreeMap<u8, u8> = BTreeMap::new();
            let mut kept: Vec<Version> = Vec::new();
            for step in steps {
                match step {
                    Step::Set(key, value) => {
                        ordered.set(key, value.map(Arc::new));
                        lists.change(key, |list| {
                            list.clear();
                            list.extend(value);
                        });
                        match value {
                            Some(value) => _ = plain.insert(key, value),
                            None => _ = plain.remove(&key),
                        }
                    }
                    Step::Keep => kept.push((ordered.clone(), lists.clone(), plain.clone())),
                    Step::LetGo => _ = kept.pop(),
                    Step::Fold(coming) => {
                        ordered.fold(coming);
                        lists.fold();
                    }
                }
                kept.push((ordered.clone(), lists.clone(), plain.clone()));
                for (ordered, lists, plain) in &kept {
                    let entries: Vec<_> = ordered.iter().map(|(key, value)| (*key, **value)).collect();
                    let expected: Vec<_> = plain.iter().map(|(key, value)| (*key, *value)).collect();
                    prop_assert_eq!(entries, expected);
                    for key in 0..12u8 {
                        let value = plain.get(&key).copied();
                        prop_assert_eq!(ordered.get(&key).map(|value| **value), value);
                        prop_assert_eq!(lists.get(&key), value.as_slice());
                    }
                }
                kept.pop();
                for (before, _, was) in &kept {
                    for (key, now, old) in ordered.differences(before) {
                        prop_assert_eq!(now.map(|now| **now), plain.get(key).copied());
                        prop_assert_eq!(old.map(|old| **old), was.get(key).copied());
                    }
                    let told: Vec<u8> =
                        ordered.differences(before).iter().map(|(key, ..)| **key).collect();
                    for key in 0..12u8 {
                        let is_same = plain.get(&key) == was.get(&key);
                        prop_assert!(is_same || told.contains(&key), "{key}");
                    }
                }
            }
        }
    }
}
