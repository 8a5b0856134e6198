//! What is shown in the place of a name behind `!`: a file, another note or a part of one, or words about
//! why there is nothing.

use super::media_names::Named;
use crate::plan::Plan;
use crate::source::Text;
use domain::{Meant, Note, front_matter};
use render::{Embedded, EmbeddedNote, Surroundings};
use std::fmt;

/// What a name is found to be whose note or file is to be shown.
pub(crate) enum Found<'a> {
    File(String),
    Note {
        note: &'a Note,
        text: Text,
        part: Option<String>,
        href: String,
    },
    Missing(String),
}

/// What a page follows from where the note is shown: its title, its part and its text, told by a hash.
impl fmt::Debug for Found<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Found::File(src) => write!(formatter, "{src:?}"),
            Found::Missing(hint) => write!(formatter, "{hint:?}"),
            Found::Note {
                note,
                text,
                part,
                href,
            } => {
                let told = (&note.title, part, href);
                write!(formatter, "{told:?} {}", text.hash)
            }
        }
    }
}

/// Why nothing is shown, where the name means neither one note nor one file.
pub(super) fn missing(note: &Meant<'_>, media: Named) -> String {
    match (note, media) {
        (Meant::Several(paths), _) => {
            let paths: Vec<&str> = paths.iter().map(|path| path.as_str()).collect();
            format!(
                "Several notes are called so: {}. Write the way to one of them, such as ![[{}]].",
                paths.join(", "),
                paths[0].trim_end_matches(".md")
            )
        }
        (_, Named::Several(files)) => format!(
            "Several files are called so: {}. Write the way to one of them, such as ![[{}]].",
            files.join(", "),
            files[0]
        ),
        (_, Named::NotCarried(place)) => format!(
            "{place} is there, and only what lies in the folder media/ is on the site. Put it there."
        ),
        _ => "No note is called so, and no file in the folder media/. Mend the name, or put the file there."
            .to_owned(),
    }
}

/// A note that is shown on the page of another, with these surroundings.
pub(crate) fn embedded<'a>(
    plan: &Plan<'_>,
    found: Found<'_>,
    around: Box<dyn Surroundings + 'a>,
) -> Embedded<'a> {
    match found {
        Found::File(src) => Embedded::File { src },
        Found::Missing(hint) => Embedded::Missing { hint },
        Found::Note {
            note,
            text,
            part,
            href,
        } => {
            let parts = front_matter::split(&text.text);
            Embedded::Note(EmbeddedNote {
                title: note.title.clone(),
                href,
                body: parts.body().to_owned(),
                body_line: parts.body_line,
                options: plan.options(note),
                part,
                around,
            })
        }
    }
}
