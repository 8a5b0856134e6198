//! Groovy.

use std::sync::LazyLock;

use super::JVM;
use crate::highlight::class::Class;
use crate::highlight::language::{Hole, Language, Quoted, Regexps};
use crate::highlight::lexer::Syntax;

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

#[cfg(test)]
mod tests {
    use crate::highlight::tests::{check_parts, ends};

    #[test]
    fn words_and_comments_are_coloured() {
        check_parts(
            "groovy",
            "def x = \"${y}\" // c",
            &["‹keyword def›", "‹comment // c›"],
        );
    }

    #[test]
    fn whatever_opens_is_closed_where_the_language_closes_it() {
        ends(
            "groovy",
            "def x = 'a' // it's",
            &[
                "x = /it's\\/\"/",
                "x = $/it's \"x\"/$",
                "x = '''it's \"'''",
                "x = \"${a['b']}\"",
            ],
        );
    }
}
