//! HTML typed into Markdown: elements on the list are written anew, the words of others are kept,
//! and what is left out is told.

mod attributes;
mod foreign;
mod heading;
mod hide;
mod link;
mod media;
mod place;

use std::borrow::Cow;

use comrak::nodes::Node;

use domain::markdown::control;

use super::findings::told::Kind;
use super::room::Room;
use super::state::element::{By, DEEPEST_HTML, Opening};
use super::state::hidden::Hidden;
use super::writer::{Writer, short};
use crate::html::element::{Element, Holds, Stands};
use crate::html::escape;
use crate::html::list::{self, Known};
use crate::html::token::{self, Placed, Token};
use crate::html::value;

use attributes::Typed;
use hide::Piece;

impl Writer<'_> {
    pub(super) fn raw_block(&mut self, node: Node<'_>, source: &str) {
        self.raw(node, source, self.line, Piece::Block);
        if !self.html.is_empty() && !self.html.ends_with('\n') {
            self.html.push('\n');
        }
    }

    pub(super) fn raw_inline(&mut self, node: Node<'_>, source: &str, line: u32) {
        self.raw(node, source, line, Piece::Words);
    }

    /// Writes words of the author. Between the parts of a table or a list, blanks stay where they are.
    pub(super) fn words(&mut self, text: &str) {
        if self.hidden.is_some() {
            return;
        }
        if !text.bytes().all(|byte| byte.is_ascii_whitespace()) {
            self.room_for_words();
        }
        // Typed as a reference, since what was typed itself is a sign already.
        if let Some(character) = text.chars().find(|sign| control::is_forbidden(*sign)) {
            self.tell_of(character, self.line);
        }
        escape::push(&mut self.html, text);
    }

    fn raw(&mut self, node: Node<'_>, source: &str, first_line: u32, piece: Piece) {
        if !self.options.raw_html {
            self.words(source);
            return;
        }
        let within = self.hidden.as_ref().map(|hidden| hidden.name);
        for placed in token::read(source, within) {
            let line = first_line.saturating_add(placed.lines_down);
            self.token(&placed, source, line);
            if let (Token::Start { .. }, Some(hidden)) = (&placed.token, &self.hidden)
                && hidden.depth == 0
            {
                self.hide(node, &source[placed.source.end..], piece, line);
            }
        }
        // What hides to the end of this block hides the next ones only when it ends in one of them.
        let hidden = self.hidden.as_ref().map(|hidden| hidden.name);
        if piece == Piece::Block
            && let Some(name) = hidden
            && !self.ends_later(node, name)
        {
            self.told.tell(Kind::Unclosed, name, first_line);
            self.hidden = None;
        }
    }

    fn token(&mut self, placed: &Placed, source: &str, line: u32) {
        if let Some(hidden) = &mut self.hidden {
            match &placed.token {
                Token::Start { name, .. } if *name == hidden.name => hidden.depth += 1,
                Token::End { name } if *name == hidden.name => {
                    hidden.depth = hidden.depth.saturating_sub(1);
                    if hidden.depth == 0 {
                        self.hidden = None;
                    }
                }
                _ => {}
            }
            return;
        }
        let typed = &source[placed.source.clone()];
        match &placed.token {
            Token::Text(text) => self.words(text),
            Token::Start {
                name,
                attributes,
                is_closed,
            } => {
                let typed = Typed {
                    source: typed,
                    attributes,
                    is_closed: *is_closed,
                    line,
                };
                self.start(name, &typed);
            }
            Token::End { name } => self.end(name, typed, line),
            Token::Unfinished => {
                self.told.tell(Kind::Unfinished, "", line);
                self.words(typed);
            }
            Token::UnfinishedComment => self.told.tell(Kind::UnfinishedComment, "", line),
        }
    }

    fn start(&mut self, name: &str, typed: &Typed<'_>) {
        if self.in_foreign() {
            match list::hidden_in_foreign(name) {
                Some(name) if !typed.is_closed => {
                    self.told.tell(Kind::Hidden, name, typed.line);
                    self.hidden = Some(Hidden { name, depth: 0 });
                    return;
                }
                _ if !self.leaves_foreign(name) => {
                    self.words_stand_apart |= self.innermost(&["svg"], &["math"]).is_some();
                    return;
                }
                _ => {}
            }
        }
        match list::known(name) {
            Known::Kept(element) => self.kept(element, typed),
            Known::Hidden(name) => {
                if name == "iframe" && self.frame(typed) {
                    self.told.tell(Kind::Frame, name, typed.line);
                } else {
                    self.told.tell(Kind::Hidden, name, typed.line);
                }
                self.hidden = Some(Hidden { name, depth: 0 });
            }
            Known::Unwrapped(name) => {
                self.told.tell(Kind::Unwrapped, name, typed.line);
                self.words_stand_apart |= list::stands_apart(name);
                if matches!(name, "svg" | "math") && !typed.is_closed {
                    self.foreign(name, typed.line);
                }
            }
            Known::Unknown => {
                let as_typed = name_of(typed.source, name);
                self.told.tell(Kind::Unknown, &short(as_typed), typed.line);
                self.words(typed.source);
            }
        }
    }

    fn end(&mut self, name: &str, typed: &str, line: u32) {
        match list::known(name) {
            Known::Kept(element) => match element.name {
                "br" => {
                    self.room_for_words();
                    self.html.push_str("<br>");
                }
                name => self.end_tag(name, line),
            },
            Known::Hidden(name) => self.told.tell(Kind::Stray, name, line),
            Known::Unwrapped(name @ ("svg" | "math")) => {
                self.words_stand_apart |= list::stands_apart(name);
                if let Some(place) = self.innermost(&[name], &[]) {
                    self.close_down_to(place);
                }
            }
            Known::Unwrapped(name) => {
                self.words_stand_apart |= list::stands_apart(name);
                self.told.tell(Kind::Unwrapped, name, line);
            }
            Known::Unknown if self.in_foreign() => {}
            Known::Unknown => {
                let as_typed = name_of(typed, name);
                self.told.tell(Kind::Unknown, &short(as_typed), line);
                self.words(typed);
            }
        }
    }

    /// An element on the list, where it stands.
    fn kept(&mut self, element: Element, typed: &Typed<'_>) {
        match element.name {
            "img" => return self.typed_image(typed),
            "a" => return self.typed_link(element, typed),
            "source" => return self.source(element, typed),
            "track" => return self.track(element, typed),
            "audio" | "video" => return self.player(element, typed),
            _ => {}
        }
        if element.holds != Holds::Nothing && self.open.len() >= DEEPEST_HTML {
            let message = String::from("HTML is nested too deep, and tags are left out");
            self.told.tell(Kind::Misplaced, &message, typed.line);
            self.forgive(element.name);
            return;
        }
        let Some(element) = self.placed(element, typed) else {
            self.words_stand_apart |= element.stands == Stands::AsBlock;
            self.forgive(element.name);
            return;
        };
        let element = self.sensible(element, typed);
        let mut start = format!("<{}", element.written);
        let anchor = self.attributes(&mut start, element, typed);
        start.push('>');
        if element.holds == Holds::Nothing {
            self.html.push_str(&start);
            return;
        }
        self.open(Opening {
            name: element.name,
            start,
            end: Cow::Owned(format!("</{}>", element.written)),
            holds: element.holds,
            by: By::Author,
            line: typed.line,
        });
        if let Some(open) = self.open.last_mut() {
            open.anchor = anchor;
        }
    }

    /// The element, or a plainer one where it says nothing without an attribute that it lacks.
    fn sensible(&self, element: Element, typed: &Typed<'_>) -> Element {
        let has = |attribute| {
            let value = typed.value(attribute);
            value.is_some_and(|value| value::checked(element.name, attribute, value).is_some())
        };
        let lacks = match element.name {
            "bdo" => !has("dir"),
            "time" => !has("datetime"),
            "meter" => !has("value"),
            _ => false,
        };
        match lacks {
            true => Element {
                written: "span",
                ..element
            },
            false => element,
        }
    }

    /// Makes room for an element; where there is none for a block, its words will do.
    pub(super) fn room_for(&mut self, element: Element, line: u32) -> Room {
        match element.stands {
            Stands::AmongWords => {
                self.room_for_words();
                Room::Blocks
            }
            Stands::AsBlock => {
                let room = self.room_for_block();
                if room == Room::Words {
                    let message = format!("<{}> stands where only words may", element.name);
                    self.told.tell(Kind::Misplaced, &message, line);
                }
                room
            }
        }
    }
}

/// The name of a tag as it was typed: `Vec<T>` is found where the author looks for it.
fn name_of<'t>(typed: &'t str, name: &'t str) -> &'t str {
    let typed = typed.trim_start_matches(['<', '/']).get(..name.len());
    typed
        .filter(|typed| typed.eq_ignore_ascii_case(name))
        .unwrap_or(name)
}
