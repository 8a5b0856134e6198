//! Equations that are referred to: `\\label` names one, `\\ref` and `\\eqref` lead to it with its number,
//! from formulas and from words, from above it and from below. So what is referred to is known when the
//! note is written to its end; until then a mark stands in its place.

use domain::composed;

use crate::Block;
use crate::html::{address, escape};
use crate::math::{self, Form, Mark, Piece};
use crate::write::state::equations::{
    END, Labelled, Linked, PREFIX, Reference, START, Shown, id_of, push_shown, shown,
};
use crate::write::writer::{Writer, short};

impl Writer<'_> {
    /// A formula with what the page decides: numbers that run on through it, ids, references, links.
    pub(in crate::write) fn formula_on_page(&mut self, mathml: &str, line: u32) -> String {
        let mut placed = String::with_capacity(mathml.len());
        let mut ends = Vec::new();
        for piece in math::pieces(mathml) {
            let mark = match piece {
                Piece::Markup(markup) => {
                    placed.push_str(markup);
                    continue;
                }
                Piece::Mark(mark) => mark,
            };
            match mark {
                Mark::Number => {
                    self.counts.equations += 1;
                    placed.push_str(&self.counts.equations.to_string());
                }
                Mark::Place { labels, words } => {
                    // The number of this very row is the next one.
                    let shown = shown(&words, self.counts.equations + 1);
                    let id = self.label_all(&labels, shown, line);
                    escape::push(&mut placed, &id);
                }
                Mark::Reference { label, form } => {
                    let place = match self.links == 0 && ends.is_empty() {
                        true => Linked::Link,
                        false => Linked::Words,
                    };
                    placed.push_str(&self.referred(label, form, place, line));
                }
                Mark::Link(address) => {
                    let is_in_link = self.links > 0 || !ends.is_empty();
                    let link = match is_in_link {
                        true => None,
                        false => self.link_in_formula(&address, line),
                    };
                    let (start, end) = link.unwrap_or_default();
                    placed.push_str(&start);
                    ends.push(end);
                }
                Mark::LinkEnd => placed.push_str(ends.pop().unwrap_or_default()),
            }
        }
        placed
    }

    /// The start and the end of a link that is written in a formula. What lies in the library is not
    /// linked from there: nobody who renames a note looks into formulas.
    fn link_in_formula(&mut self, address: &str, line: u32) -> Option<(String, &'static str)> {
        if !domain::address::is_outside(address)
            && !address.starts_with('#')
            && address::is_safe_address(address)
        {
            let message = format!("The link to {} in a formula is left out.", short(address));
            let hint = "Readers get its words. A formula links to https addresses and, with #, to places \
                        of its note; write the link to another note beside it.";
            self.warn("missing-link", line, message, hint);
            return None;
        }
        let open = self.opened_link(address, "", line)?;
        Some((open.start, open.end))
    }

    /// Takes in the labels of a formula that is not drawn: only where things stand is asked.
    pub(in crate::write) fn label_unseen(&mut self, latex: &str) {
        for label in math::labels(latex) {
            self.label_all(&[label], None, 0);
        }
    }

    /// Gives an equation the labels that nothing else has, and says which id it has.
    fn label_all(&mut self, labels: &[String], shown: Option<Shown>, line: u32) -> String {
        let mut id = None;
        for label in labels {
            let label = composed(label).into_owned();
            if shown.is_none() && !self.cache.is_idle() {
                let message = format!(
                    "The formula with the label {} has no number.",
                    short(&label)
                );
                let hint = "What refers to it shows the label. Give it a number with \\tag{…}, or write it \
                            between $$ and $$ without * and \\nonumber.";
                self.warn("unnumbered-label", line, message, hint);
            }
            if self.equations.labelled.contains_key(&label) {
                let message = format!("Two formulas have the label {}.", short(&label));
                let hint = "What refers to it leads to the first. Give this one another.";
                self.warn("repeated-label", line, message, hint);
                continue;
            }
            let given = id
                .get_or_insert_with(|| self.anchors.of_equation(&id_of(&label)))
                .clone();
            let shown = shown.clone();
            let labelled = Labelled { id: given, shown };
            self.equations.labelled.insert(label, labelled);
        }
        let id = id.unwrap_or_else(|| self.anchors.of_equation(PREFIX));
        self.anchors.on_page(&id)
    }

    /// A mark where the number of what has this label will stand.
    fn referred(&mut self, label: String, form: Form, place: Linked, line: u32) -> String {
        let mark = format!("{START}{}{END}", self.equations.references.len());
        let label = composed(&label).into_owned();
        self.equations.references.push(Reference {
            label,
            form,
            line,
            place,
        });
        mark
    }

    /// Words in which `\\ref{…}` and `\\eqref{…}` lead to equations.
    pub(in crate::write) fn words_with_references(&mut self, text: &str, line: u32) {
        let mut rest = text;
        while let Some((at, label, form, after)) = math::next_reference(rest) {
            self.words(&rest[..at]);
            if self.hidden.is_none() {
                self.room_for_words();
                let place = match self.links {
                    0 => Linked::Link,
                    _ => Linked::Words,
                };
                let mark = self.referred(label.to_owned(), form, place, line);
                self.html.push_str(&mark);
            }
            rest = after;
        }
        self.words(rest);
    }

    /// Writes what is referred to, now that all of it is known.
    pub(in crate::write) fn refer(&mut self, blocks: &mut [Block]) {
        let references = std::mem::take(&mut self.equations.references);
        if references.is_empty() {
            return;
        }
        let written: Vec<String> = references.iter().map(|it| self.reference(it)).collect();
        for block in blocks {
            let mut html = String::with_capacity(block.html.len());
            let mut pieces = block.html.split(START);
            html.push_str(pieces.next().unwrap_or_default());
            for piece in pieces {
                let (number, after) = piece.split_once(END).unwrap_or((piece, ""));
                let reference = number.parse().ok().and_then(|it: usize| written.get(it));
                html.push_str(reference.map_or("", String::as_str));
                html.push_str(after);
            }
            block.html = html;
        }
    }

    fn reference(&mut self, reference: &Reference) -> String {
        let Reference {
            label,
            form,
            line,
            place,
        } = reference;
        let mut words = String::new();
        let href = match self.equations.labelled.get(label) {
            Some(Labelled { id, shown }) => {
                push_shown(&mut words, shown.as_ref(), label, *form);
                format!("#{}", self.anchors.on_page(id))
            }
            None if self.stands_outside(label) => {
                push_shown(&mut words, None, label, *form);
                let home = self.nest.map_or("", |nest| nest.home.as_str());
                format!("{home}#{}", id_of(label))
            }
            None => {
                let message = format!("No formula has the label {}.", short(label));
                let near = self.near(label);
                let hint = match near {
                    Some(near) => format!("Readers see the label. Is {near} meant?"),
                    None => String::from(
                        "Readers see the label. Write \\label{…} with the same words into the formula.",
                    ),
                };
                self.warn("missing-label", *line, message, &hint);
                words.push_str("<span class=\"missing-link\">");
                push_shown(&mut words, None, label, *form);
                words.push_str("</span>");
                return words;
            }
        };
        if *place == Linked::Words {
            return words;
        }
        let mut link = String::from("<a");
        escape::push_address(&mut link, "href", &href.replace('%', "%25"));
        link.push('>');
        link.push_str(&words);
        link.push_str("</a>");
        link
    }

    /// Whether a formula of this note has the label that is not shown here, where a part of it is.
    fn stands_outside(&self, label: &str) -> bool {
        let places = self.nest.and(self.places);
        places.is_some_and(|places| places.has_id(&id_of(label)))
    }

    /// The label that was meant, perhaps: one that differs in case or in what parts its words.
    fn near(&self, label: &str) -> Option<String> {
        let letters = |label: &str| -> String {
            let letters = label.rsplit(':').next().unwrap_or(label).chars();
            let letters = letters.filter(|letter| letter.is_alphanumeric());
            letters.flat_map(char::to_lowercase).collect()
        };
        let wanted = letters(label);
        let mut near: Vec<&String> = self.equations.labelled.keys().collect();
        near.retain(|known| letters(known) == wanted);
        near.sort_unstable();
        near.first().map(|label| short(label).into_owned())
    }
}
