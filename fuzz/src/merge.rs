//! What another program did to a file and what the author typed, made one: nobody's line is lost.

use std::collections::BTreeMap;

use domain::{Fate, Merged, difference};

/// Between the three texts of an input: what both began from, mine, theirs.
const BETWEEN: &str = "%%\n";

/// Merging keeps every line that a side added, gives the other side where one did nothing, and
/// does not ask who is who. A difference is both of its texts.
pub fn merge(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut texts = text.splitn(3, BETWEEN);
    let mut next = || texts.next().unwrap_or_default();
    let (base, mine, theirs) = (next(), next(), next());

    for side in [mine, theirs] {
        for merged in [
            domain::merge(base, side, base),
            domain::merge(base, base, side),
        ] {
            assert_eq!(merged.text, side, "a side that did nothing changes nothing");
            assert_eq!(merged.conflicts, []);
        }
        let twice = domain::merge(base, side, side);
        assert_eq!(twice.text, side, "the same edit made twice is taken once");
        assert_eq!(twice.conflicts, []);
        differs(base, side);
    }

    let one = domain::merge(base, mine, theirs);
    let other = domain::merge(base, theirs, mine);
    has_its_conflicts(&one);
    assert_eq!(one.conflicts.len(), other.conflicts.len());
    for (conflict, swapped) in one.conflicts.iter().zip(&other.conflicts) {
        assert_eq!(conflict.base, swapped.base);
        assert_eq!(
            (&conflict.mine, &conflict.theirs),
            (&swapped.theirs, &swapped.mine)
        );
    }
    assert_eq!(
        with_theirs(&one),
        other.text,
        "who is who decides conflicts alone"
    );

    let began: BTreeMap<&str, usize> = counted(base);
    let of_conflicts: String = one.conflicts.iter().map(|it| ended(&it.theirs)).collect();
    let (text, of_conflicts) = (counted(&one.text), counted(&of_conflicts));
    let count = |of: &BTreeMap<&str, usize>, line| of.get(line).copied().unwrap_or_default();
    for (line, wanted) in counted(mine) {
        if !began.contains_key(line) {
            assert!(count(&text, line) >= wanted, "my line {line:?} is dropped");
        }
    }
    for (line, wanted) in counted(theirs) {
        if !began.contains_key(line) {
            let kept = count(&text, line) + count(&of_conflicts, line);
            assert!(kept >= wanted, "their line {line:?} is dropped");
        }
    }
}

/// Each conflict stands where it says, one below the other.
fn has_its_conflicts(merged: &Merged) {
    let mut done = 0;
    for conflict in &merged.conflicts {
        assert!(conflict.at.start >= done);
        assert_eq!(&merged.text[conflict.at.clone()], conflict.mine);
        assert_ne!(conflict.mine, conflict.theirs);
        done = conflict.at.end;
    }
}

/// The merged text with the other side of every conflict.
fn with_theirs(merged: &Merged) -> String {
    let mut text = String::new();
    let mut done = 0;
    for conflict in &merged.conflicts {
        text.push_str(&merged.text[done..conflict.at.start]);
        text.push_str(&conflict.theirs);
        done = conflict.at.end;
    }
    text + &merged.text[done..]
}

fn differs(old: &str, new: &str) {
    let difference = difference(old, new);
    let without = |fate: Fate| -> String {
        let runs = difference.runs.iter().filter(|run| run.fate != fate);
        runs.map(|run| run.text.as_str()).collect()
    };
    assert_eq!(without(Fate::Added), old);
    assert_eq!(without(Fate::Removed), new);
}

/// How often each line is there; its end is no part of it.
fn counted(text: &str) -> BTreeMap<&str, usize> {
    let mut counted = BTreeMap::new();
    for line in text.split_terminator('\n') {
        *counted.entry(line).or_default() += 1;
    }
    counted
}

fn ended(lines: &str) -> String {
    match lines.is_empty() || lines.ends_with('\n') {
        true => lines.to_owned(),
        false => format!("{lines}\n"),
    }
}
