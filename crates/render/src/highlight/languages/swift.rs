//! Swift: raw strings and patterns between number signs, code in strings.

use std::sync::LazyLock;

use crate::highlight::class::Class;
use crate::highlight::language::{BlockComment, Hole, Keys, Language, Parameters, Quoted, Regexps};
use crate::highlight::lexer::{Lexer, Syntax};
use crate::highlight::scan::find;

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
        block_comments: &[BlockComment::NESTED],
        sigils: &[(b'@', Class::Annotation)],
        ..Language::SLASHED
    }
    }
    .syntax_with(raw)
});

/// `#"text"#`, `##"""text"""##`, `#/pattern/#`; code within is `\#(code)`.
fn raw(lexer: &mut Lexer<'_, '_>) -> bool {
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

#[cfg(test)]
mod tests {
    use crate::highlight::tests::{check_parts, ends};

    #[test]
    fn code_in_strings_is_code() {
        check_parts(
            "swift",
            "func f() { print(\"a \\(b)\") }",
            &["‹function f›", "‹punctuation \\(›b‹punctuation )›"],
        );
    }

    #[test]
    fn whatever_opens_is_closed_where_the_language_closes_it() {
        ends(
            "swift",
            "let x = \"a\" // it's",
            &[
                "let s = #\"it's \"x\" \\#(a[\"b\"]) \\\"#",
                "let s = ##\"\"\"\n it's \"# \"\"\"# \\\n\"\"\"##",
                "let r = #/it's\"/#",
                "let s = \"a \\(b(\"c\")) d\"",
                "let `it's` = 1",
                "let s = \"\"\"\n it's \"x\" \\(f(\"\"\"\n y\n\"\"\"))\n\"\"\"",
                "#if DEBUG",
                "/* a /* it's */ */",
            ],
        );
    }
}
