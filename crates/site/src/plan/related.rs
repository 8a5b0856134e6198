//! Which notes stand near a note. Only notes that share a tag are looked at one by one; a topic
//! alone is worth less than any tag, so its newest notes fill what is left.

use super::Plan;
use domain::Note;
use std::cell::RefCell;
use std::cmp::Reverse;

/// How many related notes a page names.
const RELATED: usize = 3;

thread_local! {
    /// What each note of a site shares with the one that is looked at, by its place. All zeros between
    /// two looks; kept, because every note of a site is looked at.
    static SHARED: RefCell<Vec<u16>> = const { RefCell::new(Vec::new()) };
}

impl<'a> Plan<'a> {
    /// The notes that share most with this one: a tag counts twice, the topic once; newest first.
    pub fn related(&self, note: &Note) -> Vec<&'a Note> {
        let own = self.roster.places.get(&note.path).copied();
        let mut places = SHARED.with_borrow_mut(|shared| self.sharing_a_tag(note, own, shared));
        let by_topic = note
            .topic
            .iter()
            .flat_map(|topic| self.roster.topics.places(topic));
        for &place in by_topic {
            if places.len() == RELATED {
                break;
            }
            if Some(place) != own && !places.contains(&place) {
                places.push(place);
            }
        }
        places
            .into_iter()
            .filter_map(|place| self.at(place))
            .collect()
    }

    /// The places of those that share a tag, the nearest first. `shared` is all zeros, and is left so.
    fn sharing_a_tag(&self, note: &Note, own: Option<usize>, shared: &mut Vec<u16>) -> Vec<usize> {
        if shared.len() < self.roster.notes.len() {
            shared.resize(self.roster.notes.len(), 0);
        }
        for place in note
            .tags
            .iter()
            .flat_map(|tag| self.roster.tags.places(tag))
        {
            shared[*place] = shared[*place].saturating_add(2);
        }
        let same_topic =
            |place: usize| note.topic.is_some() && self.roster.notes[place].topic == note.topic;
        let mut near: Vec<(Reverse<u16>, usize)> = Vec::with_capacity(RELATED + 1);
        for &place in note
            .tags
            .iter()
            .flat_map(|tag| self.roster.tags.places(tag))
        {
            // Each place once, though it is on several terms.
            let tags = std::mem::take(&mut shared[place]);
            // Most are too far away whatever their topic is.
            let at_best = (Reverse(tags.saturating_add(1)), place);
            let is_far = near.len() == RELATED && near.last() < Some(&at_best);
            if tags == 0 || is_far || Some(place) == own {
                continue;
            }
            let worth = tags.saturating_add(same_topic(place).into());
            let nearness = (Reverse(worth), place);
            let at = near.partition_point(|other| *other < nearness);
            near.insert(at, nearness);
            near.truncate(RELATED);
        }
        near.into_iter().map(|(_, place)| place).collect()
    }
}
