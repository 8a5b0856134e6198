//! What is looked for in the texts of notes, and the way through all of them. What a hit is, `domain` says.

use app::{Failure, FindQuery, FoundNoteView};
use clap::Args;
use domain::NotePath;
use domain::find::{Found, Room};
use serde::Serialize;
use store::{FoundNote, Snapshot};

use crate::paint;
use crate::progress::Bar;

/// What is looked for.
#[derive(Args)]
pub struct LookedFor {
    /// What to find, letter by letter
    #[arg(allow_hyphen_values = true)]
    text: String,
    /// TEXT is a regular expression; ^ and $ are the ends of a line
    #[arg(short, long)]
    expression: bool,
    /// Capitals count
    #[arg(long)]
    case: bool,
    /// Whole words only
    #[arg(long)]
    words: bool,
    /// Look through the front matter as well
    #[arg(long)]
    heads: bool,
}

impl From<LookedFor> for FindQuery {
    fn from(asked: LookedFor) -> FindQuery {
        FindQuery {
            typed: asked.text,
            is_expression: asked.expression,
            is_case_kept: asked.case,
            is_whole_words: asked.words,
            in_heads: asked.heads,
        }
    }
}

/// All that was found, as JSON says it.
#[derive(Serialize)]
pub struct FoundView {
    count: usize,
    notes: Vec<FoundNoteView>,
    unread: Vec<String>,
}

impl From<AllFound> for FoundView {
    fn from(found: AllFound) -> FoundView {
        FoundView {
            count: found.count(),
            unread: found.unread.iter().map(NotePath::to_string).collect(),
            notes: found.notes.into_iter().map(FoundNoteView::from).collect(),
        }
    }
}

/// All that was found.
#[derive(Default)]
pub struct AllFound {
    /// The notes with hits, by path.
    pub notes: Vec<FoundNote>,
    /// Notes that could not be read, or are no text.
    pub unread: Vec<NotePath>,
}

impl AllFound {
    /// What `hits` finds in all notes, or in those of `only` if it names any, each hit with its line up to `most` of
    /// them.
    pub fn of(
        snapshot: &Snapshot,
        hits: impl Fn(&str, Room) -> Found + Sync,
        only: &[NotePath],
        most: usize,
        bar: &Bar,
    ) -> Result<AllFound, Failure> {
        let total = match only.len() {
            0 => snapshot.library.all().count(),
            many => many,
        };
        let mut found = AllFound::default();
        let (mut after, mut done, mut room) = (None, 0, most);
        loop {
            let portion = snapshot.find(&hits, only, after.as_ref(), Room(room));
            let told = portion.notes.iter().map(|note| note.found.hits.len());
            room -= told.sum::<usize>();
            done += portion.looked_at;
            found.notes.extend(portion.notes);
            found.unread.extend(portion.unread);
            if portion.last.is_none() {
                return Ok(found);
            }
            after = portion.last;
            bar.show("Looking through the notes", done, total)
                .map_err(|_| Failure::new("Stopped.", "Nothing was changed."))?;
        }
    }

    /// How many hits there are.
    pub fn count(&self) -> usize {
        self.notes.iter().map(|note| note.found.count).sum()
    }

    /// "3 hits in 2 notes", and which notes were passed over.
    pub fn summary(&self) -> String {
        let counted = |count: usize, word: &str| match count {
            1 => format!("1 {word}"),
            count => format!("{count} {word}s"),
        };
        let hits = counted(self.count(), "hit");
        let mut text = paint::quiet(format!("{hits} in {}.", counted(self.notes.len(), "note")));
        let told: usize = self.notes.iter().map(|note| note.found.hits.len()).sum();
        if told < self.count() {
            text += &paint::quiet(format!(" {} are not listed.", self.count() - told));
        }
        text.push('\n');
        text + &self.passed_over()
    }

    /// Which notes were passed over.
    pub fn passed_over(&self) -> String {
        let lines = self.unread.iter().map(|path| {
            let passed = paint::odd("Passed over");
            format!("{passed}: {path} is no text that can be read.\n")
        });
        lines.collect()
    }
}
