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

#[cfg(test)]
mod tests {
    use crate::highlight::tests::{check, check_parts, ends};

    #[test]
    fn python_knows_definitions_decorators_and_parameters() {
        check(
            "python",
            "@app.get(\"/\")\nasync def load(path: str, n=1) -> Batch:\n    return self.rows[0]  # first",
            "‹annotation @app.get›‹punctuation (›‹string \"/\"›‹punctuation )›\n\
             ‹keyword async def› ‹function load›‹punctuation (›‹parameter path›‹punctuation :› \
             ‹type str›‹punctuation ,› ‹parameter n›=‹number 1›‹punctuation )› -> ‹type Batch›‹punctuation :›\n    \
             ‹keyword return› ‹self self›.‹property rows›‹punctuation [›‹number 0›‹punctuation ]›  ‹comment # first›",
        );
    }

    #[test]
    fn python_code_within_a_string_is_code() {
        check_parts(
            "python",
            "f\"{name!r}: {len(rows):>{width}} {{x}}\" + rb'\\d' + \"%s\\n\"",
            &[
                "‹string f\"›‹punctuation {›name!r‹punctuation }›",
                "‹builtin len›‹punctuation (›rows‹punctuation )›‹escape :>›‹punctuation {›width‹punctuation }}›",
                "‹escape {{›‹string x}}\"›",
                "‹string rb'\\d'›",
                "‹string \"›‹escape %s\\n›‹string \"›",
            ],
        );
    }

    #[test]
    fn python_words_that_are_keywords_only_sometimes() {
        check_parts(
            "python",
            "match command:\n    case [x]: pass",
            &["‹keyword match› command", "‹keyword case›"],
        );
        check_parts(
            "python",
            "match = re.match(x)",
            &["match = re.‹function match›"],
        );
        check_parts(
            "python",
            "sum(rows, start=1, max=2)",
            &["‹builtin sum›", "‹parameter max›="],
        );
    }

    #[test]
    fn python_documentation_is_not_just_a_string() {
        check_parts(
            "python",
            "def f():\n    \"\"\"Says.\n\n    More.\"\"\"\n    x = \"\"\"text\"\"\"",
            &[
                "‹doc \"\"\"Says.›\n\n    ‹doc More.\"\"\"›",
                "‹string \"\"\"text\"\"\"›",
            ],
        );
    }

    #[test]
    fn whatever_opens_is_closed_where_the_language_closes_it() {
        ends(
            "python",
            "x = 'a' # it's",
            &[
                "x = r'\\''",
                "x = r\"\\\"\" + rb'\\'' + Rb'\\\\'",
                "x = f\"{d[\"it's\"]} {y!r:>{w}.{p}} {z:%H:%M} {{'}}\"",
                "x = f'{f\"{f'{1}'}\"}' + f\"{x if y else 'z'}\"",
                "x = '''it's \"\"\" '''",
                "def f():\n    r\"\"\"it's \\d\"\"\"",
                "def f():\n    '''it's'''",
                "x = f\"\"\"a \"b\" {c(\"\"\"d\"\"\")}\"\"\"",
                "x = 'a \\\n it is'",
                "x = u'\\'' + b\"\\\"\"",
                "x = \"\"\"a\\\"\"\"\"",
            ],
        );
    }
}
