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
