//! Giving a note another file name.

use std::collections::BTreeMap;

use super::{find, is_taken};
use crate::{
    Act, Change, FileEdit, HeadEdit, Library, LibraryFile, LinkKind, LinkOut, Meant, Note,
    NotePath, Refused, Slug, State, links, names,
};

/// Moves the note at `path` to the file name that `name` makes, in the same folder. Links in other
/// notes follow; where readers may know the old address, the note keeps it as an alias.
///
/// # Errors
/// When there is no such note, another one has that name or that address, or a link to another note
/// would lead to this one.
pub fn rename(library: &Library, path: &NotePath, name: &str) -> Result<Change, Refused> {
    let note = find(library, path)?;
    let name = name.trim();
    let name = name.strip_suffix(".md").unwrap_or(name);
    let slug = file_name(name)?;
    let to = match path.folder() {
        "" => format!("{}.md", slug.as_str()),
        folder => format!("{}/{}.md", folder.trim_end_matches('/'), slug.as_str()),
    };
    let to = NotePath::new(&to)
        .map_err(|refused| Refused::new(refused.to_string(), "Type another name."))?;
    if to == *path {
        return Err(Refused::new(
            format!("the note already is {to}"),
            "Type another name.",
        ));
    }
    let only_case_differs = to.as_str().to_lowercase() == path.as_str().to_lowercase();
    if library.note(&to).is_some() || !only_case_differs && is_taken(library, &to) {
        return Err(Refused::new(
            format!("{to} already exists"),
            "Type another name.",
        ));
    }
    let renamed = renamed(note, &to);
    if renamed.slug != note.slug {
        claim_address(library, note, &renamed)?;
    }
    let mut head = Vec::new();
    if renamed.head.aliases != note.head.aliases {
        head.push(HeadEdit::Aliases(renamed.head.aliases.clone()));
    }
    let after = library.with(vec![renamed], std::slice::from_ref(path));
    let move_ = Renaming {
        before: library,
        after: &after,
        from: path,
        to: &to,
    };
    let mut edits = vec![FileEdit {
        file: LibraryFile::Note(path.clone()),
        base: Some(note.hash),
        act: Act::Move {
            to: to.clone(),
            head,
            links: move_.links_in(note)?,
        },
    }];
    for other in library.all().filter(|other| other.path != *path) {
        let links = move_.links_in(other)?;
        if links == links::Written::default() {
            continue;
        }
        edits.push(FileEdit {
            file: LibraryFile::Note(other.path.clone()),
            base: Some(other.hash),
            act: Act::Retarget {
                from: path.clone(),
                to: to.clone(),
                links,
            },
        });
    }
    Ok(Change {
        name: format!("Rename {path} to {to}"),
        edits,
    })
}

fn file_name(name: &str) -> Result<Slug, Refused> {
    Slug::from_title(name).ok_or_else(|| {
        Refused::new(
            "a file name needs at least one letter or digit",
            "Type another name.",
        )
    })
}

/// The note as it is at its new path. With a slug of its own it keeps its address; nobody has seen
/// the address of a draft.
fn renamed(note: &Note, to: &NotePath) -> Note {
    let mut renamed = note.clone();
    renamed.path = to.clone();
    if note.head.slug.is_none() {
        renamed.slug = names::of_file(to.stem());
    }
    if note.head.title.is_none() && note.title == note.path.stem() {
        renamed.title = to.stem().to_owned();
    }
    if renamed.slug != note.slug && note.head.state != State::Draft {
        let old = address(note);
        if !renamed.head.aliases.contains(&old) {
            renamed.head.aliases.push(old);
        }
    }
    renamed
}

fn address(note: &Note) -> String {
    match note.path.is_page() {
        true => format!("{}.html", note.slug.as_str()),
        false => format!("notes/{}.html", note.slug.as_str()),
    }
}

/// Refuses an address that another note has or had.
fn claim_address(library: &Library, note: &Note, renamed: &Note) -> Result<(), Refused> {
    let wanted = address(renamed);
    let mut others = library.all().filter(|other| other.path != note.path);
    let is_old = |other: &Note| {
        let mut old = other.head.aliases.iter();
        old.any(|alias| alias.trim_start_matches('/') == wanted)
    };
    match others.find(|other| address(other) == wanted || is_old(other)) {
        None => Ok(()),
        Some(other) if address(other) == wanted => Err(Refused::new(
            format!("{wanted} is the address of {} already", other.path),
            "Type another name, or give one of the two a `slug:` of its own first.",
        )),
        Some(other) => Err(Refused::new(
            format!("{wanted} is an old address of {}", other.path),
            format!(
                "Type another name, or take it out of `aliases:` in {}.",
                other.path
            ),
        )),
    }
}

/// A note on its way to another path.
struct Renaming<'a> {
    before: &'a Library,
    after: &'a Library,
    from: &'a NotePath,
    to: &'a NotePath,
}

impl Renaming<'_> {
    /// How `note` links to the renamed note, as far as that has to change.
    fn links_in(&self, note: &Note) -> Result<links::Written, Refused> {
        let is_path = |link: &&LinkOut| link.kind == LinkKind::Note;
        let paths = note.links.iter().filter(is_path).filter_map(|link| {
            let meant = self.before.leads_to(&note.path, link)?;
            let found = links::resolve(&note.path, &link.target)?;
            (meant.path == *self.from).then_some(found)
        });
        Ok(links::Written {
            paths: paths.collect(),
            names: self.names_in(note)?,
        })
    }

    /// The names in double brackets in `note` that mean the renamed note and no longer would, each
    /// with the shortest name that does.
    fn names_in(&self, note: &Note) -> Result<BTreeMap<String, String>, Refused> {
        let mut names = BTreeMap::new();
        let is_wiki = |link: &&LinkOut| matches!(link.kind, LinkKind::Wiki | LinkKind::Embed);
        for link in note.links.iter().filter(is_wiki) {
            let written = link.written();
            let before = self.before.names().reference(&note.path, &written);
            let Some(path) = before.note.one() else {
                continue;
            };
            let home = if note.path == *self.from {
                self.to
            } else {
                &note.path
            };
            let after = self.after.names().reference(home, &written);
            let stays = if path == self.from { self.to } else { path };
            if after.note == Meant::One(stays) && after.heading == before.heading {
                continue;
            }
            if path != self.from {
                return Err(Refused::new(
                    format!(
                        "{}, line {}: [[{written}]] leads to {path}, and would no longer",
                        note.path, link.line
                    ),
                    format!("Type another name, or write the way to {path} in that link first."),
                ));
            }
            let name = match before.heading {
                Some(_) => link.target.trim(),
                None => written.trim(),
            };
            names.insert(name.to_owned(), self.name(home));
        }
        Ok(names)
    }

    /// The shortest name by which the note at its new path is meant.
    fn name(&self, home: &NotePath) -> String {
        let path = self.to.as_str();
        let path = path.get(..path.len() - 3).unwrap_or(path);
        let starts = path.match_indices('/').map(|(slash, _)| slash + 1);
        let mut shortest_first: Vec<usize> = starts.collect();
        shortest_first.reverse();
        let means_it = |name: &&str| self.after.names().note(home, name) == Meant::One(self.to);
        let mut names = shortest_first.into_iter().map(|start| &path[start..]);
        names.find(means_it).unwrap_or(path).to_owned()
    }
}
