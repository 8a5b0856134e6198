//! Giving a picture or another file of the library another name.

use std::collections::BTreeMap;

use super::{MediaPath, readable, spelled};
use crate::{
    Act, Change, ContentHash, FileEdit, Library, LibraryFile, LinkKind, Meant, Note, NotePath,
    Refused, composed, links,
};

/// Gives the file at `path`, which has this hash, the name that `name` makes, in the same folder and with the ending it
/// has. Links in notes follow. `there` are the files in `media/`.
///
/// # Errors
/// When that name is taken, or the settings name the file.
pub fn rename(
    library: &Library,
    there: &[String],
    (path, hash): (&MediaPath, ContentHash),
    name: &str,
) -> Result<Change, Refused> {
    let to = renamed(path, name)?;
    if to == *path {
        return Err(Refused::new(
            format!("the file already is {to}"),
            "Type another name.",
        ));
    }
    let is_other = |file: &&String| file.as_str() != path.as_str();
    let mut others = there.iter().filter(is_other);
    if others.any(|file| spelled(file) == spelled(to.as_str())) {
        return Err(Refused::new(
            format!("{to} already exists"),
            "Type another name.",
        ));
    }
    let settings = library.settings();
    let map = settings.home.map.iter().map(|map| &map.image);
    let mut named = map.chain(settings.menu.iter().map(|entry| &entry.to));
    if named.any(|file| spelled(file) == spelled(path.as_str())) {
        return Err(Refused::new(
            format!("site.toml names {path}"),
            "Write the new name there first, or leave the file as it is.",
        ));
    }
    let mut edits = vec![FileEdit {
        file: LibraryFile::Media(path.clone()),
        base: Some(hash),
        act: Act::Carry(to.clone()),
    }];
    for note in library.all() {
        let names = names_in(library, there, note, path, &to)?;
        if names.is_empty() && !links_to(note, path) {
            continue;
        }
        edits.push(FileEdit {
            file: LibraryFile::Note(note.path.clone()),
            base: Some(note.hash),
            act: Act::RetargetFile {
                from: path.clone(),
                to: to.clone(),
                names,
            },
        });
    }
    Ok(Change {
        name: format!("Rename {path} to {}", to.name()),
        edits,
    })
}

fn renamed(path: &MediaPath, name: &str) -> Result<MediaPath, Refused> {
    let ending = |name: &str| {
        name.rsplit_once('.')
            .map(|(_, ending)| format!(".{ending}"))
    };
    let had = ending(path.name()).unwrap_or_default();
    let name = name.trim();
    let stem = match name.len().checked_sub(had.len()) {
        Some(cut) if name.is_char_boundary(cut) && name[cut..].eq_ignore_ascii_case(&had) => {
            &name[..cut]
        }
        _ => name,
    };
    let (stem, _) = readable(&format!("{stem}."), "");
    if stem.is_empty() {
        return Err(Refused::new(
            "a file name needs at least one letter or digit",
            "Type another name.",
        ));
    }
    MediaPath::new(&format!("{}/{stem}{had}", path.folder()))
}

/// Whether a note links to the file by its path.
fn links_to(note: &Note, path: &MediaPath) -> bool {
    let by_path = |kind| matches!(kind, LinkKind::Media | LinkKind::Note);
    let mut links = note.links.iter().filter(|link| by_path(link.kind));
    links.any(|link| {
        let leads_to = links::resolve(&note.path, &link.target);
        leads_to.is_some_and(|led| spelled(&led) == spelled(path.as_str()))
    })
}

/// The names in double brackets that mean the file, each with the new one.
fn names_in(
    library: &Library,
    there: &[String],
    note: &Note,
    path: &MediaPath,
    to: &MediaPath,
) -> Result<BTreeMap<String, String>, Refused> {
    let mut names = BTreeMap::new();
    let in_brackets = |kind| matches!(kind, LinkKind::Wiki | LinkKind::Embed);
    for link in note.links.iter().filter(|link| in_brackets(link.kind)) {
        let name = link.target.trim();
        let file = name.rsplit('/').next().unwrap_or(name);
        if !file.contains('.') || spelled(file) != spelled(path.name()) {
            continue;
        }
        let is_note = library.names().note(&note.path, name) != Meant::Nothing;
        if is_note || named(there, &note.path, name) != Some(path.as_str()) {
            continue;
        }
        let is_old = |file: &&String| file.as_str() != path.as_str();
        let mut others = there.iter().filter(is_old);
        if let Some(other) = others.find(|file| ends_with(file, to.below())) {
            return Err(Refused::new(
                format!(
                    "{}, line {}: [[{name}]] would mean {other} as well",
                    note.path, link.line
                ),
                "Type another name.",
            ));
        }
        names.insert(name.to_owned(), to.below().to_owned());
    }
    Ok(names)
}

/// The file that a name in double brackets means in a note: by its way, from the note or from the top, or by its name
/// alone. Where several have that name it is the one that is written so to the letter, or none.
fn named<'there>(there: &'there [String], note: &NotePath, name: &str) -> Option<&'there str> {
    let from_top = name.trim_start_matches('/');
    let ways = [
        links::resolve(note, name),
        Some(from_top.to_owned()),
        Some(format!("media/{from_top}")),
    ];
    let stands = |way: &String| there.iter().find(|file| composed(file) == composed(way));
    if let Some(file) = ways.iter().flatten().find_map(stands) {
        return Some(file);
    }
    let mut called: Vec<&String> = there
        .iter()
        .filter(|file| ends_with(file, from_top))
        .collect();
    if called.len() > 1 {
        let exact = format!("/{}", composed(from_top));
        called.retain(|file| composed(file).ends_with(&exact));
    }
    match called.as_slice() {
        [one] => Some(one),
        _ => None,
    }
}

/// Whether a path ends with these names of folders and file.
fn ends_with(path: &str, name: &str) -> bool {
    spelled(path).ends_with(&format!("/{}", spelled(name)))
}
