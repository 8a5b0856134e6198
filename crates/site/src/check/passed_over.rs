//! Files that look like notes and are none: their names end in another way than `.md`.

use super::context::CheckContext;
use domain::Problem;
use std::fs;

/// Endings of Markdown that other programs read.
const ENDINGS: [&str; 5] = ["markdown", "mdown", "mdwn", "mkd", "mkdn"];

/// So many are told; more are told by their number.
const TOLD: usize = 20;

pub(super) fn add(context: &CheckContext<'_>, problems: &mut Vec<Problem>) {
    let root = context.plan.source.root();
    let mut found = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        // A folder that cannot be listed is told of where its notes are read.
        let Ok(entries) = fs::read_dir(root.join(&folder)) else {
            continue;
        };
        for entry in entries.flatten() {
            let name = entry.file_name();
            let Some(name) = name.to_str().filter(|name| !files::is_passed_over(name)) else {
                continue;
            };
            let path = match folder.as_str() {
                "" => name.to_owned(),
                folder => format!("{folder}/{name}"),
            };
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && path != "media" => folders.push(path),
                Ok(kind) if kind.is_file() && is_markdown(name) => found.push(path),
                _ => {}
            }
        }
    }
    found.sort();
    let more = found.len().saturating_sub(TOLD);
    for (at, path) in found.into_iter().take(TOLD).enumerate() {
        let others = match more {
            more if more > 0 && at == TOLD - 1 => format!(" So are {more} others."),
            _ => String::new(),
        };
        let message = format!("The file is not read, and on no site.{others}");
        problems.push(
            Problem::warning("passed-over", path, message)
                .hint("The name of a note ends in .md. Give it another name."),
        );
    }
}

fn is_markdown(name: &str) -> bool {
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}
