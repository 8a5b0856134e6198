//! JSON, with the comments of its friendlier kinds.

use std::sync::LazyLock;

use crate::highlight::class::Class;
use crate::highlight::language::{BlockComment, Keys, Language, Quoted};
use crate::highlight::lexer::Syntax;

pub static JSON: LazyLock<Syntax> = LazyLock::new(|| {
    const {
        Language {
            words: &[(Class::Constant, "true false null NaN Infinity")],
            line_comments: &["//", "#"],
            block_comments: &[BlockComment::C],
            strings: &[Quoted::DOUBLE, Quoted::SINGLE],
            keys: Keys::Strings,
            ..Language::PLAIN
        }
    }
    .syntax()
});
