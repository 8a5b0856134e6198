//! JavaScript and TypeScript, with JSX.

use std::sync::LazyLock;

use crate::highlight::class::Class;
use crate::highlight::language::{BlockComment, Hole, Keys, Language, Parameters, Quoted, Regexps};
use crate::highlight::lexer::Syntax;

use super::jsx;

const CONSTANTS: &str = "true false null undefined NaN Infinity";
const KEYWORDS: &str = "async await break case catch class const continue debugger default delete do else export \
    extends finally for function if import in instanceof let new of return static switch throw try typeof var \
    void while with yield";
const BUILTINS: &str = "console document window globalThis process require module exports parseInt parseFloat isNaN \
    setTimeout setInterval clearTimeout clearInterval fetch structuredClone queueMicrotask";

const JAVASCRIPT_LANGUAGE: Language = Language {
    words: &[
        (Class::Own, "this super"),
        (Class::Constant, CONSTANTS),
        (Class::Keyword, KEYWORDS),
        (Class::Builtin, BUILTINS),
    ],
    soft_words: "get set from as",
    word_bytes: b"$",
    line_comments: &["//"],
    block_comments: &[BlockComment::C],
    doc_comments: &["/**"],
    strings: &[
        Quoted::DOUBLE,
        Quoted::SINGLE,
        Quoted::long("`").with_hole(Hole::DollarBrace),
    ],
    sigils: &[(b'@', Class::Annotation)],
    definitions: &[
        ("function", Class::Function),
        ("class extends", Class::Type),
    ],
    capitals: Class::Type,
    all_capitals: Class::Constant,
    members: Class::Property,
    keys: Keys::Words,
    parameters: Parameters::Named,
    regexps: Regexps::OnLine,
    special_bytes: b"<#$",
    ..Language::PLAIN
};

const TYPESCRIPT_LANGUAGE: Language = Language {
    words: &[
        (Class::Own, "this super"),
        (Class::Constant, CONSTANTS),
        (Class::Keyword, KEYWORDS),
        (
            Class::Keyword,
            "enum implements interface private protected public readonly abstract keyof infer satisfies",
        ),
        (
            Class::Type,
            "any bigint boolean never number object string symbol unknown",
        ),
        (Class::Builtin, BUILTINS),
    ],
    soft_words: "get set from as type namespace declare is asserts override unique",
    definitions: &[
        ("function", Class::Function),
        ("class interface enum type extends implements", Class::Type),
        ("namespace", Class::Namespace),
    ],
    ..JAVASCRIPT_LANGUAGE
};

pub static JAVASCRIPT: LazyLock<Syntax> =
    LazyLock::new(|| JAVASCRIPT_LANGUAGE.syntax_with(jsx::special));

/// Without JSX: `<T>value` is a cast there.
pub static TYPESCRIPT: LazyLock<Syntax> = LazyLock::new(|| {
    const {
        Language {
            special_bytes: b"#$",
            ..TYPESCRIPT_LANGUAGE
        }
    }
    .syntax_with(jsx::special)
});

pub static TSX: LazyLock<Syntax> = LazyLock::new(|| TYPESCRIPT_LANGUAGE.syntax_with(jsx::special));
