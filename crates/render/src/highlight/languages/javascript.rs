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

#[cfg(test)]
mod tests {
    use crate::highlight::tests::{check, check_parts, ends};

    #[test]
    fn javascript_tells_division_from_patterns() {
        check_parts("js", "a = b / c / d", &["a = b / c / d"]);
        check_parts("js", "s.replace(/[/\"]+/g, x)", &["‹regexp /[/\"]+/g›"]);
        check_parts("js", "return /x/.test(y)", &["‹regexp /x/›"]);
    }

    #[test]
    fn javascript_code_within_a_template_is_code() {
        check(
            "js",
            "`a ${f(`b ${c}`)} d`",
            "‹string `a› ‹punctuation ${›‹function f›‹punctuation (›‹string `b› ‹punctuation ${›c‹punctuation }›\
             ‹string `›‹punctuation )}› ‹string d`›",
        );
    }

    #[test]
    fn jsx_elements_hold_attributes_text_and_code() {
        check_parts(
            "jsx",
            "return <Chart data={rows} title=\"x\">it's {n} {\"</b>\"}</Chart>;",
            &[
                "‹punctuation <›‹tag Chart› ‹attribute data›=‹punctuation {›rows‹punctuation }›",
                "‹attribute title›=‹string \"x\"›‹punctuation >›it's ‹punctuation {›n",
                "‹string \"</b>\"›",
                "</›‹tag Chart›‹punctuation >;›",
            ],
        );
        check_parts("js", "if (a < b && c > d) {}", &["a < b && c > d"]);
    }

    #[test]
    fn typescript_has_types_and_soft_words() {
        check_parts(
            "ts",
            "type Id = string; interface Note { type: Id }",
            &[
                "‹keyword type› ‹type Id›",
                "‹type string›",
                "‹keyword interface› ‹type Note›",
                "‹property type›",
            ],
        );
    }

    #[test]
    fn whatever_opens_is_closed_where_the_language_closes_it() {
        ends(
            "js",
            "let x = 'a' // it's",
            &[
                "x = i++ / 2; y = 'a / b'",
                "x = i-- / 2 + '/'",
                "x = (a) / 2; y = b / 3",
                "x = a[0] / 2 + '/' / 3",
                "x = /[/'\"]/g.test(y)",
                "if (x) /it's/.test(y)",
                "while (f(x)) /'/.exec(y)",
                "x = f(y) / 2; z = '/'",
                "x = `a ${`b ${c['it`s']} '`} '`",
                "x = `${a ? `'` : \"`\"}`",
                "return /it's/",
                "x = a => /'/",
                "x = <p title='it s'>it's {a ? <b>don't</b> : 'x'}</p>",
                "x = \"a \\\n it's\"",
                "x = a ? /'/ : 1",
                "x = y / z; // it's",
                "#!it",
            ],
        );
        ends("js", "let x = 'a'", &["#!/usr/bin/env node's"]);
        ends(
            "ts",
            "let x = 'a' // it's",
            &[
                "const f = <T,>(x: T) => x / 2",
                "type A = `a${B}'`",
                "x = <any>y",
            ],
        );
    }
}
