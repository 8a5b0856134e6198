//! Which notes stand near a note. Only notes that share a tag are looked at one by one; a topic
//! alone is worth less than any tag, so its newest notes fill what is left.

use super::Plan;
use domain::Note;
use std::cmp::Reverse;
use std::collections::HashMap;

/// How many related notes a page names.
const RELATED: usize = 3;

impl<'a> Plan<'a> {
    /// The notes that share most with this one: a tag counts twice, the topic once; newest first.
    pub fn related(&self, note: &Note) -> Vec<&'a Note> {
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for tag in &note.tags {
            for other in self.with_tag(tag) {
                *shared.entry(self.places[&other.path]).or_default() += 2;
            }
        }
        if let Some(place) = self.places.get(&note.path) {
            shared.remove(place);
        }
        let same_topic =
            |place: usize| note.topic.is_some() && self.notes[place].topic == note.topic;
        let mut near: Vec<(Reverse<usize>, usize)> = shared
            .iter()
            .map(|(place, worth)| (Reverse(worth + usize::from(same_topic(*place))), *place))
            .collect();
        near.sort_unstable();
        let by_topic = note.topic.iter().flat_map(|topic| self.with_topic(topic));
        let by_topic = by_topic
            .filter(|other| other.path != note.path)
            .map(|other| self.places[&other.path])
            .filter(|place| !shared.contains_key(place));
        let places = near.into_iter().map(|(_, place)| place).chain(by_topic);
        places
            .take(RELATED)
            .map(|place| self.notes[place])
            .collect()
    }
}
