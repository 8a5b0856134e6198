//! `fieldnotes replace`: another text in the place of one, in all notes.

use app::{Failure, FindQuery};
use clap::Args;
use domain::find::{self, Chosen, Hit};
use domain::{NotePath, Refused};
use serde::Serialize;
use store::FoundNote;

use crate::answer::Answer;
use crate::change;
use crate::interrupt::Interrupt;
use crate::library::{InLibrary, Library};
use crate::looked_for::{AllFound, FoundView, LookedFor};
use crate::paint;
use crate::progress::{Bar, Drawn};

/// So many lines of a dry run are read; with --json all are told that are told of a note.
const MOST: usize = 1000;

/// Write another text in the place of one, in all notes
///
/// With --expression, WITH may name groups: $1, ${name}, $0 for the whole hit, $$ for a dollar sign, \n
/// for a new line. The front matter stays as it is unless --heads is given; a note whose front matter
/// could be read no longer stops the change. `fieldnotes undo` takes it back in one step.
#[derive(Args)]
#[command(after_help = "\
Examples:
  fieldnotes replace \"feature-store\" \"feature store\" --dry-run
  fieldnotes replace --expression '(\\d+) ms' '$1 milliseconds' --in notes/slo.md")]
pub struct Replace {
    #[command(flatten)]
    library: InLibrary,
    #[command(flatten)]
    looked_for: LookedFor,
    /// What is written in its place; nothing takes it away
    #[arg(allow_hyphen_values = true)]
    with: String,
    /// In these notes alone, by path
    #[arg(long = "in", value_name = "NOTE", num_args = 1..)]
    only: Vec<String>,
    /// Show each line as it would become, and change nothing
    #[arg(long = "dry-run")]
    dry_run: bool,
    /// Print one JSON object: change, count, notes, unread
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct View {
    change: Option<String>,
    #[serde(flatten)]
    found: FoundView,
}

/// Replaces in a library.
pub fn run(asked: Replace) -> Result<Answer, Failure> {
    let interrupt = Interrupt::listen()?;
    let library = Library::from(asked.library);
    let mut store = library.open_to_change_until(interrupt.clone())?;
    let snapshot = store.snapshot();
    let only = asked.only.iter().map(|path| NotePath::new(path));
    let only: Vec<NotePath> = only.collect::<Result<_, _>>()?;
    if let Some(absent) = only
        .iter()
        .find(|path| snapshot.library.note(path).is_none())
    {
        return Err(Failure::from(Refused::new(
            format!("{absent} is not there"),
            "Name a note by its path in the library, as `notes/first.md`.",
        )));
    }
    let query = FindQuery::from(asked.looked_for);
    let typed = query.typed.clone();
    let replacement = query.replacement(&asked.with)?;
    let most = if asked.json { usize::MAX } else { MOST };
    let hits = |text: &str, room| replacement.hits(text, room);
    let bar = Bar::new(Drawn::unless(asked.json), interrupt);
    let found = AllFound::of(&snapshot, hits, &only, most, &bar)?;
    drop(bar);
    let mut name = None;
    let mut words;
    if !found.notes.is_empty() {
        let chosen = found.notes.iter().map(chosen).collect();
        let change = find::replace(&snapshot.library, replacement, chosen)?;
        name = Some(change.name.clone());
        if asked.dry_run {
            store.would_touch(&change)?;
            words = format!(
                "{} would change:\n{}",
                paint::strong(&change.name),
                lines(&found.notes)
            );
            words += &found.summary();
        } else {
            let applied = store.apply(change)?;
            words = change::done("", &applied, "`fieldnotes undo` takes it back.").text;
            words += &found.passed_over();
        }
    } else if found.unread.is_empty() {
        words = format!("No note holds “{typed}”.\n");
    } else {
        words = found.summary();
    }
    if asked.json {
        let view = View {
            change: name,
            found: found.into(),
        };
        words = serde_json::to_string(&view).map_err(Failure::bug)? + "\n";
    }
    Ok(Answer::said(words))
}

fn chosen(note: &FoundNote) -> Chosen {
    Chosen {
        path: note.path.clone(),
        hash: note.hash,
        except: Vec::new(),
    }
}

/// Each hit in its line, as it is and as it would become.
fn lines(notes: &[FoundNote]) -> String {
    let hits = notes.iter().flat_map(|note| {
        let hits = note.found.hits.iter();
        hits.map(|hit| line(&note.path, hit))
    });
    hits.collect()
}

fn line(path: &NotePath, hit: &Hit) -> String {
    let marked = |text: &str| text.replace('\n', "⏎");
    let gone = paint::bad(format!("[-{}-]", marked(&hit.text)));
    let becomes = hit.becomes.as_deref().unwrap_or_default();
    let come = match becomes {
        "" => String::new(),
        becomes => paint::good(format!("{{+{}+}}", marked(becomes))),
    };
    let Hit {
        line,
        before,
        after,
        ..
    } = hit;
    format!("{path}:{line}: {before}{gone}{come}{after}\n")
}
