//! The settings of nginx.

use std::sync::LazyLock;

use crate::highlight::class::Class;
use crate::highlight::language::{Language, Quoted};
use crate::highlight::lexer::{Lexer, Syntax};

pub static NGINX: LazyLock<Syntax> = LazyLock::new(|| {
    const {
        Language {
            words: &[(Class::Constant, "on off default")],
            word_bytes: b"-",
            line_comments: &["#"],
            strings: &[Quoted::DOUBLE, Quoted::SINGLE],
            sigils: &[(b'$', Class::Parameter)],
            special_bytes: b"abcdefghijklmnopqrstuvwxyz~",
            ..Language::PLAIN
        }
    }
    .syntax_with(directive)
});

/// The first word of a directive names it; patterns follow a tilde.
fn directive(lexer: &mut Lexer<'_, '_>) -> bool {
    let end = lexer.word_end(lexer.at);
    if lexer.bytes[lexer.at] == b'~' {
        let rest = &lexer.bytes[lexer.at..lexer.line_end(lexer.at)];
        let open = rest
            .iter()
            .rposition(|byte| *byte == b'{')
            .unwrap_or(rest.len());
        lexer.take_value(lexer.at + open, Class::Regexp);
        return true;
    }
    let starts = lexer.line_start || matches!(lexer.previous, b';' | b'{' | b'}');
    if starts {
        lexer.take_value(end, Class::Keyword);
    }
    starts
}

#[cfg(test)]
mod tests {
    use crate::highlight::tests::check_parts;

    #[test]
    fn directives_and_variables_are_coloured() {
        check_parts(
            "nginx",
            "location ~ \\.php$ {\n  set $x 1;\n}",
            &["‹keyword location›", "‹keyword set› ‹parameter $x›"],
        );
    }
}
