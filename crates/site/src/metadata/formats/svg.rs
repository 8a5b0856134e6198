//! SVG: a picture in words, in which programs keep words of their own: who drew it, where the file
//! lies on the author's disk, layers that are hidden, the whole drawing once more in their format.
//!
//! Gone are what `<metadata>` and elements of other namespaces hold, attributes of other namespaces,
//! comments, and what programs say to programs. The elements themselves stay, empty, so that rules
//! which count elements count the same. A title and a description stay: they are read aloud.
//! Pictures within the drawing are published as those beside it.

use crate::metadata::fault::Fault;
use crate::metadata::parts::Parts;
use crate::metadata::scan::Scan;
use base64::prelude::{BASE64_STANDARD, Engine};
use quick_xml::Reader;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};
use std::io::{Read, Seek};
use std::ops::Range;

/// A drawing that is longer than this no browser shows in a moment.
const LONGEST: u64 = 64 * 1024 * 1024;

/// Namespaces that say what is seen. What a prefix means may be written as an entity of the file;
/// then the prefix has the word.
const SEEN: [(&str, &str); 5] = [
    ("svg", "http://www.w3.org/2000/svg"),
    ("xlink", "http://www.w3.org/1999/xlink"),
    ("xml", "http://www.w3.org/XML/1998/namespace"),
    ("html", "http://www.w3.org/1999/xhtml"),
    ("math", "http://www.w3.org/1998/Math/MathML"),
];

/// Makes a picture within a drawing, which may be a drawing again, as it is published.
pub(super) type Bare = fn(bytes: Vec<u8>, is_svg: bool) -> Result<Vec<u8>, Fault>;

pub(super) fn parts<R: Read + Seek>(scan: &mut Scan<R>, bare: Bare) -> Result<Parts, Fault> {
    if scan.end() > LONGEST {
        return Err(Fault::Damaged("it is longer than 64 MB"));
    }
    let end = scan.end();
    let mut reader = Reader::from_reader(scan);
    let mut drawing = Drawing {
        parts: Parts::default(),
        has_root: false,
        open: Vec::new(),
        prefixes: Vec::new(),
        bare,
    };
    let mut bytes = Vec::new();
    loop {
        bytes.clear();
        let from = reader.buffer_position();
        let event = match reader.read_event_into(&mut bytes) {
            Ok(event) => event,
            Err(quick_xml::Error::Io(error)) => {
                return Err(Fault::Unread(std::io::Error::new(error.kind(), error)));
            }
            Err(_) => return Err(Fault::Damaged("it is no well-formed XML in UTF-8")),
        };
        if matches!(event, Event::Eof) {
            break;
        }
        let to = reader.buffer_position().min(end);
        drawing.read(&event, from..to)?;
    }
    match drawing.has_root && drawing.open.is_empty() {
        true => Ok(drawing.parts),
        false => Err(Fault::Damaged("it is no whole drawing")),
    }
}

/// What was read of a drawing.
struct Drawing {
    parts: Parts,
    has_root: bool,
    open: Vec<Element>,
    /// Prefixes, and whether what they mean is seen. The default namespace has an empty one.
    prefixes: Vec<(String, bool)>,
    bare: Bare,
}

/// An element that is not closed yet.
struct Element {
    /// Whether what it holds stays.
    holds: bool,
    /// How many prefixes are known outside it.
    prefixes: usize,
}

impl Drawing {
    fn read(&mut self, event: &Event<'_>, place: Range<u64>) -> Result<(), Fault> {
        match event {
            Event::Start(tag) => {
                let element = self.opened(tag, place, ">")?;
                self.open.push(element);
            }
            Event::Empty(tag) => {
                let element = self.opened(tag, place, "/>")?;
                self.prefixes.truncate(element.prefixes);
            }
            Event::End(_) => {
                if let Some(element) = self.open.pop() {
                    self.prefixes.truncate(element.prefixes);
                }
                self.keep(place);
            }
            Event::PI(instruction) if !instruction.starts_with("xml-stylesheet") => {}
            Event::Comment(_) => {}
            _ => self.keep(place),
        }
        Ok(())
    }

    /// Whether what stands here stays.
    fn holds(&self) -> bool {
        self.open.last().is_none_or(|element| element.holds)
    }

    fn keep(&mut self, place: Range<u64>) {
        if self.holds() {
            self.parts.keep(place);
        }
    }

    fn opened(
        &mut self,
        tag: &BytesStart<'_>,
        place: Range<u64>,
        close: &str,
    ) -> Result<Element, Fault> {
        let attributes = tag.attributes().collect::<Result<Vec<_>, _>>();
        let attributes =
            attributes.map_err(|_| Fault::Damaged("an attribute in it is not well-formed"))?;
        let prefixes = self.prefixes.len();
        self.bind(&attributes);
        let (prefix, name) = split(tag.name().0);
        let is_seen = self.sees(prefix);
        if self.open.is_empty() {
            self.has_root |= is_seen && name == "svg";
        }
        let mut is_changed = false;
        let mut written = format!("<{}", tag.name().0);
        for attribute in &attributes {
            let name = attribute.key.0;
            let (prefix, local) = split(name);
            let is_binding = name == "xmlns" || prefix == "xmlns";
            if !is_binding && (!is_seen || (!prefix.is_empty() && !self.sees(prefix))) {
                is_changed = true;
                continue;
            }
            let inner = match local {
                "href" => picture_within(&attribute.value, self.bare)?,
                _ => None,
            };
            is_changed |= inner.is_some();
            let value = inner.as_deref().unwrap_or(&attribute.value);
            let quote = if value.contains('"') { '\'' } else { '"' };
            written.push_str(&format!(" {name}={quote}{value}{quote}"));
        }
        if self.holds() {
            match is_changed {
                true => self.parts.write(written + close),
                false => self.parts.keep(place),
            }
        }
        Ok(Element {
            holds: self.holds() && is_seen && name != "metadata",
            prefixes,
        })
    }

    /// Learns the prefixes that an element binds.
    fn bind(&mut self, attributes: &[Attribute<'_>]) {
        for attribute in attributes {
            let prefix = match split(attribute.key.0) {
                ("xmlns", prefix) => prefix,
                ("", "xmlns") => "",
                _ => continue,
            };
            let means = attribute.value.trim();
            let is_seen = match means.starts_with('&') {
                true => prefix.is_empty() || SEEN.iter().any(|(usual, _)| *usual == prefix),
                false => SEEN.iter().any(|(_, namespace)| *namespace == means),
            };
            self.prefixes.push((prefix.to_owned(), is_seen));
        }
    }

    /// Whether names with this prefix say what is seen.
    fn sees(&self, prefix: &str) -> bool {
        let mut bound = self.prefixes.iter().rev();
        match bound.find(|(name, _)| name == prefix) {
            Some((_, is_seen)) => *is_seen,
            None => prefix.is_empty() || prefix == "xml",
        }
    }
}

/// The prefix of a name, which may be empty, and what follows it.
fn split(name: &str) -> (&str, &str) {
    name.split_once(':').unwrap_or(("", name))
}

/// A picture that stands in an address, as it is published; nothing where that is no picture.
fn picture_within(address: &str, bare: Bare) -> Result<Option<String>, Fault> {
    let Some((head, coded)) = address.trim_start().split_once(";base64,") else {
        return Ok(None);
    };
    if !head.starts_with("data:") {
        return Ok(None);
    }
    // Lines are broken in it, by programs that write the break as an entity.
    let mut plain = coded.to_owned();
    for line_break in ["&#10;", "&#13;", "&#xA;", "&#xD;", "&#xa;", "&#xd;", "&#9;"] {
        plain = plain.replace(line_break, "");
    }
    plain.retain(|letter| !letter.is_ascii_whitespace());
    let broken = |_| Fault::Damaged("a picture within it is not whole");
    let bytes = BASE64_STANDARD.decode(plain).map_err(broken)?;
    let bare = bare(bytes, head.contains("svg"))?;
    Ok(Some(format!(
        "{head};base64,{}",
        BASE64_STANDARD.encode(bare)
    )))
}
