//! Titles and descriptions that two notes share. Two slugs alike are an error of the library.

use super::{Gate, on_key};
use domain::{Note, Problem};
use std::collections::HashMap;

pub(super) fn add(gate: &Gate<'_>, problems: &mut Vec<Problem>) {
    alike(
        gate,
        |note| Some(note.title.as_str()),
        |note, other| {
            let message = format!("{} has the same title.", other.path);
            on_key(gate.plan, note, "title", "duplicate-title", message).hint(
                "In lists and search results nobody can tell them apart. Give one another title.",
            )
        },
        problems,
    );
    alike(
        gate,
        |note| note.head.summary.as_deref(),
        |note, other| {
            let message = format!("{} has the same summary.", other.path);
            on_key(gate.plan, note, "summary", "duplicate-description", message).hint(
                "Search engines take pages with one description for one page. Say what is \
                 different in this note.",
            )
        },
        problems,
    );
}

/// Tells the second note of each pair, and all that follow, of the first.
fn alike<'a>(
    gate: &Gate<'a>,
    words: impl Fn(&'a Note) -> Option<&'a str>,
    problem: impl Fn(&Note, &Note) -> Problem,
    problems: &mut Vec<Problem>,
) {
    let mut first: HashMap<String, &Note> = HashMap::new();
    for &note in &gate.notes {
        let Some(words) = words(note).map(|words| words.trim().to_lowercase()) else {
            continue;
        };
        if words.is_empty() {
            continue;
        }
        match first.get(&words) {
            Some(other) => problems.push(problem(note, other)),
            None => {
                first.insert(words, note);
            }
        }
    }
}
