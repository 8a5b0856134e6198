//! Perl: quotes of any sign, here-documents, patterns, and documentation between the lines.

use std::sync::LazyLock;

use crate::highlight::class::Class;
use crate::highlight::language::{Hole, Language, Quoted, Regexps};
use crate::highlight::lexer::{Lexer, Syntax};
use crate::highlight::scan::find;

pub static PERL: LazyLock<Syntax> = LazyLock::new(|| {
    const {
        Language {
            words: &[
                (Class::Own, "__PACKAGE__ __FILE__ __LINE__ __SUB__"),
                (
                    Class::Keyword,
                    "if elsif else unless while until for foreach do continue last next redo goto return sub \
                     my our local state use no require package BEGIN END and or not xor cmp eq ne lt gt le ge \
                     x given when default try catch finally defer class field method",
                ),
                (
                    Class::Builtin,
                    "abs bless caller chdir chomp chop chr close closedir croak defined delete die each eof \
                     eval exec exists exit fork glob grep hex index int join keys lc lcfirst length local map \
                     mkdir open opendir ord pack pop pos print printf push quotemeta rand read readdir \
                     readline ref rename reverse rindex rmdir say scalar shift sleep sort splice split sprintf \
                     sqrt stat substr system tie time uc ucfirst undef unlink unpack unshift values wait \
                     wantarray warn write",
                ),
            ],
            line_comments: &["#"],
            strings: &[
                Quoted { keeps_escapes: true, ..Quoted::SINGLE.over_lines() },
                Quoted::DOUBLE.over_lines().with_hole(Hole::Dollar),
                Quoted::long("`").with_hole(Hole::Dollar),
            ],
            definitions: &[("sub method", Class::Function), ("package class", Class::Namespace)],
            capitals: Class::Type,
            regexps: Regexps::OverLines,
            special_bytes: b"$@%&<=_qmstyQ",
            ..Language::PLAIN
        }
    }
    .syntax_with(special)
});

fn special(lexer: &mut Lexer<'_, '_>) -> bool {
    match lexer.bytes[lexer.at] {
        b'$' | b'@' | b'%' | b'&' => variable(lexer),
        b'<' => heredoc(lexer),
        b'=' => pod(lexer),
        b'_' => data(lexer),
        _ => quote_like(lexer),
    }
}

/// `$name`, `@{$list}`, `$#array`, and `$'` or `$"`, in which the sign opens nothing.
fn variable(lexer: &mut Lexer<'_, '_>) -> bool {
    let start = lexer.at;
    let is_scalar = lexer.bytes[start] == b'$';
    // `a % b` and `a & b` take a value on the left.
    if !is_scalar && lexer.bytes[start] != b'@' && lexer.after_value {
        return false;
    }
    let hash = usize::from(
        is_scalar
            && lexer.peek(1) == b'#'
            && matches!(lexer.peek(2), b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'$' | b'{'),
    );
    let end = lexer.word_end(start + 1 + hash);
    let next = lexer.peek(1);
    let end = if end > start + 1 + hash {
        end
    } else if is_scalar && next.is_ascii_punctuation() && !b"{$(".contains(&next) {
        // `$'`, `$/`, and the `$#` of `$#{$list}`.
        start + 2
    } else if matches!(next, b'{' | b'$') {
        start + 1
    } else {
        return false;
    };
    lexer.take_value(end, Class::Parameter);
    true
}

/// `<<"EOT"`, `<<~EOT`: where `<<` may shift, the line that ends the text has to be there.
fn heredoc(lexer: &mut Lexer<'_, '_>) -> bool {
    let Some(mark) = lexer.heredoc_mark(2).filter(|_| lexer.is_at("<<")) else {
        return false;
    };
    if mark.dash == b'-' || (lexer.after_value && !lexer.has_line(&mark.word)) {
        return false;
    }
    lexer.quoted_heredoc(mark, Hole::Dollar);
    true
}

fn starts_line(lexer: &Lexer<'_, '_>) -> bool {
    matches!(lexer.before(), 0 | b'\n')
}

/// `=pod`, `=head1`, up to `=cut`.
fn pod(lexer: &mut Lexer<'_, '_>) -> bool {
    if !starts_line(lexer) || !lexer.peek(1).is_ascii_alphabetic() {
        return false;
    }
    let end = lexer.after(lexer.at, "\n=cut");
    lexer.take(lexer.line_end(end), Class::Doc);
    true
}

/// `__END__` and `__DATA__`, after which nothing is code.
fn data(lexer: &mut Lexer<'_, '_>) -> bool {
    let line = &lexer.bytes[lexer.at..lexer.line_end(lexer.at)];
    if !starts_line(lexer) || !matches!(line.trim_ascii_end(), b"__END__" | b"__DATA__") {
        return false;
    }
    lexer.take(lexer.line_end(lexer.at), Class::Keyword);
    // Documentation may still follow.
    while let Some(at) = find(lexer.bytes, lexer.at, b"\n=") {
        lexer.take(at + 1, Class::Plain);
        if !pod(lexer) {
            lexer.take(at + 2, Class::Plain);
        }
    }
    lexer.take(lexer.bytes.len(), Class::Plain);
    true
}

/// `q(it's)`, `qq{…}`, `qw[…]`, `m!…!`, `qr/…/x`, `s{…}{…}g`, `tr/a/b/`.
fn quote_like(lexer: &mut Lexer<'_, '_>) -> bool {
    let start = lexer.at;
    let end = lexer.word_end(start);
    let word = &lexer.bytes[start..end];
    let class = match word {
        b"q" | b"qq" | b"qw" | b"qx" => Class::String,
        b"m" | b"qr" | b"s" | b"tr" | b"y" => Class::Regexp,
        _ => return false,
    };
    let blanks = lexer.bytes[end..]
        .iter()
        .take(8)
        .take_while(|byte| **byte == b' ')
        .count();
    let open = lexer.bytes.get(end + blanks).copied().unwrap_or(0);
    let next = lexer.bytes.get(end + blanks + 1).copied().unwrap_or(0);
    // `y => 1`, `$h{s}`, `->q`, `sub m`, `s = 1`: names like others.
    // After `=~` any sign opens a pattern.
    let is_bound = lexer.previous == b'~';
    let is_name = (b",;=-)}]".contains(&open) && !is_bound)
        || (open == b'=' && next == b'>')
        || (open == b'#' && blanks > 0)
        || (lexer.previous == b'>' && lexer.before() == b'>')
        || lexer.after_value
        || lexer.bytes[..start].trim_ascii_end().ends_with(b"sub");
    let Some(quoted) = Quoted::between(open).filter(|_| !is_name && open.is_ascii_punctuation())
    else {
        return false;
    };
    lexer.take(end + blanks, class);
    let has_holes = matches!(word, b"qq" | b"qx");
    let text = Quoted {
        class,
        keeps_escapes: true,
        hole: if has_holes { Hole::Dollar } else { Hole::None },
        ..quoted
    };
    lexer.quoted(text);
    if matches!(word, b"s" | b"tr" | b"y") {
        if text.nests {
            let rest = &lexer.bytes[lexer.at..];
            let blanks = rest
                .iter()
                .take_while(|byte| byte.is_ascii_whitespace())
                .count();
            let second = rest.get(blanks).copied().unwrap_or(0);
            if let Some(second) = Quoted::between(second) {
                lexer.take(lexer.at + blanks, Class::Plain);
                lexer.quoted(Quoted {
                    class,
                    keeps_escapes: true,
                    ..second
                });
            }
        } else {
            // The sign between the two parts closed the first one and opens the second.
            lexer.quoted(Quoted { open: "", ..text });
        }
    }
    if class == Class::Regexp {
        lexer.take_value(lexer.word_end(lexer.at), class);
    }
    true
}

#[cfg(test)]
mod tests {
    use crate::highlight::tests::check_parts;

    #[test]
    fn quotes_of_any_sign_end_where_they_end() {
        check_parts(
            "perl",
            "my $q = q{it's {nested}}; my @w = qw(a b' c); $x =~ s/'/\"/g; $x =~ tr{a'}{b\"}; m!it's!; print 'x'; # it's",
            &[
                "‹string q{it's {nested}}›",
                "‹string qw(a b' c)›",
                "‹regexp s/'/\"/g›",
                "‹regexp tr{a'}{b\"}›",
                "‹regexp m!it's!›",
                "‹builtin print› ‹string 'x'›‹punctuation ;› ‹comment # it's›",
            ],
        );
    }

    #[test]
    fn two_here_documents_follow_each_other() {
        check_parts(
            "perl",
            "f(<<\"A\", <<'B');\nit's\nA\nx ' y\nB\nprint $#list, $', 1 << 2;",
            &[
                "‹string it's›\n‹label A›\n‹string x ' y›\n‹label B›\n‹builtin print› ‹parameter $#list›",
            ],
        );
    }

    #[test]
    fn names_are_no_quotes_and_documentation_is_no_code() {
        check_parts(
            "perl",
            "my %h = (y => 1, s => 2); $h{s}; $a / 2 / $b; $c // $d; f('x') // 'it'; $e =~ s,/,',; $f =~ s-'--;\n\n=pod\n\nit's\n\n=cut\n\nprint;\n__END__\nit's",
            &[
                "y => ‹number 1›",
                "‹parameter $a› / ‹number 2› / ‹parameter $b›",
                "‹doc it's›",
                "‹builtin print›",
                "\nit's",
            ],
        );
    }
}
