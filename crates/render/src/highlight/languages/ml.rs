//! F# and OCaml: comments within comments, quotes in names and before types.

use std::sync::LazyLock;

use crate::highlight::class::Class;
use crate::highlight::language::{BlockComment, Hole, Language, Quoted};
use crate::highlight::lexer::{Lexer, Syntax};

const ML: Language = Language {
    word_bytes: b"'",
    block_comments: &[BlockComment {
        open: "(*",
        close: "*)",
        nested: true,
    }],
    definitions: &[
        ("let and", Class::Function),
        ("type", Class::Type),
        ("module namespace", Class::Namespace),
    ],
    capitals: Class::Type,
    members: Class::Property,
    special_bytes: b"'(",
    ..Language::PLAIN
};

pub static FSHARP: LazyLock<Syntax> = LazyLock::new(|| {
    const {
        Language {
            words: &[
                (Class::Own, "this base self"),
                (Class::Constant, "true false null None"),
                (
                    Class::Keyword,
                    "abstract and as assert async begin class default delegate do done downcast downto elif \
                     else end exception extern finally fixed for fun function global if in inherit inline \
                     interface internal lazy let match member module mutable namespace new not of open or \
                     override private public rec return select static struct task then to try type upcast \
                     use val void when while with yield",
                ),
                (
                    Class::Type,
                    "bool byte sbyte int16 uint16 int uint32 int64 uint64 nativeint decimal float double \
                     float32 single char string unit obj list array seq option",
                ),
                (Class::Builtin, "printfn printf sprintf failwith failwithf ignore id fst snd Some Ok Error"),
            ],
            line_comments: &["//"],
            doc_comments: &["///"],
            strings: &[
                Quoted::long("\"\"\"").without_escapes(),
                Quoted {
                    doubled: true,
                    ..Quoted::raw("@\"", "\"")
                },
                Quoted::DOUBLE.over_lines(),
                Quoted::name("``"),
            ],
            special_bytes: b"'([$#",
            ..ML
        }
    }
    .syntax_with(special)
});

pub static OCAML: LazyLock<Syntax> = LazyLock::new(|| {
    const {
        Language {
            words: &[
                (Class::Constant, "true false None"),
                (
                    Class::Keyword,
                    "and as assert asr begin class constraint do done downto else end exception external for \
                     fun function functor if in include inherit initializer land lazy let lor lsl lsr lxor \
                     match method mod module mutable new nonrec object of open or private rec sig struct then \
                     to try type val virtual when while with",
                ),
                (Class::Type, "int float bool char string bytes unit list array option exn ref"),
                (Class::Builtin, "Some Ok Error print_endline print_string failwith ignore raise fst snd not"),
            ],
            strings: &[Quoted::DOUBLE.over_lines()],
            special_bytes: b"'({",
            ..ML
        }
    }
    .syntax_with(special)
});

fn special(lexer: &mut Lexer<'_, '_>) -> bool {
    let start = lexer.at;
    match lexer.bytes[start] {
        // An operator as a name, no comment.
        b'(' if lexer.is_at("(*)") => {
            lexer.take(start + 3, Class::Punctuation);
            true
        }
        b'(' => false,
        // `[<Literal>]`
        b'[' => lexer.line_start && lexer.is_at("[<") && lexer.annotation(start + 1, b'[', b']'),
        b'{' => quoted_text(lexer),
        b'#' if lexer.line_start => {
            lexer.take(lexer.word_end(start + 1), Class::Keyword);
            true
        }
        b'\'' => quote(lexer),
        _ => interpolated(lexer),
    }
}

/// `'a'` and `'\n'` are characters, `'a` is a type.
fn quote(lexer: &mut Lexer<'_, '_>) -> bool {
    match lexer.character_end() {
        Some(end) => lexer.take_value(end, Class::String),
        None => lexer.take_value(lexer.word_end(lexer.at + 1), Class::Type),
    }
    true
}

/// `$"text {code}"`, `$@"text"`, `$"""text"""`.
fn interpolated(lexer: &mut Lexer<'_, '_>) -> bool {
    let text = if lexer.is_at("$\"\"\"") {
        Quoted::long("$\"\"\"")
            .without_escapes()
            .closed_by("\"\"\"")
    } else if lexer.is_at("$@\"") {
        Quoted {
            doubled: true,
            ..Quoted::raw("$@\"", "\"")
        }
    } else if lexer.is_at("$\"") {
        Quoted::DOUBLE.over_lines().opened_by("$\"")
    } else {
        return false;
    };
    lexer.quoted(text.with_hole(Hole::Brace));
    true
}

/// OCaml's `{|text|}` and `{name|text|name}`.
fn quoted_text(lexer: &mut Lexer<'_, '_>) -> bool {
    let rest = &lexer.bytes[lexer.at + 1..];
    let is_name = |byte: &&u8| byte.is_ascii_lowercase() || **byte == b'_';
    let name = rest.iter().take(40).take_while(is_name).count();
    let Ok(mark) = std::str::from_utf8(&rest[..name]) else {
        return false;
    };
    if rest.get(name) != Some(&b'|') {
        return false;
    }
    let close = format!("|{mark}}}");
    let end = lexer.after(lexer.at + name + 2, &close);
    lexer.take_value(end, Class::String);
    true
}

#[cfg(test)]
mod tests {
    use crate::highlight::tests::check_parts;

    #[test]
    fn fsharp_tells_characters_types_and_names() {
        check_parts(
            "fsharp",
            "let f' (x: 'a) = '\"' // it's\nlet s = @\"C:\\\" + $\"a {x + 1} b\" (* \"c (* d *) *)\nlet ``it's`` = \"\"\"a \"b\" \\\"\"\"",
            &[
                "‹keyword let› ‹function f'›",
                "‹type 'a›‹punctuation )› = ‹string '\"'› ‹comment // it's›",
                "‹string @\"C:\\\"›",
                "‹string $\"a› ‹punctuation {›x + ‹number 1›‹punctuation }› ‹string b\"›",
                "‹comment (* \"c (* d *) *)›",
                "``it's`` = ‹string \"\"\"a \"b\" \\\"\"\"›",
            ],
        );
    }

    #[test]
    fn ocaml_has_texts_in_which_nothing_means_anything() {
        check_parts(
            "ocaml",
            "let s = {|it's \"raw\"|} and t = {sql|select '|sql} (* it *) in x",
            &[
                "‹string {|it's \"raw\"|}› ‹keyword and›",
                "‹string {sql|select '|sql}› ‹comment (* it *)› ‹keyword in› x",
            ],
        );
    }
}
