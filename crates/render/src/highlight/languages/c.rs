//! C, and what C++ and C# have of it: the preprocessor, attributes in brackets.

pub mod cpp;
pub mod csharp;

use std::sync::LazyLock;

use crate::highlight::class::Class;
use crate::highlight::language::{BlockComment, Language, Places, Prefix, Quoted};
use crate::highlight::lexer::{Lexer, Syntax};

const C_KEYWORDS: &str = "alignas alignof asm auto break case const constexpr continue default do else enum extern \
    for goto if inline register restrict return sizeof static struct switch thread_local typedef typeof union \
    volatile while";

const C_TYPES: &str = "bool char double float int long short signed unsigned void size_t ssize_t ptrdiff_t intptr_t \
    uintptr_t int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t wchar_t char8_t char16_t char32_t \
    FILE va_list time_t";

const C_LANGUAGE: Language = Language {
    words: &[
        (
            Class::Constant,
            "true false NULL nullptr stdin stdout stderr EOF",
        ),
        (Class::Keyword, C_KEYWORDS),
        (Class::Type, C_TYPES),
    ],
    line_comments: &["//"],
    block_comments: &[BlockComment::C],
    doc_comments: &["///", "/**", "//!", "/*!"],
    strings: &[Quoted::DOUBLE.with_places(Places::Percent), Quoted::SINGLE],
    prefixes: &[
        ("L", Prefix::Same),
        ("u", Prefix::Same),
        ("u8", Prefix::Same),
    ],
    definitions: &[("struct union enum", Class::Type)],
    capitals: Class::Type,
    all_capitals: Class::Constant,
    members: Class::Property,
    number_bytes: b"'",
    special_bytes: b"#[",
    ..Language::PLAIN
};

pub static C: LazyLock<Syntax> = LazyLock::new(|| C_LANGUAGE.syntax_with(special));

/// Directives and attributes.
fn special(lexer: &mut Lexer<'_, '_>) -> bool {
    match lexer.bytes[lexer.at] {
        b'#' if lexer.line_start => directive(lexer),
        b'[' => attribute(lexer),
        _ => false,
    }
}

/// Words of a directive after which the line is text.
const TEXTS: &[&[u8]] = &[
    b"error",
    b"warning",
    b"region",
    b"endregion",
    b"pragma",
    b"ident",
];

/// `#include <stdio.h>`, `#define NAME`.
fn directive(lexer: &mut Lexer<'_, '_>) -> bool {
    let rest = &lexer.bytes[lexer.at + 1..];
    let blanks = rest.iter().take_while(|byte| **byte == b' ').count();
    let word = lexer.at + 1 + blanks;
    let end = lexer.word_end(word);
    let name = &lexer.bytes[word..end];
    let line = &lexer.bytes[end..lexer.line_end(end)];
    let is_text = TEXTS.contains(&name) && !line.trim_ascii_start().starts_with(b"\"");
    let (is_include, is_define) = (name == b"include", name == b"define");
    lexer.take(end, Class::Keyword);
    lexer.line_start = false;
    lexer.after_value = false;
    if is_text {
        lexer.take(lexer.line_end(end), Class::Plain);
        return true;
    }
    let path = &lexer.bytes[end..lexer.line_end(end)];
    let angle = path.iter().position(|byte| *byte == b'<');
    if let (true, Some(angle)) = (is_include, angle) {
        let close = path.iter().position(|byte| *byte == b'>');
        lexer.at = end + angle;
        lexer.take_value(
            end + close.map_or(path.len(), |close| close + 1),
            Class::String,
        );
    } else if is_define {
        let name = end + path.iter().take_while(|byte| **byte == b' ').count();
        lexer.at = name;
        lexer.take_value(lexer.word_end(name), Class::Macro);
    }
    true
}

/// A bracket that is not closed within these bytes opens no attribute.
const LONGEST_ATTRIBUTE: usize = 300;

/// `[[nodiscard]]`; in C# `[Fact]` at the start of a line.
fn attribute(lexer: &mut Lexer<'_, '_>) -> bool {
    let named = lexer.line_start && lexer.peek(1).is_ascii_uppercase();
    let rest = lexer.bytes[lexer.at..].iter().take(LONGEST_ATTRIBUTE);
    let is_closed = || {
        rest.take_while(|byte| **byte != b'\n')
            .any(|byte| *byte == b']')
    };
    if !(named || lexer.peek(1) == b'[') || !is_closed() {
        return false;
    }
    lexer.annotation(lexer.at + 1, b'[', b']')
}

#[cfg(test)]
mod tests {
    use crate::highlight::tests::check_parts;

    #[test]
    fn the_preprocessor_macros_and_types_are_coloured() {
        check_parts(
            "c",
            "#include <stdio.h>\n#define MAX 10\nsize_t n = 0xFFu; // x",
            &[
                "‹keyword #include› ‹string <stdio.h>›",
                "‹keyword #define› ‹macro MAX› ‹number 10›",
                "‹type size_t›",
                "‹comment // x›",
            ],
        );
    }
}
