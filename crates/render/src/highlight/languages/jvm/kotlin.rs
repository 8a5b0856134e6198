//! Kotlin.

use std::sync::LazyLock;

use super::JVM;
use crate::highlight::class::Class;
use crate::highlight::language::{BlockComment, Hole, Language, Parameters, Quoted};
use crate::highlight::lexer::Syntax;

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

#[cfg(test)]
mod tests {
    use crate::highlight::tests::{check_parts, ends};

    #[test]
    fn data_classes_parameters_and_code_in_strings_are_coloured() {
        check_parts(
            "kotlin",
            "data class A(val x: Int)\nfun load(url: String) = \"$url ${a + 1}\"",
            &[
                "‹keyword data class› ‹type A›",
                "‹parameter url›",
                "‹string \"›$url",
                "‹punctuation ${›a + ‹number 1›",
            ],
        );
    }

    #[test]
    fn whatever_opens_is_closed_where_the_language_closes_it() {
        ends(
            "kotlin",
            "val x = 'a' // it's",
            &[
                "val s = \"\"\"it's \"x\" \\ ${a(\"b\")}\"\"\"\"",
                "fun `it's fine`() = 1",
                "val c = '\\''; val d = '\"'; val s = \"$a ${b[\"it's\"]}\"",
            ],
        );
    }
}
