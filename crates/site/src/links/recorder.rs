//! Surroundings that write down what a body asks of them, and what they answer.

use super::dependencies::{Asked, Facts};
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
    pub asked: Vec<Asked>,
    /// What [`super::print`] says of the body.
    pub print: ContentHash,
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
    let heard = RefCell::new(Heard {
        in_order: Vec::new(),
        seen: HashSet::new(),
        facts: Facts::begun(plan, text),
        outside: BTreeSet::new(),
    });
    let rendered = render(&Listening {
        resolver: LinkResolver {
            plan,
            path: &note.path,
            base: LinkBase::Page(&address),
        },
        within: None,
        heard: &heard,
    });
    let heard = heard.into_inner();
    let recorded = Recorded {
        asked: heard.in_order,
        print: heard.facts.print(),
        outside: heard.outside,
    };
    (rendered, recorded)
}

struct Listening<'a, 'h> {
    resolver: LinkResolver<'a>,
    /// The note that asks, when it is shown in another.
    within: Option<&'a NotePath>,
    heard: &'h RefCell<Heard>,
}

struct Heard {
    /// Each question once.
    in_order: Vec<Asked>,
    seen: HashSet<Asked>,
    facts: Facts,
    outside: BTreeSet<String>,
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

    /// That an address leads out of the site is seen from the address itself, so it is never asked again.
    fn hear_outside(&self, address: &str) {
        if self.within.is_none() {
            let mut heard = self.heard.borrow_mut();
            heard.outside.insert(address.to_owned());
        }
    }
}

impl Surroundings for Listening<'_, '_> {
    fn link(&self, target: &str) -> LinkTarget {
        let answer = self.resolver.link(target);
        match answer {
            LinkTarget::External => self.hear_outside(target),
            _ => self.hear(Asked::Link(target.to_owned()), &answer),
        }
        answer
    }

    fn wiki(&self, name: &str) -> LinkTarget {
        let answer = self.resolver.wiki(name);
        self.hear(Asked::Wiki(name.to_owned()), &answer);
        answer
    }

    fn media(&self, src: &str) -> MediaTarget {
        let answer = self.resolver.media(src);
        match answer {
            MediaTarget::External => self.hear_outside(src),
            _ => self.hear(Asked::Media(src.to_owned()), &answer),
        }
        answer
    }

    fn embed(&self, name: &str) -> Embedded<'_> {
        let found = self.resolver.found(name);
        self.hear(Asked::Embed(name.to_owned()), &found);
        let path = match &found {
            Found::Note { note, .. } => &note.path,
            _ => self.resolver.path,
        };
        let listening = Listening {
            resolver: self.resolver.of(path),
            within: Some(path),
            heard: self.heard,
        };
        embedded(self.resolver.plan, found, Box::new(listening))
    }

    fn code(&self, file: &str) -> CodeFile {
        let answer = self.resolver.code(file);
        self.hear(Asked::Code(file.to_owned()), &answer);
        answer
    }

    fn macros(&self) -> Macros {
        let answer = self.resolver.macros();
        self.hear(Asked::Macros, &answer);
        answer
    }

    fn file(&self) -> &str {
        self.resolver.file()
    }
}
