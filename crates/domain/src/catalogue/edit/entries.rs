//! The entries of `catalogue.toml` as a file has them: found, added, moved and removed, each with
//! the comment right above it.

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table};

use crate::{Refused, Slug};

/// The `[[kind]]` entries; an inline list is turned into them.
pub(super) fn entries<'document>(
    document: &'document mut DocumentMut,
    kind: &str,
) -> Result<&'document mut ArrayOfTables, Refused> {
    let item = document
        .entry(kind)
        .or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    if !item.is_array_of_tables() {
        *item = match std::mem::take(item).into_array_of_tables() {
            Ok(entries) => Item::ArrayOfTables(entries),
            Err(other) => other,
        };
    }
    item.as_array_of_tables_mut().ok_or_else(|| {
        Refused::new(
            format!("`{kind}` in catalogue.toml is not a list"),
            format!("Begin each entry with [[{kind}]]."),
        )
    })
}

pub(super) fn entry<'document>(
    document: &'document mut DocumentMut,
    kind: &str,
    slug: Option<&Slug>,
) -> Result<&'document mut Table, Refused> {
    let entries = entries(document, kind)?;
    let index = match slug {
        Some(slug) => place(entries, kind, slug)?,
        None => {
            entries.push(Table::new());
            entries.len() - 1
        }
    };
    entries.get_mut(index).ok_or_else(|| absent(kind, ""))
}

fn place(entries: &ArrayOfTables, kind: &str, slug: &Slug) -> Result<usize, Refused> {
    entries
        .iter()
        .position(|entry| is_called(entry, slug))
        .ok_or_else(|| absent(kind, slug.as_str()))
}

/// Whether reading gives the entry this slug: the one written, else that of its title.
fn is_called(entry: &Table, slug: &Slug) -> bool {
    let text = |key| entry.get(key).and_then(Item::as_str);
    match text("slug") {
        Some(written) => written == slug.as_str(),
        None => crate::catalogue::entry::slug_of(None, text("title")).as_ref() == Some(slug),
    }
}

fn absent(kind: &str, slug: &str) -> Refused {
    Refused::new(
        format!("catalogue.toml has no {kind} `{slug}`"),
        "It may have been changed by another program; look again.",
    )
}

pub(super) fn remove(document: &mut DocumentMut, kind: &str, slug: &Slug) -> Result<(), Refused> {
    let entries = entries(document, kind)?;
    let index = place(entries, kind, slug)?;
    let (head, _) = lead(&entries.remove(index));
    if let Some(next) = entries.get_mut(index) {
        let (_, own) = lead(next);
        next.decor_mut().set_prefix(format!("{head}{own}"));
    } else if head.contains('#') {
        let trailing = document.trailing().as_str().unwrap_or_default().to_owned();
        document.set_trailing(format!("{head}{trailing}"));
    }
    Ok(())
}

/// Moves an entry. What stands above it up to the last empty line belongs to the place, so that
/// the head of the file stays; the comment right above the entry travels with it.
pub(super) fn shift(entries: &mut ArrayOfTables, slug: &Slug, to: usize) -> Result<(), Refused> {
    let from = place(entries, "topic", slug)?;
    let places: Vec<_> = entries
        .iter()
        .map(|entry| (entry.position(), lead(entry).0))
        .collect();
    let mut moved: Vec<Table> = entries.iter().cloned().collect();
    let entry = moved.remove(from);
    moved.insert(to.min(moved.len()), entry);
    entries.clear();
    for (mut entry, (position, head)) in moved.into_iter().zip(places) {
        let (_, own) = lead(&entry);
        entry.decor_mut().set_prefix(format!("{head}{own}"));
        set_position(&mut entry, position);
        entries.push(entry);
    }
    Ok(())
}

fn set_position(table: &mut Table, position: Option<isize>) {
    table.set_position(position);
    for (_, item) in table.iter_mut() {
        if let Some(inner) = item.as_table_mut() {
            set_position(inner, position);
        }
    }
}

/// What stands before an entry, parted behind the last empty line.
fn lead(entry: &Table) -> (String, String) {
    let prefix = entry.decor().prefix().and_then(|prefix| prefix.as_str());
    let Some(prefix) = prefix else {
        return ("\n".into(), String::new());
    };
    let cut = match prefix.rfind("\n\n") {
        Some(at) => at + 2,
        None if prefix.starts_with('\n') => 1,
        None => 0,
    };
    (prefix[..cut].to_owned(), prefix[cut..].to_owned())
}
