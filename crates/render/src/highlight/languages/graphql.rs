//! GraphQL.

use std::sync::LazyLock;

use crate::highlight::class::Class;
use crate::highlight::language::{Keys, Language, Quoted};
use crate::highlight::lexer::Syntax;

pub static GRAPHQL: LazyLock<Syntax> = LazyLock::new(|| {
    const {
    Language {
        words: &[
            (Class::Constant, "true false null"),
            (
                Class::Keyword,
                "query mutation subscription fragment on type interface union enum scalar input schema \
                 extend directive implements repeatable",
            ),
            (Class::Type, "Int Float String Boolean ID"),
        ],
        line_comments: &["#"],
        strings: &[Quoted::long("\"\"\""), Quoted::DOUBLE],
        sigils: &[(b'@', Class::Annotation), (b'$', Class::Parameter)],
        definitions: &[
            ("query mutation subscription", Class::Function),
            ("type interface union enum scalar input on", Class::Type),
        ],
        capitals: Class::Type,
        all_capitals: Class::Constant,
        keys: Keys::Words,
        ..Language::PLAIN
    }
    }
    .syntax()
});

#[cfg(test)]
mod tests {
    use crate::highlight::tests::check_parts;

    #[test]
    fn variables_types_and_keys_are_coloured() {
        check_parts(
            "graphql",
            "query Q($n: Int) { a(first: $n) }",
            &["‹parameter $n›", "‹type Int›", "‹property first›"],
        );
    }
}
