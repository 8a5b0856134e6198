//! Dart.

use std::sync::LazyLock;

use crate::highlight::class::Class;
use crate::highlight::language::{BlockComment, Hole, Keys, Language, Prefix, Quoted};
use crate::highlight::lexer::Syntax;

pub static DART: LazyLock<Syntax> = LazyLock::new(|| {
    const {
    Language {
        words: &[
            (Class::Own, "this super"),
            (Class::Constant, "true false null"),
            (
                Class::Keyword,
                "abstract as assert async await base break case catch class const continue covariant \
                 default deferred do else enum export extends extension external factory final finally \
                 for get if implements import in interface is late library mixin new on operator part \
                 required rethrow return sealed set static switch sync throw try typedef var when while \
                 with yield",
            ),
            (Class::Type, "bool double dynamic int num void"),
        ],
        strings: &[
            Quoted::long("\"\"\"").with_hole(Hole::Dollar),
            Quoted::long("'''").with_hole(Hole::Dollar),
            Quoted::DOUBLE.with_hole(Hole::Dollar),
            Quoted::SINGLE.with_hole(Hole::Dollar),
        ],
        prefixes: &[("r", Prefix::Raw)],
        definitions: &[("class mixin enum extends implements", Class::Type)],
        keys: Keys::Words,
        block_comments: &[BlockComment::NESTED],
        sigils: &[(b'@', Class::Annotation)],
        ..Language::SLASHED
    }
    }
    .syntax()
});

#[cfg(test)]
mod tests {
    use crate::highlight::tests::{check_parts, ends};

    #[test]
    fn classes_and_types_are_coloured() {
        check_parts(
            "dart",
            "class A { final int x = 1; }",
            &["‹keyword class› ‹type A›", "‹type int›"],
        );
    }

    #[test]
    fn whatever_opens_is_closed_where_the_language_closes_it() {
        ends(
            "dart",
            "var x = 'a'; // it's",
            &[
                "var s = r'\\'; var t = r\"it's\\\";",
                "var s = '''it's \"${a['b']}'''; ",
            ],
        );
    }
}
