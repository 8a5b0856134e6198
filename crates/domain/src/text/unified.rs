//! The difference between two texts as `diff -u` writes it.

use std::fmt::Write;
use std::ops::Range;

use super::hunks::{Hunk, hunks, lines};

/// Lines shown before and after what differs.
const AROUND: usize = 3;

/// The unified format of POSIX's `diff`, with `name` for both texts; empty where they are the same. A last line without
/// an end is marked as GNU's does.
pub fn unified(name: &str, old: &str, new: &str) -> String {
    let (old, new) = (lines(old), lines(new));
    let hunks = hunks(&old, &new);
    let mut text = String::new();
    if !hunks.is_empty() {
        text = format!("--- {name}\n+++ {name}\n");
    }
    // Two that are so near that what is shown around them meets stand under one heading.
    for near in hunks.chunk_by(|one, next| next.old.start - one.old.end <= 2 * AROUND) {
        part(&mut text, near, &old, &new);
    }
    text
}

/// A heading and the lines under it.
fn part(text: &mut String, hunks: &[Hunk], old: &[&str], new: &[&str]) {
    let (Some(first), Some(last)) = (hunks.first(), hunks.last()) else {
        return;
    };
    // As many lines are the same before both and behind both.
    let before = first.old.start.min(AROUND);
    let behind = (old.len() - last.old.end).min(AROUND);
    let seen = |first: usize, last: usize| place(&(first - before..last + behind));
    let old_place = seen(first.old.start, last.old.end);
    let new_place = seen(first.new.start, last.new.end);
    // Text is written without failing.
    let _ = writeln!(text, "@@ -{old_place} +{new_place} @@");
    let mut at = first.old.start - before;
    for hunk in hunks {
        push(text, ' ', &old[at..hunk.old.start]);
        push(text, '-', &old[hunk.old.clone()]);
        push(text, '+', &new[hunk.new.clone()]);
        at = hunk.old.end;
    }
    push(text, ' ', &old[at..at + behind]);
}

fn push(text: &mut String, sign: char, lines: &[&str]) {
    for line in lines {
        text.push(sign);
        text.push_str(line);
        if !line.ends_with('\n') {
            text.push_str("\n\\ No newline at end of file\n");
        }
    }
}

/// The number of the first line and how many there are, which one need not say; of none, the line before.
fn place(lines: &Range<usize>) -> String {
    match lines.len() {
        0 => format!("{},0", lines.start),
        1 => (lines.start + 1).to_string(),
        many => format!("{},{many}", lines.start + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn it_is_what_diff_writes() {
        for (old, new, expect) in [
            ("a\n", "a\n", ""),
            ("", "a\n", "--- x\n+++ x\n@@ -0,0 +1 @@\n+a\n"),
            ("a\nb\n", "", "--- x\n+++ x\n@@ -1,2 +0,0 @@\n-a\n-b\n"),
            (
                "a\nb",
                "a\nb\n",
                "--- x\n+++ x\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n",
            ),
            (
                "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n",
                "1\n2\n3\nx\n5\n6\n7\n8\n9\n10\n11\n12\n13\n",
                "--- x\n+++ x\n@@ -1,7 +1,7 @@\n 1\n 2\n 3\n-4\n+x\n 5\n 6\n 7\n@@ -10,3 +10,4 @@\n 10\n 11\n 12\n+13\n",
            ),
        ] {
            assert_eq!(unified("x", old, new), expect);
        }
    }

    /// What a reader of patches makes of the old text.
    fn applied(old: &str, patch: &str) -> String {
        let old = lines(old);
        let mut made = String::new();
        let (mut at, mut last) = (0, "");
        for line in lines(patch).into_iter().skip(2) {
            let (sign, rest) = line.split_at(1);
            match sign {
                "@" => {
                    let place = rest.split_once('-').expect("a place").1;
                    let (place, _) = place.split_once(' ').expect("two places");
                    let (first, many) = place.split_once(',').unwrap_or((place, "1"));
                    let first: usize = first.parse().expect("a number");
                    let start = if many == "0" { first } else { first - 1 };
                    made.push_str(&old[at..start].concat());
                    at = start;
                }
                "\\" if last != "-" => {
                    made.pop();
                }
                "\\" => {}
                "+" => made.push_str(rest),
                sign => {
                    assert_eq!(old[at].trim_end_matches('\n'), rest.trim_end_matches('\n'));
                    at += 1;
                    if sign == " " {
                        made.push_str(rest);
                    }
                }
            }
            last = sign;
        }
        made.push_str(&old[at..].concat());
        made
    }

    proptest! {
        #[test]
        fn whoever_applies_it_has_the_new_text(
            old in "([a-c]?\n){0,30}[a-c]?",
            new in "([a-c]?\n){0,30}[a-c]?",
        ) {
            let patch = unified("x", &old, &new);
            prop_assert_eq!(patch.is_empty(), old == new);
            prop_assert_eq!(applied(&old, &patch), new);
        }
    }
}
