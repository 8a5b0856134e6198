//! Which note is meant by a name or a path that an author writes.
//!
//! A name is looked for as a path, as an address, as the name of a file with or without folders,
//! as a title, as an address or a name of former days: the first of these that finds anything has
//! the word. Where it finds several, nobody guesses.

use std::sync::Arc;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::{Spelling, address};
use crate::layered::Lists;
use crate::{Note, NotePath, Slug, links};

/// What a written name leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant<'names> {
    /// No note is called that.
    Nothing,
    /// One note is.
    One(&'names NotePath),
    /// Several are, by path.
    Several(Vec<&'names NotePath>),
}

impl<'names> Meant<'names> {
    /// The note, where it is one.
    pub fn one(&self) -> Option<&'names NotePath> {
        match self {
            Meant::One(path) => Some(path),
            Meant::Nothing | Meant::Several(_) => None,
        }
    }
}

/// By what a name leads to a note, the nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum By {
    Path,
    Address,
    File,
    Title,
    Former,
}

/// A name of a note.
#[derive(Debug, Clone)]
struct Name {
    by: By,
    path: NotePath,
    /// The name as it is written, composed; none when it is its own spelling.
    written: Option<Arc<str>>,
}

/// The names of all notes.
#[derive(Debug, Clone, Default)]
pub(super) struct References {
    names: Lists<Spelling, Name>,
    slugs: Lists<Slug, NotePath>,
    /// Notes whose paths a file system has taken apart, by their composed paths.
    decomposed: Lists<String, NotePath>,
}

impl References {
    /// Takes in the names of a note.
    pub fn put(&mut self, note: &Note) {
        let path = &note.path;
        for (spelling, by, written) in names_of(note) {
            let name = Name {
                by,
                path: path.clone(),
                written,
            };
            self.names.change(spelling, |names| {
                let at = names.partition_point(|other| (other.by, &other.path) < (by, path));
                names.insert(at, name);
            });
        }
        self.slugs.change(note.slug.clone(), |same| add(same, path));
        if !is_nfc(path.as_str()) {
            let composed = path.as_str().nfc().collect();
            self.decomposed.change(composed, |same| add(same, path));
        }
    }

    /// Forgets the names of a note.
    pub fn take(&mut self, note: &Note) {
        let path = &note.path;
        for (spelling, ..) in names_of(note) {
            let of_note = |name: &Name| name.path == *path;
            self.names
                .change(spelling, |names| names.retain(|name| !of_note(name)));
        }
        let forget = |paths: &mut Vec<NotePath>| paths.retain(|other| other != path);
        self.slugs.change(note.slug.clone(), forget);
        if !is_nfc(path.as_str()) {
            let composed: String = path.as_str().nfc().collect();
            self.decomposed.change(composed, forget);
        }
    }

    /// Makes the next versions cheap.
    pub fn fold(&mut self) {
        self.names.fold();
        self.slugs.fold();
        self.decomposed.fold();
    }

    /// The notes and pages with this slug, by path.
    pub fn with_slug(&self, slug: &Slug) -> &[NotePath] {
        self.slugs.get(slug)
    }

    /// What a name in double brackets means in the note `from`, with or without folders and the
    /// ending of a file.
    pub fn meant(&self, from: &NotePath, written: &str) -> Meant<'_> {
        for way in ways(from, written) {
            let found = self.named(&way);
            if found != Meant::Nothing {
                return found;
            }
        }
        Meant::Nothing
    }

    fn named(&self, way: &Way) -> Meant<'_> {
        let Way {
            spelled,
            written,
            fits,
        } = way;
        let names = self.names.get(&Spelling::of(spelled));
        let fitting = || names.iter().filter(|name| fits(name.by));
        let Some(nearest) = fitting().map(|name| name.by).min() else {
            return Meant::Nothing;
        };
        let mut names: Vec<&Name> = fitting().filter(|name| name.by == nearest).collect();
        let composed = super::composed(written);
        let small = composed.to_lowercase();
        narrow(&mut names, |name| !name.path.is_page());
        narrow(&mut names, |name| {
            let written = name.written.as_deref().unwrap_or(spelled);
            written.to_lowercase() == small
        });
        narrow(&mut names, |name| {
            name.written.as_deref().unwrap_or(spelled) == &*composed
        });
        let mut paths: Vec<&NotePath> = names.into_iter().map(|name| &name.path).collect();
        paths.sort_unstable();
        paths.dedup();
        match paths[..] {
            [path] => Meant::One(path),
            _ => Meant::Several(paths),
        }
    }

    /// The note whose path is this one but for the form of Unicode; `paths` are those there are.
    pub fn composed(&self, path: &str, is_there: impl Fn(&NotePath) -> bool) -> Option<NotePath> {
        let composed: String = path.nfc().collect();
        let of_disk = NotePath::new(&composed).ok().filter(|path| is_there(path));
        of_disk.or_else(|| self.decomposed.get(&composed).first().cloned())
    }
}

/// A way in which a written name may lead to a note.
struct Way {
    /// The name whose spelling is looked for.
    spelled: String,
    /// The name that is compared letter by letter where several notes have that spelling.
    written: String,
    fits: fn(By) -> bool,
}

/// The ways in which a name in double brackets may lead to a note, the nearest first.
fn ways(from: &NotePath, written: &str) -> Vec<Way> {
    let name = written.trim();
    let resolved;
    let name = if name.starts_with("./") || name.starts_with("../") {
        resolved = links::resolve(from, name).unwrap_or_default();
        resolved.as_str()
    } else {
        name.trim_start_matches('/')
    };
    if name.is_empty() {
        return Vec::new();
    }
    let way = |spelled: &str, written: &str, fits| Way {
        spelled: spelled.to_owned(),
        written: written.to_owned(),
        fits,
    };
    let mut ways = vec![way(name, name, |_| true)];
    let stem = without_ending(name);
    if let Some(stem) = stem {
        ways.push(way(stem, stem, |by| matches!(by, By::Path | By::File)));
    }
    // As its address spells it: `Foo: bar` is the file `foo-bar.md`. How a name sounds is no
    // name, so this holds for the Latin script alone.
    if let Some(slug) = address::of_letters(stem.unwrap_or(name)) {
        ways.push(way(slug.as_str(), name, |by| by < By::Title));
    }
    ways
}

/// The spellings by which a name in double brackets may lead to a note.
pub(super) fn spellings(from: &NotePath, written: &str) -> impl Iterator<Item = Spelling> {
    ways(from, written)
        .into_iter()
        .map(|way| Spelling::of(&way.spelled))
}

/// The spellings of all names of a note.
pub(super) fn spellings_of(note: &Note) -> impl Iterator<Item = Spelling> {
    names_of(note).into_iter().map(|(spelling, ..)| spelling)
}

/// Puts a path among others, in order.
fn add(paths: &mut Vec<NotePath>, path: &NotePath) {
    let at = paths.partition_point(|other| other < path);
    paths.insert(at, path.clone());
}

/// Keeps those that are so, if any is.
fn narrow(names: &mut Vec<&Name>, is_so: impl Fn(&Name) -> bool) {
    if names.len() > 1 && names.iter().any(|name| is_so(name)) {
        names.retain(|name| is_so(name));
    }
}

fn names_of(note: &Note) -> Vec<(Spelling, By, Option<Arc<str>>)> {
    let mut names = Vec::with_capacity(6 + note.head.aliases.len());
    let mut add = |written: &str, by| {
        let composed = super::composed(written.trim());
        let spelling = Spelling::of(&composed);
        if composed.is_empty() {
            return;
        }
        let written = (spelling.as_str() != composed).then(|| composed.as_ref().into());
        names.push((spelling, by, written));
    };
    let path = without_ending(note.path.as_str()).unwrap_or(note.path.as_str());
    add(path, By::Path);
    for (slash, _) in path.match_indices('/') {
        add(&path[slash + 1..], By::File);
    }
    add(note.slug.as_str(), By::Address);
    add(&note.title, By::Title);
    for alias in &note.head.aliases {
        add(alias, By::Former);
        let name = alias.trim_matches('/');
        let name = name.rsplit('/').next().unwrap_or(name);
        let name = name.strip_suffix(".html").unwrap_or(name);
        if name != alias {
            add(name, By::Former);
        }
    }
    names
}

/// A path without the ending of a Markdown file; none when it has no such ending.
fn without_ending(path: &str) -> Option<&str> {
    let end = path.len().checked_sub(3)?;
    let ending = path.get(end..)?;
    ending
        .eq_ignore_ascii_case(".md")
        .then(|| path.get(..end))
        .flatten()
}
