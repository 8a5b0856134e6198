//! Giving a note another file name.

use super::{find, is_taken};
use crate::{
    Act, Change, FileEdit, HeadEdit, Library, LibraryFile, Note, NotePath, Refused, Slug, State,
};

/// Moves the note at `path` to the file name that `name` makes, in the same folder. Links in other
/// notes follow; where readers may know the old address, the note keeps it as an alias.
///
/// # Errors
/// When there is no such note, or another one has that name.
pub fn rename(library: &Library, path: &NotePath, name: &str) -> Result<Change, Refused> {
    let note = find(library, path)?;
    let name = name.trim();
    let name = name.strip_suffix(".md").unwrap_or(name);
    let slug = Slug::from_title(name).ok_or_else(|| {
        Refused::new(
            "a file name needs at least one letter or digit",
            "Type another name.",
        )
    })?;
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

    let mut head = Vec::new();
    // With a slug of its own the note keeps its address; nobody has seen the address of a draft.
    if note.head.slug.is_none() && note.slug != slug && note.head.state != State::Draft {
        let old = match path.is_page() {
            true => format!("{}.html", note.slug.as_str()),
            false => format!("notes/{}.html", note.slug.as_str()),
        };
        let mut aliases = note.head.aliases.clone();
        if !aliases.contains(&old) {
            aliases.push(old);
            head.push(HeadEdit::Aliases(aliases));
        }
    }
    let mut edits = vec![FileEdit {
        file: LibraryFile::Note(path.clone()),
        base: Some(note.hash),
        act: Act::Move {
            to: to.clone(),
            head,
        },
    }];
    let linking = library
        .all()
        .filter(|other| other.path != *path && links_to(library, other, note));
    edits.extend(linking.map(|other| FileEdit {
        file: LibraryFile::Note(other.path.clone()),
        base: Some(other.hash),
        act: Act::Retarget {
            from: path.clone(),
            to: to.clone(),
        },
    }));
    Ok(Change {
        name: format!("Rename {path} to {to}"),
        edits,
    })
}

fn links_to(library: &Library, from: &Note, to: &Note) -> bool {
    let leads_to = |link| library.leads_to(&from.path, link);
    from.links
        .iter()
        .any(|link| leads_to(link).is_some_and(|note| note.path == to.path))
}
