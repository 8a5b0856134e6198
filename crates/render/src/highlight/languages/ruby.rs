//! Ruby.

use std::sync::LazyLock;

use crate::highlight::class::Class;
use crate::highlight::language::{BlockComment, Hole, Keys, Language, Quoted};
use crate::highlight::lexer::Lexer;
use crate::highlight::table::Table;

pub static RUBY: LazyLock<Table> = LazyLock::new(|| {
    const {
    Language {
        words: &[
            (Class::Own, "self super"),
            (Class::Constant, "true false nil __FILE__ __LINE__ __dir__"),
            (
                Class::Keyword,
                "alias and begin BEGIN break case class def defined? do else elsif end END ensure for if \
                 in module next not or redo rescue retry return then undef unless until when while yield \
                 private protected public module_function refine using",
            ),
            (
                Class::Builtin,
                "attr_accessor attr_reader attr_writer extend include prepend raise require \
                 require_relative load puts print p pp lambda proc loop format sprintf gets freeze catch throw",
            ),
        ],
        word_bytes: b"?!",
        line_comments: &["#"],
        block_comments: &[BlockComment {
            open: "=begin",
            close: "=end",
            nested: false,
        }],
        strings: &[
            Quoted::DOUBLE.over_lines().with_hole(Hole::Hash),
            Quoted::SINGLE.over_lines(),
            Quoted::long("`").with_hole(Hole::Hash),
        ],
        sigils: &[(b':', Class::Constant)],
        definitions: &[("def", Class::Function), ("class", Class::Type), ("module", Class::Namespace)],
        capitals: Class::Type,
        all_capitals: Class::Constant,
        keys: Keys::Words,
        regexps: true,
        special_bytes: b"@$<%",
        special,
        ..Language::PLAIN
    }
    }
    .table()
});

fn special(lexer: &mut Lexer<'_, '_>) -> bool {
    let start = lexer.at;
    match lexer.bytes[start] {
        b'<' => heredoc(lexer),
        b'%' => words(lexer),
        b'@' => {
            let name = if lexer.is_at("@@") {
                start + 2
            } else {
                start + 1
            };
            lexer.take_value(lexer.word_end(name), Class::Property);
            true
        }
        _ => {
            lexer.take_value(lexer.word_end(start + 1), Class::Constant);
            true
        }
    }
}

/// `<<~SQL` and the lines up to `SQL`.
fn heredoc(lexer: &mut Lexer<'_, '_>) -> bool {
    if !(lexer.is_at("<<~") || lexer.is_at("<<-")) {
        return false;
    }
    let quoted = matches!(lexer.peek(3), b'\'' | b'"');
    let start = lexer.at + if quoted { 4 } else { 3 };
    let end = lexer.word_end(start);
    lexer.heredoc(start, end)
}

/// `%w[one two]`, `%i[…]`, `%q(…)`.
fn words(lexer: &mut Lexer<'_, '_>) -> bool {
    let close = match lexer.peek(2) {
        b'[' => "]",
        b'(' => ")",
        b'{' => "}",
        _ => return false,
    };
    if lexer.after_value
        || !matches!(
            lexer.peek(1),
            b'w' | b'i' | b'q' | b'Q' | b'W' | b'I' | b'r'
        )
    {
        return false;
    }
    lexer.take_value(lexer.after(lexer.at + 3, close), Class::String);
    true
}
