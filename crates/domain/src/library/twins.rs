//! Notes that want one address. Each is told of the others in one problem, however many they are:
//! of ten thousand notes with one slug the author has one thing to mend, and not a hundred million.

use crate::{Note, NotePath, Problem};

/// So many notes are named; the rest are counted.
const NAMED: usize = 10;

/// The problem of `note` among the notes of its slug, which are in the order of their paths.
pub(super) fn problem(note: &Note, same: &[NotePath]) -> Option<Problem> {
    let (others, count) = others(note, same);
    if count == 0 {
        return None;
    }
    let slug = note.slug.as_str();
    let message = match count {
        1 => format!(
            "{} has the same slug `{slug}`, so both would have one address.",
            named(others, count)
        ),
        _ => format!(
            "{} have the same slug `{slug}`, so all of them would have one address.",
            named(others, count)
        ),
    };
    let hint = match count {
        1 => "Readers would find only one of the two. Give one of them another `slug:`.",
        _ => {
            "Readers would find only one of them. Give each of the others another `slug:`; without \
             one, a note has the name of its file."
        }
    };
    Some(Problem::error("duplicate-slug", note.path.as_str(), message).hint(hint))
}

/// The notes beside this one that would stand at its address, and how many they are. Pages are
/// among the notes of a slug and stand elsewhere, so nobody walks over all to count.
fn others<'a>(note: &'a Note, same: &'a [NotePath]) -> (impl Iterator<Item = &'a NotePath>, usize) {
    let from = same.partition_point(|path| path.as_str() < "pages/");
    let (before, rest) = same.split_at(from);
    let (pages, after) = rest.split_at(rest.partition_point(NotePath::is_page));
    let (one, other): (&[NotePath], &[NotePath]) = match note.path.is_page() {
        true => (pages, &[]),
        false => (before, after),
    };
    let count = (one.len() + other.len()).saturating_sub(1);
    let others = one.iter().chain(other);
    (others.filter(|path| **path != note.path), count)
}

/// These paths as words: all of them, or the first ten and how many more.
fn named<'a>(paths: impl Iterator<Item = &'a NotePath>, count: usize) -> String {
    let named: Vec<&str> = paths.take(NAMED).map(NotePath::as_str).collect();
    crate::listed(&named, count)
}
