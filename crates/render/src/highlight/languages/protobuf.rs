//! Protocol Buffers.

use std::sync::LazyLock;

use crate::highlight::class::Class;
use crate::highlight::language::{BlockComment, Language, Quoted};
use crate::highlight::lexer::Syntax;

pub static PROTOBUF: LazyLock<Syntax> = LazyLock::new(|| {
    const {
    Language {
        words: &[
            (Class::Constant, "true false"),
            (
                Class::Keyword,
                "syntax edition import weak public package option message enum service rpc returns \
                 stream oneof map reserved extensions extend to max repeated optional required group",
            ),
            (
                Class::Type,
                "double float int32 int64 uint32 uint64 sint32 sint64 fixed32 fixed64 sfixed32 \
                 sfixed64 bool string bytes",
            ),
        ],
        line_comments: &["//"],
        block_comments: &[BlockComment::C],
        strings: &[Quoted::DOUBLE, Quoted::SINGLE],
        definitions: &[
            ("message enum service extend", Class::Type),
            ("rpc", Class::Function),
            ("package", Class::Namespace),
        ],
        capitals: Class::Type,
        all_capitals: Class::Constant,
        ..Language::PLAIN
    }
    }
    .syntax()
});

#[cfg(test)]
mod tests {
    use crate::highlight::tests::check_parts;

    #[test]
    fn messages_and_types_are_coloured() {
        check_parts(
            "proto",
            "message Note { string title = 1; }",
            &["‹keyword message› ‹type Note›", "‹type string›"],
        );
    }
}
