//! What a note can reach: its links, wiki names and images, answered from the library.
//! Markdown itself is `render`'s; only where things lead is decided here.

use crate::addresses;
use crate::included;
use crate::plan::Plan;
use crate::standpoint::Standpoint;
use domain::{Note, NotePath, Slug, links};
use render::{CodeFile, LinkTarget, MediaTarget, Surroundings};

/// The surroundings of one note, seen from the page it is shown on.
pub(crate) struct Around<'a> {
    pub plan: &'a Plan<'a>,
    pub path: &'a NotePath,
    pub standpoint: Standpoint<'a>,
}

impl Around<'_> {
    fn to(&self, note: &Note, anchor: Option<&str>) -> LinkTarget {
        if self.plan.is_shown(self.path) && !self.plan.is_shown(&note.path) {
            return LinkTarget::Missing {
                hint: format!(
                    "\"{}\" is not on the site: it is a draft or its day has not come",
                    note.title
                ),
            };
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
}

impl Surroundings for Around<'_> {
    fn link(&self, target: &str) -> LinkTarget {
        if is_external(target) {
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
                hint: "the link leads out of the library".to_owned(),
            };
        };
        let library = self.plan.library;
        if let Some(note) = NotePath::new(&resolved)
            .ok()
            .and_then(|path| library.note(&path))
        {
            return self.to(note, anchor);
        }
        if self.plan.source.media(&resolved).is_some() {
            return LinkTarget::To {
                href: self.standpoint.href(&resolved),
                title: None,
            };
        }
        if is_list(&resolved) {
            let anchor = anchor
                .map(|anchor| format!("#{anchor}"))
                .unwrap_or_default();
            return LinkTarget::To {
                href: self.standpoint.href(&resolved) + &anchor,
                title: None,
            };
        }
        LinkTarget::Missing {
            hint: format!("there is no {resolved} in the library"),
        }
    }

    fn wiki(&self, name: &str) -> LinkTarget {
        let (name, anchor) = match name.split_once('#') {
            Some((name, anchor)) => (name.trim(), Some(anchor)),
            None => (name.trim(), None),
        };
        let by_slug = Slug::from_title(name).and_then(|slug| self.plan.library.by_slug(&slug));
        match by_slug.or_else(|| self.plan.titled(name)) {
            Some(note) => self.to(note, anchor),
            None => LinkTarget::Missing {
                hint: format!("no note is called \"{name}\""),
            },
        }
    }

    fn media(&self, src: &str) -> MediaTarget {
        if is_external(src) {
            return MediaTarget::External;
        }
        let Some(resolved) = links::resolve(self.path, src) else {
            return MediaTarget::Missing {
                hint: "the picture lies outside the library".to_owned(),
            };
        };
        match self.plan.source.media(&resolved) {
            Some(file) => {
                let size = imagesize::size(&file).ok();
                let pixels = |length: usize| u32::try_from(length).ok();
                MediaTarget::At {
                    href: self.standpoint.href(&resolved),
                    width: size.and_then(|size| pixels(size.width)),
                    height: size.and_then(|size| pixels(size.height)),
                }
            }
            None => MediaTarget::Missing {
                hint: format!("there is no {resolved}; pictures lie in the folder media/"),
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

/// Whether an address names its own scheme or host.
fn is_external(target: &str) -> bool {
    target.starts_with("//")
        || target.split_once(':').is_some_and(|(scheme, _)| {
            scheme.starts_with(|first: char| first.is_ascii_alphabetic())
                && scheme
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
        })
}

/// Whether this is one of the pages every site has.
fn is_list(address: &str) -> bool {
    let lists = [
        addresses::HOME,
        addresses::NOTES,
        addresses::TOPICS,
        addresses::TAGS,
        addresses::ARCHIVE,
        addresses::FEED,
        addresses::JSON_FEED,
    ];
    lists.contains(&address)
}

/// Where the page of `note` stands in the site.
pub fn address_of(note: &Note) -> String {
    if note.path.is_page() {
        addresses::page(note.slug.as_str())
    } else {
        addresses::note(note.slug.as_str())
    }
}
