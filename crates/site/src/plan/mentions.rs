//! Which links may lead to a note, by what they say. Found once for a library, from each note alone;
//! where they lead is asked of its names, and only of the few that may lead to the note in question.

use domain::{Library, LinkOut, Mention, Names, Note, NotePath};
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The links of a library's notes. Most saves change none of them; then they stay shared.
#[derive(Clone, Default)]
pub(super) struct Mentions(Arc<HashMap<Mention, Vec<Link>>>);

/// A link, by the note that has it and its place among the note's links.
struct Link {
    from: NotePath,
    place: usize,
}

impl Mentions {
    /// The links of all notes.
    pub fn of(library: &Library) -> Mentions {
        let notes: Vec<&Note> = library.all().collect();
        let mentioned: Vec<_> = notes
            .par_iter()
            .map(|note| Names::mentioned(note))
            .collect();
        let mut links = HashMap::new();
        for (note, mentioned) in notes.into_iter().zip(mentioned) {
            add(&mut links, note, mentioned);
        }
        Mentions(Arc::new(links))
    }

    /// The links of all notes, told from those of the library `before`.
    pub fn after(&self, before: &Library, library: &Library) -> Mentions {
        let changed = library.changed_since(before);
        let changed: Vec<_> = changed
            .filter(|change| match (change.was, change.now) {
                (Some(was), Some(now)) => is_other(&was.links, &now.links),
                (was, now) => [was, now]
                    .iter()
                    .flatten()
                    .any(|note| !note.links.is_empty()),
            })
            .collect();
        if changed.is_empty() {
            return self.clone();
        }
        let was = changed.iter().filter_map(|change| change.was);
        let mut stale: HashMap<Mention, HashSet<&NotePath>> = HashMap::new();
        for note in was {
            for (mention, _) in Names::mentioned(note) {
                stale.entry(mention).or_default().insert(&note.path);
            }
        }
        let kept = self.0.iter().filter_map(|(mention, links)| {
            let stale = stale.get(mention);
            let is_kept = |link: &&Link| stale.is_none_or(|stale| !stale.contains(&link.from));
            let links: Vec<Link> = links.iter().filter(is_kept).map(Link::again).collect();
            (!links.is_empty()).then(|| (mention.clone(), links))
        });
        let mut links: HashMap<Mention, Vec<Link>> = kept.collect();
        for note in changed.iter().filter_map(|change| change.now) {
            add(&mut links, note, Names::mentioned(note));
        }
        Mentions(Arc::new(links))
    }

    /// The notes with a link that may lead to `note`, each with the place of that link.
    pub fn to(&self, note: &Note) -> impl Iterator<Item = (&NotePath, usize)> {
        let names = Names::mentions_of(note).into_iter();
        names
            .filter_map(|name| self.0.get(&name))
            .flatten()
            .map(|link| (&link.from, link.place))
    }
}

impl Link {
    fn again(&self) -> Link {
        Link {
            from: self.from.clone(),
            place: self.place,
        }
    }
}

/// Whether links lead elsewhere; their lines do not count.
fn is_other(one: &[LinkOut], other: &[LinkOut]) -> bool {
    let says = |link: &LinkOut| (link.target.clone(), link.anchor.clone(), link.kind);
    one.len() != other.len()
        || one
            .iter()
            .zip(other)
            .any(|(one, other)| says(one) != says(other))
}

fn add(links: &mut HashMap<Mention, Vec<Link>>, note: &Note, mentioned: HashSet<(Mention, usize)>) {
    for (mention, place) in mentioned {
        let from = note.path.clone();
        links.entry(mention).or_default().push(Link { from, place });
    }
}
