//! Rust: lifetimes beside characters, raw strings with any number of hashes, attributes.

use std::sync::LazyLock;

use crate::highlight::class::Class;
use crate::highlight::language::{BlockComment, Language, Parameters, Places, Prefix, Quoted};
use crate::highlight::lexer::{Lexer, Syntax};

pub static RUST: LazyLock<Syntax> = LazyLock::new(|| {
    const {
    Language {
        words: &[
            (Class::Own, "self"),
            (Class::Constant, "true false"),
            (
                Class::Keyword,
                "as async await break const continue crate dyn else enum extern fn for if impl in let \
                 loop match mod move mut pub ref return static struct super trait type unsafe use where \
                 while yield",
            ),
            (
                Class::Type,
                "bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize Self",
            ),
            (Class::Builtin, "Some None Ok Err"),
        ],
        soft_words: "union macro gen raw",
        line_comments: &["//"],
        block_comments: &[BlockComment::NESTED],
        doc_comments: &["///", "//!", "/**", "/*!"],
        strings: &[Quoted::DOUBLE.over_lines().with_places(Places::Braces)],
        prefixes: &[("b", Prefix::Same), ("c", Prefix::Same)],
        definitions: &[
            ("fn", Class::Function),
            ("struct enum trait type union", Class::Type),
            ("mod", Class::Namespace),
        ],
        capitals: Class::Type,
        all_capitals: Class::Constant,
        members: Class::Property,
        parameters: Parameters::Named,
        macros: true,
        special_bytes: b"'#rbc",
        ..Language::PLAIN
    }
    }
    .syntax_with(special)
});

fn special(lexer: &mut Lexer<'_, '_>) -> bool {
    match lexer.bytes[lexer.at] {
        b'\'' => quote(lexer),
        b'#' => attribute(lexer),
        _ => raw_string(lexer),
    }
    .is_some()
}

/// `'a'` is a character, `'a` a lifetime.
fn quote(lexer: &mut Lexer<'_, '_>) -> Option<()> {
    let escaped = lexer.peek(1) == b'\\';
    match lexer.character_end() {
        Some(end) if escaped => lexer.take_value(end, Class::Escape),
        Some(end) => lexer.take_value(end, Class::String),
        None => {
            let end = lexer.word_end(lexer.at + 1);
            lexer.take_value(end, Class::Label);
        }
    }
    Some(())
}

/// `#[derive(…)]` and `#![…]`, up to the bracket that closes it.
fn attribute(lexer: &mut Lexer<'_, '_>) -> Option<()> {
    let open = if lexer.is_at("#![") { 3 } else { 2 };
    if open == 2 && !lexer.is_at("#[") {
        return None;
    }
    lexer.annotation(lexer.at + open, b'[', b']').then_some(())
}

/// `r"…"`, `r#"…"#`, `br##"…"##`.
fn raw_string(lexer: &mut Lexer<'_, '_>) -> Option<()> {
    if lexer.before().is_ascii_alphanumeric() || lexer.before() == b'_' {
        return None;
    }
    let rest = &lexer.bytes[lexer.at..];
    let letters = rest
        .iter()
        .take_while(|byte| byte.is_ascii_lowercase())
        .count();
    if !matches!(&rest[..letters], b"r" | b"br" | b"cr") {
        return None;
    }
    let hashes = rest[letters..]
        .iter()
        .take_while(|byte| **byte == b'#')
        .count();
    if rest.get(letters + hashes) != Some(&b'"') {
        return None;
    }
    let close = format!("\"{}", "#".repeat(hashes));
    let end = lexer.after(lexer.at + letters + hashes + 1, &close);
    lexer.take_value(end, Class::String);
    Some(())
}

#[cfg(test)]
mod tests {
    use crate::highlight::tests::{check, check_parts, ends};

    #[test]
    fn rust_tells_lifetimes_from_characters() {
        check(
            "rust",
            "fn f<'a>(x: &'a str) -> char { 'x' }",
            "‹keyword fn› ‹function f›<‹label 'a›>‹punctuation (›‹parameter x›‹punctuation :› &‹label 'a› ‹type str›\
             ‹punctuation )› -> ‹type char› ‹punctuation {› ‹string 'x'› ‹punctuation }›",
        );
        check_parts(
            "rust",
            "let q = '\\''; let r = 'é';",
            &["‹escape '\\''›", "‹string 'é'›"],
        );
    }

    #[test]
    fn rust_has_raw_strings_macros_attributes_and_nested_comments() {
        check_parts(
            "rust",
            "#[derive(Debug)]\nprintln!(\"{name:>8} {}\\n\");\nlet r = br##\"a \"# b\"##; /* a /* b */ c */ x",
            &[
                "‹annotation #[derive(Debug)]›",
                "‹macro println!›",
                "‹escape {name:>8} {}\\n›",
                "‹string br##\"a \"# b\"##›",
                "‹comment /* a /* b */ c */› x",
            ],
        );
        check_parts(
            "rust",
            "1..2 + 0xff_u8 + 1.5e-3",
            &[
                "‹number 1›..‹number 2›",
                "‹number 0xff_u8›",
                "‹number 1.5e-3›",
            ],
        );
    }

    #[test]
    fn whatever_opens_is_closed_where_the_language_closes_it() {
        ends(
            "rust",
            "let x = 'a'; // it's",
            &[
                "let s = r#\"it's \"x\" \\\"#; let t = r\"\\\";",
                "let s = br##\"a\"#\"##;",
                "fn f<'a>(x: &'a str) -> &'static str { 'l: loop { break 'l; } }",
                "let c = '\\''; let d = b'\\''; let e = '\"'; let f = 'é';",
                "#[doc = \"it's ]\"]\nstruct A;",
                "let s = \"a \\\n it's\";",
                "/* a /* it's */ \" */",
                "#[derive(\n\nfn f() {}",
            ],
        );
    }
}
