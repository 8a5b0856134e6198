//! Which words are misspelled, what could be meant, and the library's own words.

use std::collections::HashSet;

use domain::{LibraryFile, dictionary};
use files::{Cause, FileError};
use serde::{Deserialize, Serialize};
use store::Snapshot;
use ts_rs::TS;

use crate::read_context::ReadContext;
use crate::session::Session;
use crate::{Failure, OperationView};

/// Words of a text in a language.
#[derive(Deserialize, TS)]
pub(crate) struct Misspelled {
    /// A BCP 47 tag; nothing for the language of the site.
    language: Option<String>,
    words: Vec<String>,
}

/// Those of them that nothing knows.
#[derive(Serialize, TS)]
pub(crate) struct MisspelledWords {
    /// Nothing where the system has no dictionary of the language.
    words: Option<Vec<String>>,
    /// The language that was meant.
    language: String,
}

pub(crate) fn misspelled(
    context: &mut ReadContext,
    asked: Misspelled,
) -> Result<MisspelledWords, Failure> {
    let shown = context.shown()?;
    let site = &shown.snapshot.library.settings().language;
    let language = asked.language.unwrap_or_else(|| site.clone());
    let text = own(&shown.snapshot)?.unwrap_or_default();
    let own: HashSet<String> = dictionary::words(&text).map(str::to_owned).collect();
    Ok(MisspelledWords {
        words: context.spelling.misspelled(&language, &own, asked.words),
        language,
    })
}

/// A word in a language.
#[derive(Deserialize, TS)]
pub(crate) struct Suggestions {
    language: String,
    word: String,
}

pub(crate) fn suggestions(
    context: &mut ReadContext,
    asked: Suggestions,
) -> Result<Vec<String>, Failure> {
    Ok(context.spelling.suggestions(&asked.language, &asked.word))
}

/// A word that is none of the language.
#[derive(Deserialize, TS)]
pub(crate) struct LearnWord {
    word: String,
}

pub(crate) fn learn(session: &mut Session, asked: LearnWord) -> Result<OperationView, Failure> {
    session.operate(|store| {
        let before = own(&store.snapshot())?;
        Ok(store.apply(dictionary::learn(before.as_deref(), &asked.word)?)?)
    })
}

/// What stands in the library's dictionary, where there is one.
fn own(snapshot: &Snapshot) -> Result<Option<String>, FileError> {
    let place = files::unlinked(&snapshot.root, LibraryFile::Dictionary.path())?;
    match files::read(&place) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if files::kind(&error) == Cause::Gone => Ok(None),
        Err(error) => Err(error),
    }
}
