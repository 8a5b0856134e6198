//! Python. A long string at the start of a line documents what is around it.

use std::sync::LazyLock;

use crate::highlight::class::Class;
use crate::highlight::language::{Hole, Language, Parameters, Places, Prefix, Quoted};
use crate::highlight::lexer::{Lexer, Syntax};

pub static PYTHON: LazyLock<Syntax> = LazyLock::new(|| {
    const {
    Language {
        words: &[
            (Class::Own, "self cls"),
            (Class::Constant, "True False None NotImplemented Ellipsis __name__ __file__ __all__ __doc__"),
            (
                Class::Keyword,
                "and as assert async await break class continue def del elif else except finally for \
                 from global if import in is lambda nonlocal not or pass raise return try while with yield",
            ),
            (
                Class::Type,
                "int str float bool bytes list dict set tuple object complex bytearray frozenset \
                 memoryview type",
            ),
            (
                Class::Builtin,
                "abs aiter all anext any ascii bin breakpoint callable chr classmethod compile delattr \
                 dir divmod enumerate eval exec filter format getattr globals hasattr hash help hex id \
                 input isinstance issubclass iter len locals map max min next oct open ord pow print \
                 property range repr reversed round setattr slice sorted staticmethod sum super vars zip \
                 __import__",
            ),
        ],
        soft_words: "match case type",
        line_comments: &["#"],
        strings: &[
            Quoted::long("\"\"\"").with_hole(Hole::Brace).with_places(Places::Percent),
            Quoted::long("'''").with_hole(Hole::Brace).with_places(Places::Percent),
            Quoted::DOUBLE.with_hole(Hole::Brace).with_places(Places::Percent),
            Quoted::SINGLE.with_hole(Hole::Brace).with_places(Places::Percent),
        ],
        prefixes: &[
            ("f", Prefix::Holes),
            ("t", Prefix::Holes),
            ("r", Prefix::RawQuotes),
            ("b", Prefix::Same),
            ("u", Prefix::Same),
            ("rb", Prefix::RawQuotes),
            ("br", Prefix::RawQuotes),
            ("rf", Prefix::RawHoles),
            ("fr", Prefix::RawHoles),
            ("rt", Prefix::RawHoles),
            ("tr", Prefix::RawHoles),
        ],
        sigils: &[(b'@', Class::Annotation)],
        definitions: &[("def", Class::Function), ("class", Class::Type)],
        capitals: Class::Type,
        all_capitals: Class::Constant,
        members: Class::Property,
        parameters: Parameters::NamedInCalls,
        special_bytes: b"\"'rRuU",
        ..Language::PLAIN
    }
    }
    .syntax_with(documentation)
});

/// A long string that stands alone at the start of a line.
fn documentation(lexer: &mut Lexer<'_, '_>) -> bool {
    let prefix = usize::from(lexer.peek(0).is_ascii_alphabetic());
    let quote = lexer.peek(prefix);
    let marks = match quote {
        b'"' => "\"\"\"",
        _ => "'''",
    };
    let stands_alone = lexer.line_start && !lexer.is_nested() && lexer.previous != b'\\';
    let rest = lexer.bytes.get(lexer.at + prefix..).unwrap_or_default();
    if !stands_alone || !rest.starts_with(marks.as_bytes()) {
        return false;
    }
    lexer.take(lexer.at + prefix, Class::Doc);
    lexer.quoted(Quoted {
        class: Class::Doc,
        keeps_escapes: true,
        ..Quoted::long(marks)
    });
    true
}
