//! What is looked for.

/// What is looked for, and how exactly.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Query {
    /// As it was typed.
    pub typed: String,
    /// What that is.
    pub kind: Kind,
    /// Whether capitals count.
    pub case: Case,
    /// Whether it may stand within a word.
    pub edges: Edges,
    /// Where it is looked for.
    pub part: Part,
}

/// How a typed query is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Kind {
    /// Letter by letter.
    #[default]
    Plain,
    /// As a regular expression of the `regex` crate. `^` and `$` are the ends of a line.
    Expression,
}

/// Whether capitals count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Case {
    /// "Kafka" finds "kafka".
    #[default]
    Any,
    /// It does not.
    Same,
}

/// Whether a hit may begin or end within a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Edges {
    /// "stream" finds "streaming".
    #[default]
    Any,
    /// It does not.
    Words,
}

/// Which part of a note is looked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Part {
    /// What stands under the head.
    #[default]
    Body,
    /// The head as well.
    Whole,
}

impl Query {
    /// A text that is looked for letter by letter, capitals or not, in bodies.
    pub fn plain(typed: &str) -> Query {
        Query {
            typed: typed.to_owned(),
            kind: Kind::Plain,
            case: Case::Any,
            edges: Edges::Any,
            part: Part::Body,
        }
    }

    /// A regular expression, with the same settings.
    pub fn expression(typed: &str) -> Query {
        Query {
            kind: Kind::Expression,
            ..Query::plain(typed)
        }
    }
}
