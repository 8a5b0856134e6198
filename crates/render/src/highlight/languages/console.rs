//! Terminal sessions: what was typed is code, what was answered is not.

use super::python::PYTHON;
use super::shell;
use crate::highlight::class::Class;
use crate::highlight::painter::Painter;
use crate::highlight::{lexer, scan};

/// Whether the code looks like a session: its first line shows a prompt.
pub fn is_session(code: &str) -> bool {
    code.trim_start().starts_with("$ ")
}

/// Whether any line shows a prompt.
pub fn has_prompt(code: &str) -> bool {
    code.lines()
        .any(|line| line.starts_with(">>> ") || prompt(line.as_bytes()).is_some())
}

/// Paints a session from the painter's place up to `end`.
pub fn paint(painter: &mut Painter<'_>, end: usize) {
    let bytes = &painter.code().as_bytes()[..end];
    let mut continues = false;
    let mut at = painter.at();
    while at < end {
        let line_end = scan::line_end(bytes, at);
        let line = &bytes[at..line_end];
        if line.starts_with(b">>> ") || line.starts_with(b"... ") {
            painter.paint(at + 4, Class::Comment);
            lexer::paint(&PYTHON, painter, line_end);
        } else if let Some(prompt) = prompt(line).or(continues.then_some(0)) {
            painter.paint(at + prompt, Class::Comment);
            shell::paint(painter, line_end);
            continues = line.ends_with(b"\\");
        }
        painter.paint(line_end + 1, Class::Plain);
        at = line_end + 1;
    }
}

/// The length of `$ `, `# `, `user@host:~$ `, `(env) $ `, `PS C:\> ` at the start of a line.
fn prompt(line: &[u8]) -> Option<usize> {
    if line.starts_with(b"$ ")
        || line.starts_with(b"# ")
        || line.starts_with(b"% ")
        || line.starts_with(b"> ")
    {
        return Some(2);
    }
    let is_named = line.starts_with(b"PS ") || line.starts_with(b"(") || line.starts_with(b"[");
    let mut seen_at = is_named;
    for (at, byte) in line.iter().enumerate().take(80) {
        match byte {
            b'@' => seen_at = true,
            b'$' | b'#' | b'>' | b'%' if seen_at && line.get(at + 1) == Some(&b' ') => {
                return Some(at + 2);
            }
            b' ' if !seen_at => return None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::highlight::tests::{check, check_parts};

    #[test]
    fn in_a_session_only_what_was_typed_is_code() {
        check(
            "console",
            "$ ls -l\ntotal for 3\nme@box:~$ git log",
            "‹comment $› ‹function ls› ‹parameter -l›\ntotal for 3\n‹comment me@box:~$› ‹function git› log",
        );
        check_parts("bash", "$ ls\nif", &["‹comment $› ‹function ls›\nif"]);
        check_parts("console", "ls -l", &["‹function ls›"]);
        check_parts(
            "pycon",
            ">>> len(x)\n3",
            &["‹comment >>>› ‹builtin len›", "\n3"],
        );
    }
}
