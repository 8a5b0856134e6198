//! `catalogue.toml` is read whatever stands in it, and an edit of one entry is that edit or none.

use std::slice;

use domain::{Catalogue, CatalogueEdit, Slug, Tag, Topic};

use crate::problems;

/// Reads the catalogue and makes every kind of edit on it.
pub fn catalogue(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (catalogue, found) = Catalogue::read(&text);
    problems::check(&found, &text);
    for change in changes(&catalogue) {
        let Ok(new) = Catalogue::edit(&text, slice::from_ref(&change)) else {
            continue;
        };
        // An entry that was passed over may count once the one before it is gone.
        if !found.is_empty() {
            continue;
        }
        let context = || format!("{change:?} made of {text:?} {new:?}");
        let (after, _) = Catalogue::read(&new);
        let (mut is, mut wanted) = (after.clone(), wanted(&catalogue, &change));
        (is.hash, wanted.hash) = (None, None);
        is.tags.sort_by(|one, other| one.slug.cmp(&other.slug));
        wanted.tags.sort_by(|one, other| one.slug.cmp(&other.slug));
        assert_eq!(is, wanted, "{}", context());
        // In a text of several lines, one may begin with the sign of a remark and be none.
        if !text.contains("\"\"\"") && !text.contains("'''") && !is_removal(&change) {
            assert_eq!(remarks(&new), remarks(&text), "{}", context());
        }
    }
}

fn changes(catalogue: &Catalogue) -> Vec<CatalogueEdit> {
    let slug = |slug: &str| Slug::parse(slug).expect("a slug");
    let tag = Tag {
        slug: slug("a-new-one"),
        title: "A \"new\" one".to_owned(),
        description: "Two\nlines".to_owned(),
        was: vec![slug("old"), slug("older")],
    };
    let topic = Topic {
        slug: slug("a-new-one"),
        title: "A 'new' one".to_owned(),
        headline: "\\ # =".to_owned(),
        description: String::new(),
        was: vec![slug("old")],
    };
    let put_tag = |slug, tag: &Tag| CatalogueEdit::PutTag {
        slug,
        tag: tag.clone(),
    };
    let put_topic = |slug, topic: &Topic| CatalogueEdit::PutTopic {
        slug,
        topic: topic.clone(),
    };
    let mut changes = Vec::new();
    if catalogue.tag(&tag.slug).is_none() && catalogue.topic(&topic.slug).is_none() {
        changes.extend([put_tag(None, &tag), put_topic(None, &topic)]);
    }
    for known in catalogue.tags.iter().take(2) {
        changes.push(put_tag(Some(known.slug.clone()), known));
        changes.push(put_tag(Some(known.slug.clone()), &tag));
        changes.push(CatalogueEdit::RemoveTag(known.slug.clone()));
    }
    for known in catalogue.topics.iter().take(2) {
        changes.push(put_topic(Some(known.slug.clone()), known));
        changes.push(put_topic(Some(known.slug.clone()), &topic));
        changes.push(CatalogueEdit::RemoveTopic(known.slug.clone()));
        for to in [0, 1, 9] {
            let slug = known.slug.clone();
            changes.push(CatalogueEdit::MoveTopic { slug, to });
        }
    }
    changes
}

/// Lines that are remarks; they may change their places with the entries below them.
fn remarks(text: &str) -> Vec<&str> {
    let mut remarks: Vec<&str> = text.lines().filter(|line| line.starts_with('#')).collect();
    remarks.sort_unstable();
    remarks
}

/// Whether a remark may go, with the entry below it.
fn is_removal(change: &CatalogueEdit) -> bool {
    matches!(
        change,
        CatalogueEdit::RemoveTag(_) | CatalogueEdit::RemoveTopic(_)
    )
}

/// The catalogue after a change: the entry of the change as wanted, every other as it was.
fn wanted(catalogue: &Catalogue, change: &CatalogueEdit) -> Catalogue {
    let mut wanted = catalogue.clone();
    let (topics, tags) = (&mut wanted.topics, &mut wanted.tags);
    match change {
        CatalogueEdit::PutTag { slug, tag } => {
            match tags
                .iter_mut()
                .find(|known| Some(&known.slug) == slug.as_ref())
            {
                Some(known) => *known = tag.clone(),
                None => tags.push(tag.clone()),
            }
        }
        CatalogueEdit::PutTopic { slug, topic } => {
            match topics
                .iter_mut()
                .find(|known| Some(&known.slug) == slug.as_ref())
            {
                Some(known) => *known = topic.clone(),
                None => topics.push(topic.clone()),
            }
        }
        CatalogueEdit::RemoveTag(slug) => tags.retain(|tag| tag.slug != *slug),
        CatalogueEdit::RemoveTopic(slug) => topics.retain(|topic| topic.slug != *slug),
        CatalogueEdit::MoveTopic { slug, to } => {
            if let Some(at) = topics.iter().position(|topic| topic.slug == *slug) {
                let topic = topics.remove(at);
                topics.insert((*to).min(topics.len()), topic);
            }
        }
    }
    wanted
}
