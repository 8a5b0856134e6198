//! Ruby.

use std::sync::LazyLock;

use crate::highlight::class::Class;
use crate::highlight::language::{Hole, Keys, Language, Quoted, Regexps};
use crate::highlight::lexer::{Lexer, Syntax};

pub static RUBY: LazyLock<Syntax> = LazyLock::new(|| {
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
        regexps: Regexps::OverLines,
        special_bytes: b"@$<%?=_",
        ..Language::PLAIN
    }
    }
    .syntax_with(special)
});

fn special(lexer: &mut Lexer<'_, '_>) -> bool {
    let start = lexer.at;
    match lexer.bytes[start] {
        b'<' => heredoc(lexer),
        b'%' => percent(lexer),
        b'?' => character(lexer),
        b'=' => pod(lexer),
        b'_' => data(lexer),
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
            // `$name`, and `$'` or `$/`, in which the sign opens nothing.
            let end = lexer.word_end(start + 1).max(start + 2);
            lexer.take_value(end, Class::Constant);
            true
        }
    }
}

/// `<<~SQL` and the lines up to `SQL`. Where it may as well be an operator, it announces a text
/// only if the line that ends the text is there.
fn heredoc(lexer: &mut Lexer<'_, '_>) -> bool {
    let Some(mark) = lexer.heredoc_mark(2).filter(|_| lexer.is_at("<<")) else {
        return false;
    };
    let touches = lexer.after_value && !lexer.before().is_ascii_whitespace();
    let is_clear = mark.dash > 0 && !lexer.after_value;
    if touches || !(is_clear || lexer.has_line(&mark.word)) {
        return false;
    }
    lexer.quoted_heredoc(mark, Hole::Hash);
    true
}

/// `%w[one two]`, `%q(it's)`, `%r{a/b}x`, `%(text)`.
fn percent(lexer: &mut Lexer<'_, '_>) -> bool {
    let named = lexer.peek(1).is_ascii_alphabetic();
    let kind = if named { lexer.peek(1) } else { b'Q' };
    let open = lexer.peek(1 + usize::from(named));
    let is_argument = lexer.previous.is_ascii_alphabetic() && lexer.before() == b' ';
    let may_be = !lexer.after_value || (is_argument && (named || open != b'='));
    let defines = lexer.bytes[..lexer.at].trim_ascii_end().ends_with(b"def");
    let (true, false, Some(quoted)) = (may_be, defines, Quoted::between(open)) else {
        return false;
    };
    if !b"wWiIqQrsx".contains(&kind) || (!named && open == b'=') {
        return false;
    }
    let class = if kind == b'r' {
        Class::Regexp
    } else {
        Class::String
    };
    lexer.take(lexer.at + 1 + usize::from(named), class);
    let has_holes = b"WIQrx".contains(&kind);
    lexer.quoted(Quoted {
        class,
        keeps_escapes: !b"Q".contains(&kind),
        hole: if has_holes { Hole::Hash } else { Hole::None },
        ..quoted
    });
    if kind == b'r' {
        lexer.take_value(lexer.word_end(lexer.at), class);
    }
    true
}

/// `?a`, `?"`, `?\n`: one character.
fn character(lexer: &mut Lexer<'_, '_>) -> bool {
    let escaped = usize::from(lexer.peek(1) == b'\\');
    let after = lexer.peek(2 + escaped);
    let is_one =
        lexer.peek(1).is_ascii_graphic() && !(after.is_ascii_alphanumeric() || after == b'_');
    if lexer.after_value || !is_one {
        return false;
    }
    lexer.take_value(lexer.at + 2 + escaped, Class::String);
    true
}

fn starts_line(lexer: &Lexer<'_, '_>) -> bool {
    matches!(lexer.before(), 0 | b'\n')
}

/// `=begin` and the lines up to `=end`.
fn pod(lexer: &mut Lexer<'_, '_>) -> bool {
    if !starts_line(lexer) || !lexer.is_at("=begin") {
        return false;
    }
    let end = lexer.after(lexer.at, "\n=end");
    lexer.take(lexer.line_end(end), Class::Comment);
    true
}

/// `__END__`, after which nothing is code.
fn data(lexer: &mut Lexer<'_, '_>) -> bool {
    let line = &lexer.bytes[lexer.at..lexer.line_end(lexer.at)];
    if !starts_line(lexer) || line.trim_ascii_end() != b"__END__" {
        return false;
    }
    lexer.take(lexer.line_end(lexer.at), Class::Keyword);
    lexer.take(lexer.bytes.len(), Class::Plain);
    true
}

#[cfg(test)]
mod tests {
    use crate::highlight::tests::{check_parts, ends};

    #[test]
    fn here_documents_symbols_and_code_in_strings_are_coloured() {
        check_parts(
            "ruby",
            "def empty? = @rows\nsql = <<~SQL.strip\n  select\nSQL\nputs :a, \"#{x}\"",
            &[
                "‹function empty?›",
                "‹property @rows›",
                "‹label <<~SQL›",
                "‹string select›\n‹label SQL›",
                "‹constant :a›",
                "‹punctuation #{›x‹punctuation }›",
            ],
        );
    }

    #[test]
    fn whatever_opens_is_closed_where_the_language_closes_it() {
        ends(
            "ruby",
            "puts 'a' # it's",
            &[
                "x = <<SQL\nit's \"\nSQL",
                "x = <<~SQL.strip\n  it's #{a(\"b\")}\n  SQL",
                "x = <<-'END OF'\nit's #{\n  END OF",
                "f(<<A, <<-B)\nit's\nA\n\"\n  B",
                "puts <<SQL\nit's\nSQL",
                "a << B",
                "a <<B",
                "a<<B",
                "class << self; end",
                "x = a <<-1",
                "x = /it's\\/\"/i",
                "x = %r{it's/\"}x; y = %w[a b' [c]]; z = %q(it's (x)); w = %(it's); v = %i{a' b}; %Q|a\"#{b}|",
                "x = /\n  it's # \"\n/x",
                "split /'/",
                "x = a / b / c; y = (1 / 2) / d",
                "x = y % z; puts %(it's)",
                "x = ?'; y = ?\"; z = x ? 'a' : 'b'",
                "=begin\nit's\n=end",
                "x ||=begin\n 1\nend",
                "$' + $\" + $/",
                "\"a #{b[\"it's\"]} c\"",
                "`it's`",
                ":'it s' + :\"a\"",
                "def /(o) = 1",
            ],
        );
    }
}
