//! R: operators between per cent signs, raw strings.

use std::sync::LazyLock;

use crate::highlight::class::Class;
use crate::highlight::language::{Language, Parameters, Places, Quoted};
use crate::highlight::lexer::{Lexer, Syntax};

pub static R: LazyLock<Syntax> = LazyLock::new(|| {
    const {
    Language {
        words: &[
            (
                Class::Constant,
                "TRUE FALSE NULL NA NA_integer_ NA_real_ NA_character_ Inf NaN T F pi letters LETTERS",
            ),
            (Class::Keyword, "break else for function if in next repeat return while"),
            (Class::Builtin, "library require c list vector matrix print cat paste paste0 stop"),
        ],
        word_bytes: b".",
        line_comments: &["#"],
        strings: &[
            Quoted::DOUBLE.over_lines().with_places(Places::Percent),
            Quoted::SINGLE.over_lines().with_places(Places::Percent),
            Quoted {
                open: "`",
                close: "`",
                class: Class::Plain,
                ..Quoted::DOUBLE
            },
            // `%in%`, `%>%`: operators that look like strings.
            Quoted {
                open: "%",
                close: "%",
                class: Class::Keyword,
                ..Quoted::DOUBLE
            },
        ],
        parameters: Parameters::NamedInCalls,
        special_bytes: b"rR",
        ..Language::PLAIN
    }
    }
    .syntax_with(raw_string)
});

/// `r"(text)"`, `R"---[text]---"`.
fn raw_string(lexer: &mut Lexer<'_, '_>) -> bool {
    let quote = lexer.peek(1);
    if !matches!(quote, b'"' | b'\'') {
        return false;
    }
    let rest = &lexer.bytes[lexer.at + 2..];
    let dashes = rest.iter().take_while(|byte| **byte == b'-').count();
    let close = match rest.get(dashes) {
        Some(b'(') => ')',
        Some(b'[') => ']',
        Some(b'{') => '}',
        _ => return false,
    };
    let close = format!("{close}{}{}", "-".repeat(dashes), char::from(quote));
    let end = lexer.after(lexer.at + 3 + dashes, &close);
    lexer.take_value(end, Class::String);
    true
}

#[cfg(test)]
mod tests {
    use crate::highlight::tests::{check_parts, ends};

    #[test]
    fn calls_named_arguments_and_pipes_are_coloured() {
        check_parts(
            "r",
            "f <- lm(y ~ x, data = df) %>% g",
            &["‹function lm›", "‹parameter data›", "‹keyword %>%›"],
        );
    }

    #[test]
    fn whatever_opens_is_closed_where_the_language_closes_it() {
        ends(
            "r",
            "x <- 'a' # it's",
            &[
                "x <- r\"(it's \"x\")\"",
                "x <- R'---[it's ]' ]---'",
                "x <- r\"{a}\"",
                "x <- 5 %% 2",
                "`it's` <- 1",
                "r <- c('a')",
            ],
        );
    }
}
