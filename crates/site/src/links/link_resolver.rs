//! What a note can reach: its links, wiki names and images, answered from the library.
//! Markdown itself is `render`'s; only where things lead is decided here.

use super::destination::{Destination, media_file};
use super::embeds::{self, Found, embedded};
use super::included_code;
use super::link_base::LinkBase;
use super::list_pages::is_list;
use super::media_names::{self, Named};
use crate::addresses::{address_of, note_at};
use crate::metadata;
use crate::plan::Plan;
use domain::{Macros, Meant, Note, NotePath, address};
use render::{CodeFile, Embedded, LinkTarget, MediaTarget, Place, Surroundings};
use store::NotShown;

/// The surroundings of one note, seen from the page it is shown on.
pub(crate) struct LinkResolver<'a> {
    pub plan: &'a Plan<'a>,
    pub path: &'a NotePath,
    pub base: LinkBase<'a>,
}

impl LinkResolver<'_> {
    fn to(&self, note: &Note, anchor: Option<&str>) -> LinkTarget {
        if let Some(hint) = self.unseen(note) {
            return LinkTarget::Missing { hint };
        }
        let mut href = self.base.href(&address_of(note));
        if let Some(anchor) = anchor {
            href.push('#');
            href.push_str(anchor);
        }
        LinkTarget::To {
            href,
            title: Some(note.title.clone()),
        }
    }

    /// Where a heading of a note is, named by its words, or a block by its id.
    fn to_place(&self, note: &Note, written: &str) -> LinkTarget {
        let title = Some(note.title.clone());
        let Some(places) = self.plan.places(note) else {
            return self.to(note, None);
        };
        let (anchor, title) = match places.find(written) {
            Some(Place::At { id, words }) => {
                let named = words.map(|words| format!("{} › {words}", note.title));
                (Some(id.replace('%', "%25")), named.or(title))
            }
            Some(Place::Top) => (None, title),
            None => {
                let LinkTarget::To { href, title } = self.to(note, None) else {
                    return self.to(note, None);
                };
                let path = note.path.as_str();
                let (message, hint) = render::missing_place(written, path, &places);
                let hint = format!("The link leads to the top of the page. {hint}");
                return LinkTarget::ToTop {
                    href,
                    title,
                    message,
                    hint,
                };
            }
        };
        match self.to(note, anchor.as_deref()) {
            LinkTarget::To { href, .. } => LinkTarget::To { href, title },
            other => other,
        }
    }

    /// Why readers of this page may not come to a note, when they may not.
    fn unseen(&self, note: &Note) -> Option<String> {
        let is_unseen = self.plan.is_shown(self.path) && !self.plan.is_shown(&note.path);
        is_unseen.then(|| {
            format!(
                "\"{}\" is not on the site: it is a draft or its day has not come. Until then \
                 readers get plain words without a link.",
                note.title
            )
        })
    }
}

impl<'a> LinkResolver<'a> {
    /// What is shown in the place of an embedded name.
    pub fn found(&self, name: &str) -> Found<'a> {
        let media = media_names::named(self.plan, self.path, name);
        if let Named::One(address) = &media {
            return Found::File(format!("/{address}"));
        }
        let reference = self.plan.library.names().reference(self.path, name);
        if let Meant::One(path) = reference.note {
            let note = self.plan.library.note(path);
            let note = note.expect("the names are those of its notes");
            return self.found_note(note, reference.heading);
        }
        Found::Missing(embeds::missing(&reference.note, media))
    }

    fn found_note(&self, note: &'a Note, part: Option<&str>) -> Found<'a> {
        let part = part.filter(|part| !part.is_empty());
        let target = match part {
            Some(part) => self.to_place(note, part),
            None => self.to(note, None),
        };
        let href = match target {
            LinkTarget::To { href, .. } | LinkTarget::ToTop { href, .. } => href,
            LinkTarget::Missing { hint } => return Found::Missing(hint),
            LinkTarget::External => String::new(),
        };
        match self.plan.text(&note.path) {
            Ok(text) => Found::Note {
                note,
                text,
                part: part.map(str::to_owned),
                href,
            },
            Err(error) => Found::Missing(format!("Its file cannot be read: {error}.")),
        }
    }

    /// The same page as seen from another note that is shown on it.
    pub fn of(&self, path: &'a NotePath) -> LinkResolver<'a> {
        LinkResolver { path, ..*self }
    }
}

impl Surroundings for LinkResolver<'_> {
    fn link(&self, target: &str) -> LinkTarget {
        let (resolved, anchor) = match Destination::of(self.plan, self.path, target) {
            Destination::Outside => return LinkTarget::External,
            Destination::Here => {
                return LinkTarget::To {
                    href: target.to_owned(),
                    title: None,
                };
            }
            Destination::OutOfLibrary => {
                return LinkTarget::Missing {
                    hint: "It leads out of the library, and readers have only what is in it. Put \
                           the file into media/."
                        .to_owned(),
                };
            }
            Destination::Note(note, anchor) => return self.to(note, anchor),
            Destination::File(resolved, anchor) => (resolved, anchor),
        };
        let resolved = self.plan.on_disk(resolved);
        let Err(why) = self.plan.source.shown(&resolved) else {
            return LinkTarget::To {
                href: self.base.href(&resolved),
                title: None,
            };
        };
        if is_list(self.plan, &resolved) {
            let anchor = anchor
                .map(|anchor| format!("#{anchor}"))
                .unwrap_or_default();
            return LinkTarget::To {
                href: self.base.href(&resolved) + &anchor,
                title: None,
            };
        }
        let hint = match note_at(self.plan.library, &resolved) {
            _ if !matches!(why, NotShown::Missing | NotShown::Elsewhere) => {
                not_shown(&resolved, &why)
            }
            Some(note) => format!(
                "The page {resolved} is made from {}. Link to that file, and the link holds \
                 whatever its address becomes.",
                note.path
            ),
            None => format!(
                "There is no {resolved} in the library, so readers get plain words without a \
                 link. Mend the address, or put the file there."
            ),
        };
        LinkTarget::Missing { hint }
    }

    fn wiki(&self, name: &str) -> LinkTarget {
        let library = self.plan.library;
        let reference = library.names().reference(self.path, name);
        let hint = match reference.note {
            Meant::One(path) => {
                let note = library
                    .note(path)
                    .expect("the names are those of its notes");
                return match reference.heading {
                    Some(written) if !written.is_empty() => self.to_place(note, written),
                    _ => self.to(note, None),
                };
            }
            Meant::Several(paths) => {
                let paths: Vec<&str> = paths.iter().map(|path| path.as_str()).collect();
                format!(
                    "Several notes are called \"{}\": {}. Readers get plain words without a \
                     link. Write the way to one of them, such as [[{}]].",
                    without_heading(name),
                    paths.join(", "),
                    paths[0].trim_end_matches(".md")
                )
            }
            Meant::Nothing => format!(
                "No note is called \"{}\", so readers get plain words without a link. Mend the \
                 name, or write the note.",
                without_heading(name)
            ),
        };
        LinkTarget::Missing { hint }
    }

    fn media(&self, src: &str) -> MediaTarget {
        if address::is_outside(src) {
            return MediaTarget::External;
        }
        let Some(resolved) = media_file(self.plan, self.path, src) else {
            return MediaTarget::Missing {
                hint:
                    "Readers see its description in its place. Pictures lie in the folder media/."
                        .to_owned(),
            };
        };
        match self.plan.source.shown(&resolved) {
            Ok(file) => {
                let sides = metadata::sides(&file);
                let pixels = |length: usize| u32::try_from(length).ok();
                MediaTarget::At {
                    href: self.base.href(&resolved),
                    width: sides.and_then(|(width, _)| pixels(width)),
                    height: sides.and_then(|(_, height)| pixels(height)),
                }
            }
            Err(why) if !matches!(why, NotShown::Missing | NotShown::Elsewhere) => {
                MediaTarget::Missing {
                    hint: not_shown(&resolved, &why),
                }
            }
            Err(_) if media_names::is_file(self.plan, &resolved) => MediaTarget::NotCarried {
                hint: format!(
                    "Readers see its description in its place: only what lies in the folder media/ \
                     is on the site. Put {resolved} there."
                ),
            },
            Err(_) => MediaTarget::Missing {
                hint: format!(
                    "There is no {resolved}, so readers see its description in its place. \
                     Pictures lie in the folder media/."
                ),
            },
        }
    }

    fn embed(&self, name: &str) -> Embedded<'_> {
        let found = self.found(name);
        let path = match &found {
            Found::Note { note, .. } => &note.path,
            _ => self.path,
        };
        embedded(self.plan, found, Box::new(self.of(path)))
    }

    fn code(&self, file: &str) -> CodeFile {
        included_code::code(self.plan.source, self.path, file)
    }

    fn macros(&self) -> Macros {
        self.plan.library.settings().formulas.macros.clone()
    }

    fn file(&self) -> &str {
        self.path.as_str()
    }
}

/// Why readers do not get a file that is there.
fn not_shown(address: &str, why: &NotShown) -> String {
    format!(
        "{address} is not on the site: {why}. Put the file itself into the folder media/, or leave \
         it out."
    )
}

/// A name in double brackets without the heading behind it.
fn without_heading(name: &str) -> &str {
    name.split('#').next().unwrap_or(name).trim()
}
