//! The pieces of a site by address. What is done with them is `export`'s.

use super::obstacle::Obstacle;
use super::writable;
use crate::addresses::address_of;
use crate::body::Bodies;
use crate::pages::PageInput;
use domain::{Date, Note, NotePath, Problem};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;

/// Finds what a page is made from.
type Fill<'a> = dyn Fn() -> PageInput + Send + Sync + 'a;

/// Writes a text around bodies.
type Write<'a> = dyn Fn(&[&str]) -> String + Send + Sync + 'a;

/// How a file of the site comes to be. All of it is decided; none of it is done yet.
pub(crate) enum Content<'a> {
    /// A page that follows from its input.
    Page(Box<Fill<'a>>),
    /// The page of a note: its input and the note's body.
    Note(&'a Note),
    /// A text around the bodies of notes, with addresses that hold anywhere.
    Feed {
        notes: Vec<&'a Note>,
        write: Box<Write<'a>>,
    },
    /// A text that costs less to write than to remember.
    Text(String),
    /// A file of the theme.
    Asset(&'static [u8]),
    /// A file of the library, without what it tells beside what is seen of it.
    File(PathBuf),
}

/// One file of the site.
pub(crate) struct Piece<'a> {
    pub address: String,
    pub content: Content<'a>,
    /// Whether the sitemap names it, and with which day.
    listed: Option<Option<Date>>,
}

/// All files of a site, each address once.
#[derive(Default)]
pub(crate) struct Site<'a> {
    pub pieces: Vec<Piece<'a>>,
    /// What is wrong with the site as a whole: addresses wanted twice, old ones that cannot be kept.
    pub problems: Vec<Problem>,
    taken: HashSet<String>,
    /// The folders that addresses go through.
    folders: HashSet<String>,
    /// Addresses and folders as a disk that ignores case knows them.
    folded: HashMap<String, String>,
    /// The bodies of its notes.
    pub bodies: Bodies,
}

impl<'a> Site<'a> {
    /// A page that the sitemap names.
    pub fn list(
        &mut self,
        address: impl Into<String>,
        input: impl Fn() -> PageInput + Send + Sync + 'a,
    ) {
        self.put(address.into(), Content::Page(Box::new(input)), Some(None));
    }

    /// A page that is reached by other ways.
    pub fn page(
        &mut self,
        address: impl Into<String>,
        input: impl Fn() -> PageInput + Send + Sync + 'a,
    ) {
        self.put(address.into(), Content::Page(Box::new(input)), None);
    }

    /// The page of a note.
    pub fn note(&mut self, note: &'a Note) {
        let address = address_of(note);
        let day = note.head.updated.or(note.head.date);
        if !self.put(address.clone(), Content::Note(note), Some(day)) {
            let message = format!("Another page of the site already stands at {address}.");
            self.problems.push(
                Problem::error("address-taken", note.path.as_str(), message)
                    .at(1)
                    .hint("The other page would hide it. Give this note another slug."),
            );
        }
    }

    /// What stands in the way of a file at this address, were it put there next.
    pub fn obstacle(&self, address: &str) -> Option<Obstacle> {
        if let Some(why) = writable::refused(address) {
            return Some(Obstacle::Anywhere(why));
        }
        let file = above(address).find(|folder| self.taken.contains(*folder));
        if let Some(file) = file {
            let why = format!("lies in {file}, which is a file of the site and no folder");
            return Some(Obstacle::Anywhere(why));
        }
        if self.folders.contains(address) {
            let why = "is a folder with other files of the site".to_owned();
            return Some(Obstacle::Anywhere(why));
        }
        let same = |place: &&str| {
            let other = self.folded.get(&place.to_lowercase());
            other.is_some_and(|other| other != place)
        };
        let alike = std::iter::once(address).chain(above(address)).find(same);
        if let Some(other) = alike.and_then(|place| self.folded.get(&place.to_lowercase())) {
            let why = format!("differs from {other} only in capital letters");
            return Some(Obstacle::Elsewhere(why));
        }
        writable::refused_by_windows(address).map(Obstacle::Elsewhere)
    }

    /// A text around the bodies of these notes: `write` is given their HTML in the same order.
    pub fn feed(
        &mut self,
        address: impl Into<String>,
        notes: Vec<&'a Note>,
        write: impl Fn(&[&str]) -> String + Send + Sync + 'a,
    ) {
        self.bodies.expect(&notes);
        let write = Box::new(write);
        self.put(address.into(), Content::Feed { notes, write }, None);
    }

    /// A text that is at hand.
    pub fn text(&mut self, address: impl Into<String>, text: String) {
        self.put(address.into(), Content::Text(text), None);
    }

    /// A file of the theme.
    pub fn asset(&mut self, address: &str, bytes: &'static [u8]) {
        self.put(address.to_owned(), Content::Asset(bytes), None);
    }

    /// A file of the library.
    pub fn file(&mut self, address: String, file: PathBuf) {
        self.put(address, Content::File(file), None);
    }

    /// Whether something stands at this address.
    pub fn has(&self, address: &str) -> bool {
        self.taken.contains(address)
    }

    /// The notes whose pages stand at these addresses; a list, a feed or a file has none.
    pub fn notes_at<'s>(
        &self,
        addresses: impl Iterator<Item = &'s String>,
    ) -> BTreeMap<String, NotePath> {
        let named: HashSet<&str> = addresses.map(String::as_str).collect();
        let note = |piece: &Piece<'_>| match piece.content {
            Content::Note(note) if named.contains(piece.address.as_str()) => {
                Some((piece.address.clone(), note.path.clone()))
            }
            _ => None,
        };
        self.pieces.iter().filter_map(note).collect()
    }

    /// The pages for the sitemap, each with the day it last changed.
    pub fn listed(&self) -> Vec<(String, Option<Date>)> {
        let listed = |piece: &Piece<'_>| Some((piece.address.clone(), piece.listed?));
        self.pieces.iter().filter_map(listed).collect()
    }

    fn fold(&mut self, place: &str) {
        let folded = self.folded.entry(place.to_lowercase());
        folded.or_insert_with(|| place.to_owned());
    }

    fn put(&mut self, address: String, content: Content<'a>, listed: Option<Option<Date>>) -> bool {
        let is_free = self.taken.insert(address.clone());
        if is_free {
            self.fold(&address);
            for folder in above(&address) {
                if !self.folders.insert(folder.to_owned()) {
                    break;
                }
                self.fold(folder);
            }
            self.pieces.push(Piece {
                address,
                content,
                listed,
            });
        }
        is_free
    }
}

/// The folders that an address goes through, from the inmost.
fn above(address: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(outer(address), |folder| outer(folder))
}

fn outer(address: &str) -> Option<&str> {
    address.rsplit_once('/').map(|(outer, _)| outer)
}
