//! Pictures, films and sounds typed as HTML: found like every picture, and never playing by
//! themselves.

use std::borrow::Cow;

use super::super::findings::told::Kind;
use super::super::inline::picture_size::Size;
use super::super::state::element::{By, DEEPEST_HTML, Opening};
use super::super::writer::{Writer, short};
use super::attributes::Typed;
use crate::MediaTarget;
use crate::html::element::{Element, Holds};
use crate::html::list::{Known, known};
use crate::html::value;
use crate::html::{address, escape};

impl Writer<'_> {
    /// `<img>`: written like one of Markdown, with what its author said besides.
    pub(super) fn typed_image(&mut self, typed: &Typed<'_>) {
        let Known::Kept(element) = known("img") else {
            return;
        };
        let in_picture = self
            .open
            .last()
            .is_some_and(|open| open.holds == Holds::Picture);
        if !in_picture {
            self.room_for_words();
        }
        let mut extra = String::new();
        self.image_attributes(&mut extra, element, typed);
        let size = Size {
            width: typed.value("width").and_then(value::pixels),
            height: typed.value("height").and_then(value::pixels),
        };
        let text = |name| typed.value(name).unwrap_or_default();
        let before = self.html.len();
        let is_shown = self.image_at(
            text("src"),
            text("alt"),
            text("title"),
            size,
            &extra,
            typed.line,
        );
        if !in_picture {
            return;
        }
        if is_shown {
            if let Some(open) = self.open.last_mut() {
                open.settled = true;
            }
            self.forgive("picture");
            self.pop();
        } else {
            // What stands for a picture that is not there is none.
            let instead = self.html.split_off(before);
            self.forgive("picture");
            self.pop();
            self.html.push_str(&instead);
        }
    }

    /// The attributes that the writing of images does not see to.
    fn image_attributes(&mut self, extra: &mut String, element: Element, typed: &Typed<'_>) {
        let left: Vec<(String, String)> = typed
            .attributes
            .iter()
            .filter(|(name, value)| match name.as_str() {
                "title" => false,
                "width" | "height" => value::pixels(value).is_none(),
                _ => true,
            })
            .cloned()
            .collect();
        let rest = Typed {
            attributes: &left,
            ..*typed
        };
        self.attributes(extra, element, &rest);
    }

    /// `<video>` and `<audio>`, with what plays them and nothing that begins by itself.
    pub(super) fn player(&mut self, element: Element, typed: &Typed<'_>) {
        let source = typed.value("src").map(str::trim);
        let source = source.filter(|source| !source.is_empty());
        let found = source.map(|source| self.found(source, typed.line));
        if !self.leave_links() || found == Some(None) || self.open.len() >= DEEPEST_HTML {
            self.forgive(element.name);
            return;
        }
        self.room_for_words();
        let mut start = format!("<{}", element.written);
        if let Some(Some(href)) = &found {
            escape::push_address(&mut start, "src", href);
        }
        let poster = typed.value("poster").filter(|_| element.name == "video");
        if let Some(poster) = poster.map(str::trim).filter(|poster| !poster.is_empty())
            && let Some(href) = self.found(poster, typed.line)
        {
            escape::push_address(&mut start, "poster", &href);
        }
        start.push_str(" controls");
        let id = self.attributes(&mut start, element, typed);
        debug_assert!(id.is_none());
        start.push('>');
        self.open(Opening {
            name: element.name,
            start,
            end: Cow::Owned(format!("</{}>", element.written)),
            holds: Holds::Media,
            by: By::Author,
            line: typed.line,
        });
        if let Some(open) = self.open.last_mut() {
            open.settled = found.is_some();
        }
    }

    /// A file that a player or a picture may choose.
    pub(super) fn source(&mut self, element: Element, typed: &Typed<'_>) {
        let holder = self.open.last().map(|open| (open.holds, open.settled));
        let mut start = String::from("<source");
        let is_found = match holder {
            Some((Holds::Picture, false)) => {
                let srcset = typed.value("srcset").unwrap_or_default();
                match self.candidates(srcset, typed.line) {
                    Some(candidates) => {
                        escape::push_attribute(&mut start, "srcset", &candidates);
                        true
                    }
                    None => false,
                }
            }
            Some((Holds::Media, false)) => {
                let source = typed.value("src").unwrap_or_default().trim();
                match self.found(source, typed.line) {
                    Some(href) => {
                        escape::push_address(&mut start, "src", &href);
                        true
                    }
                    None => false,
                }
            }
            Some((Holds::Media, true)) => return,
            _ => {
                let message = String::from("<source> stands outside of what it is one for");
                self.told.tell(Kind::Misplaced, &message, typed.line);
                return;
            }
        };
        if !is_found {
            return;
        }
        self.part_of_media(start, element, typed.attributes, typed);
    }

    /// Writes the start of a part of a player or a picture, behind what `start` has of it, with those of
    /// `attributes` that may stand. Nothing leads to it, so it has no id.
    fn part_of_media(
        &mut self,
        mut start: String,
        element: Element,
        attributes: &[(String, String)],
        typed: &Typed<'_>,
    ) {
        let left: Vec<(String, String)> = attributes
            .iter()
            .filter(|(name, _)| name != "id")
            .cloned()
            .collect();
        let rest = Typed {
            attributes: &left,
            ..*typed
        };
        self.attributes(&mut start, element, &rest);
        self.html.push_str(&start);
        self.html.push('>');
    }

    /// Subtitles of a film.
    pub(super) fn track(&mut self, element: Element, typed: &Typed<'_>) {
        let in_player = self
            .open
            .last()
            .is_some_and(|open| open.holds == Holds::Media && !open.begun);
        if !in_player {
            let message = String::from("<track> stands outside of <video> and <audio>");
            self.told.tell(Kind::Misplaced, &message, typed.line);
            return;
        }
        let source = typed.value("src").unwrap_or_default().trim();
        let Some(href) = self.found(source, typed.line) else {
            return;
        };
        let mut start = String::from("<track");
        escape::push_address(&mut start, "src", &href);
        let language = typed.value("srclang").unwrap_or_default().trim();
        let kind = typed.value("kind").unwrap_or("subtitles").trim();
        let mut left: Vec<(String, String)> = typed
            .attributes
            .iter()
            .filter(|(name, _)| name != "kind")
            .cloned()
            .collect();
        // Subtitles without a language are none; captions may be.
        let is_in_no_language =
            kind.eq_ignore_ascii_case("subtitles") && !value::is_language(language);
        let kind = if is_in_no_language { "captions" } else { kind };
        left.push((String::from("kind"), kind.to_owned()));
        self.part_of_media(start, element, &left, typed);
        if let Some(open) = self.open.last_mut() {
            open.settled = true;
        }
    }

    /// The address of a file to play, or nothing, which is told.
    pub(in crate::write) fn found(&mut self, source: &str, line: u32) -> Option<String> {
        let target = match source {
            "" => return None,
            source if address::is_safe_address(source) => self.around.media(source),
            _ => MediaTarget::Missing {
                hint: String::from(
                    "Readers do not get it. It may be a file of the library or an http or https \
                     address.",
                ),
            },
        };
        match target {
            MediaTarget::At { href, .. } => Some(href),
            MediaTarget::External => Some(source.to_owned()),
            MediaTarget::NotCarried { hint } => {
                let message = format!(
                    "The file {} is there, and no reader gets it.",
                    short(source)
                );
                self.warn("missing-media", line, message, &hint);
                None
            }
            MediaTarget::Missing { hint } => {
                let message = format!("The file {} is not there.", short(source));
                self.warn("missing-media", line, message, &hint);
                None
            }
        }
    }

    /// The files of a picture with the widths or densities they are for, those that are there.
    fn candidates(&mut self, srcset: &str, line: u32) -> Option<String> {
        let mut kept: Vec<String> = Vec::new();
        let mut kinds: Vec<String> = Vec::new();
        for candidate in srcset.split(", ").flat_map(|part| part.split(",\n")) {
            let mut parts = candidate.trim().trim_end_matches(',').split_whitespace();
            let Some(source) = parts.next() else { continue };
            let descriptor = parts.next().unwrap_or_default();
            // A width needs sizes, which the theme knows and the note does not.
            let is_density = descriptor.strip_suffix('x').is_some_and(|number| {
                number
                    .bytes()
                    .all(|sign| sign.is_ascii_digit() || sign == b'.')
                    && value::number(number).is_some_and(|number| number > 0.0)
            });
            let descriptor = if is_density { descriptor } else { "" };
            if kinds.iter().any(|known| known == descriptor) || source.contains(',') {
                continue;
            }
            let Some(href) = self.found(source, line) else {
                continue;
            };
            let mut encoded = String::new();
            address::push_encoded(&mut encoded, &href);
            kinds.push(descriptor.to_owned());
            kept.push(format!("{encoded} {descriptor}").trim_end().to_owned());
        }
        (!kept.is_empty()).then(|| kept.join(", "))
    }
}
