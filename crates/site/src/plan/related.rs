//! Which notes stand near a note. Only notes that share a tag are looked at one by one; a topic
//! alone is worth less than any tag, so its newest notes fill what is left.

use super::Plan;
use domain::Note;
use std::cmp::Reverse;

/// How many related notes a page names.
const RELATED: usize = 3;

impl<'a> Plan<'a> {
    /// The notes that share most with this one: a tag counts twice, the topic once; newest first.
    pub fn related(&self, note: &Note) -> Vec<&'a Note> {
        let own = self.places.get(&note.path).copied();
        // By place. A site's worth of zeros is quicker than a map: every note asks this.
        let mut shared = vec![0_u16; self.notes.len()];
        for place in note.tags.iter().flat_map(|tag| self.tags.places(tag)) {
            shared[*place] = shared[*place].saturating_add(2);
        }
        let same_topic =
            |place: usize| note.topic.is_some() && self.notes[place].topic == note.topic;
        let mut near: Vec<(Reverse<u16>, usize)> = Vec::with_capacity(RELATED + 1);
        for &place in note.tags.iter().flat_map(|tag| self.tags.places(tag)) {
            // Each place once, though it is on several shelves.
            let tags = std::mem::take(&mut shared[place]);
            if tags == 0 || Some(place) == own {
                continue;
            }
            let nearness = (
                Reverse(tags.saturating_add(same_topic(place).into())),
                place,
            );
            let at = near.partition_point(|other| *other < nearness);
            if at < RELATED {
                near.insert(at, nearness);
                near.truncate(RELATED);
            }
        }
        let near = near.into_iter().map(|(_, place)| place);
        let mut places: Vec<usize> = near.collect();
        let by_topic = note
            .topic
            .iter()
            .flat_map(|topic| self.topics.places(topic));
        for &place in by_topic {
            if places.len() == RELATED {
                break;
            }
            if Some(place) != own && !places.contains(&place) {
                places.push(place);
            }
        }
        places.into_iter().map(|place| self.notes[place]).collect()
    }
}
