//! Shell scripts: commands, options, variables, substitutions, here-documents.
//!
//! What a word is depends on where it stands, so this is written by hand: the first word of a
//! command is a function, a builtin or a keyword, the others are arguments.

mod parts;

use std::ops::Range;
use std::sync::LazyLock;

use super::class::Class;
use super::lexer::heredoc::heredoc_end;
use super::painter::Painter;
use super::scan;
use super::words::Words;

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
        painter,
        command: true,
        named: false,
        value: false,
        level: 0,
        heredoc: None,
    };
    reader.script(0);
    painter.paint(end, Class::Plain);
}

struct Reader<'r, 'c> {
    painter: &'r mut Painter<'c>,
    bytes: &'c [u8],
    at: usize,
    /// Whether the next word is a command.
    command: bool,
    /// Whether the next word is the name of a variable or a function.
    named: bool,
    /// Whether this is still the value of `NAME=value`; a command may follow it.
    value: bool,
    level: u32,
    heredoc: Option<Range<usize>>,
}

impl Reader<'_, '_> {
    /// Reads commands up to the closing byte, which is not taken; 0 for the end of the code.
    fn script(&mut self, close: u8) {
        let mut parentheses = 0;
        while let Some(&byte) = self.bytes.get(self.at) {
            if byte == close && parentheses == 0 {
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
                b'(' => {
                    parentheses += 1;
                    self.mark(true);
                }
                b')' => {
                    parentheses -= i32::from(parentheses > 0);
                    self.mark(true);
                }
                b';' | b'&' | b'|' => self.mark(true),
                b'<' if self.bytes[self.at..].starts_with(b"<<") => self.announced(),
                b'<' | b'>' => {
                    // What follows is a file: `<(` and `>(` open commands of their own.
                    self.at += 1;
                    self.command = self.command && self.bytes.get(self.at) == Some(&b'(');
                }
                _ => self.word(),
            }
        }
    }

    fn take(&mut self, end: usize, class: Class) {
        self.painter.paint(self.at, Class::Plain);
        self.painter.paint(end, class);
        self.at = self.painter.at().max(self.at);
    }

    fn mark(&mut self, command: bool) {
        self.take(self.at + 1, Class::Punctuation);
        self.command = command;
        self.named = false;
    }

    fn line_end(&mut self) {
        self.at += 1;
        self.command = true;
        self.named = false;
        self.value = false;
        if let Some(word) = self.heredoc.take() {
            let end = heredoc_end(self.bytes, self.at, &self.bytes[word]);
            self.take(end.start, Class::String);
            self.take(end.end, Class::Label);
        }
    }

    fn starts_word(&self) -> bool {
        self.at == 0 || matches!(self.bytes[self.at - 1], b' ' | b'\t' | b'\n' | b';' | b'(')
    }

    /// `<<EOF`, `<<-'EOF'`, `<<<`.
    fn announced(&mut self) {
        if self.bytes[self.at..].starts_with(b"<<<") {
            self.at += 3;
            return;
        }
        let dash = usize::from(self.bytes.get(self.at + 2) == Some(&b'-'));
        let mark = scan::blanks(self.bytes, self.at + 2 + dash);
        let quote = usize::from(matches!(self.bytes.get(mark), Some(b'\'' | b'"' | b'\\')));
        let end = scan::word(self.bytes, mark + quote, b"");
        if end == mark + quote {
            self.at += 2;
            return;
        }
        self.heredoc = Some(mark + quote..end);
        let closes = usize::from(quote > 0 && matches!(self.bytes.get(end), Some(b'\'' | b'"')));
        self.take(end + closes, Class::Label);
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
        } else if matches!(word, b"]]" | b"in" | b"do" | b"{") {
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
