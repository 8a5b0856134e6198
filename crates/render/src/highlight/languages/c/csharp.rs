//! C#: strings with code, raw strings of as many quotes as wanted.

use std::sync::LazyLock;

use super::C_LANGUAGE;
use crate::highlight::class::Class;
use crate::highlight::language::{Hole, Language, Quoted};
use crate::highlight::lexer::{Lexer, Syntax};
use crate::highlight::scan::find;

pub static CSHARP: LazyLock<Syntax> = LazyLock::new(|| {
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
                doubled: true,
                ..Quoted::raw("$@\"", "\"").with_hole(Hole::Brace)
            },
            Quoted {
                doubled: true,
                ..Quoted::raw("@$\"", "\"").with_hole(Hole::Brace)
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
        special_bytes: b"#[\"$",
            capital_calls: Class::Function,
        ..C_LANGUAGE
    }
    }
    .syntax_with(special)
});

fn special(lexer: &mut Lexer<'_, '_>) -> bool {
    match lexer.bytes[lexer.at] {
        b'"' | b'$' => raw_quotes(lexer),
        _ => super::special(lexer),
    }
}

/// C#'s `"""text"""` with three quotes or more, and `$$"""text {{code}}"""`.
fn raw_quotes(lexer: &mut Lexer<'_, '_>) -> bool {
    // Of many dollars only the first is looked at, or they would be counted again and again.
    if lexer.before() == b'$' {
        return false;
    }
    let rest = &lexer.bytes[lexer.at..];
    let dollars = rest.iter().take_while(|byte| **byte == b'$').count();
    let quotes = rest[dollars..]
        .iter()
        .take_while(|byte| **byte == b'"')
        .count();
    if quotes < 3 {
        return false;
    }
    let mut from = lexer.at + dollars + quotes;
    let close = "\"".repeat(quotes);
    let end = lexer.after(from, &close);
    let open = "{".repeat(dollars);
    while dollars > 0
        && let Some(at) = find(&lexer.bytes[..end], from, open.as_bytes())
    {
        lexer.take(at, Class::String);
        lexer.take(at + dollars, Class::Punctuation);
        if !lexer.inner_code(b'}') || lexer.at > end {
            break;
        }
        from = lexer.at;
    }
    lexer.take_value(end.max(lexer.at), Class::String);
    true
}

#[cfg(test)]
mod tests {
    use crate::highlight::tests::{check_parts, ends};

    #[test]
    fn attributes_records_and_code_in_strings_are_coloured() {
        check_parts(
            "csharp",
            "[Fact]\npublic record Note(string Title); var p = @\"C:\\\"; $\"{n:N2} {{}}\"",
            &[
                "‹annotation [Fact]›",
                "record› ‹type Note›",
                "‹string @\"C:\\\"›",
                "‹punctuation {›n‹escape :N2›‹punctuation }›",
            ],
        );
    }

    #[test]
    fn whatever_opens_is_closed_where_the_language_closes_it() {
        ends(
            "csharp",
            "var x = 'a'; // it's",
            &[
                "var s = @\"C:\\\";",
                "var s = $@\"{a[\"b\"]} \"\"it's\\\";",
                "var s = \"\"\"\n it's \"x\" \\\n \"\"\";",
                "var s = $$\"\"\"it's {x} {{y[\"a\"]}} \"\"\";",
                "var s = \"\"\"\"a \"\"\" b\"\"\"\";",
                "#region it's",
                "[Fact(Skip = \"it's ]\")]\nvoid F() {}",
                "char c = '\"';",
            ],
        );
    }
}
