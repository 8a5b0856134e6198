//! Two edits of one text made one: what another program did to the file, and what the author
//! typed meanwhile. The unit is the line; front matter is lines like any other. What happens
//! with a conflict is the author's choice and not decided here.

use std::ops::Range;

use crate::text::difference::words;
use crate::text::hunks::{Hunk, hunks, lines};

/// Two edits of one text, as one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The text with the edits of both; where they meet, mine stands.
    pub text: String,
    /// Where both changed the same lines in different ways, from top to bottom.
    pub conflicts: Vec<Conflict>,
}

/// Lines that both changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The bytes of [`Merged::text`] where my lines stand.
    pub at: Range<usize>,
    /// The line of my text at which they begin, counted from 1.
    pub line: u32,
    /// The lines that both began from.
    pub base: String,
    /// My lines.
    pub mine: String,
    /// Their lines.
    pub theirs: String,
}

/// Makes one text of two edits of `base`. Edits of separate lines are both taken, the same edit
/// made twice is taken once; lines inserted at one place by both are a conflict.
///
/// `merge(base, base, x)` and `merge(base, x, base)` are `x`, and swapping `mine` and `theirs`
/// swaps nothing but the sides of the conflicts.
pub fn merge(base: &str, mine: &str, theirs: &str) -> Merged {
    merge_with(base, mine, theirs, |_, _, _| None)
}

/// The same, and where both changed the same lines, their words are merged as lines are: for an edit
/// that the program made and now takes back, such as one tag of a list in which the author has
/// written another. Only lines in which both changed the same words are a conflict.
pub fn merge_words(base: &str, mine: &str, theirs: &str) -> Merged {
    merge_with(base, mine, theirs, |base, mine, theirs| {
        let (base, mine, theirs) = (words(base), words(mine), words(theirs));
        let merged = merge_pieces(&base, mine, theirs, |_| true, &mut |_, _, _| None);
        merged.conflicts.is_empty().then_some(merged.text)
    })
}

fn merge_with(
    base: &str,
    mine: &str,
    theirs: &str,
    mut settle: impl FnMut(&str, &str, &str) -> Option<String>,
) -> Merged {
    let (base, mine, theirs) = (lines(base), lines(mine), lines(theirs));
    merge_pieces(
        &base,
        mine,
        theirs,
        |line| line.ends_with('\n'),
        &mut settle,
    )
}

/// Merges sequences of pieces. Two edits side by side are separate where the first is `ended`;
/// `settle` may make one text of two where they are not.
fn merge_pieces(
    base: &[&str],
    mine: Vec<&str>,
    theirs: Vec<&str>,
    ended: fn(&str) -> bool,
    settle: &mut dyn FnMut(&str, &str, &str) -> Option<String>,
) -> Merged {
    let mut mine = Side::new(base, mine, ended);
    let mut theirs = Side::new(base, theirs, ended);
    let mut merged = Merged {
        text: String::new(),
        conflicts: Vec::new(),
    };
    let mut done = 0;
    while let Some(region) = next_region(&mut mine, &mut theirs) {
        merged.text.extend(base[done..region.start].iter().copied());
        done = region.end;
        let was = base[region.clone()].concat();
        let line = mine.place_of(region.start) + 1;
        let in_mine = mine.take(base, &region);
        let in_theirs = theirs.take(base, &region);
        if in_mine == in_theirs || in_theirs == was {
            merged.text.push_str(&in_mine);
        } else if in_mine == was {
            merged.text.push_str(&in_theirs);
        } else if let Some(settled) = settle(&was, &in_mine, &in_theirs) {
            merged.text.push_str(&settled);
        } else {
            let start = merged.text.len();
            merged.text.push_str(&in_mine);
            merged.conflicts.push(Conflict {
                at: start..merged.text.len(),
                line: u32::try_from(line).unwrap_or(u32::MAX),
                base: was,
                mine: in_mine,
                theirs: in_theirs,
            });
        }
    }
    merged.text.extend(base[done..].iter().copied());
    merged
}

/// One edited text and what differs in it from the base.
struct Side<'text> {
    pieces: Vec<&'text str>,
    hunks: Vec<Hunk>,
    ended: fn(&str) -> bool,
    /// The hunks before this one are merged.
    merged: usize,
    /// The hunks before this one are in the region that is being gathered.
    gathered: usize,
}

impl<'text> Side<'text> {
    fn new(base: &[&str], pieces: Vec<&'text str>, ended: fn(&str) -> bool) -> Self {
        Side {
            hunks: hunks(base, &pieces),
            pieces,
            ended,
            merged: 0,
            gathered: 0,
        }
    }

    fn next(&self) -> Option<&Hunk> {
        self.hunks.get(self.gathered)
    }

    /// Where in this side's text a place of the base is that no hunk before the next region reaches.
    fn place_of(&self, place: usize) -> usize {
        match self.hunks[..self.merged].last() {
            Some(before) => before.new.end + (place - before.old.end),
            None => place,
        }
    }

    /// Whether text may follow what this side has put into the region.
    fn is_ended(&self) -> bool {
        let gathered = &self.hunks[self.merged..self.gathered];
        let last = gathered.iter().rev().find(|hunk| !hunk.new.is_empty());
        last.is_none_or(|hunk| (self.ended)(self.pieces[hunk.new.end - 1]))
    }

    /// What this side has in the place of the base's `region`.
    fn take(&mut self, base: &[&str], region: &Range<usize>) -> String {
        let mut text = String::new();
        let mut done = region.start;
        for hunk in &self.hunks[self.merged..self.gathered] {
            text.extend(base[done..hunk.old.start].iter().copied());
            text.extend(self.pieces[hunk.new.clone()].iter().copied());
            done = hunk.old.end;
        }
        text.extend(base[done..region.end].iter().copied());
        self.merged = self.gathered;
        text
    }
}

/// The next lines of the base that either side changed, with all hunks that meet in them.
fn next_region<'text>(mine: &mut Side<'text>, theirs: &mut Side<'text>) -> Option<Range<usize>> {
    let place = |hunk: &Hunk| (hunk.old.start, hunk.old.end);
    let first = match (mine.next(), theirs.next()) {
        (None, None) => return None,
        (Some(one), None) | (None, Some(one)) => one,
        (Some(one), Some(other)) if place(other) < place(one) => other,
        (Some(one), Some(_)) => one,
    };
    let mut region = first.old.clone();
    loop {
        let ended = mine.is_ended() && theirs.is_ended();
        let begun = mine.gathered > mine.merged || theirs.gathered > theirs.merged;
        let meets = |hunk: &&Hunk| !begun || meets(&region, &hunk.old, ended);
        // Of two that meet the region, the first in the base comes first.
        let in_mine = mine.next().filter(meets).map(place);
        let in_theirs = theirs.next().filter(meets).map(place);
        let side = match (in_mine, in_theirs) {
            (None, None) => return Some(region),
            (Some(one), Some(other)) if other < one => &mut *theirs,
            (Some(_), _) => &mut *mine,
            (None, Some(_)) => &mut *theirs,
        };
        if let Some(hunk) = side.next() {
            region.end = region.end.max(hunk.old.end);
        }
        side.gathered += 1;
    }
}

/// Whether a hunk at `hunk`, which does not start before `region`, changes the same lines. Lines
/// side by side are not the same lines, as long as the first of them are `ended`.
fn meets(region: &Range<usize>, hunk: &Range<usize>, ended: bool) -> bool {
    let same_place = region.is_empty() && hunk.is_empty() && hunk.start == region.start;
    hunk.start < region.end || same_place || (hunk.start == region.end && !ended)
}

#[cfg(test)]
mod tests;
