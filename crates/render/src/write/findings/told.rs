//! Findings about what is written in another way than typed: one of a kind in a note, with the first
//! line and how many there are.

use std::collections::{BTreeSet, HashMap};

use domain::Problem;

/// Findings gathered while a note is written.
#[derive(Default)]
pub(in crate::write) struct Told {
    findings: Vec<Finding>,
    /// Where the finding of a kind and a name stands among them.
    by_kind: HashMap<(Kind, String), usize>,
}

/// A kind of finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::write) enum Kind {
    /// An element off the list, whose words are kept.
    Unwrapped,
    /// An element off the list that is left out with what stands in it.
    Hidden,
    /// A frame of another site, which became a link to it.
    Frame,
    /// Words in angle brackets that are no element.
    Unknown,
    /// An attribute, or a value of one, off the list.
    Attribute,
    /// An element without an end.
    Unclosed,
    /// An end without an element.
    Stray,
    /// A tag that the text ends in the midst of.
    Unfinished,
    /// A comment without an end.
    UnfinishedComment,
    /// An element where it may not stand.
    Misplaced,
    /// A link within a link.
    LinkInLink,
    /// An id that is another's on the page.
    Anchor,
    /// A heading without words.
    EmptyHeading,
    /// A character that no page can hold.
    Control,
    /// So many signs that they are all shown as they are.
    Excess,
    /// A mark of another program.
    Dialect,
    /// Words that would be a formula, had they no blank inside a dollar.
    SpacedFormula,
    /// Lines that look like a table.
    Table,
    /// A row of a table that begins a list.
    Row,
    /// A callout of a kind that nobody knows.
    Callout,
    /// What stands behind a line in the kind of a callout.
    CalloutWords,
}

struct Finding {
    kind: Kind,
    line: u32,
    count: u32,
    names: BTreeSet<String>,
    /// The first one as it is written, where the name is a group's.
    written: Option<String>,
}

impl Told {
    /// Tells of `name` on a line. Attributes are one kind whatever they are called.
    pub(in crate::write) fn tell(&mut self, kind: Kind, name: &str, line: u32) {
        self.finding(kind, name, line);
    }

    /// Tells of one of a group, of which only the first is named, as it is written.
    pub(in crate::write) fn tell_first(
        &mut self,
        kind: Kind,
        group: &'static str,
        written: &str,
        line: u32,
    ) {
        let finding = self.finding(kind, group, line);
        finding.written.get_or_insert_with(|| written.to_owned());
    }

    /// The finding of a kind and a name, with one more on this line.
    fn finding(&mut self, kind: Kind, name: &str, line: u32) -> &mut Finding {
        let key = match kind {
            Kind::Attribute | Kind::Control | Kind::SpacedFormula => String::new(),
            _ => name.to_owned(),
        };
        let next = self.findings.len();
        let place = *self.by_kind.entry((kind, key)).or_insert(next);
        if place == next {
            self.findings.push(Finding {
                kind,
                line,
                count: 0,
                names: BTreeSet::new(),
                written: None,
            });
        }
        let finding = &mut self.findings[place];
        finding.count += 1;
        finding.line = finding.line.min(line);
        if !finding.names.contains(name) {
            finding.names.insert(name.to_owned());
        }
        finding
    }

    /// All that was told, as problems of a file.
    pub(in crate::write) fn problems<'f>(
        &'f self,
        file: &'f str,
    ) -> impl Iterator<Item = Problem> + 'f {
        self.findings.iter().map(move |finding| {
            let (code, message, hint) = finding.said();
            let message = message.replace(char::is_control, " ");
            let hint = hint.replace(char::is_control, " ");
            Problem::warning(code, file, message)
                .at(finding.line)
                .hint(hint)
        })
    }
}

impl Finding {
    /// The code, the message and the hint.
    fn said(&self) -> (&'static str, String, String) {
        let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        let name = names.first().copied().unwrap_or_default();
        let more = match self.count {
            1 => String::new(),
            count => format!(" ({count} times in this note)"),
        };
        match self.kind {
            Kind::Unwrapped => (
                "html-not-allowed",
                format!("The HTML element <{name}> is left out{more}."),
                String::from(
                    "Its words are shown without it. Take the tag away, or write it in backticks \
                     where readers should see it.",
                ),
            ),
            Kind::Hidden => (
                "html-not-allowed",
                format!("The HTML element <{name}> is left out with all that is in it{more}."),
                String::from(
                    "A note runs no scripts and brings no styles of its own. Take it away, or \
                     write it in backticks where readers should see it.",
                ),
            ),
            Kind::Frame => (
                "html-not-allowed",
                format!("A frame of another site became a link to it{more}."),
                String::from(
                    "Nothing is loaded from other sites into a page. Write the link with words of \
                     your own in its place.",
                ),
            ),
            Kind::Unknown => (
                "html-not-allowed",
                format!("<{name}> is no element of HTML and is shown as it is written{more}."),
                format!("Write `<{name}>` in backticks, or \\<{name}> with a backslash."),
            ),
            Kind::Attribute => (
                "html-attribute",
                format!(
                    "Attributes of HTML are left out: {}{more}.",
                    names.join(", ")
                ),
                String::from(
                    "The theme decides how a page looks. Kept are id, title, lang, dir, and what \
                     an element needs, such as href, src, alt, width and height.",
                ),
            ),
            Kind::Unclosed => (
                "unclosed-html",
                format!("The HTML element <{name}> is not closed{more}."),
                format!(
                    "It is closed where what surrounds it ends. Write </{name}> where it should \
                     end."
                ),
            ),
            Kind::Stray => (
                "stray-html",
                format!("The tag </{name}> closes nothing and is left out{more}."),
                format!(
                    "Take it away, write <{name}> where the element should begin, or put it in \
                     backticks where readers should see it."
                ),
            ),
            Kind::Unfinished => (
                "unclosed-html",
                format!("A tag of HTML is not finished and is shown as it is written{more}."),
                String::from("Write the > at its end, and the second quote of each value."),
            ),
            Kind::UnfinishedComment => (
                "unclosed-html",
                format!("A comment is not closed and hides what stands behind it{more}."),
                String::from("Write --> where the comment should end."),
            ),
            Kind::Misplaced => (
                "misplaced-html",
                format!("{name}{more}."),
                String::from(
                    "Readers see the same words, perhaps in another form. Close what is open \
                     first, or move it to where it may stand.",
                ),
            ),
            Kind::LinkInLink => (
                "misplaced-html",
                format!("A link stands within another link{more}."),
                String::from("The inner one is plain words. Close the outer link before it."),
            ),
            Kind::Anchor => (
                "duplicate-anchor",
                format!("The id {name} is not given{more}."),
                String::from(
                    "Another element of the page has it, or it has blanks. Links lead to the \
                     first one. Give this one another id.",
                ),
            ),
            Kind::Control => (
                "control-character",
                format!(
                    "The note holds control characters: {}{more}.",
                    names.join(", ")
                ),
                String::from(
                    "No page can hold them, so readers see a sign for each. They often come with \
                     text copied from a terminal or a PDF. Take them out.",
                ),
            ),
            Kind::Excess => (
                "too-many-signs",
                format!("{name} are shown as they are written: there are too many."),
                String::from("No author means thousands of them. Take them out."),
            ),
            Kind::Dialect => (
                "foreign-markup",
                format!(
                    "{} is a {name} and is shown as it is written{more}.",
                    self.written.as_deref().unwrap_or_default()
                ),
                String::from(
                    "Write what it stands for in Markdown, such as a link, a picture or a callout \
                     (> [!note]), or put it in backticks where readers should see it.",
                ),
            ),
            Kind::SpacedFormula => (
                "spaced-formula",
                format!("{name} is no formula{more}."),
                String::from(
                    "Readers see the dollars. A formula has no blank right inside them: take the \
                     blanks away.",
                ),
            ),
            Kind::Table => (
                "missing-table",
                format!("Lines with bars are no table{more}."),
                String::from(
                    "Readers see the bars. A table has as many cells in its line of dashes as in its \
                     head; in a task it begins in a paragraph of its own below the words.",
                ),
            ),
            Kind::Row => (
                "missing-table",
                format!("A row of a table is read as a list{more}."),
                String::from(
                    "Readers see its bars below the table. Begin the row with a bar, or write a \
                     backslash before the dot: 1\\.",
                ),
            ),
            Kind::Callout => (
                "unknown-callout",
                format!("There is no callout of the kind {name}{more}."),
                String::from(
                    "It looks as a note does. Write note, tip, important, warning or caution, or \
                     one of Obsidian's: info, todo, abstract, success, question, failure, danger, \
                     bug, example, quote.",
                ),
            ),
            Kind::CalloutWords => (
                "unknown-callout",
                format!("What stands behind | in a callout's kind is left out: {name}{more}."),
                String::from("The theme decides how a callout looks. Take it away."),
            ),
            Kind::EmptyHeading => (
                "empty-heading",
                format!("A heading has no words{more}."),
                String::from("It is left out as a heading. Write its words, or take it away."),
            ),
        }
    }
}
