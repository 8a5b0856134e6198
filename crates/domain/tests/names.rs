//! Whatever tags and topics are called and however they are written: a verb changes what it names
//! and nothing else.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod world;

use std::collections::BTreeSet;

use fieldnotes_domain::{
    Catalogue, Library, Note, NotePath, SiteSettings, Slug, Spelling, tags, topics,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use world::{World, head, word};

/// What a written tag is, whatever its address: an entry of the catalogue, or a name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Tag {
    Known(Slug),
    Unknown(Spelling),
}

fn tag(library: &Library, written: &str) -> Tag {
    let meaning = library.names().tag(written);
    match meaning.known {
        true => Tag::Known(meaning.slug),
        false => Tag::Unknown(Spelling::of(written)),
    }
}

fn topic(library: &Library, written: &str) -> Tag {
    let meaning = library.names().topic(written);
    match meaning.known {
        true => Tag::Known(meaning.slug),
        false => Tag::Unknown(Spelling::of(written)),
    }
}

fn tags_of(library: &Library) -> Vec<(NotePath, BTreeSet<Tag>)> {
    let of = |note: &Note| {
        note.head
            .tags
            .iter()
            .map(|word| tag(library, word))
            .collect()
    };
    library
        .all()
        .map(|note| (note.path.clone(), of(note)))
        .collect()
}

fn topics_of(library: &Library) -> Vec<(NotePath, Option<Tag>)> {
    let of = |note: &Note| note.head.topic.as_deref().map(|word| topic(library, word));
    library
        .all()
        .map(|note| (note.path.clone(), of(note)))
        .collect()
}

/// The sets of tags with `from` turned into `to`.
fn turned(
    sets: Vec<(NotePath, BTreeSet<Tag>)>,
    from: &[Tag],
    to: Option<&Tag>,
) -> Vec<(NotePath, BTreeSet<Tag>)> {
    let turn = |set: BTreeSet<Tag>| {
        let tags = set.into_iter().filter_map(|tag| match from.contains(&tag) {
            true => to.cloned(),
            false => Some(tag),
        });
        tags.collect()
    };
    sets.into_iter()
        .map(|(path, set)| (path, turn(set)))
        .collect()
}

fn world() -> impl Strategy<Value = World> {
    let entry = || (word(), word(), vec(word(), 0..2));
    let note = (vec(word(), 0..4), proptest::option::of(word()), any::<u8>());
    (vec(entry(), 0..4), vec(entry(), 0..3), vec(note, 1..5))
        .prop_map(|(tags, topics, notes)| World::new(&tags, &topics, &notes))
}

/// The tag of a library that an index means, as a verb takes it and as a note has it.
fn chosen(library: &Library, at: Index) -> Option<(Slug, Tag)> {
    let tags = library.tags();
    let found = tags.get(at.index(tags.len().max(1)))?;
    let slug = found.tag.slug.clone();
    let identity = match found.known {
        true => Tag::Known(slug.clone()),
        false => Tag::Unknown(Spelling::of(&found.tag.title)),
    };
    Some((slug, identity))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_renamed_tag_is_the_only_one_that_any_note_has_by_another_name(
        world in world(), at in any::<Index>(), title in word()
    ) {
        let library = world.library();
        let Some((slug, from)) = chosen(&library, at) else { return Ok(()); };
        let Ok(change) = tags::rename(&library, &slug, &title) else { return Ok(()); };
        let after = world.after(&change).library();
        let to = tag(&after, &title);
        prop_assert!(matches!(to, Tag::Known(_)));
        prop_assert_eq!(turned(tags_of(&library), &[from], Some(&to)), tags_of(&after));
        prop_assert_eq!(topics_of(&library), topics_of(&after));
    }

    #[test]
    fn merged_tags_are_one_and_all_others_stay(
        world in world(), one in any::<Index>(), two in any::<Index>(), into in any::<Index>()
    ) {
        let library = world.library();
        let (Some(one), Some(two), Some((into, mut to))) =
            (chosen(&library, one), chosen(&library, two), chosen(&library, into))
        else { return Ok(()); };
        let Ok(change) = tags::merge(&library, &[one.0, two.0], &into) else { return Ok(()); };
        let after = world.after(&change).library();
        let mut from = vec![one.1, two.1];
        if let Tag::Unknown(_) = &to {
            from.push(to);
            to = Tag::Known(into);
        }
        prop_assert_eq!(turned(tags_of(&library), &from, Some(&to)), tags_of(&after));
    }

    #[test]
    fn a_deleted_tag_leaves_all_others(world in world(), at in any::<Index>()) {
        let library = world.library();
        let Some((slug, from)) = chosen(&library, at) else { return Ok(()); };
        let change = tags::delete(&library, &[slug]).unwrap();
        let Some(after) = world.try_after(&change) else { return Ok(()); };
        prop_assert_eq!(turned(tags_of(&library), &[from], None), tags_of(&after.library()));
    }

    #[test]
    fn a_created_or_described_tag_changes_no_note(world in world(), at in any::<Index>(), title in word()) {
        let library = world.library();
        let mut changes = vec![tags::create(&library, &title, "d")];
        if let Some((slug, _)) = chosen(&library, at) {
            changes.push(tags::describe(&library, &slug, "d"));
        }
        for change in changes.into_iter().flatten() {
            let after = world.after(&change);
            prop_assert_eq!(&after.notes, &world.notes);
            let after = after.library();
            let known = |library: &Library| {
                let tags = library.catalogue().tags.iter();
                tags.map(|tag| tag.slug.clone()).collect::<BTreeSet<_>>()
            };
            let new: Vec<Slug> = known(&after).difference(&known(&library)).cloned().collect();
            let mut before = tags_of(&library);
            for slug in new {
                let title = after.catalogue().tag(&slug).unwrap().title.clone();
                before = turned(before, &[Tag::Unknown(Spelling::of(&title))], Some(&Tag::Known(slug)));
            }
            prop_assert_eq!(before, tags_of(&after));
        }
    }

    #[test]
    fn a_topic_that_is_renamed_created_or_deleted_moves_its_notes_and_no_others(
        world in world(), at in any::<Index>(), title in word()
    ) {
        let library = world.library();
        let topics = library.catalogue().topics.clone();
        if let Ok(change) = topics::create(&library, &title, "", "") {
            let after = world.after(&change).library();
            let new = Tag::Unknown(Spelling::of(&title));
            let created = topic(&after, &title);
            let mut before = topics_of(&library);
            for (_, topic) in &mut before {
                if topic.as_ref() == Some(&new) {
                    *topic = Some(created.clone());
                }
            }
            prop_assert_eq!(before, topics_of(&after));
        }
        if topics.is_empty() { return Ok(()); }
        let old = &topics[at.index(topics.len())];
        let moved = |to: Option<Tag>| {
            let mut topics = topics_of(&library);
            for (_, topic) in &mut topics {
                if *topic == Some(Tag::Known(old.slug.clone())) {
                    *topic = to.clone();
                }
            }
            topics
        };
        if let Ok(change) = topics::edit(&library, &old.slug, &title, "", "") {
            let after = world.after(&change).library();
            prop_assert_eq!(moved(Some(topic(&after, &title))), topics_of(&after));
        }
        let change = topics::delete(&library, &old.slug, None).unwrap();
        prop_assert_eq!(moved(None), topics_of(&world.after(&change).library()));
    }

    #[test]
    fn addresses_do_not_follow_from_the_order_of_reading(world in world(), order in any::<prop::sample::Selector>()) {
        let library = world.library();
        let mut notes: Vec<Note> = library.all().cloned().collect();
        let mut grown = Library::new([], library.catalogue().clone(), SiteSettings::default(), Vec::new());
        while !notes.is_empty() {
            let at = order.select(0..notes.len());
            let note = notes.swap_remove(at);
            // Comes, goes and comes again.
            grown = grown.with_note(note.clone());
            grown = grown.without_note(&note.path).with_note(note);
        }
        prop_assert_eq!(library.tags(), grown.tags());
        prop_assert_eq!(library.topics(), grown.topics());
        let all = |library: &Library| library.all().cloned().collect::<Vec<_>>();
        prop_assert_eq!(all(&library), all(&grown));
        let again = library.with_catalogue(Catalogue::default()).with_catalogue(library.catalogue().clone());
        prop_assert_eq!(all(&library), all(&again));
    }

    #[test]
    fn two_tags_have_two_addresses(words in vec(word(), 1..8)) {
        let world = World::new(&[], &[], &[(words.clone(), None, 0)]);
        let library = world.library();
        let note = library.all().next().unwrap();
        let names: BTreeSet<Spelling> = words.iter().map(|word| Spelling::of(word)).collect();
        let addresses: BTreeSet<&Slug> = note.tags.iter().collect();
        prop_assert_eq!(note.tags.len(), addresses.len());
        prop_assert_eq!(names.len(), addresses.len());
    }

    #[test]
    fn only_the_renamed_tag_is_another_in_the_bytes_of_a_head(head in head(), at in any::<Index>(), title in word()) {
        let text = head.text();
        let world = World { catalogue: String::new(), notes: [("notes/a.md".into(), text.clone())].into() };
        let library = world.library();
        let note = library.all().next().unwrap();
        prop_assert_eq!(&note.head.tags, &head.words());
        let words = head.words();
        let old = &words[at.index(words.len())];
        let Ok(change) = tags::rename(&library, &library.names().tag_slug(old), &title) else { return Ok(()); };
        let Some(after) = world.try_after(&change) else { return Ok(()); };
        let after = &after.notes["notes/a.md"];
        head.is_renamed(after, old, &title).map_err(|why| {
            TestCaseError::fail(format!("{why}: {old:?} to {title:?}\n{text}\n{after}"))
        })?;
    }

    #[test]
    fn a_tag_that_is_taken_off_takes_nothing_else_along(head in head(), at in any::<Index>()) {
        let text = head.text();
        let world = World { catalogue: String::new(), notes: [("notes/a.md".into(), text.clone())].into() };
        let library = world.library();
        let words = head.words();
        let old = &words[at.index(words.len())];
        let change = tags::delete(&library, &[library.names().tag_slug(old)]).unwrap();
        let Some(after) = world.try_after(&change) else { return Ok(()); };
        let after = &after.notes["notes/a.md"];
        head.is_without(after, old).map_err(|why| TestCaseError::fail(format!("{why}: {old:?}\n{text}\n{after}")))?;
    }
}
