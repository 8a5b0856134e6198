//! Giving a topic or a tag a name. A name that leads to another already, by its slug, its title or
//! a slug it had before, is refused with a way out, since notes that write it would change without
//! an edit.

use super::shelves::{By, Shelves};
use super::{Names, Spelling};
use crate::{Refused, Slug};

/// Who wants a name.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Claimant<'a> {
    /// A new topic or tag. Notes that write the name already have it.
    New,
    /// One that there is, which is to be called something else.
    Renamed { slug: &'a Slug, title: &'a str },
}

impl Names {
    /// The slug that a tag has by this title.
    ///
    /// # Errors
    /// When the title is empty or leads to another tag.
    pub(crate) fn claim_tag(&self, title: &str, by: Claimant<'_>) -> Result<Slug, Refused> {
        claim(&self.tags, "tag", title, by)
    }

    /// The slug that a topic has by this title.
    ///
    /// # Errors
    /// When the title is empty or leads to another topic.
    pub(crate) fn claim_topic(&self, title: &str, by: Claimant<'_>) -> Result<Slug, Refused> {
        claim(&self.topics, "topic", title, by)
    }
}

fn claim(shelves: &Shelves, kind: &str, title: &str, by: Claimant<'_>) -> Result<Slug, Refused> {
    let spelling = Spelling::of(title);
    if spelling.as_str().is_empty() {
        return Err(Refused::new(
            format!("a {kind} needs a title"),
            "Type a title.",
        ));
    }
    let own = match by {
        Claimant::New => None,
        Claimant::Renamed { slug, .. } => Some(slug),
    };
    let way_out = |other: &str| match by {
        Claimant::New => "Use it, or choose another title.".to_owned(),
        Claimant::Renamed { title, .. } if kind == "tag" => {
            format!("Merge {title} into {other} instead, or choose another title.")
        }
        Claimant::Renamed { title, .. } => {
            format!("Choose another title, or delete {title} and move its notes under {other}.")
        }
    };
    match shelves.entry_named(&spelling) {
        Some((slug, _, _)) if Some(slug) == own => {}
        Some((slug, other, By::Former)) => {
            return Err(Refused::new(
                format!(
                    "the {kind} {other} was called {title} before, so notes that write it mean {other}"
                ),
                format!(
                    "{} Or take the old name out of `was` of `{slug}` in catalogue.toml.",
                    way_out(other)
                ),
            ));
        }
        Some((_, other, _)) => {
            return Err(Refused::new(
                format!("the {kind} {other} already exists"),
                way_out(other),
            ));
        }
        None => {
            let is_other = own.is_some_and(|own| *own != shelves.address(&spelling));
            if is_other && shelves.is_written(&spelling) {
                return Err(Refused::new(
                    format!("the {kind} {title} already exists"),
                    way_out(title),
                ));
            }
            if let Some(other) = shelves.standing_at(&spelling) {
                return Err(Refused::new(
                    format!("{title} is the address of the {kind} {other}"),
                    way_out(other.as_str()),
                ));
            }
        }
    }
    // Other capitals make no other address.
    if let Claimant::Renamed { slug, title } = by
        && Spelling::of(title) == spelling
    {
        return Ok(slug.clone());
    }
    Ok(shelves.address_for(&spelling, own))
}
