//! Scala: apostrophes of many meanings.

use std::sync::LazyLock;

use super::JVM;
use crate::highlight::class::Class;
use crate::highlight::language::{BlockComment, Hole, Language, Parameters, Prefix, Quoted};
use crate::highlight::lexer::{Lexer, Syntax};

pub static SCALA: LazyLock<Syntax> = LazyLock::new(|| {
    const {
    Language {
        words: &[
            (Class::Own, "this super"),
            (Class::Constant, "true false null"),
            (
                Class::Keyword,
                "abstract case catch class def do else enum export extends final finally for forSome \
                 given if implicit import lazy match new object override package private protected \
                 return sealed then throw trait try type val var while with yield",
            ),
        ],
        soft_words: "using inline opaque open transparent derives end extension infix",
        block_comments: &[BlockComment::NESTED],
        strings: &[
            Quoted::long("\"\"\"").with_hole(Hole::Dollar).without_escapes().closed_by_a_run(),
            Quoted::DOUBLE.with_hole(Hole::Dollar),
            Quoted::name("`"),
        ],
        special_bytes: b"'",
        prefixes: &[
            ("s", Prefix::Holes),
            ("f", Prefix::Holes),
            ("raw", Prefix::RawHoles),
            ("sql", Prefix::Holes),
        ],
        definitions: &[
            ("def", Class::Function),
            ("class object trait type enum extends", Class::Type),
        ],
        parameters: Parameters::NamedInCalls,
        ..JVM
    }
    }
    .syntax_with(quote)
});

/// `'a'` and `'\n'` are characters, `'name` is a symbol, `'{ code }` quotes code.
fn quote(lexer: &mut Lexer<'_, '_>) -> bool {
    let start = lexer.at;
    let end = lexer.word_end(start + 1);
    if let Some(end) = lexer.character_end() {
        lexer.take_value(end, Class::String);
    } else if end > start + 1 {
        lexer.take_value(end, Class::Constant);
    } else {
        lexer.take(start + 1, Class::Punctuation);
        lexer.after_value = false;
    }
    true
}

#[cfg(test)]
mod tests {
    use crate::highlight::tests::{check_parts, ends};

    #[test]
    fn case_classes_and_code_in_strings_are_coloured() {
        check_parts(
            "scala",
            "case class E(id: Long)\nval s = s\"n ${x}\"",
            &[
                "‹keyword case class› ‹type E›",
                "‹punctuation ${›x‹punctuation }›",
            ],
        );
    }

    #[test]
    fn whatever_opens_is_closed_where_the_language_closes_it() {
        ends(
            "scala",
            "val x = 'a' // it's",
            &[
                "val s = 'symbol; val t = 'a",
                "val c = 'a'; val d = '\\''; val e = '\"'",
                "val q = '{ x + 1 }",
                "val s = s\"it's ${a(\"b\")} $c\"; val r = raw\"\\d\"; val l = \"\"\"it's \"x\" \\\"\"\"\"",
                "val `it's` = 1",
            ],
        );
    }
}
