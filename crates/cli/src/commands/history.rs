//! `fieldnotes history`: the earlier texts of a note, looked at and put back.

mod difference;
mod list;

use std::path::Path;

use app::Failure;
use clap::Args;
use domain::NotePath;
use store::{Store, Version};

use crate::answer::Answer;
use crate::change;
use crate::library::{InLibrary, Library, Opened};

/// List the earlier texts of a note, show one, or put one back
///
/// A text is kept when another takes its place: at most one in a few minutes while you write, and
/// always before a change by another program or an operation. With age they are thinned out.
#[derive(Args)]
#[command(after_help = "\
Examples:
  fieldnotes history notes/consensus.md
  fieldnotes history notes/consensus.md --diff 12
  fieldnotes history notes/consensus.md --restore 12")]
pub struct History {
    /// The note: its path in the library, or from this folder; it need not be there any more
    note: String,
    #[command(flatten)]
    wish: Wish,
    #[command(flatten)]
    library: InLibrary,
}

/// What is done with one of them; without a wish they are listed.
#[derive(Args)]
#[group(multiple = false)]
struct Wish {
    /// Print the text with this number
    #[arg(long, value_name = "K")]
    show: Option<i64>,
    /// Print what became of the text with this number until now, word by word
    #[arg(long, value_name = "K")]
    diff: Option<i64>,
    /// Put the text with this number back; what stands there now is kept, and `undo` takes it back
    #[arg(long, value_name = "K")]
    restore: Option<i64>,
}

/// Lists, shows or restores.
pub fn run(asked: History) -> Result<Answer, Failure> {
    let Opened { mut store, .. } = Library::from(asked.library).open()?;
    let note = meant(&store, &asked.note)?;
    let history = store.history(&note)?;
    let Wish {
        show,
        diff,
        restore,
    } = asked.wish;
    if let Some(number) = show {
        return Ok(Answer::said(text(&store, &note, &history, number)?));
    }
    if let Some(number) = diff {
        let then = text(&store, &note, &history, number)?;
        return Ok(Answer::said(difference::lines(&then, &now(&store, &note)?)));
    }
    if let Some(number) = restore {
        return put_back(&mut store, &note, listed(&note, &history, number)?);
    }
    Ok(Answer::said(list::lines(&note, history)))
}

fn put_back(store: &mut Store, note: &NotePath, version: &Version) -> Result<Answer, Failure> {
    if store.snapshot().library.note(note).map(|note| note.hash) == Some(version.hash) {
        return Ok(Answer::said(format!("{note} has that text already.\n")));
    }
    let done = store.restore(note, version.id)?;
    Ok(change::done("", &done, "`fieldnotes undo` takes it back."))
}

/// The note meant by `typed`: by its path in the library, else by its path from this folder.
fn meant(store: &Store, typed: &str) -> Result<NotePath, Failure> {
    let snapshot = store.snapshot();
    for path in [NotePath::new(typed).ok(), from_here(&snapshot.root, typed)] {
        let Some(path) = path else { continue };
        if snapshot.library.note(&path).is_some() || !store.history(&path)?.is_empty() {
            return Ok(path);
        }
    }
    Err(Failure::new(
        format!("There is no note “{typed}”, and no earlier text of one."),
        "Name it by its path in the library, such as notes/consensus.md; `fieldnotes search` finds it.",
    ))
}

fn from_here(root: &Path, typed: &str) -> Option<NotePath> {
    let typed = Path::new(typed);
    let folder = match typed.parent()? {
        here if here.as_os_str().is_empty() => Path::new("."),
        folder => folder,
    };
    let folder = folder.canonicalize().ok()?;
    let path = folder.join(typed.file_name()?);
    let path = path.strip_prefix(root.canonicalize().ok()?).ok()?;
    NotePath::new(path.to_str()?).ok()
}

fn listed<'history>(
    note: &NotePath,
    history: &'history [Version],
    number: i64,
) -> Result<&'history Version, Failure> {
    let found = history.iter().find(|version| version.id == number);
    found.ok_or_else(|| {
        Failure::new(
            format!("{note} has no earlier text with the number {number}."),
            format!("`fieldnotes history {note}` lists those that are kept."),
        )
    })
}

fn text(
    store: &Store,
    note: &NotePath,
    history: &[Version],
    number: i64,
) -> Result<String, Failure> {
    let version = listed(note, history, number)?;
    Ok(store.version_text(version.id)?.unwrap_or_default())
}

/// The text that the file holds; none where the note is gone.
fn now(store: &Store, note: &NotePath) -> Result<String, Failure> {
    let snapshot = store.snapshot();
    match snapshot.library.note(note) {
        Some(_) => Ok(snapshot.read(note)?.text),
        None => Ok(String::new()),
    }
}
