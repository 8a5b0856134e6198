//! F#: strings with code, attributes, directives.

use std::sync::LazyLock;

use super::ML;
use crate::highlight::class::Class;
use crate::highlight::language::{Hole, Language, Quoted};
use crate::highlight::lexer::{Lexer, Syntax};

pub static FSHARP: LazyLock<Syntax> = LazyLock::new(|| {
    const {
        Language {
            words: &[
                (Class::Own, "this base self"),
                (Class::Constant, "true false null None"),
                (
                    Class::Keyword,
                    "abstract and as assert async begin class default delegate do done downcast downto elif \
                     else end exception extern finally fixed for fun function global if in inherit inline \
                     interface internal lazy let match member module mutable namespace new not of open or \
                     override private public rec return select static struct task then to try type upcast \
                     use val void when while with yield",
                ),
                (
                    Class::Type,
                    "bool byte sbyte int16 uint16 int uint32 int64 uint64 nativeint decimal float double \
                     float32 single char string unit obj list array seq option",
                ),
                (Class::Builtin, "printfn printf sprintf failwith failwithf ignore id fst snd Some Ok Error"),
            ],
            line_comments: &["//"],
            doc_comments: &["///"],
            strings: &[
                Quoted::long("\"\"\"").without_escapes(),
                Quoted {
                    doubled: true,
                    ..Quoted::raw("@\"", "\"")
                },
                Quoted::DOUBLE.over_lines(),
                Quoted::name("``"),
            ],
            special_bytes: b"'([$#",
            ..ML
        }
    }
    .syntax_with(special)
});

fn special(lexer: &mut Lexer<'_, '_>) -> bool {
    let start = lexer.at;
    match lexer.bytes[start] {
        // `[<Literal>]`
        b'[' => lexer.line_start && lexer.is_at("[<") && lexer.annotation(start + 1, b'[', b']'),
        b'#' if lexer.line_start => {
            lexer.take(lexer.word_end(start + 1), Class::Keyword);
            true
        }
        b'$' => interpolated(lexer),
        _ => super::special(lexer),
    }
}

/// `$"text {code}"`, `$@"text"`, `$"""text"""`.
fn interpolated(lexer: &mut Lexer<'_, '_>) -> bool {
    let text = if lexer.is_at("$\"\"\"") {
        Quoted::long("$\"\"\"")
            .without_escapes()
            .closed_by("\"\"\"")
    } else if lexer.is_at("$@\"") {
        Quoted {
            doubled: true,
            ..Quoted::raw("$@\"", "\"")
        }
    } else if lexer.is_at("$\"") {
        Quoted::DOUBLE.over_lines().opened_by("$\"")
    } else {
        return false;
    };
    lexer.quoted(text.with_hole(Hole::Brace));
    true
}

#[cfg(test)]
mod tests {
    use crate::highlight::tests::check_parts;

    #[test]
    fn fsharp_tells_characters_types_and_names() {
        check_parts(
            "fsharp",
            "let f' (x: 'a) = '\"' // it's\nlet s = @\"C:\\\" + $\"a {x + 1} b\" (* \"c (* d *) *)\nlet ``it's`` = \"\"\"a \"b\" \\\"\"\"",
            &[
                "‹keyword let› ‹function f'›",
                "‹type 'a›‹punctuation )› = ‹string '\"'› ‹comment // it's›",
                "‹string @\"C:\\\"›",
                "‹string $\"a› ‹punctuation {›x + ‹number 1›‹punctuation }› ‹string b\"›",
                "‹comment (* \"c (* d *) *)›",
                "``it's`` = ‹string \"\"\"a \"b\" \\\"\"\"›",
            ],
        );
    }
}
