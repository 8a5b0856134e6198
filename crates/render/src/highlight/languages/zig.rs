//! Zig: strings of lines, names in quotes.

use std::sync::LazyLock;

use crate::highlight::class::Class;
use crate::highlight::language::{Language, Parameters, Places, Quoted};
use crate::highlight::lexer::Syntax;

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
        ..Language::SLASHED
    }
    }
    .syntax()
});

#[cfg(test)]
mod tests {
    use crate::highlight::tests::{check_parts, ends};

    #[test]
    fn types_and_builtins_are_coloured() {
        check_parts(
            "zig",
            "const x: u8 = @intCast(1);",
            &["‹type u8›", "‹builtin @intCast›"],
        );
    }

    #[test]
    fn whatever_opens_is_closed_where_the_language_closes_it() {
        ends(
            "zig",
            "const x = 'a'; // it's",
            &["const s =\n    \\\\it's \"x\n;", "const @\"it's\" = 1;"],
        );
    }
}
