//! The body of a note as something that is made from its text and from what it asked around it.
//!
//! While a body is rendered, every question it asks (where does this link lead, how large is that
//! picture) is written down. Later the same questions are asked again without rendering: when the
//! text is the same and so is every answer, the body is the same. Nothing is guessed from the text.

mod kept;

pub(crate) use kept::Bodies;

use crate::addresses::address_of;
use crate::around::{Around, Found, embedded};
use crate::check::headings;
use crate::plan::Plan;
use crate::renderer::Renderer;
use crate::standpoint::Standpoint;
use domain::{ContentHash, Macros, Note, NotePath, Problem};
use files::FileError;
use render::{CodeFile, Embedded, LinkTarget, MediaTarget, Rendered, Surroundings};
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::collections::HashSet;
use std::fmt::{Debug, Write};

/// A question a body asks.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Asked {
    Link(String),
    Wiki(String),
    Media(String),
    Code(String),
    Embed(String),
    /// Which commands formulas may use.
    Macros,
    /// What another note asked that is shown in this one.
    Within(NotePath, Box<Asked>),
}

impl Asked {
    /// The question without who asks it, and who does: the note, or one that is shown in it.
    pub fn by<'a>(&'a self, note: &'a NotePath) -> (&'a NotePath, &'a Asked) {
        match self {
            Asked::Within(path, asked) => asked.by(path),
            asked => (note, asked),
        }
    }
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
    /// What [`print`] says of it.
    pub print: ContentHash,
}

/// Renders the body of a note as its page shows it, and writes down what it asked.
pub(crate) fn make(
    renderer: &Renderer,
    plan: &Plan<'_>,
    note: &Note,
) -> Result<MadeBody, FileError> {
    let text = plan.source.text(&note.path)?;
    let address = address_of(note);
    let heard = RefCell::new(Heard {
        in_order: Vec::new(),
        seen: HashSet::new(),
        facts: Facts::begun(plan, text.hash),
    });
    let listening = Listening {
        around: around(plan, note, &address),
        within: None,
        heard: &heard,
    };
    let rendered = renderer.body_in(plan, note, &text.text, &listening);
    let mut problems = rendered.problems.clone();
    problems.extend(headings::jumps(note, &rendered.outline));
    let Heard {
        in_order, facts, ..
    } = heard.into_inner();
    let trace = Trace {
        hash: text.hash,
        asked: in_order,
        problems,
        ids: rendered
            .outline
            .iter()
            .map(|heading| heading.id.clone())
            .chain(rendered.anchors.iter().cloned())
            .collect(),
        bytes: rendered
            .blocks
            .iter()
            .map(|block| block.html.len() as u64)
            .sum(),
    };
    Ok(MadeBody {
        rendered,
        trace,
        print: facts.print(),
    })
}

/// What the body of a note follows from, told by asking its questions again. Two bodies with one
/// print are the same.
pub(crate) fn print(plan: &Plan<'_>, note: &Note, trace: &Trace) -> ContentHash {
    let address = address_of(note);
    let around = around(plan, note, &address);
    let mut facts = Facts::begun(plan, trace.hash);
    for asked in &trace.asked {
        let (by, question) = asked.by(&note.path);
        let Some(by) = plan.library.note(by) else {
            facts.add(asked, &"gone");
            continue;
        };
        let around = around.of(&by.path);
        match question {
            Asked::Link(target) => facts.add(asked, &around.link(target)),
            Asked::Wiki(name) => facts.add(asked, &around.wiki(name)),
            Asked::Media(src) => facts.add(asked, &around.media(src)),
            Asked::Code(file) => facts.add(asked, &around.code(file)),
            Asked::Embed(name) => facts.add(asked, &around.found(name)),
            Asked::Macros => facts.add(asked, &around.macros()),
            Asked::Within(..) => {}
        }
    }
    facts.print()
}

/// All that a body follows from, as far as it is known.
struct Facts(String);

impl Facts {
    fn begun(plan: &Plan<'_>, text: ContentHash) -> Facts {
        let settings = plan.library.settings();
        let (markdown, language) = (&settings.markdown, &settings.language);
        Facts(format!("{text} {markdown:?} {language}"))
    }

    fn add(&mut self, asked: &Asked, answer: &dyn Debug) {
        // What is derived for `Debug` names every field of an answer.
        let _ = write!(self.0, "\n{asked:?} {answer:?}");
    }

    fn print(&self) -> ContentHash {
        ContentHash::of(self.0.as_bytes())
    }
}

fn around<'a>(plan: &'a Plan<'a>, note: &'a Note, address: &'a str) -> Around<'a> {
    Around {
        plan,
        path: &note.path,
        standpoint: Standpoint::Page(address),
    }
}

/// Surroundings that write down what they are asked, and what they answer.
struct Listening<'a, 'h> {
    around: Around<'a>,
    /// The note that asks, when it is shown in another.
    within: Option<&'a NotePath>,
    heard: &'h RefCell<Heard>,
}

struct Heard {
    /// Each question once.
    in_order: Vec<Asked>,
    seen: HashSet<Asked>,
    facts: Facts,
}

impl Listening<'_, '_> {
    fn hear(&self, asked: Asked, answer: &dyn Debug) {
        let asked = match self.within {
            Some(path) => Asked::Within(path.clone(), Box::new(asked)),
            None => asked,
        };
        let mut heard = self.heard.borrow_mut();
        if heard.seen.insert(asked.clone()) {
            heard.facts.add(&asked, answer);
            heard.in_order.push(asked);
        }
    }
}

// That an address is external is seen from the address itself, so it need not be asked again.
impl Surroundings for Listening<'_, '_> {
    fn link(&self, target: &str) -> LinkTarget {
        let answer = self.around.link(target);
        if answer != LinkTarget::External {
            self.hear(Asked::Link(target.to_owned()), &answer);
        }
        answer
    }

    fn wiki(&self, name: &str) -> LinkTarget {
        let answer = self.around.wiki(name);
        self.hear(Asked::Wiki(name.to_owned()), &answer);
        answer
    }

    fn media(&self, src: &str) -> MediaTarget {
        let answer = self.around.media(src);
        if answer != MediaTarget::External {
            self.hear(Asked::Media(src.to_owned()), &answer);
        }
        answer
    }

    fn embed(&self, name: &str) -> Embedded<'_> {
        let found = self.around.found(name);
        self.hear(Asked::Embed(name.to_owned()), &found);
        let path = match &found {
            Found::Note { note, .. } => &note.path,
            _ => self.around.path,
        };
        let listening = Listening {
            around: self.around.of(path),
            within: Some(path),
            heard: self.heard,
        };
        embedded(self.around.plan, found, Box::new(listening))
    }

    fn code(&self, file: &str) -> CodeFile {
        let answer = self.around.code(file);
        self.hear(Asked::Code(file.to_owned()), &answer);
        answer
    }

    fn macros(&self) -> Macros {
        let answer = self.around.macros();
        self.hear(Asked::Macros, &answer);
        answer
    }

    fn file(&self) -> &str {
        self.around.file()
    }
}
