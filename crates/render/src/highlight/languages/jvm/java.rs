//! Java.

use std::sync::LazyLock;

use super::JVM;
use crate::highlight::class::Class;
use crate::highlight::language::{Language, Places, Quoted};
use crate::highlight::lexer::Syntax;

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

#[cfg(test)]
mod tests {
    use crate::highlight::tests::{check_parts, ends};

    #[test]
    fn annotations_types_and_constants_are_coloured() {
        check_parts(
            "java",
            "@Override public List<T> find(int n) { return MAX_SIZE; }",
            &[
                "‹annotation @Override›",
                "‹type List›",
                "‹function find›",
                "‹type int›",
                "‹constant MAX_SIZE›",
            ],
        );
    }

    #[test]
    fn whatever_opens_is_closed_where_the_language_closes_it() {
        ends(
            "java",
            "char x = 'a'; // it's",
            &[
                "var s = \"\"\"\n it's \"x\" \\\"\"\" \n\"\"\";",
                "char c = '\\'', d = '\"';",
            ],
        );
    }
}
