//! Circles of a graph: from each knot of things that reach each other, its shortest circle.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// A step of a circle: from what, by which name, to what.
pub type Step = (usize, String, usize);

/// A shortest circle through what is in one; no two have a place in common.
pub fn circles(known: &[BTreeMap<usize, String>]) -> Vec<Vec<Step>> {
    let mut circles = Vec::new();
    let mut told = BTreeSet::new();
    for start in 0..known.len() {
        if told.contains(&start) {
            continue;
        }
        if let Some(circle) = shortest(known, start) {
            told.extend(circle.iter().map(|(from, ..)| *from));
            circles.push(circle);
        }
    }
    circles
}

/// The shortest way from a place back to it.
fn shortest(known: &[BTreeMap<usize, String>], start: usize) -> Option<Vec<Step>> {
    let mut came: BTreeMap<usize, usize> = BTreeMap::new();
    let mut waiting = VecDeque::from([start]);
    while let Some(from) = waiting.pop_front() {
        for to in known[from].keys() {
            if *to == start {
                let mut circle = vec![(from, known[from][to].clone(), start)];
                while let Some(before) = came.get(&circle[0].0).filter(|_| circle[0].0 != start) {
                    let at = circle[0].0;
                    circle.insert(0, (*before, known[*before][&at].clone(), at));
                }
                return Some(circle);
            }
            if !came.contains_key(to) {
                came.insert(*to, from);
                waiting.push_back(*to);
            }
        }
    }
    None
}
