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

#[cfg(test)]
mod tests {
    use crate::highlight::tests::check;

    #[test]
    fn json_keys_are_not_values() {
        check(
            "json",
            "{\"a\": [\"b\", -1.5e3, true], \"c\\\"\" : null}",
            "‹punctuation {›‹property \"a\"›‹punctuation : [›‹string \"b\"›‹punctuation ,› -‹number 1.5e3›‹punctuation ,› \
             ‹constant true›‹punctuation ],› ‹property \"c›‹escape \\\"›‹property \"› ‹punctuation :› ‹constant null›‹punctuation }›",
        );
    }
}
