//! Code in colour: about 25 classes named `hl-…`, chosen here and styled by the theme.
//!
//! One small interface in front of two ways to read code. The languages that technical notes
//! are full of are read by lexers of our own, once from front to back, a hundred times faster
//! than grammars made of regular expressions: highlighting is most of what building a site
//! costs. `languages` holds them, a file each; most are a description in a table that `lexer` reads, a
//! few (YAML, shell, HTML, CSS) are written by hand. All other languages go to `grammar`. Every way
//! ends in the `painter`, which keeps the text whole. Numbering and marking lines is in `code`.

mod class;
mod grammar;
mod language;
mod languages;
mod lexer;
mod painter;
mod scan;
mod table;
mod words;

pub(crate) use languages::patch;
use painter::Painter;

/// How a language is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Faster than it could be remembered.
    Lexer,
    /// Slowly, by a grammar.
    Grammar,
}

/// How code in this language is read; nothing if the language is not known.
pub fn reading(lang: &str) -> Option<Reading> {
    if languages::lexer(lang).is_some() {
        Some(Reading::Lexer)
    } else {
        grammar::knows(lang).then_some(Reading::Grammar)
    }
}

/// The HTML of `code` in language `lang` (lower case), or nothing if the language is not known
/// or the code is too long for its grammar. No element crosses a line end.
pub fn html(code: &str, lang: &str) -> Option<String> {
    let mut painter = Painter::new(code);
    match languages::lexer(lang) {
        Some(lexer) => lexer(&mut painter, code.len()),
        None if grammar::paint(&mut painter, lang) => {}
        None => return None,
    }
    Some(painter.finish())
}

#[cfg(test)]
mod tests;
