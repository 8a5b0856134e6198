//! TOML.

use std::sync::LazyLock;

use crate::highlight::class::Class;
use crate::highlight::language::{Keys, Language, Quoted};
use crate::highlight::lexer::{Lexer, Syntax};

pub static TOML: LazyLock<Syntax> = LazyLock::new(|| {
    const {
        Language {
            words: &[(Class::Constant, "true false inf nan")],
            word_bytes: b"-",
            line_comments: &["#"],
            strings: &[
                Quoted::long("\"\"\"").closed_by_a_run(),
                Quoted::raw("'''", "'''").closed_by_a_run(),
                Quoted::DOUBLE,
                Quoted {
                    escape: 0,
                    ..Quoted::SINGLE
                },
            ],
            members: Class::Property,
            keys: Keys::Equals,
            number_bytes: b"-:",
            special_bytes: b"[",
            ..Language::PLAIN
        }
    }
    .syntax_with(heading)
});

/// `[table]` and `[[list]]`.
fn heading(lexer: &mut Lexer<'_, '_>) -> bool {
    if !lexer.line_start || lexer.is_nested() {
        return false;
    }
    let end = lexer.line_end(lexer.at);
    let line = &lexer.bytes[lexer.at..end];
    // A hash in quotes is part of the name.
    let mut quote = 0;
    let comment = line.iter().position(|byte| match *byte {
        b'"' | b'\'' if quote == 0 => {
            quote = *byte;
            false
        }
        closing if closing == quote => {
            quote = 0;
            false
        }
        b'#' => quote == 0,
        _ => false,
    });
    let comment = comment.unwrap_or(line.len());
    lexer.take(lexer.at + comment, Class::Heading);
    true
}

#[cfg(test)]
mod tests {
    use crate::highlight::tests::{check_parts, ends};

    #[test]
    fn headings_keys_and_dates_are_coloured() {
        check_parts(
            "toml",
            "[package]\nname = \"x\" # c\na.b = 2024-01-31\nlist = [1, { k = true }]",
            &[
                "‹heading [package]›",
                "‹property name› = ‹string \"x\"›",
                "‹property a›.‹property b› = ‹number 2024-01-31›",
                "‹property k› = ‹constant true›",
            ],
        );
    }

    #[test]
    fn whatever_opens_is_closed_where_the_language_closes_it() {
        ends(
            "toml",
            "x = 'a' # it's",
            &[
                "s = \"\"\"it's \"x\" \\\"\"\" \"\"\"\"",
                "s = '''it's \"''''",
                "s = 'C:\\'",
                "[a.'b#c'] # it's",
                "d = 2024-01-01",
            ],
        );
    }
}
