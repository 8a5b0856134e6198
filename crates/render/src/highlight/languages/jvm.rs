//! Java, Kotlin, Scala and Groovy.

use std::sync::LazyLock;

use crate::highlight::class::Class;
use crate::highlight::language::{
    BlockComment, Hole, Language, Parameters, Places, Prefix, Quoted, Regexps,
};
use crate::highlight::lexer::{Lexer, Syntax};

const JVM: Language = Language {
    line_comments: &["//"],
    block_comments: &[BlockComment::C],
    doc_comments: &["/**"],
    sigils: &[(b'@', Class::Annotation)],
    capitals: Class::Type,
    all_capitals: Class::Constant,
    members: Class::Property,
    ..Language::PLAIN
};

pub static JAVA: LazyLock<Syntax> = LazyLock::new(|| {
    const {
    Language {
        words: &[
            (Class::Own, "this super"),
            (Class::Constant, "true false null"),
            (
                Class::Keyword,
                "abstract assert break case catch class const continue default do else enum extends \
                 final finally for goto if implements import instanceof interface native new package \
                 private protected public return static strictfp switch synchronized throw throws \
                 transient try var void volatile while yield",
            ),
            (Class::Type, "boolean byte char double float int long short"),
        ],
        soft_words: "record sealed permits module requires exports opens uses provides when",
        strings: &[
            Quoted::long("\"\"\"").with_places(Places::Percent),
            Quoted::DOUBLE.with_places(Places::Percent),
            Quoted::SINGLE,
        ],
        definitions: &[
            ("class interface enum record extends implements", Class::Type),
            ("package", Class::Namespace),
        ],
        ..JVM
    }
    }
    .syntax()
});

pub static KOTLIN: LazyLock<Syntax> = LazyLock::new(|| {
    const {
    Language {
        words: &[
            (Class::Own, "this super"),
            (Class::Constant, "true false null"),
            (
                Class::Keyword,
                "as break class continue do else for fun if in interface is object package return \
                 throw try typealias typeof val var when while by catch constructor finally get import \
                 init set where abstract actual annotation companion const crossinline expect external \
                 final infix inline inner internal lateinit noinline open operator override private \
                 protected public reified sealed suspend tailrec vararg",
            ),
        ],
        soft_words: "data enum value out",
        block_comments: &[BlockComment::NESTED],
        strings: &[
            Quoted::long("\"\"\"").with_hole(Hole::Dollar).without_escapes().closed_by_a_run(),
            Quoted::DOUBLE.with_hole(Hole::Dollar),
            Quoted::SINGLE,
            Quoted::name("`"),
        ],
        definitions: &[
            ("fun", Class::Function),
            ("class interface object typealias", Class::Type),
        ],
        parameters: Parameters::NamedInCalls,
        ..JVM
    }
    }
    .syntax()
});

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
    .syntax_with(scala_quote)
});

/// `'a'` and `'\n'` are characters, `'name` is a symbol, `'{ code }` quotes code.
fn scala_quote(lexer: &mut Lexer<'_, '_>) -> bool {
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

pub static GROOVY: LazyLock<Syntax> = LazyLock::new(|| {
    const {
    Language {
        words: &[
            (Class::Own, "this super it"),
            (Class::Constant, "true false null"),
            (
                Class::Keyword,
                "abstract as assert break case catch class continue def default do else enum extends \
                 final finally for if implements import in instanceof interface new package private \
                 protected public return static switch throw throws trait try var void while",
            ),
            (Class::Type, "boolean byte char double float int long short"),
        ],
        strings: &[
            Quoted::long("\"\"\"").with_hole(Hole::Dollar),
            Quoted::long("'''"),
            Quoted::DOUBLE.with_hole(Hole::Dollar),
            Quoted::SINGLE,
            Quoted { keeps_escapes: true, escape: b'$', ..Quoted::raw("$/", "/$").with_hole(Hole::DollarBrace) },
        ],
        definitions: &[("class interface trait enum extends", Class::Type)],
        regexps: Regexps::OnLine,
        ..JVM
    }
    }
    .syntax()
});
