//! Titles, descriptions and addresses that notes share. However many share one, the author has one
//! thing to mend, and is told once.

use super::context::{CheckContext, on_key};
use domain::{Note, NotePath, Problem, Slug, listed};
use std::collections::HashMap;

/// So many notes are named; the rest are counted.
const NAMED: usize = 10;

pub(super) fn add(context: &CheckContext<'_>, problems: &mut Vec<Problem>) {
    alike(
        context,
        |note| Some(note.title.as_str()),
        |note, others| {
            let message = format!("{} the same title.", have(others));
            on_key(context.plan, note, "title", "duplicate-title", message).hint(
                "In lists and search results nobody can tell them apart. Give one another title.",
            )
        },
        problems,
    );
    alike(
        context,
        |note| note.head.summary.as_deref(),
        |note, others| {
            let message = format!("{} the same summary.", have(others));
            on_key(
                context.plan,
                note,
                "summary",
                "duplicate-description",
                message,
            )
            .hint(
                "Search engines take pages with one description for one page. Say what is \
                 different in this note.",
            )
        },
        problems,
    );
}

/// Of the notes with one slug the first keeps its problem, which names the others; that their
/// address is taken says no more.
pub(super) fn tell_once(context: &CheckContext<'_>, problems: &mut Vec<Problem>) {
    let wants = |problem: &Problem| -> Option<(&Slug, bool)> {
        let path = NotePath::new(&problem.file).ok()?;
        let note = context.plan.library.note(&path)?;
        Some((&note.slug, note.path.is_page()))
    };
    let mut first: HashMap<(&Slug, bool), String> = HashMap::new();
    for problem in problems.iter().filter(|it| it.code == "duplicate-slug") {
        let Some(wanted) = wants(problem) else {
            continue;
        };
        let first = first.entry(wanted).or_insert_with(|| problem.file.clone());
        if problem.file < *first {
            first.clone_from(&problem.file);
        }
    }
    problems.retain(|problem| {
        let first = || first.get(&wants(problem)?);
        match &*problem.code {
            "duplicate-slug" => first().is_none_or(|first| *first == problem.file),
            "address-taken" => first().is_none(),
            _ => true,
        }
    });
}

/// Tells the second of the notes with the same words of the first, and of all that follow.
fn alike<'a>(
    context: &CheckContext<'a>,
    words: impl Fn(&'a Note) -> Option<&'a str>,
    problem: impl Fn(&Note, &[&Note]) -> Problem,
    problems: &mut Vec<Problem>,
) {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut groups: Vec<Vec<&Note>> = Vec::new();
    for &note in &context.notes {
        let Some(words) = words(note).map(|words| words.trim().to_lowercase()) else {
            continue;
        };
        if words.is_empty() {
            continue;
        }
        let place = *places.entry(words).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.push(note),
            None => groups.push(vec![note]),
        }
    }
    for mut group in groups.into_iter().filter(|group| group.len() > 1) {
        let told = group.remove(1);
        problems.push(problem(told, &group));
    }
}

/// "a.md has", or "a.md, b.md and 1,990 more have".
fn have(notes: &[&Note]) -> String {
    let named: Vec<&str> = notes
        .iter()
        .take(NAMED)
        .map(|note| note.path.as_str())
        .collect();
    let verb = if notes.len() == 1 { "has" } else { "have" };
    format!("{} {verb}", listed(&named, notes.len()))
}
