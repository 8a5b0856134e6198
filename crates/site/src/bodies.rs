//! The body of a note as something that is made from its text and from what it asked around it.
//!
//! While a body is rendered, every question it asks (where does this link lead, how large is that
//! picture) is written down. Later the same questions are asked again without rendering: when the
//! text is the same and so is every answer, the body is the same. Nothing is guessed from the text.

use crate::around::{Around, address_of};
use crate::check::headings;
use crate::plan::Plan;
use crate::renderer::Renderer;
use crate::standpoint::Standpoint;
use domain::{ContentHash, Note, NotePath, Problem};
use files::FileError;
use render::{CodeFile, LinkTarget, MediaTarget, Rendered, Surroundings};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Where a body is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Shown {
    /// On the note's own page.
    Page,
    /// In a feed, which is read anywhere.
    Anywhere,
}

/// A question a body asks.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Asked {
    Link(String),
    Wiki(String),
    Media(String),
    Code(String),
}

/// What is remembered of a body that was rendered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Trace {
    /// The hash of the file it was rendered from.
    pub hash: ContentHash,
    /// What it asked, each question once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asked: Vec<Asked>,
    /// What the author should look at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<Problem>,
    /// The addresses of its headings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ids: Vec<String>,
    /// How many bytes of HTML it is.
    pub bytes: u64,
}

/// A body as the text of a note and its surroundings make it.
pub(crate) struct MadeBody {
    pub rendered: Rendered,
    pub trace: Trace,
}

/// Renders the body of a note and writes down what it asked.
pub(crate) fn make(
    renderer: &Renderer,
    plan: &Plan<'_>,
    note: &Note,
    shown: Shown,
) -> Result<MadeBody, FileError> {
    let text = plan.source.text(&note.path)?;
    let address = address_of(note);
    let listening = Listening {
        around: around(plan, note, shown, &address),
        asked: RefCell::default(),
    };
    let rendered = renderer.body_in(plan, note, &text.text, &listening);
    let mut problems = rendered.problems.clone();
    problems.extend(headings::jumps(note, &rendered.outline));
    let trace = Trace {
        hash: text.hash,
        asked: listening.asked.into_inner().in_order,
        problems,
        ids: rendered
            .outline
            .iter()
            .map(|heading| heading.id.clone())
            .collect(),
        bytes: rendered
            .blocks
            .iter()
            .map(|block| block.html.len() as u64)
            .sum(),
    };
    Ok(MadeBody { rendered, trace })
}

/// The bodies that feeds have asked for: a note stands in several feeds and is rendered once.
#[derive(Default)]
pub(crate) struct InFeeds {
    made: Mutex<HashMap<NotePath, Place>>,
}

/// Where one body is kept; whoever needs it first makes it, others wait.
type Place = Arc<Mutex<Option<Arc<MadeBody>>>>;

impl InFeeds {
    /// The body of a note as feeds show it.
    pub fn body(
        &self,
        renderer: &Renderer,
        plan: &Plan<'_>,
        note: &Note,
    ) -> Result<Arc<MadeBody>, FileError> {
        let place = Arc::clone(unpoisoned(&self.made).entry(note.path.clone()).or_default());
        let mut place = unpoisoned(&place);
        if let Some(made) = place.as_ref() {
            return Ok(Arc::clone(made));
        }
        let made = Arc::new(make(renderer, plan, note, Shown::Anywhere)?);
        *place = Some(Arc::clone(&made));
        Ok(made)
    }
}

/// A rendering that panicked left its place empty, and so as good as new.
fn unpoisoned<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What the body of a note follows from, told by asking its questions again. Two bodies with one
/// print are the same.
pub(crate) fn print(plan: &Plan<'_>, note: &Note, shown: Shown, trace: &Trace) -> ContentHash {
    let address = address_of(note);
    let around = around(plan, note, shown, &address);
    let raw_html = plan.library.settings().markdown.raw_html;
    let mut facts = format!("{} {raw_html}", trace.hash);
    for asked in &trace.asked {
        // What is derived for `Debug` names every field of an answer.
        let answer = match asked {
            Asked::Link(target) => format!("\n{asked:?} {:?}", around.link(target)),
            Asked::Wiki(name) => format!("\n{asked:?} {:?}", around.wiki(name)),
            Asked::Media(src) => format!("\n{asked:?} {:?}", around.media(src)),
            Asked::Code(file) => format!("\n{asked:?} {:?}", around.code(file)),
        };
        facts.push_str(&answer);
    }
    ContentHash::of(facts.as_bytes())
}

fn around<'a>(plan: &'a Plan<'a>, note: &'a Note, shown: Shown, address: &'a str) -> Around<'a> {
    let standpoint = match shown {
        Shown::Page => Standpoint::Page(address),
        Shown::Anywhere => Standpoint::Anywhere(&plan.library.settings().base_url),
    };
    Around {
        plan,
        path: &note.path,
        standpoint,
    }
}

/// Surroundings that write down what they are asked.
struct Listening<'a> {
    around: Around<'a>,
    asked: RefCell<Questions>,
}

#[derive(Default)]
struct Questions {
    in_order: Vec<Asked>,
    seen: HashSet<Asked>,
}

impl Listening<'_> {
    fn note(&self, asked: Asked) {
        let mut questions = self.asked.borrow_mut();
        if questions.seen.insert(asked.clone()) {
            questions.in_order.push(asked);
        }
    }
}

// That an address is external is seen from the address itself, so it need not be asked again.
impl Surroundings for Listening<'_> {
    fn link(&self, target: &str) -> LinkTarget {
        let answer = self.around.link(target);
        if answer != LinkTarget::External {
            self.note(Asked::Link(target.to_owned()));
        }
        answer
    }

    fn wiki(&self, name: &str) -> LinkTarget {
        self.note(Asked::Wiki(name.to_owned()));
        self.around.wiki(name)
    }

    fn media(&self, src: &str) -> MediaTarget {
        let answer = self.around.media(src);
        if answer != MediaTarget::External {
            self.note(Asked::Media(src.to_owned()));
        }
        answer
    }

    fn code(&self, file: &str) -> CodeFile {
        self.note(Asked::Code(file.to_owned()));
        self.around.code(file)
    }

    fn file(&self) -> &str {
        self.around.file()
    }
}
