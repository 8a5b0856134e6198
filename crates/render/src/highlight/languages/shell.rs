//! Shell scripts: commands, options, variables, substitutions, here-documents.
//!
//! What a word is depends on where it stands, so this is written by hand: the first word of a
//! command is a function, a builtin or a keyword, the others are arguments.

mod arithmetic;
mod parts;

use std::sync::LazyLock;

use crate::highlight::class::Class;
use crate::highlight::language::Hole;
use crate::highlight::lexer::heredoc::{Close, Heredoc, heredoc_end};
use crate::highlight::painter::Painter;
use crate::highlight::scan;
use crate::highlight::words::Words;

static COMMANDS: LazyLock<Words> = LazyLock::new(|| {
    Words::new(
        &[
            (
                Class::Keyword,
                "if then elif else fi for while until do done case esac in function select time ! \
                 [[ { } return break continue exit",
            ),
            (
                Class::Builtin,
                "alias bg bind builtin cd command compgen complete declare dirs disown echo enable eval \
                 exec export false fg getopts hash help history jobs kill let local logout mapfile popd \
                 printf pushd pwd read readarray readonly set shift shopt source suspend test times trap \
                 true type typeset ulimit umask unalias unset wait [ .",
            ),
        ],
        false,
    )
});

/// Paints a script from the painter's place up to `end`.
pub fn paint(painter: &mut Painter<'_>, end: usize) {
    let mut reader = Reader {
        bytes: &painter.code().as_bytes()[..end],
        at: painter.at(),
        start: painter.at(),
        painter,
        command: true,
        named: false,
        value: false,
        operands: Operands::None,
        around: Around::Words,
        cases: 0,
        level: 0,
        heredocs: Vec::new(),
    };
    reader.script(0);
    painter.paint(end, Class::Plain);
}

struct Reader<'r, 'c> {
    painter: &'r mut Painter<'c>,
    bytes: &'c [u8],
    at: usize,
    /// Where the script begins.
    start: usize,
    /// Whether the next word is a command.
    command: bool,
    /// Whether the next word is the name of a variable or a function.
    named: bool,
    /// Whether this is still the value of `NAME=value`; a command may follow it.
    value: bool,
    /// Whether this is text in double quotes.
    around: Around,
    /// What makes `<` and `<<` operators.
    operands: Operands,
    /// `case` commands that are open in these commands.
    cases: u32,
    level: u32,
    heredocs: Vec<Heredoc>,
}

/// The word that ends a here-document is no longer than this.
const LONGEST_WORD: usize = 100;

/// What a part of a word stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    Words,
    Quotes,
}

/// Where `<` compares and `<<` shifts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Operands {
    None,
    /// Between `[[` and `]]`.
    Test,
    /// After `let`.
    Let,
}

impl Reader<'_, '_> {
    /// Reads commands up to the closing byte, which is not taken; 0 for the end of the code.
    fn script(&mut self, close: u8) {
        let mut parentheses = 0;
        while let Some(&byte) = self.bytes.get(self.at) {
            // The patterns of a `case` are closed by a parenthesis that was not opened.
            let is_pattern = byte == b')' && self.cases > 0;
            if byte == close && parentheses == 0 && !is_pattern {
                return;
            }
            match byte {
                b'\n' => self.line_end(),
                b' ' | b'\t' | b'\r' => {
                    self.at += 1;
                    self.value = false;
                }
                b'#' if self.starts_word() => {
                    self.take(scan::line_end(self.bytes, self.at), Class::Comment)
                }
                b'\'' | b'"' | b'$' | b'`' | b'\\' => {
                    let command = self.command && (self.value || self.goes_on());
                    self.part();
                    self.command = command;
                }
                b'(' if (self.command || self.named) && self.is_arithmetic(self.at) => {
                    self.arithmetic(self.at + 2);
                    self.command = false;
                    self.named = false;
                }
                b'(' => {
                    parentheses += 1;
                    self.mark(true);
                }
                b')' => {
                    parentheses -= i32::from(parentheses > 0);
                    self.mark(true);
                }
                b';' | b'&' | b'|' => self.mark(true),
                b'<' if self.operands != Operands::None => self.at += 1,
                b'<' if self.bytes[self.at..].starts_with(b"<<") => self.announced(),
                b'<' | b'>' => {
                    // What follows is a file, or `&2`: `<(` and `>(` open commands of their own.
                    self.at += 1;
                    let next = self.bytes.get(self.at);
                    self.command = self.command && next == Some(&b'(');
                    self.at += usize::from(next == Some(&b'&'));
                }
                _ => self.word(),
            }
        }
    }

    fn take(&mut self, end: usize, class: Class) {
        self.painter.paint(self.at, Class::Plain);
        self.painter.paint(end.min(self.bytes.len()), class);
        self.at = self.painter.at().max(self.at);
    }

    fn mark(&mut self, command: bool) {
        self.take(self.at + 1, Class::Punctuation);
        self.command = command && self.operands != Operands::Test;
        self.named = false;
        if self.operands == Operands::Let {
            self.operands = Operands::None;
        }
    }

    fn line_end(&mut self) {
        self.at += 1;
        self.command = true;
        self.named = false;
        self.value = false;
        let line = &self.bytes[..self.at - 1];
        let blanks = line
            .iter()
            .rev()
            .take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r'));
        let line = &line[..line.len() - blanks.count()];
        let goes_on = [&b"&&"[..], b"||", b"\\"]
            .iter()
            .any(|sign| line.ends_with(sign));
        if !goes_on {
            self.operands = Operands::None;
        }
        for heredoc in std::mem::take(&mut self.heredocs) {
            let end = heredoc_end(self.bytes, self.at, &heredoc);
            if heredoc.hole == Hole::None {
                self.take(end.start, Class::String);
            } else {
                let whole = self.bytes;
                self.bytes = &whole[..end.start];
                self.expanded(None);
                self.bytes = whole;
            }
            self.take(end.end, Class::Label);
        }
    }

    fn starts_word(&self) -> bool {
        self.at == self.start
            || matches!(self.bytes[self.at - 1], b' ' | b'\t' | b'\n' | b';' | b'(')
    }

    /// `<<EOF`, `<<-'EOF'`, `<<<`.
    fn announced(&mut self) {
        if self.bytes[self.at..].starts_with(b"<<<") {
            self.at += 3;
            return;
        }
        let dash = usize::from(self.bytes.get(self.at + 2) == Some(&b'-'));
        let mark = scan::blanks(self.bytes, self.at + 2 + dash);
        let first = self.bytes.get(mark).copied().unwrap_or(0);
        let (word, end) = match first {
            b'\'' | b'"' => {
                let near = &self.bytes[..self.bytes.len().min(mark + LONGEST_WORD)];
                let close = scan::until(near, mark + 1, |byte| byte == first || byte == b'\n');
                (mark + 1..close, close + 1)
            }
            _ => {
                let start = mark + usize::from(first == b'\\');
                let end = scan::until(self.bytes, start, |byte| {
                    byte.is_ascii_whitespace() || b";|&<>()'\"`$\\".contains(&byte)
                });
                (start..end, end)
            }
        };
        if word.is_empty() || first.is_ascii_digit() {
            self.at += 2;
            return;
        }
        let quoted = matches!(first, b'\'' | b'"' | b'\\');
        self.heredocs.push(Heredoc {
            word,
            close: if dash > 0 {
                Close::Indented
            } else {
                Close::Alone
            },
            hole: if quoted { Hole::None } else { Hole::Dollar },
        });
        self.take(end, Class::Label);
    }

    fn word(&mut self) {
        let start = self.at;
        let end = scan::until(self.bytes, start, |byte| {
            byte.is_ascii_whitespace() || b"'\"$`\\;&|()<>".contains(&byte)
        });
        let word = &self.bytes[start..end];
        let assigned = word.iter().position(|byte| *byte == b'=').map(|at| {
            let plus = at > 0 && word[at - 1] == b'+';
            at - usize::from(plus)
        });
        let named = scan::word(word, 0, b"[]");
        if self.named {
            self.named = false;
            let function = self.bytes.get(end) == Some(&b'(');
            self.take(
                end,
                if function {
                    Class::Function
                } else {
                    Class::Parameter
                },
            );
            self.command = false;
        } else if assigned.is_some_and(|at| at == named && at > 0) && !word[0].is_ascii_digit() {
            // `NAME=value command`: the command is still to come.
            self.take(start + named, Class::Parameter);
            self.at = end;
            self.value = true;
        } else if self.command {
            self.command_word(word, end);
        } else if word[0] == b'-' && word.len() > 1 {
            let option = assigned.map_or(end, |at| start + at);
            self.take(option, Class::Parameter);
            self.at = end;
        } else if word == b"]]" {
            self.take(end, Class::Keyword);
            self.operands = Operands::None;
        } else if matches!(word, b"in" | b"do" | b"{") {
            self.take(end, Class::Keyword);
            self.command = matches!(word, b"do" | b"{");
        } else if !word.is_empty() && word.iter().all(u8::is_ascii_digit) {
            self.take(end, Class::Number);
        } else {
            self.at = end;
        }
    }

    fn command_word(&mut self, word: &[u8], end: usize) {
        let class = COMMANDS.class(word).unwrap_or(Class::Function);
        match word {
            b"case" => self.cases += 1,
            b"esac" => self.cases = self.cases.saturating_sub(1),
            b"[[" => self.operands = Operands::Test,
            b"let" => self.operands = Operands::Let,
            _ => {}
        }
        self.take(end, class);
        self.named = matches!(word, b"for" | b"select" | b"function");
        let goes_on = class == Class::Keyword
            && !matches!(
                word,
                b"case" | b"in" | b"[[" | b"return" | b"break" | b"continue" | b"exit"
            );
        self.command = (goes_on && !self.named)
            || matches!(word, b"sudo" | b"exec" | b"env" | b"nohup" | b"command");
    }

    /// Whether this backslash joins two lines, so that the command goes on.
    fn goes_on(&self) -> bool {
        self.bytes[self.at..].starts_with(b"\\\n")
    }
}

#[cfg(test)]
mod tests {
    use crate::highlight::tests::{check, check_parts, ends};

    #[test]
    fn a_command_is_told_from_its_arguments() {
        check(
            "bash",
            "for f in *.gz; do rm -f \"$f\" | cat; done # all",
            "‹keyword for› ‹parameter f› ‹keyword in› *.gz‹punctuation ;› ‹keyword do› ‹function rm› ‹parameter -f› \
             ‹string \"›‹parameter $f›‹string \"› ‹punctuation |› ‹function cat›‹punctuation ;› ‹keyword done› ‹comment # all›",
        );
    }

    #[test]
    fn commands_within_commands_are_commands() {
        check_parts(
            "sh",
            "OUT=\"$(date +%F)-${NAME:-x}\" make all; echo 'a $b'",
            &[
                "‹parameter OUT›=",
                "‹punctuation $(›‹function date›",
                "‹parameter ${NAME:-x}›",
                "‹function make› all",
                "‹builtin echo› ‹string 'a $b'›",
            ],
        );
    }

    #[test]
    fn a_here_document_ends_at_its_word() {
        check_parts(
            "bash",
            "cat <<'EOF' | sort\nfor x\nEOF\nls",
            &[
                "‹label <<'EOF'›",
                "‹function sort›",
                "‹string for x›\n‹label EOF›\n‹function ls›",
            ],
        );
        check_parts("bash", "x=$((1 << 2)); y <<< z", &["‹function y› <<< z"]);
    }

    #[test]
    fn a_line_that_goes_on_is_one_command() {
        check_parts(
            "bash",
            "curl \\\n  -H x",
            &["‹function curl›", "‹parameter -H›"],
        );
    }

    #[test]
    fn whatever_opens_is_closed_where_the_language_closes_it() {
        ends(
            "bash",
            "ls -l 'a' # it's",
            &[
                "x=$((1 << 4))",
                "(( x = 1 << y ))",
                "for ((i = 1; i << 2; i++)); do echo; done",
                "if [[ a << b ]]; then echo; fi",
                "[[ $a =~ ^(a|b)$ && x < y ]]",
                "let x=1<<y",
                "cat <<< word",
                "cat <<<'it'",
                "cat <<EOF\nit's \"x $y $(echo \")\")\nEOF",
                "cat <<'EOF'\nit's `x\nEOF",
                "cat <<\"END OF\" | sort\nit's\nEND OF",
                "cat <<\\EOF\nit's $(\nEOF",
                "cat <<-EOF\n\tit's\n\tEOF",
                "cat <<EOF\n  EOF\nit's\nEOF",
                "cat <<A; cat <<B\nit's\nA\n\"\nB",
                "cat <<END-OF.x\nit's\nEND-OF.x",
                "x=$(cat <<EOF\nit's\nEOF\n)",
                "x=\"$(echo \"a $(echo 'b)')\")\"",
                "x=$( case $a in a) echo 1;; (b) echo 2;; esac )",
                "x=\"${a:-\"it's\"}\" y=${b#*\\'} z=\"${c:-it's}\" w=${d%\"'\"}",
                "echo $'it\\'s' $\"a\" \\' \\\"",
                "echo ${#a} $# ${a//\\//x} a#b # it's",
                "x=`echo \"it's\"`",
                "echo $(( (1 + 2) * $(echo 3) ))",
                "x=$( (cd a; ls) )",
                "case $x in \"a b\") ;; *) ;; esac",
                "cat 3<<EOF >&2\nit's\nEOF",
            ],
        );
        check_parts(
            "bash",
            "echo $((x << 4)) done",
            &["x << ‹number 4›‹punctuation ))› done"],
        );
        check_parts(
            "bash",
            "cat <<EOF\na $b\nEOF",
            &["‹string a› ‹parameter $b›\n‹label EOF›"],
        );
    }
}
