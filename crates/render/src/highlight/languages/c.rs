//! C, C++ and C#: the preprocessor, raw strings, attributes in brackets.

use std::sync::LazyLock;

use crate::highlight::class::Class;
use crate::highlight::language::{BlockComment, Hole, Language, Places, Prefix, Quoted};
use crate::highlight::lexer::Lexer;
use crate::highlight::table::Table;

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
    special,
    ..Language::PLAIN
};

pub static C: LazyLock<Table> = LazyLock::new(|| C_LANGUAGE.table());

pub static CPP: LazyLock<Table> = LazyLock::new(|| {
    const {
    Language {
        words: &[
            (Class::Own, "this"),
            (Class::Constant, "true false NULL nullptr EOF"),
            (Class::Keyword, C_KEYWORDS),
            (
                Class::Keyword,
                "and catch class co_await co_return co_yield concept consteval constinit decltype delete \
                 explicit export friend mutable namespace new noexcept not operator or override private \
                 protected public requires static_assert static_cast dynamic_cast const_cast \
                 reinterpret_cast template this throw try typeid typename using virtual xor",
            ),
            (Class::Type, C_TYPES),
            (Class::Namespace, "std"),
        ],
        soft_words: "final import module",
        definitions: &[
            ("class struct union enum concept", Class::Type),
            ("namespace", Class::Namespace),
        ],
        special_bytes: b"#[R",
        ..C_LANGUAGE
    }
    }
    .table()
});

pub static CSHARP: LazyLock<Table> = LazyLock::new(|| {
    const {
    Language {
        words: &[
            (Class::Own, "this base"),
            (Class::Constant, "true false null"),
            (
                Class::Keyword,
                "abstract as async await break case catch checked class const continue default delegate \
                 do else enum event explicit extern finally fixed for foreach goto if implicit in \
                 interface internal is lock nameof namespace new operator out override params private \
                 protected public readonly ref return sealed sizeof stackalloc static struct switch \
                 throw try typeof unchecked unsafe using var virtual void volatile while with yield",
            ),
            (
                Class::Type,
                "bool byte char decimal double dynamic float int long nint nuint object sbyte short \
                 string uint ulong ushort",
            ),
        ],
        soft_words: "record required init get set where select from when partial file scoped and or not",
        doc_comments: &["///"],
        strings: &[
            Quoted {
                escape: 0,
                ..Quoted::long("$\"\"\"").with_hole(Hole::Brace).closed_by("\"\"\"")
            },
            Quoted::raw("\"\"\"", "\"\"\""),
            Quoted {
                doubled: true,
                ..Quoted::raw("$@\"", "\"").with_hole(Hole::Brace)
            },
            Quoted {
                open: "$\"",
                ..Quoted::DOUBLE.with_hole(Hole::Brace)
            },
            Quoted {
                doubled: true,
                ..Quoted::raw("@\"", "\"")
            },
            Quoted::DOUBLE,
            Quoted::SINGLE,
        ],
        prefixes: &[],
        definitions: &[
            ("class struct interface enum record new", Class::Type),
            ("namespace", Class::Namespace),
        ],
        number_bytes: b"",
            capital_calls: Class::Function,
        ..C_LANGUAGE
    }
    }
    .table()
});

fn special(lexer: &mut Lexer<'_, '_>) -> bool {
    match lexer.bytes[lexer.at] {
        b'#' if lexer.line_start => directive(lexer),
        b'[' => attribute(lexer),
        b'R' => raw_string(lexer),
        _ => false,
    }
}

/// `#include <stdio.h>`, `#define NAME`.
fn directive(lexer: &mut Lexer<'_, '_>) -> bool {
    let rest = &lexer.bytes[lexer.at + 1..];
    let blanks = rest.iter().take_while(|byte| **byte == b' ').count();
    let word = lexer.at + 1 + blanks;
    let end = lexer.word_end(word);
    let name = &lexer.bytes[word..end];
    let (is_include, is_define) = (name == b"include", name == b"define");
    lexer.take(end, Class::Keyword);
    lexer.line_start = false;
    lexer.after_value = false;
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
    if !named && lexer.peek(1) != b'[' {
        return false;
    }
    let rest = &lexer.bytes[lexer.at..];
    let line = rest
        .iter()
        .take(LONGEST_ATTRIBUTE)
        .take_while(|byte| **byte != b'\n');
    let mut depth = 0;
    for (index, byte) in line.enumerate() {
        match byte {
            b'[' => depth += 1,
            b']' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            lexer.take(lexer.at + index + 1, Class::Annotation);
            return true;
        }
    }
    false
}

/// `R"mark(…)mark"`.
fn raw_string(lexer: &mut Lexer<'_, '_>) -> bool {
    if lexer.peek(1) != b'"' || lexer.before().is_ascii_alphanumeric() {
        return false;
    }
    let rest = &lexer.bytes[lexer.at + 2..];
    let Some(open) = rest.iter().take(20).position(|byte| *byte == b'(') else {
        return false;
    };
    let Ok(mark) = std::str::from_utf8(&rest[..open]) else {
        return false;
    };
    let close = format!("){mark}\"");
    lexer.take_value(lexer.after(lexer.at + open + 3, &close), Class::String);
    true
}
