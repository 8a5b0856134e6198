//! HCL, the language of Terraform.

use std::sync::LazyLock;

use crate::highlight::class::Class;
use crate::highlight::language::{BlockComment, Hole, Keys, Language, Quoted};
use crate::highlight::lexer::heredoc::Close;
use crate::highlight::lexer::{Lexer, Syntax};

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
    .syntax_with(heredoc)
});

fn heredoc(lexer: &mut Lexer<'_, '_>) -> bool {
    let Some(mark) = lexer.heredoc_mark(2).filter(|_| lexer.is_at("<<")) else {
        return false;
    };
    lexer.heredoc(mark, Close::Indented, Hole::DollarBrace);
    true
}

#[cfg(test)]
mod tests {
    use crate::highlight::tests::{check_parts, ends};

    #[test]
    fn blocks_members_and_code_in_strings_are_coloured() {
        check_parts(
            "hcl",
            "resource \"a\" \"b\" {\n  count = var.n\n  x = \"${y}-z\"\n}",
            &[
                "‹keyword resource›",
                "‹builtin var›.‹property n›",
                "‹punctuation ${›y‹punctuation }›",
            ],
        );
    }

    #[test]
    fn whatever_opens_is_closed_where_the_language_closes_it() {
        ends(
            "hcl",
            "x = \"a\" # it's",
            &[
                "s = <<EOT\nit's \"${a[\"b\"]}\"\nEOT",
                "s = <<-EOT\n  it's\n  EOT",
                "s = \"${lookup(a, \"it's\")}\"",
            ],
        );
    }
}
