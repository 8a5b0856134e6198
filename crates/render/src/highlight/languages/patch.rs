//! Patches: which lines of what `diff` prints came, went or only tell where they belong.
//!
//! A sign alone does not say: `--- a/file` is no removed line, and the removed line `-- text` looks
//! like one. Where a hunk says how many lines it has, they are counted; elsewhere headers are known
//! by standing in pairs.

use crate::highlight::class::Class;
use crate::highlight::painter::Painter;
use crate::highlight::scan;

/// What a line of a patch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// It says which file is meant: `diff --git …`, `index …`, `--- a/file`, `+++ b/file`.
    Head,
    /// It says which lines are meant: `@@ -1,2 +1,3 @@`.
    Hunk,
    Added,
    Removed,
    /// It is there before and after.
    Kept,
}

/// Each line of a patch, and the length of its sign in bytes.
pub fn lines(code: &str) -> Vec<(Line, usize)> {
    let all: Vec<&str> = code.split('\n').collect();
    let is_normal = all.iter().any(|line| is_normal_hunk(line));
    let mut hunk = Hunk::default();
    let read = |at: usize| {
        let line = all[at];
        let next = all.get(at + 1).copied().unwrap_or_default();
        let previous = at.checked_sub(1).map_or("", |at| all[at]);
        if is_normal {
            normal(line)
        } else if starts_file(line, next, all.get(at + 2).copied(), &hunk) {
            hunk = Hunk::default();
            (Line::Head, 0)
        } else if let Some(begun) = Hunk::read(line) {
            hunk = begun;
            (Line::Hunk, 0)
        } else if hunk.goes_on() {
            hunk.take(line)
        } else if (line.starts_with("+++ ") && previous.starts_with("--- "))
            || HEADS.iter().any(|head| line.starts_with(head))
        {
            (Line::Head, 0)
        } else {
            by_sign(line, 1)
        }
    };
    (0..all.len()).map(read).collect()
}

/// How lines about a file begin, outside of hunks.
const HEADS: &[&str] = &[
    "diff ",
    "index ",
    "Index: ",
    "==== ",
    "=====",
    "old mode ",
    "new mode ",
    "new file mode ",
    "deleted file mode ",
    "similarity index ",
    "dissimilarity index ",
    "rename from ",
    "rename to ",
    "copy from ",
    "copy to ",
    "Binary files ",
    "GIT binary patch",
    "\\ No newline",
    "Only in ",
];

/// Whether the lines of another file begin here. Within a hunk only what is sure counts: whoever
/// shortened a patch by hand left its numbers as they were.
fn starts_file(line: &str, next: &str, after: Option<&str>, hunk: &Hunk) -> bool {
    let is_pair = line.starts_with("--- ") && next.starts_with("+++ ");
    let is_sure = after.is_some_and(|after| after.starts_with("@@"));
    line.starts_with("diff --git ") || (is_pair && (is_sure || !hunk.goes_on()))
}

/// What is left of a hunk.
#[derive(Default)]
struct Hunk {
    before: usize,
    after: usize,
    /// How many signs each line has: one, and more in a merge.
    signs: usize,
}

impl Hunk {
    /// Reads `@@ -12,3 +14 @@ fn main()`; in a merge there are more signs at either end.
    fn read(line: &str) -> Option<Hunk> {
        let signs = line.bytes().take_while(|byte| *byte == b'@').count();
        let mut words = line.get(signs..)?.split_whitespace();
        if signs < 2 {
            return None;
        }
        let (before, after) = (words.next()?, words.nth(signs - 2)?);
        Some(Hunk {
            before: count(before.strip_prefix('-')?)?,
            after: count(after.strip_prefix('+')?)?,
            signs: signs - 1,
        })
    }

    fn goes_on(&self) -> bool {
        self.before > 0 || self.after > 0
    }

    fn take(&mut self, line: &str) -> (Line, usize) {
        if line.starts_with('\\') {
            return (Line::Head, 0);
        }
        let (kind, sign) = by_sign(line, self.signs);
        if kind != Line::Added {
            self.before = self.before.saturating_sub(1);
        }
        if kind != Line::Removed {
            self.after = self.after.saturating_sub(1);
        }
        (kind, sign)
    }
}

/// The number of lines in `12,3`; one in `12`.
fn count(range: &str) -> Option<usize> {
    match range.split_once(',') {
        Some((_, count)) => count.parse().ok(),
        None => range.parse::<usize>().ok().map(|_| 1),
    }
}

fn by_sign(line: &str, signs: usize) -> (Line, usize) {
    let found = line
        .bytes()
        .take(signs)
        .take_while(|byte| b"+- ".contains(byte));
    let length = found.count();
    let sign = &line[..length];
    if sign.contains('+') {
        (Line::Added, length)
    } else if sign.contains('-') {
        (Line::Removed, length)
    } else {
        (Line::Kept, length)
    }
}

/// `12,14c12`: how `diff` without `-u` says which lines are meant.
fn is_normal_hunk(line: &str) -> bool {
    let is_range = |text: &str| {
        !text.is_empty()
            && text
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b',')
    };
    let command = line.find(['a', 'c', 'd']);
    command.is_some_and(|at| is_range(&line[..at]) && is_range(&line[at + 1..]))
}

fn normal(line: &str) -> (Line, usize) {
    match line.as_bytes() {
        [b'>', b' ', ..] | b">" => (Line::Added, line.len().min(2)),
        [b'<', b' ', ..] | b"<" => (Line::Removed, line.len().min(2)),
        b"---" => (Line::Hunk, 0),
        _ if is_normal_hunk(line) => (Line::Hunk, 0),
        _ => (Line::Head, 0),
    }
}

/// Paints a patch from the painter's place up to `end`.
pub fn paint(painter: &mut Painter<'_>, end: usize) {
    let code = &painter.code()[painter.at()..end];
    let bytes = &painter.code().as_bytes()[..end];
    for (line, _) in lines(code) {
        let class = match line {
            Line::Head => Class::Comment,
            Line::Hunk => Class::Label,
            Line::Added => Class::Inserted,
            Line::Removed => Class::Deleted,
            Line::Kept => Class::Plain,
        };
        let line_end = scan::line_end(bytes, painter.at());
        painter.paint(line_end, class);
        painter.paint(line_end + 1, Class::Plain);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::highlight::tests::check;

    /// The lines as letters: `h`ead, `@`, `+`, `-`, and a blank.
    fn letters(code: &str) -> String {
        let letter = |(line, _): &(Line, usize)| match line {
            Line::Head => 'h',
            Line::Hunk => '@',
            Line::Added => '+',
            Line::Removed => '-',
            Line::Kept => ' ',
        };
        lines(code).iter().map(letter).collect()
    }

    #[test]
    fn lines_about_files_are_no_changes() {
        let patch = "diff --git a/x b/x\nindex 1..2 100644\n--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n\\ No newline at end of file";
        assert_eq!(letters(patch), "hhhh@ -+h");
    }

    #[test]
    fn a_removed_comment_of_sql_is_no_line_about_a_file() {
        let patch = "--- a.sql\n+++ b.sql\n@@ -1,3 +1,2 @@\n a\n--- old\n-+++ x\n+++ new\n";
        assert_eq!(letters(patch), "hh@ --+ ");
        assert_eq!(letters("--- old\n+-- new"), "-+");
    }

    #[test]
    fn a_patch_that_was_shortened_by_hand_begins_its_next_file_all_the_same() {
        let patch = "@@ -1,90 +1,90 @@\n-a\n--- c\n+++ d\n@@ -1 +1 @@\n-e\ndiff --git f g";
        assert_eq!(letters(patch), "@-hh@-h");
    }

    #[test]
    fn signs_without_numbers_count_too() {
        assert_eq!(letters("-a\n+b\n c\n\nd"), "-+   ");
        assert_eq!(letters("@@@ -1,2 -1,2 +1,2 @@@\n- a\n +b\n++c"), "@-++");
        assert_eq!(letters("1c1\n< a\n---\n> b\n>"), "@-@++");
    }

    #[test]
    fn a_patch_shows_what_came_and_went() {
        check(
            "patch",
            "@@ -1 +1 @@\n-a\n+b\n c",
            "‹label @@ -1 +1 @@›\n‹deleted -a›\n‹inserted +b›\n c",
        );
    }
}
