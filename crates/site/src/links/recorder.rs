//! Surroundings that write down what a body asks of them, and what they answer.

use super::dependencies::{Dependency, Facts};
use super::embeds::{Found, embedded};
use super::link_base::LinkBase;
use super::link_resolver::LinkResolver;
use crate::addresses::address_of;
use crate::plan::Plan;
use domain::{ContentHash, Macros, Note, NotePath};
use render::{CodeFile, Embedded, LinkTarget, MediaTarget, Surroundings};
use std::cell::RefCell;
use std::collections::{BTreeSet, HashSet};
use std::fmt::Debug;

/// What was written down.
pub(crate) struct Recorded {
    /// What the body asked, each question once, in order.
    pub dependencies: Vec<Dependency>,
    /// What [`super::fingerprint`] says of the body.
    pub fingerprint: ContentHash,
    /// The addresses of other sites and programs that the note itself names. What stands in another note
    /// is told of there.
    pub outside: BTreeSet<String>,
}

/// Renders the body of a note, whose file has this hash, with its surroundings, and writes down what it
/// asks of them.
pub(crate) fn recorded<T>(
    plan: &Plan<'_>,
    note: &Note,
    text: ContentHash,
    render: impl FnOnce(&dyn Surroundings) -> T,
) -> (T, Recorded) {
    let address = address_of(note);
    let recording = RefCell::new(Recording {
        in_order: Vec::new(),
        seen: HashSet::new(),
        facts: Facts::begun(plan, text),
        outside: BTreeSet::new(),
    });
    let rendered = render(&Recorder {
        resolver: LinkResolver {
            plan,
            path: &note.path,
            base: LinkBase::Page(&address),
        },
        within: None,
        recording: &recording,
    });
    let recording = recording.into_inner();
    let recorded = Recorded {
        dependencies: recording.in_order,
        fingerprint: recording.facts.fingerprint(),
        outside: recording.outside,
    };
    (rendered, recorded)
}

struct Recorder<'a, 'h> {
    resolver: LinkResolver<'a>,
    /// The note that asks, when it is shown in another.
    within: Option<&'a NotePath>,
    recording: &'h RefCell<Recording>,
}

struct Recording {
    /// Each question once.
    in_order: Vec<Dependency>,
    seen: HashSet<Dependency>,
    facts: Facts,
    outside: BTreeSet<String>,
}

impl Recorder<'_, '_> {
    fn record(&self, dependency: Dependency, answer: &dyn Debug) {
        let dependency = match self.within {
            Some(path) => Dependency::Within(path.clone(), Box::new(dependency)),
            None => dependency,
        };
        let mut recording = self.recording.borrow_mut();
        if recording.seen.insert(dependency.clone()) {
            recording.facts.add(&dependency, answer);
            recording.in_order.push(dependency);
        }
    }

    /// That an address leads out of the site is seen from the address itself, so it is never asked again.
    fn record_outside(&self, address: &str) {
        if self.within.is_none() {
            let mut recording = self.recording.borrow_mut();
            recording.outside.insert(address.to_owned());
        }
    }
}

impl Surroundings for Recorder<'_, '_> {
    fn link(&self, target: &str) -> LinkTarget {
        let answer = self.resolver.link(target);
        match answer {
            LinkTarget::External => self.record_outside(target),
            _ => self.record(Dependency::Link(target.to_owned()), &answer),
        }
        answer
    }

    fn wiki(&self, name: &str) -> LinkTarget {
        let answer = self.resolver.wiki(name);
        self.record(Dependency::Wiki(name.to_owned()), &answer);
        answer
    }

    fn media(&self, src: &str) -> MediaTarget {
        let answer = self.resolver.media(src);
        match answer {
            MediaTarget::External => self.record_outside(src),
            _ => self.record(Dependency::Media(src.to_owned()), &answer),
        }
        answer
    }

    fn embed(&self, name: &str) -> Embedded<'_> {
        let found = self.resolver.found(name);
        self.record(Dependency::Embed(name.to_owned()), &found);
        let path = match &found {
            Found::Note { note, .. } => &note.path,
            _ => self.resolver.path,
        };
        let recorder = Recorder {
            resolver: self.resolver.of(path),
            within: Some(path),
            recording: self.recording,
        };
        embedded(self.resolver.plan, found, Box::new(recorder))
    }

    fn code(&self, file: &str) -> CodeFile {
        let answer = self.resolver.code(file);
        self.record(Dependency::Code(file.to_owned()), &answer);
        answer
    }

    fn macros(&self) -> Macros {
        let answer = self.resolver.macros();
        self.record(Dependency::Macros, &answer);
        answer
    }

    fn file(&self) -> &str {
        self.resolver.file()
    }
}
