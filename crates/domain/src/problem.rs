//! What is wrong with a file, told so that its author can put it right.
//!
//! A problem is a value, never an error that stops something: reading goes on, and whoever
//! reads decides what to do. Wishes that are refused have their own types.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

/// How much a problem weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The site cannot be exported with it.
    Error,
    /// The site works, but probably not as meant.
    Warning,
}

/// Something wrong in a file of the library: the place, what it is, and what helps.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Problem {
    /// What kind of problem it is, in kebab-case; it never changes once released.
    pub code: Cow<'static, str>,
    /// How much it weighs.
    pub severity: Severity,
    /// The file, relative to the library, with `/`.
    pub file: String,
    /// The line in the file, from 1.
    pub line: Option<u32>,
    /// The column in the line in characters, from 1.
    pub column: Option<u32>,
    /// What is wrong, as a sentence on one line, whatever it quotes.
    pub message: String,
    /// What the author can do; empty if there is nothing to add.
    pub hint: String,
}

impl Problem {
    /// A problem that keeps the site from being exported.
    pub fn error(
        code: &'static str,
        file: impl Into<String>,
        message: impl Into<String>,
    ) -> Problem {
        Problem::new(code, Severity::Error, file.into(), message.into())
    }

    /// A problem the site can live with.
    pub fn warning(
        code: &'static str,
        file: impl Into<String>,
        message: impl Into<String>,
    ) -> Problem {
        Problem::new(code, Severity::Warning, file.into(), message.into())
    }

    fn new(code: &'static str, severity: Severity, file: String, message: String) -> Problem {
        Problem {
            code: Cow::Borrowed(code),
            severity,
            file,
            line: None,
            column: None,
            message: on_one_line(message),
            hint: String::new(),
        }
    }

    /// The same problem at this line, counted from 1.
    #[must_use]
    pub fn at(mut self, line: u32) -> Problem {
        self.line = Some(line);
        self
    }

    /// The same problem at this column of its line, counted in characters from 1.
    #[must_use]
    pub fn column(mut self, column: u32) -> Problem {
        self.column = Some(column);
        self
    }

    /// The same problem with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Problem {
        self.hint = on_one_line(hint.into());
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
            if let Some(column) = self.column {
                write!(f, ":{column}")?;
            }
        }
        write!(f, ": {}", self.message)
    }
}

/// What is told may be quoted, and quotes may go over lines.
fn on_one_line(text: String) -> String {
    match text.contains(char::is_control) {
        true => {
            let parts = text.split(char::is_control).map(str::trim);
            let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
            parts.join(" ")
        }
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_problem_quotes_stands_on_its_one_line() {
        let problem = Problem::error("bad-date", "notes/a.md", "“a\n  b\r\n\tc” is no day.")
            .hint("Not\n“d”.");
        assert_eq!(
            (&*problem.message, &*problem.hint),
            ("“a b c” is no day.", "Not “d”.")
        );
    }

    #[test]
    fn a_problem_shows_its_place_as_editors_understand_it() {
        let problem = Problem::error("bad-date", "notes/a.md", "No such day.").at(3);
        assert_eq!(problem.to_string(), "notes/a.md:3: No such day.");
        assert_eq!(
            problem.column(7).to_string(),
            "notes/a.md:3:7: No such day."
        );
    }
}
