//! Hits are in order, within the text, and what is written in their place is all that changes.

use domain::find::{Case, Edges, Kind, Part, Pattern, Query, Replacement, Room};

/// The first line says how it is looked for, the second is the query, the third what is written for it, the rest
/// is the text.
pub fn find(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut parts = text.splitn(4, '\n');
    let mut part = || parts.next().unwrap_or_default();
    let (how, typed, with, text) = (part(), part(), part(), part());
    // An expression may take as long as its square; that is for texts of an author's size.
    let text = domain::line_ends::normalise(text);
    let query = Query {
        typed: typed.to_owned(),
        kind: match how.contains('e') {
            true => Kind::Expression,
            false => Kind::Plain,
        },
        case: match how.contains('c') {
            true => Case::Same,
            false => Case::Any,
        },
        edges: match how.contains('w') {
            true => Edges::Words,
            false => Edges::Any,
        },
        part: match how.contains('h') {
            true => Part::Whole,
            false => Part::Body,
        },
    };
    let Ok(pattern) = Pattern::new(query.clone()) else {
        return;
    };
    let all = pattern.hits(&text, Room(usize::MAX));
    assert_eq!(all.hits.len(), all.count);
    let lines: Vec<Vec<u16>> = text
        .split('\n')
        .map(|line| line.encode_utf16().collect())
        .collect();
    let mut last = (0, 0);
    for hit in &all.hits {
        let line = &lines[hit.line as usize - 1];
        assert!(hit.units.start as usize <= line.len(), "{hit:?}");
        assert!(hit.units.start < hit.units.end, "{hit:?} is empty");
        assert!(
            (hit.line, hit.units.start) >= last,
            "{hit:?} is before {last:?}"
        );
        last = (hit.line, hit.units.start);
    }
    assert_eq!(pattern.hits(&text, Room(0)).count, all.count);
    let Ok(replacement) = Replacement::new(query, with) else {
        return;
    };
    let told = replacement.hits(&text, Room(usize::MAX));
    assert_eq!(told.count, all.count);
    assert!(told.hits.iter().all(|hit| hit.becomes.is_some()));
}
