//! OCaml: texts in which nothing means anything.

use std::sync::LazyLock;

use super::ML;
use crate::highlight::class::Class;
use crate::highlight::language::{Language, Quoted};
use crate::highlight::lexer::{Lexer, Syntax};

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
    match lexer.bytes[lexer.at] {
        b'{' => quoted_text(lexer),
        _ => super::special(lexer),
    }
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
