//! What a body follows from beside its text: what it asked around it (where does this link lead, how large
//! is that picture), and the answers. Later the same questions are asked again without rendering: when the
//! text is the same and so is every answer, the body is the same. Nothing is guessed from the text.

use super::link_base::LinkBase;
use super::link_resolver::LinkResolver;
use crate::addresses::address_of;
use crate::plan::Plan;
use domain::{ContentHash, Note, NotePath};
use render::Surroundings;
use serde::{Deserialize, Serialize};
use std::fmt::{Debug, Write};

/// A question a body asks.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Dependency {
    Link(String),
    Wiki(String),
    Media(String),
    Code(String),
    Embed(String),
    /// Which commands formulas may use.
    Macros,
    /// What another note asked that is shown in this one.
    Within(NotePath, Box<Dependency>),
}

impl Dependency {
    /// The question without who asks it, and who does: the note, or one that is shown in it.
    pub fn by<'a>(&'a self, note: &'a NotePath) -> (&'a NotePath, &'a Dependency) {
        match self {
            Dependency::Within(path, dependency) => dependency.by(path),
            dependency => (note, dependency),
        }
    }
}

/// What the body of a note with this text follows from, told by asking its questions again. Two bodies
/// with one fingerprint are the same.
pub(crate) fn fingerprint(
    plan: &Plan<'_>,
    note: &Note,
    text: ContentHash,
    dependencies: &[Dependency],
) -> ContentHash {
    let address = address_of(note);
    let resolver = LinkResolver {
        plan,
        path: &note.path,
        base: LinkBase::Page(&address),
    };
    let mut facts = Facts::begun(plan, text);
    for dependency in dependencies {
        let (by, question) = dependency.by(&note.path);
        let Some(by) = plan.library.note(by) else {
            facts.add(dependency, &"gone");
            continue;
        };
        let resolver = resolver.of(&by.path);
        match question {
            Dependency::Link(target) => facts.add(dependency, &resolver.link(target)),
            Dependency::Wiki(name) => facts.add(dependency, &resolver.wiki(name)),
            Dependency::Media(src) => facts.add(dependency, &resolver.media(src)),
            Dependency::Code(file) => facts.add(dependency, &resolver.code(file)),
            Dependency::Embed(name) => facts.add(dependency, &resolver.found(name)),
            Dependency::Macros => facts.add(dependency, &resolver.macros()),
            Dependency::Within(..) => {}
        }
    }
    facts.fingerprint()
}

/// All that a body follows from, as far as it is known.
pub(super) struct Facts(String);

impl Facts {
    pub fn begun(plan: &Plan<'_>, text: ContentHash) -> Facts {
        let settings = plan.library.settings();
        let (markdown, language) = (&settings.markdown, &settings.language);
        Facts(format!("{text} {markdown:?} {language}"))
    }

    pub fn add(&mut self, dependency: &Dependency, answer: &dyn Debug) {
        // What is derived for `Debug` names every field of an answer.
        let _ = write!(self.0, "\n{dependency:?} {answer:?}");
    }

    pub fn fingerprint(&self) -> ContentHash {
        ContentHash::of(self.0.as_bytes())
    }
}
