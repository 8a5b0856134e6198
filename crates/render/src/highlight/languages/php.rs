//! PHP. What stands outside of `<?php … ?>` is HTML and is read in `markup`.

use std::sync::LazyLock;

use crate::highlight::class::Class;
use crate::highlight::language::{BlockComment, Hole, Language, Quoted};
use crate::highlight::lexer::heredoc::Close;
use crate::highlight::lexer::{Lexer, Syntax};

pub static PHP: LazyLock<Syntax> = LazyLock::new(|| {
    const {
    Language {
        words: &[
            (Class::Own, "self parent"),
            (Class::Constant, "true false null"),
            (
                Class::Keyword,
                "abstract and as break callable case catch class clone const continue declare default do \
                 echo else elseif empty enddeclare endfor endforeach endif endswitch endwhile enum exit \
                 extends final finally fn for foreach function global goto if implements include \
                 include_once instanceof insteadof interface isset list match namespace new or print \
                 private protected public readonly require require_once return static switch throw trait \
                 try unset use var while xor yield",
            ),
            (Class::Type, "array bool float int iterable mixed never object string void"),
        ],
        fold_case: true,
        line_comments: &["//"],
        block_comments: &[BlockComment::C],
        doc_comments: &["/**"],
        strings: &[
            Quoted::DOUBLE.over_lines().with_hole(Hole::DollarInBraces),
            Quoted::SINGLE.over_lines(),
            Quoted::long("`").with_hole(Hole::DollarInBraces),
        ],
        definitions: &[
            ("function", Class::Function),
            ("class interface trait enum extends implements new", Class::Type),
            ("namespace", Class::Namespace),
        ],
        capitals: Class::Type,
        all_capitals: Class::Constant,
        special_bytes: b"$#<-",
        ..Language::PLAIN
    }
    }
    .syntax_with(special)
});

fn special(lexer: &mut Lexer<'_, '_>) -> bool {
    let start = lexer.at;
    match lexer.bytes[start] {
        b'$' => {
            let end = lexer.word_end(start + 1);
            let own = &lexer.bytes[start..end] == b"$this";
            lexer.take_value(end, if own { Class::Own } else { Class::Plain });
        }
        b'#' if lexer.peek(1) == b'[' => {
            return lexer.annotation(start + 2, b'[', b']');
        }
        b'#' => lexer.take(lexer.comment_end(), Class::Comment),
        b'-' if lexer.peek(1) == b'>' => {
            let end = lexer.word_end(start + 2);
            lexer.at = start + 2;
            let called = lexer.bytes.get(end) == Some(&b'(');
            lexer.take_value(
                end,
                if called {
                    Class::Function
                } else {
                    Class::Property
                },
            );
        }
        b'<' if lexer.is_at("<<<") => return heredoc(lexer),
        _ => return false,
    }
    true
}

/// `<<<SQL`, `<<<"SQL"`, and `<<<'SQL'` without variables.
fn heredoc(lexer: &mut Lexer<'_, '_>) -> bool {
    let blanks = lexer.bytes[lexer.at + 3..].iter();
    let blanks = blanks
        .take_while(|byte| matches!(byte, b' ' | b'\t'))
        .count();
    let Some(mark) = lexer.heredoc_mark(3 + blanks) else {
        return false;
    };
    let hole = if mark.quote == b'\'' {
        Hole::None
    } else {
        Hole::DollarInBraces
    };
    lexer.heredoc(mark, Close::IndentedWithCode, hole);
    true
}

#[cfg(test)]
mod tests {
    use crate::highlight::tests::{check_parts, ends};

    #[test]
    fn php_within_a_page_is_code() {
        check_parts(
            "php",
            "<p><?php foreach ($this->rows as $row) { echo \"a $row\"; } ?></p>",
            &[
                "‹tag p›",
                "‹keyword <?php foreach›",
                "‹self $this›->‹property rows›",
                "‹string \"a› $row‹string \"›",
                "‹keyword ?>›",
            ],
        );
    }

    #[test]
    fn whatever_opens_is_closed_where_the_language_closes_it() {
        ends(
            "php",
            "$x = 'a'; # it's",
            &[
                "$x = <<<SQL\nit's {$a[\"b\"]}\nSQL;",
                "f(<<<'A'\nit's $\n  A, 1);",
                "$x = \"{$a[\"it\"]['s']} $b ${c}\"; // it's",
                "#[A(\"it's ]\")]",
                "$x = '<?xml version=\"1.0\"?>';",
                "$x = `it's`;",
            ],
        );
        ends(
            "php",
            "<b>it's</b>",
            &[
                "<?php $x = '?>'; ?>",
                "<?php // it's ?>",
                "<a href=\"<?= $x[\"a\"] ?>\">",
            ],
        );
    }
}
