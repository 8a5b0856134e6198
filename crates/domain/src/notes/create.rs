//! Beginning a note.

use super::is_taken;
use crate::{
    Act, Change, Date, FileEdit, HeadEdit, Library, LibraryFile, Meant, NotePath, Refused, Slug,
    State, front_matter,
};

/// Begins a draft called `title`, dated `today`. Its file is named after the title, with a number
/// when that name is taken.
///
/// # Errors
/// When the title is empty.
pub fn create(
    library: &Library,
    title: &str,
    topic: Option<&Slug>,
    today: Date,
) -> Result<Change, Refused> {
    let title = title.trim();
    if title.is_empty() {
        return Err(Refused::new("a note needs a title", "Type a title."));
    }
    let path = free_path(library, title)?;
    let mut edits = vec![HeadEdit::Title(title.to_owned())];
    if let Some(topic) = topic {
        edits.push(HeadEdit::Topic(Some(word_for(library, topic))));
    }
    edits.push(HeadEdit::Date(Some(today)));
    edits.push(HeadEdit::State(State::Draft));
    let mut text = String::new();
    for edit in &edits {
        text = front_matter::edit(&text, edit)
            .map_err(|refused| Refused::new(refused.message, "Choose another title."))?;
    }
    Ok(Change {
        name: format!("Create note {title}"),
        edits: vec![FileEdit {
            file: LibraryFile::Note(path),
            base: None,
            act: Act::Create(text),
        }],
    })
}

/// The word that means this topic in a note: its slug, or what other notes write when the catalogue
/// does not have it.
fn word_for(library: &Library, topic: &Slug) -> String {
    if library.names().topic_slug(topic.as_str()) == *topic {
        return topic.as_str().to_owned();
    }
    let topics = library.topics().into_iter();
    let mut called = topics.filter(|count| count.topic.slug == *topic);
    called
        .next()
        .map_or_else(|| topic.as_str().to_owned(), |count| count.topic.title)
}

fn free_path(library: &Library, title: &str) -> Result<NotePath, Refused> {
    // A title of signs alone, such as "???", is still a title.
    let slug = Slug::from_title(title);
    let stem = slug.as_ref().map_or("note", Slug::as_str);
    for number in 1u32.. {
        let stem = match number {
            1 => stem.to_owned(),
            number => format!("{stem}-{number}"),
        };
        let path = NotePath::new(&format!("notes/{stem}.md"))
            .map_err(|refused| Refused::new(refused.to_string(), "Choose another title."))?;
        // A link in double brackets by this name leads to another note, and goes on doing so.
        let is_name = library.names().note(&path, &stem) != Meant::Nothing;
        if !is_taken(library, &path) && !is_name {
            return Ok(path);
        }
    }
    Err(Refused::new(
        "no file name is left for this title",
        "Choose another title.",
    ))
}
