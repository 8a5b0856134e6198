//! Lua: long brackets.

use std::sync::LazyLock;

use crate::highlight::class::Class;
use crate::highlight::language::{Language, Parameters, Places, Quoted};
use crate::highlight::lexer::{Lexer, Syntax};

pub static LUA: LazyLock<Syntax> = LazyLock::new(|| {
    const {
    Language {
        words: &[
            (Class::Own, "self"),
            (Class::Constant, "true false nil"),
            (
                Class::Keyword,
                "and break do else elseif end for function goto if in local not or repeat return then \
                 until while",
            ),
            (
                Class::Builtin,
                "assert collectgarbage dofile error getmetatable ipairs load loadfile next pairs pcall \
                 print rawequal rawget rawlen rawset require select setmetatable tonumber tostring type \
                 unpack xpcall coroutine debug io math os package string table utf8 vim",
            ),
        ],
        line_comments: &["--"],
        strings: &[Quoted::DOUBLE.with_places(Places::Percent), Quoted::SINGLE.with_places(Places::Percent)],
        definitions: &[("function", Class::Function)],
        all_capitals: Class::Constant,
        members: Class::Property,
        parameters: Parameters::Named,
        special_bytes: b"[-",
        ..Language::PLAIN
    }
    }
    .syntax_with(long_brackets)
});

/// `[==[ text ]==]`, and the same after two dashes, where it is a comment.
fn long_brackets(lexer: &mut Lexer<'_, '_>) -> bool {
    let is_comment = lexer.is_at("--");
    let open = lexer.at + if is_comment { 2 } else { 0 };
    let rest = lexer.bytes.get(open..).unwrap_or_default();
    let equals = rest.iter().skip(1).take_while(|byte| **byte == b'=');
    let level = equals.count();
    if rest.first() != Some(&b'[') || rest.get(level + 1) != Some(&b'[') {
        return false;
    }
    let close = format!("]{}]", "=".repeat(level));
    let end = lexer.after(open + level + 2, &close);
    if is_comment {
        lexer.take(end, Class::Comment);
    } else {
        lexer.take_value(end, Class::String);
    }
    true
}

#[cfg(test)]
mod tests {
    use crate::highlight::tests::{check_parts, ends};

    #[test]
    fn long_comments_and_words_are_coloured() {
        check_parts(
            "lua",
            "--[[ a\nb ]] local x = #t -- c",
            &[
                "‹comment --[[ a›\n‹comment b ]]›",
                "‹keyword local›",
                "‹comment -- c›",
            ],
        );
    }

    #[test]
    fn whatever_opens_is_closed_where_the_language_closes_it() {
        ends(
            "lua",
            "x = 'a' -- it's",
            &[
                "x = [==[it's ]] ]=] ]==]",
                "--[==[ it's ]] ]==]",
                "--[[ it's\n]]",
                "x = [[it's]]",
                "x = a[b[1]]",
                "x = 'a\\\n it'",
            ],
        );
    }
}
