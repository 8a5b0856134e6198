//! The commands that the formulas of a site may use: `[formulas.macros]` of `site.toml`, names and the
//! TeX they stand for. Here is what can be said of them without drawing any.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize, Serializer};

/// Commands by their names, each with its `\`. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Macros {
    bodies: Arc<BTreeMap<String, String>>,
}

/// How formulas are read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct FormulaSettings {
    /// Commands that hold in every formula.
    pub macros: Macros,
}

/// The table as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct WrittenFormulas {
    pub macros: BTreeMap<String, toml::Value>,
}

/// Longer ones are no commands but formulas.
const LONGEST: usize = 1_000;

impl Macros {
    /// Names and bodies, in the order of the names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let bodies = self.bodies.iter();
        bodies.map(|(name, body)| (name.as_str(), body.as_str()))
    }

    /// How many pieces a command takes: the highest number behind a `#` in its body.
    pub fn takes(body: &str) -> usize {
        let numbers = body.match_indices('#').filter_map(|(at, _)| {
            let is_doubled = body[..at].ends_with('#');
            let digit = body[at + 1..].chars().next().filter(|_| !is_doubled)?;
            usize::try_from(digit.to_digit(10)?).ok()
        });
        numbers.max().unwrap_or(0)
    }

    /// Takes in a command as it is written.
    ///
    /// # Errors
    /// What is wrong with it, as the end of a sentence, and what to write instead.
    pub(crate) fn add(
        &mut self,
        name: &str,
        written: toml::Value,
    ) -> Result<(), (&'static str, &'static str)> {
        let toml::Value::String(body) = written else {
            let hint = "Write its TeX between single quotes, with #1 for the first thing it takes.";
            return Err(("is not a text", hint));
        };
        let name = format!("\\{}", name.trim().trim_start_matches('\\'));
        let mut signs = name.chars().skip(1);
        let is_sign = signs
            .next()
            .is_some_and(|sign| !sign.is_whitespace() && !"{}%#".contains(sign))
            && signs.next().is_none();
        if !is_sign && !name[1..].chars().all(|sign| sign.is_ascii_alphabetic()) || name.len() < 2 {
            let hint = "A name is made of the letters A to Z alone, or is a single sign.";
            return Err(("cannot be written in a formula", hint));
        }
        if body.len() > LONGEST {
            return Err((
                "is longer than 1000 signs",
                "Write what is common to formulas alone.",
            ));
        }
        if !is_balanced(&body) {
            return Err((
                "opens braces that it does not close, or the other way round",
                "Close each { with a }; a brace that readers see is written \\{ or \\}.",
            ));
        }
        Arc::make_mut(&mut self.bodies).insert(name, body);
        Ok(())
    }
}

impl Serialize for Macros {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.bodies.as_ref().serialize(serializer)
    }
}

/// Whether every brace of a text has its other one.
fn is_balanced(body: &str) -> bool {
    let (mut open, mut is_escaped) = (0_i32, false);
    for sign in body.chars() {
        match sign {
            '{' if !is_escaped => open += 1,
            '}' if !is_escaped => open -= 1,
            _ => {}
        }
        is_escaped = sign == '\\' && !is_escaped;
        if open < 0 {
            return false;
        }
    }
    open == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_takes_as_many_pieces_as_its_body_names() {
        for (body, takes) in [
            (r"\mathbb{R}", 0),
            (r"\lVert #1 \rVert", 1),
            (r"#2 #1 #2", 2),
            (r"\def\x##1{#1}", 1),
            ("#", 0),
        ] {
            assert_eq!(Macros::takes(body), takes, "{body}");
        }
    }
}
