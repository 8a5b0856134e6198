//! From what an author typed to the tag or topic that is meant: its slug, its title or a name it
//! had before, as in front matter; a tag that the catalogue does not have also by its address.

use app::Failure;
use domain::{Library, Meaning, Slug, Topic};

/// The tag meant by `typed`.
pub fn tag(library: &Library, typed: &str) -> Result<Slug, Failure> {
    let meant = library.names().tag_slug(typed);
    let tags = library.tags();
    let is = |slug: &Slug| tags.iter().any(|count| count.tag.slug == *slug);
    let by_address = || Slug::parse(typed).filter(is);
    Some(meant).filter(is).or_else(by_address).ok_or_else(|| {
        Failure::new(
            format!("There is no tag “{typed}”."),
            "`fieldnotes tag list` shows those there are.",
        )
    })
}

/// The tags meant by each of `typed`.
pub fn tags(library: &Library, typed: &[String]) -> Result<Vec<Slug>, Failure> {
    typed.iter().map(|typed| tag(library, typed)).collect()
}

/// The topic of the catalogue meant by `typed`.
pub fn topic<'library>(
    library: &'library Library,
    typed: &str,
) -> Result<&'library Topic, Failure> {
    let Meaning { slug, title, .. } = library.names().topic(typed);
    if let Some(topic) = library.catalogue().topic(&slug) {
        return Ok(topic);
    }
    let in_notes = library
        .topics()
        .iter()
        .any(|count| count.topic.slug == slug);
    Err(if in_notes {
        Failure::new(
            format!("The topic “{title}” stands only in notes, not in the catalogue."),
            format!("`fieldnotes topic create \"{title}\"` puts it there."),
        )
    } else {
        Failure::new(
            format!("There is no topic “{typed}”."),
            "`fieldnotes topic list` shows those there are.",
        )
    })
}
