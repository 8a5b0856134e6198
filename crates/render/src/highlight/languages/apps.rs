//! Swift, Dart and Zig.

use std::sync::LazyLock;

use crate::highlight::class::Class;
use crate::highlight::language::{
    BlockComment, Hole, Keys, Language, Parameters, Places, Prefix, Quoted, Regexps,
};
use crate::highlight::lexer::{Lexer, Syntax};
use crate::highlight::scan::find;

const BASE: Language = Language {
    line_comments: &["//"],
    block_comments: &[BlockComment::NESTED],
    doc_comments: &["///", "/**", "//!"],
    sigils: &[(b'@', Class::Annotation)],
    capitals: Class::Type,
    members: Class::Property,
    ..Language::PLAIN
};

pub static SWIFT: LazyLock<Syntax> = LazyLock::new(|| {
    const {
    Language {
        words: &[
            (Class::Own, "self super Self"),
            (Class::Constant, "true false nil"),
            (
                Class::Keyword,
                "actor as associatedtype async await break case catch class continue convenience default \
                 defer deinit do dynamic else enum extension fallthrough fileprivate final for func get \
                 guard if import in indirect infix init inout internal is lazy let mutating nonisolated \
                 open operator optional override postfix prefix private protocol public repeat required \
                 rethrows return set some any static struct subscript switch throw throws try typealias \
                 unowned var weak where while",
            ),
        ],
        strings: &[
            Quoted::long("\"\"\"").with_hole(Hole::Backslash),
            Quoted::DOUBLE.with_hole(Hole::Backslash),
            Quoted::name("`"),
        ],
        special_bytes: b"#",
        regexps: Regexps::OnLine,
        definitions: &[
            ("func", Class::Function),
            ("class struct enum protocol extension actor typealias", Class::Type),
        ],
        keys: Keys::Words,
        parameters: Parameters::Named,
        ..BASE
    }
    }
    .syntax_with(swift_raw)
});

/// `#"text"#`, `##"""text"""##`, `#/pattern/#`; code within is `\#(code)`.
fn swift_raw(lexer: &mut Lexer<'_, '_>) -> bool {
    if lexer.before() == b'#' {
        return false;
    }
    let rest = &lexer.bytes[lexer.at..];
    let hashes = rest.iter().take_while(|byte| **byte == b'#').count();
    let rest = &rest[hashes..];
    let (open, class) = if rest.starts_with(b"\"\"\"") {
        ("\"\"\"", Class::String)
    } else {
        match rest.first() {
            Some(b'"') => ("\"", Class::String),
            Some(b'/') => ("/", Class::Regexp),
            _ => return false,
        }
    };
    let marks = "#".repeat(hashes);
    let close = format!("{open}{marks}");
    let hole = format!("\\{marks}(");
    let mut from = lexer.at + hashes + open.len();
    let end = lexer.after(from, &close);
    if class == Class::String {
        while let Some(at) = find(&lexer.bytes[..end], from, hole.as_bytes()) {
            lexer.take(at, class);
            lexer.take(at + hole.len(), Class::Punctuation);
            if !lexer.inner_code(b')') || lexer.at > end {
                break;
            }
            from = lexer.at;
        }
    }
    let end = if lexer.at > end {
        lexer.after(lexer.at, &close)
    } else {
        end
    };
    lexer.take_value(end, class);
    true
}

pub static DART: LazyLock<Syntax> = LazyLock::new(|| {
    const {
    Language {
        words: &[
            (Class::Own, "this super"),
            (Class::Constant, "true false null"),
            (
                Class::Keyword,
                "abstract as assert async await base break case catch class const continue covariant \
                 default deferred do else enum export extends extension external factory final finally \
                 for get if implements import in interface is late library mixin new on operator part \
                 required rethrow return sealed set static switch sync throw try typedef var when while \
                 with yield",
            ),
            (Class::Type, "bool double dynamic int num void"),
        ],
        strings: &[
            Quoted::long("\"\"\"").with_hole(Hole::Dollar),
            Quoted::long("'''").with_hole(Hole::Dollar),
            Quoted::DOUBLE.with_hole(Hole::Dollar),
            Quoted::SINGLE.with_hole(Hole::Dollar),
        ],
        prefixes: &[("r", Prefix::Raw)],
        definitions: &[("class mixin enum extends implements", Class::Type)],
        keys: Keys::Words,
        ..BASE
    }
    }
    .syntax()
});

pub static ZIG: LazyLock<Syntax> = LazyLock::new(|| {
    const {
    Language {
        words: &[
            (Class::Constant, "true false null undefined"),
            (
                Class::Keyword,
                "align allowzero and asm break callconv catch comptime const continue defer else enum \
                 errdefer error export extern fn for if inline noalias opaque or orelse packed pub \
                 resume return struct suspend switch test threadlocal try union unreachable var volatile \
                 while",
            ),
            (
                Class::Type,
                "anyerror anyopaque anytype bool comptime_float comptime_int f16 f32 f64 f128 i8 i16 \
                 i32 i64 i128 isize noreturn type u1 u8 u16 u32 u64 u128 usize void",
            ),
        ],
        block_comments: &[],
        strings: &[
            Quoted::DOUBLE.with_places(Places::Braces),
            Quoted::SINGLE,
            Quoted::raw("\\\\", "\n"),
            // Any text is a name after the sign.
            Quoted { class: Class::Plain, ..Quoted::DOUBLE.opened_by("@\"") },
        ],
        sigils: &[(b'@', Class::Builtin)],
        definitions: &[("fn", Class::Function)],
        parameters: Parameters::Named,
        ..BASE
    }
    }
    .syntax()
});
