//! Languages that describe shapes and settings: Protocol Buffers, GraphQL, HCL (Terraform), nginx.

use std::sync::LazyLock;

use crate::highlight::class::Class;
use crate::highlight::language::{BlockComment, Hole, Keys, Language, Quoted};
use crate::highlight::lexer::heredoc::Close;
use crate::highlight::lexer::{Lexer, Syntax};

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

pub static GRAPHQL: LazyLock<Syntax> = LazyLock::new(|| {
    const {
    Language {
        words: &[
            (Class::Constant, "true false null"),
            (
                Class::Keyword,
                "query mutation subscription fragment on type interface union enum scalar input schema \
                 extend directive implements repeatable",
            ),
            (Class::Type, "Int Float String Boolean ID"),
        ],
        line_comments: &["#"],
        strings: &[Quoted::long("\"\"\""), Quoted::DOUBLE],
        sigils: &[(b'@', Class::Annotation), (b'$', Class::Parameter)],
        definitions: &[
            ("query mutation subscription", Class::Function),
            ("type interface union enum scalar input on", Class::Type),
        ],
        capitals: Class::Type,
        all_capitals: Class::Constant,
        keys: Keys::Words,
        ..Language::PLAIN
    }
    }
    .syntax()
});

pub static HCL: LazyLock<Syntax> = LazyLock::new(|| {
    const {
    Language {
        words: &[
            (Class::Constant, "true false null"),
            (Class::Keyword, "for in if else endif endfor"),
            (Class::Builtin, "var local each count self path"),
            (Class::Type, "string number bool any"),
        ],
        soft_words: "resource data variable output module provider terraform locals backend dynamic \
            lifecycle provisioner connection moved import check required_providers",
        word_bytes: b"-",
        line_comments: &["#", "//"],
        block_comments: &[BlockComment::C],
        strings: &[Quoted::DOUBLE.with_hole(Hole::DollarBrace)],
        members: Class::Property,
        keys: Keys::Equals,
        special_bytes: b"<",
        ..Language::PLAIN
    }
    }
    .syntax_with(hcl_heredoc)
});

fn hcl_heredoc(lexer: &mut Lexer<'_, '_>) -> bool {
    let Some(mark) = lexer.heredoc_mark(2).filter(|_| lexer.is_at("<<")) else {
        return false;
    };
    lexer.heredoc(mark, Close::Indented, Hole::DollarBrace);
    true
}

pub static NGINX: LazyLock<Syntax> = LazyLock::new(|| {
    const {
        Language {
            words: &[(Class::Constant, "on off default")],
            word_bytes: b"-",
            line_comments: &["#"],
            strings: &[Quoted::DOUBLE, Quoted::SINGLE],
            sigils: &[(b'$', Class::Parameter)],
            special_bytes: b"abcdefghijklmnopqrstuvwxyz~",
            ..Language::PLAIN
        }
    }
    .syntax_with(nginx_directive)
});

/// The first word of a directive names it; patterns follow a tilde.
fn nginx_directive(lexer: &mut Lexer<'_, '_>) -> bool {
    let end = lexer.word_end(lexer.at);
    if lexer.bytes[lexer.at] == b'~' {
        let rest = &lexer.bytes[lexer.at..lexer.line_end(lexer.at)];
        let open = rest
            .iter()
            .rposition(|byte| *byte == b'{')
            .unwrap_or(rest.len());
        lexer.take_value(lexer.at + open, Class::Regexp);
        return true;
    }
    let starts = lexer.line_start || matches!(lexer.previous, b';' | b'{' | b'}');
    if starts {
        lexer.take_value(end, Class::Keyword);
    }
    starts
}
