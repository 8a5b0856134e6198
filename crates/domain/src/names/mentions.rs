//! What a link may lead to, and what a note may be reached by, told of each alone: so that who
//! looks for the links to a note asks only those that may lead to it. Where a link leads is
//! [`Names::leads_to`]'s word.

use std::collections::HashSet;

use super::references::{spellings, spellings_of};
use super::{Names, Spelling, composed};
use crate::{LinkKind, LinkOut, Note, NotePath, links};

/// A name by which a link may lead to a note.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Mention {
    /// A path of the library, composed.
    Path(Box<str>),
    /// A name in double brackets.
    Name(Spelling),
}

impl Names {
    /// All that the links of a note may lead to, each with the place of the link among them.
    pub fn mentioned(note: &Note) -> HashSet<(Mention, usize)> {
        let links = note.links.iter().enumerate();
        links
            .flat_map(|(place, link)| {
                let mentioned = mentioned(&note.path, link).into_iter();
                mentioned.map(move |mention| (mention, place))
            })
            .collect()
    }

    /// All that a link which leads to this note may say.
    pub fn mentions_of(note: &Note) -> HashSet<Mention> {
        let names = spellings_of(note).map(Mention::Name);
        names.chain([path(note.path.as_str())]).collect()
    }
}

fn mentioned(from: &NotePath, link: &LinkOut) -> Vec<Mention> {
    match link.kind {
        LinkKind::Note => {
            let place = links::resolve(from, &link.target);
            place.iter().map(|place| path(place)).collect()
        }
        LinkKind::Wiki | LinkKind::Embed => {
            let written = link.written();
            // A title may have a # of its own.
            let name = written.split_once('#').map(|(name, _)| name);
            let names = [written.as_ref()].into_iter().chain(name);
            names
                .flat_map(|name| spellings(from, name))
                .map(Mention::Name)
                .collect()
        }
        LinkKind::Media | LinkKind::External => Vec::new(),
    }
}

fn path(place: &str) -> Mention {
    Mention::Path(composed(place).into())
}
