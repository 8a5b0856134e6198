//! Go.

use std::sync::LazyLock;

use crate::highlight::class::Class;
use crate::highlight::language::{BlockComment, Language, Parameters, Places, Quoted};
use crate::highlight::lexer::Syntax;

pub static GO: LazyLock<Syntax> = LazyLock::new(|| {
    const {
    Language {
        words: &[
            (Class::Constant, "true false nil iota"),
            (
                Class::Keyword,
                "break case chan const continue default defer else fallthrough for func go goto if \
                 import interface map package range return select struct switch type var",
            ),
            (
                Class::Type,
                "any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 \
                 int32 int64 rune string uint uint8 uint16 uint32 uint64 uintptr",
            ),
            (
                Class::Builtin,
                "append cap clear close complex copy delete imag len make max min new panic print \
                 println real recover",
            ),
        ],
        line_comments: &["//"],
        block_comments: &[BlockComment::C],
        strings: &[
            Quoted::DOUBLE.with_places(Places::Percent),
            Quoted::SINGLE,
            Quoted::raw("`", "`"),
        ],
        definitions: &[
            ("func", Class::Function),
            ("type", Class::Type),
            ("package", Class::Namespace),
        ],
        capitals: Class::Type,
        members: Class::Property,
            capital_calls: Class::Function,
        parameters: Parameters::Named,
        ..Language::PLAIN
    }
    }
    .syntax()
});

#[cfg(test)]
mod tests {
    use crate::highlight::tests::{check_parts, ends};

    #[test]
    fn go_has_raw_strings_receivers_and_calls() {
        check_parts(
            "go",
            "func (s *Store) Get(key string) error { return fmt.Errorf(\"%w\", err) }\nvar q = `a\n\"b`",
            &[
                "‹keyword func› ‹punctuation (›‹parameter s› *‹type Store›",
                "‹function Get›",
                "fmt.‹function Errorf›",
                "‹escape %w›",
                "‹string `a›\n‹string \"b`›",
            ],
        );
    }

    #[test]
    fn whatever_opens_is_closed_where_the_language_closes_it() {
        ends(
            "go",
            "x := 'a' // it's",
            &["s := `it's \\`", "r := '\\''", "q := \"it's\""],
        );
    }
}
