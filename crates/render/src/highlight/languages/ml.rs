//! F# and OCaml, the ML family: comments within comments, quotes in names and before types.

pub mod fsharp;
pub mod ocaml;

use crate::highlight::class::Class;
use crate::highlight::language::{BlockComment, Language};
use crate::highlight::lexer::Lexer;

const ML: Language = Language {
    word_bytes: b"'",
    block_comments: &[BlockComment {
        open: "(*",
        close: "*)",
        nested: true,
    }],
    definitions: &[
        ("let and", Class::Function),
        ("type", Class::Type),
        ("module namespace", Class::Namespace),
    ],
    capitals: Class::Type,
    members: Class::Property,
    special_bytes: b"'(",
    ..Language::PLAIN
};

/// An operator as a name, which is no comment, and what an apostrophe begins.
fn special(lexer: &mut Lexer<'_, '_>) -> bool {
    let start = lexer.at;
    match lexer.bytes[start] {
        b'(' if lexer.is_at("(*)") => {
            lexer.take(start + 3, Class::Punctuation);
            true
        }
        b'\'' => quote(lexer),
        _ => false,
    }
}

/// `'a'` and `'\n'` are characters, `'a` is a type.
fn quote(lexer: &mut Lexer<'_, '_>) -> bool {
    match lexer.character_end() {
        Some(end) => lexer.take_value(end, Class::String),
        None => lexer.take_value(lexer.word_end(lexer.at + 1), Class::Type),
    }
    true
}
