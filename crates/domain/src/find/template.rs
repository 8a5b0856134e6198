//! What is written in the place of hits. After an expression it may name the groups of the hit: `$1`, `${name}`,
//! `$0` or `$&` for all of it, `$$` for a dollar sign; `\n`, `\t` and `\\` are a new line, a tab and a backslash,
//! as in the editor. The templates of the `regex` crate read `$1a` as a group called `1a`, so that a text is lost
//! where an author means the first group and a letter.

use regex::{Captures, Regex};

use crate::Refused;

/// What is written in the place of a hit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template(Vec<Piece>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Group(usize),
}

impl Template {
    /// These very letters.
    pub fn letters(typed: &str) -> Template {
        Template(vec![Piece::Text(typed.to_owned())])
    }

    /// A text with groups of `regex`.
    ///
    /// # Errors
    /// When it names a group that the expression does not have.
    pub fn read(typed: &str, regex: &Regex) -> Result<Template, Refused> {
        let mut template = Template(Vec::new());
        let mut rest = typed;
        while let Some(at) = rest.find(['$', '\\']) {
            template.text(&rest[..at]);
            let sign = &rest[at..];
            rest = template.sign(sign, regex)?;
        }
        template.text(rest);
        Ok(template)
    }

    /// What it writes for these groups.
    pub fn of(&self, groups: &Captures<'_>) -> String {
        let mut written = String::new();
        for piece in &self.0 {
            written.push_str(match piece {
                Piece::Text(text) => text,
                Piece::Group(group) => groups.get(*group).map_or("", |group| group.as_str()),
            });
        }
        written
    }

    /// Reads what begins with `$` or `\` and gives what follows it.
    fn sign<'typed>(&mut self, typed: &'typed str, regex: &Regex) -> Result<&'typed str, Refused> {
        for (sign, text) in [("$$", "$"), ("\\n", "\n"), ("\\t", "\t"), ("\\\\", "\\")] {
            if let Some(rest) = typed.strip_prefix(sign) {
                self.text(text);
                return Ok(rest);
            }
        }
        if let Some(rest) = typed.strip_prefix("$&") {
            self.0.push(Piece::Group(0));
            return Ok(rest);
        }
        let braced = typed
            .strip_prefix("${")
            .and_then(|rest| rest.split_once('}'));
        if let Some((name, rest)) = braced {
            self.group(name, regex)?;
            return Ok(rest);
        }
        let rest = &typed[1..];
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if typed.starts_with('$') && digits > 0 {
            let (number, rest) = rest.split_at(digits);
            self.group(number, regex)?;
            return Ok(rest);
        }
        self.text(&typed[..1]);
        Ok(rest)
    }

    fn group(&mut self, name: &str, regex: &Regex) -> Result<(), Refused> {
        let by_number = name.parse().ok().filter(|at| *at < regex.captures_len());
        let by_name = || regex.capture_names().position(|known| known == Some(name));
        match by_number.or_else(by_name) {
            Some(group) => {
                self.0.push(Piece::Group(group));
                Ok(())
            }
            None => Err(Refused::new(
                format!("the expression has no group {name}"),
                "Put parentheses round what it should be, or write $$ for a dollar sign.",
            )),
        }
    }

    fn text(&mut self, text: &str) {
        match self.0.last_mut() {
            Some(Piece::Text(before)) => before.push_str(text),
            _ if text.is_empty() => {}
            _ => self.0.push(Piece::Text(text.to_owned())),
        }
    }
}
