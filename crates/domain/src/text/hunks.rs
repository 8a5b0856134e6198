//! Where two sequences of lines or words differ. The outside crate that finds it is known here
//! alone, so that merging and showing speak of ranges only.

use std::ops::Range;

use imara_diff::{Algorithm, Diff, InternedInput};

/// A run that differs: these places of the old sequence became those of the new one. Either may
/// be empty; between two hunks at least one place is the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hunk {
    /// Places in the old sequence.
    pub old: Range<usize>,
    /// Places in the new sequence.
    pub new: Range<usize>,
}

/// The hunks between two sequences, in order. A run that could stand in several places stands in
/// the last of them, so that the same edit is found at the same place whoever made it.
pub fn hunks(old: &[&str], new: &[&str]) -> Vec<Hunk> {
    let mut input = InternedInput::default();
    input.update_before(old.iter().copied());
    input.update_after(new.iter().copied());
    let mut diff = Diff::compute(Algorithm::Histogram, &input);
    diff.postprocess_no_heuristic(&input);
    let wide = |range: Range<u32>| range.start as usize..range.end as usize;
    diff.hunks()
        .map(|hunk| Hunk {
            old: wide(hunk.before),
            new: wide(hunk.after),
        })
        .collect()
}

/// The lines of `text`, each with its end.
pub fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}
