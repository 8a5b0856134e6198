//! What a note can reach: its links, wiki names and images, answered from the library.
//! Markdown itself is `render`'s; only where things lead is decided here.

use crate::addresses;
use crate::included;
use crate::metadata;
use crate::plan::Plan;
use crate::standpoint::Standpoint;
use domain::{Library, Meant, Note, NotePath, Slug, links};
use render::{CodeFile, LinkTarget, MediaTarget, Place, Surroundings};
use store::NotShown;

/// The surroundings of one note, seen from the page it is shown on.
pub(crate) struct Around<'a> {
    pub plan: &'a Plan<'a>,
    pub path: &'a NotePath,
    pub standpoint: Standpoint<'a>,
}

impl Around<'_> {
    fn to(&self, note: &Note, anchor: Option<&str>) -> LinkTarget {
        if let Some(hint) = self.unseen(note) {
            return LinkTarget::Missing { hint };
        }
        let mut href = self.standpoint.href(&address_of(note));
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

    /// Whether this is a page of lists: one that every site has, or that of a topic, tag or year.
    fn is_list(&self, address: &str) -> bool {
        let lists = [
            addresses::HOME,
            addresses::NOTES,
            addresses::TOPICS,
            addresses::TAGS,
            addresses::ARCHIVE,
            addresses::FEED,
            addresses::JSON_FEED,
        ];
        let plan = self.plan;
        let settings = plan.library.settings();
        lists.contains(&address)
            || (address == addresses::SEARCH && settings.scripts.search)
            || shelf(address, "topics/").is_some_and(|topic| plan.has_topic(&topic))
            || shelf(address, "tags/").is_some_and(|tag| plan.has_tag(&tag))
            || year(address).is_some_and(|year| plan.has_year(year))
    }
}

impl Surroundings for Around<'_> {
    fn link(&self, target: &str) -> LinkTarget {
        if addresses::is_outside(target) {
            return LinkTarget::External;
        }
        let (place, anchor) = match target.split_once('#') {
            Some((place, anchor)) => (place, Some(anchor)),
            None => (target, None),
        };
        if place.is_empty() {
            return LinkTarget::To {
                href: target.to_owned(),
                title: None,
            };
        }
        let Some(resolved) = links::resolve(self.path, place) else {
            return LinkTarget::Missing {
                hint: "It leads out of the library, and readers have only what is in it. Put the \
                       file into media/."
                    .to_owned(),
            };
        };
        let library = self.plan.library;
        if let Some(note) = library.at(&resolved) {
            return self.to(note, anchor);
        }
        let resolved = self.plan.on_disk(resolved);
        let Err(why) = self.plan.source.shown(&resolved) else {
            return LinkTarget::To {
                href: self.standpoint.href(&resolved),
                title: None,
            };
        };
        if self.is_list(&resolved) {
            let anchor = anchor
                .map(|anchor| format!("#{anchor}"))
                .unwrap_or_default();
            return LinkTarget::To {
                href: self.standpoint.href(&resolved) + &anchor,
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
                    Some(written) => self.to_place(note, written),
                    None => self.to(note, None),
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
        if addresses::is_outside(src) {
            return MediaTarget::External;
        }
        let Some(resolved) = links::resolve(self.path, src) else {
            return MediaTarget::Missing {
                hint:
                    "Readers see its description in its place. Pictures lie in the folder media/."
                        .to_owned(),
            };
        };
        let resolved = self.plan.on_disk(resolved);
        match self.plan.source.shown(&resolved) {
            Ok(file) => {
                let sides = metadata::sides(&file);
                let pixels = |length: usize| u32::try_from(length).ok();
                MediaTarget::At {
                    href: self.standpoint.href(&resolved),
                    width: sides.and_then(|(width, _)| pixels(width)),
                    height: sides.and_then(|(_, height)| pixels(height)),
                }
            }
            Err(why) if !matches!(why, NotShown::Missing | NotShown::Elsewhere) => {
                MediaTarget::Missing {
                    hint: not_shown(&resolved, &why),
                }
            }
            Err(_) => MediaTarget::Missing {
                hint: format!(
                    "There is no {resolved}, so readers see its description in its place. \
                     Pictures lie in the folder media/."
                ),
            },
        }
    }

    fn code(&self, file: &str) -> CodeFile {
        included::code(self.plan.source, self.path, file)
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

/// The topic or tag whose list stands at this address.
fn shelf(address: &str, folder: &str) -> Option<Slug> {
    let name = address.strip_prefix(folder)?;
    Slug::parse(name.strip_suffix(".html")?)
}

/// The year whose list stands at this address.
fn year(address: &str) -> Option<i16> {
    let year = address.strip_prefix("archive/")?.strip_suffix(".html")?;
    let year = year.parse().ok()?;
    (addresses::year(year) == address).then_some(year)
}

/// Where the page of `note` stands in the site.
pub fn address_of(note: &Note) -> String {
    if note.path.is_page() {
        addresses::page(note.slug.as_str())
    } else {
        addresses::note(note.slug.as_str())
    }
}

/// The note whose page stands at this address of the site, exported or not.
pub fn note_at<'a>(library: &'a Library, address: &str) -> Option<&'a Note> {
    let slug = address.strip_suffix(".html")?;
    let slug = Slug::parse(slug.strip_prefix("notes/").unwrap_or(slug))?;
    library
        .with_slug(&slug)
        .find(|note| address_of(note) == address)
}
