//! Lua and R.

use std::sync::LazyLock;

use crate::highlight::class::Class;
use crate::highlight::language::{BlockComment, Language, Parameters, Places, Quoted};
use crate::highlight::table::Table;

pub static LUA: LazyLock<Table> = LazyLock::new(|| {
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
        block_comments: &[BlockComment {
            open: "--[[",
            close: "]]",
            nested: false,
        }],
        strings: &[Quoted::DOUBLE.with_places(Places::Percent), Quoted::SINGLE.with_places(Places::Percent), Quoted::raw("[[", "]]")],
        definitions: &[("function", Class::Function)],
        all_capitals: Class::Constant,
        members: Class::Property,
        parameters: Parameters::Named,
        ..Language::PLAIN
    }
    }
    .table()
});

pub static R: LazyLock<Table> = LazyLock::new(|| {
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
        ..Language::PLAIN
    }
    }
    .table()
});
