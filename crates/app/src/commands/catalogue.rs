//! Topics and tags, and taking operations back: each verb is `domain`'s, planned for the library
//! as it is when the command is run.

use std::slice;

use domain::{Slug, tags, topics};
use serde::Deserialize;
use ts_rs::TS;

use super::arguments::slug;
use crate::read_context::ReadContext;
use crate::session::Session;
use crate::session::operation::change;
use crate::{Done, Failure, Nothing, OperationView};

type Operated = Result<OperationView, Failure>;

/// A tag to add.
#[derive(Deserialize, TS)]
pub(crate) struct CreateTag {
    title: String,
    description: String,
}

pub(crate) fn create_tag(session: &mut Session, asked: CreateTag) -> Operated {
    session.operate(change(|library| {
        tags::create(library, &asked.title, &asked.description)
    }))
}

/// Another title for a tag.
#[derive(Deserialize, TS)]
pub(crate) struct RenameTag {
    slug: String,
    title: String,
}

pub(crate) fn rename_tag(session: &mut Session, asked: RenameTag) -> Operated {
    let slug = slug(&asked.slug)?;
    session.operate(change(|library| tags::rename(library, &slug, &asked.title)))
}

/// One tag of two.
#[derive(Deserialize, TS)]
pub(crate) struct MergeTags {
    from: String,
    into: String,
}

pub(crate) fn merge_tags(session: &mut Session, asked: MergeTags) -> Operated {
    let (from, into) = (slug(&asked.from)?, slug(&asked.into)?);
    session.operate(change(|library| {
        tags::merge(library, slice::from_ref(&from), &into)
    }))
}

/// One tag of several.
#[derive(Deserialize, TS)]
pub(crate) struct MergeManyTags {
    from: Vec<String>,
    into: String,
}

pub(crate) fn merge_many_tags(session: &mut Session, asked: MergeManyTags) -> Operated {
    let (from, into) = (slugs(&asked.from)?, slug(&asked.into)?);
    session.operate(change(|library| tags::merge(library, &from, &into)))
}

/// A topic or tag, by slug.
#[derive(Deserialize, TS)]
pub(crate) struct OfSlug {
    slug: String,
}

pub(crate) fn delete_tag(session: &mut Session, asked: OfSlug) -> Operated {
    let slug = slug(&asked.slug)?;
    session.operate(change(|library| {
        tags::delete(library, slice::from_ref(&slug))
    }))
}

/// Topics or tags, by slug.
#[derive(Deserialize, TS)]
pub(crate) struct OfSlugs {
    slugs: Vec<String>,
}

pub(crate) fn delete_tags(session: &mut Session, asked: OfSlugs) -> Operated {
    let slugs = slugs(&asked.slugs)?;
    session.operate(change(|library| tags::delete(library, &slugs)))
}

/// What a tag is about.
#[derive(Deserialize, TS)]
pub(crate) struct DescribeTag {
    slug: String,
    description: String,
}

pub(crate) fn describe_tag(session: &mut Session, asked: DescribeTag) -> Operated {
    let slug = slug(&asked.slug)?;
    session.operate(change(|library| {
        tags::describe(library, &slug, &asked.description)
    }))
}

/// A topic to add.
#[derive(Deserialize, TS)]
pub(crate) struct CreateTopic {
    title: String,
    headline: String,
    description: String,
}

pub(crate) fn create_topic(session: &mut Session, asked: CreateTopic) -> Operated {
    session.operate(change(|library| {
        topics::create(library, &asked.title, &asked.headline, &asked.description)
    }))
}

/// A topic written anew.
#[derive(Deserialize, TS)]
pub(crate) struct EditTopic {
    slug: String,
    title: String,
    headline: String,
    description: String,
}

pub(crate) fn edit_topic(session: &mut Session, asked: EditTopic) -> Operated {
    let slug = slug(&asked.slug)?;
    session.operate(change(|library| {
        topics::edit(
            library,
            &slug,
            &asked.title,
            &asked.headline,
            &asked.description,
        )
    }))
}

/// Another place for a topic, counted from 0.
#[derive(Deserialize, TS)]
pub(crate) struct MoveTopic {
    slug: String,
    to: usize,
}

pub(crate) fn move_topic(session: &mut Session, asked: MoveTopic) -> Operated {
    let slug = slug(&asked.slug)?;
    session.operate(change(|library| topics::reorder(library, &slug, asked.to)))
}

/// A topic to remove, and where its notes go.
#[derive(Deserialize, TS)]
pub(crate) struct DeleteTopic {
    slug: String,
    into: Option<String>,
}

pub(crate) fn delete_topic(session: &mut Session, asked: DeleteTopic) -> Operated {
    let (from, into) = (
        slug(&asked.slug)?,
        asked.into.as_deref().map(slug).transpose()?,
    );
    session.operate(change(|library| {
        topics::delete(library, &from, into.as_ref())
    }))
}

pub(crate) fn undo(session: &mut Session, _: Nothing) -> Operated {
    session.operate(|store| Ok(store.undo()?))
}

pub(crate) fn redo(session: &mut Session, _: Nothing) -> Operated {
    session.operate(|store| Ok(store.redo()?))
}

/// Stops the operation that is under way: nothing of it is done then. Without one nothing happens.
pub(crate) fn stop(context: &mut ReadContext, _: Nothing) -> Result<Done, Failure> {
    context.running.stop();
    Ok(Done {})
}

fn slugs(written: &[String]) -> Result<Vec<Slug>, Failure> {
    written.iter().map(|written| slug(written)).collect()
}
