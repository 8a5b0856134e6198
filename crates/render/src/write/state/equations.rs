//! The labels and references of a note, and how a number is shown where it is referred to.

use std::collections::HashMap;

use crate::html::escape;
use crate::math::{self, Form, Mark, Piece};

/// What ids of equations begin with; no heading and no author's id has a colon.
pub const PREFIX: &str = "eq:";
/// Begins and ends a mark, as in `math::marks`, of another kind: the place of a reference in the list.
pub const START: &str = "\u{1}=";
pub const END: char = '\u{2}';

/// The labels and references of a note.
#[derive(Default)]
pub struct Equations {
    pub labelled: HashMap<String, Labelled>,
    pub references: Vec<Reference>,
}

/// What has a label.
pub struct Labelled {
    /// Its id in the note.
    pub id: String,
    /// Its number or tag.
    pub shown: Option<Shown>,
}

/// A number or tag.
#[derive(Clone)]
pub enum Shown {
    /// Plain words, without parentheses.
    Words(String),
    /// The markup of a formula.
    Markup(String),
}

pub struct Reference {
    pub label: String,
    pub form: Form,
    pub line: u32,
    pub place: Linked,
}

/// Whether a reference can be a link.
#[derive(PartialEq, Eq)]
pub enum Linked {
    Link,
    /// It stands in a link.
    Words,
}

/// The id of what has this label: `eq:`, unless the author wrote that.
pub fn id_of(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    let words = words.join("-");
    match words.starts_with(PREFIX) {
        true => words,
        false => format!("{PREFIX}{words}"),
    }
}

/// What the cell of a number shows.
pub fn shown(markup: &str, number: u32) -> Option<Shown> {
    if markup.is_empty() {
        return None;
    }
    let mut whole = String::new();
    for piece in math::pieces(markup) {
        match piece {
            Piece::Markup(markup) => whole.push_str(markup),
            Piece::Mark(Mark::Number) => whole.push_str(&number.to_string()),
            Piece::Mark(_) => {}
        }
    }
    let is_plain = |words: &&str| !words.contains('<');
    let words = whole.strip_prefix("<mtext>");
    let words = words.and_then(|words| words.strip_suffix("</mtext>"));
    Some(match words.filter(is_plain) {
        Some(words) => {
            let inner = words.strip_prefix('(').and_then(|it| it.strip_suffix(')'));
            Shown::Words(inner.unwrap_or(words).to_owned())
        }
        None => Shown::Markup(whole),
    })
}

/// Appends a number or tag as it is referred to; the label where there is none.
pub fn push_shown(html: &mut String, shown: Option<&Shown>, label: &str, form: Form) {
    // A tag that is a formula has its parentheses with it.
    if let Some(Shown::Markup(markup)) = shown {
        html.push_str("<math class=\"math\"><mrow>");
        html.push_str(markup);
        html.push_str("</mrow></math>");
        return;
    }
    if form == Form::Parentheses {
        html.push('(');
    }
    match shown {
        Some(Shown::Words(words)) => html.push_str(words),
        _ => escape::push(html, label),
    }
    if form == Form::Parentheses {
        html.push(')');
    }
}
