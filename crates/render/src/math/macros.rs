//! The commands that hold in a formula beside those of everybody: of the whole site, and of the formulas
//! before it in its note. A formula is given those alone that it uses, so that what one defines changes
//! no other.

use std::collections::HashMap;

use domain::Macros;

use super::commands;
use super::definitions::spelled;
use super::latex::{braced, command_at};

/// Definitions by the names of their commands.
#[derive(Debug, Clone, Default)]
pub struct Definitions {
    known: HashMap<String, String>,
}

impl Definitions {
    /// The commands of a site, and those that every formula has here.
    pub fn of_site(macros: &Macros) -> Definitions {
        let mut definitions = Definitions::default();
        for (name, body) in commands::COMMANDS {
            definitions.learn(&of_macro(name, body));
        }
        for (name, body) in macros.iter() {
            definitions.learn(&of_macro(name, body));
        }
        definitions
    }

    /// Takes in what a formula defines.
    pub fn learn(&mut self, latex: &str) {
        let defining = [
            r"\newcommand",
            r"\def\",
            r"\Declare",
            r"\renew",
            r"\provide",
        ];
        if !defining.iter().any(|word| latex.contains(word)) {
            return;
        }
        let spelled = spelled(latex);
        for (at, start) in spelled.match_indices(r"\def\") {
            let text = &spelled[at..];
            if let Some(open) = text.find('{')
                && let Some((_, after)) = braced(&text[open..])
            {
                let name = command_at(&text[start.len() - 1..]).to_owned();
                let text = text[..text.len() - after.len()].replace('\n', " ");
                self.known.insert(name, text);
            }
        }
    }

    /// The definitions that a formula uses, by itself or by others that it uses, as one line.
    pub fn used_by(&self, latex: &str) -> String {
        let mut used = Vec::new();
        if self.known.is_empty() {
            return String::new();
        }
        let mut seek = vec![latex];
        while let Some(text) = seek.pop() {
            for (at, _) in text.match_indices('\\') {
                let name = command_at(&text[at..]);
                let Some(definition) = self.known.get(name) else {
                    continue;
                };
                if !used.contains(&name) {
                    used.push(name);
                    seek.push(definition);
                }
            }
        }
        used.sort_unstable();
        let texts = used.iter().filter_map(|name| self.known.get(*name));
        texts.map(String::as_str).collect()
    }
}

/// The definition of a command of the site: it takes as many pieces as its body names.
pub fn of_macro(name: &str, body: &str) -> String {
    let takes: String = (1..=Macros::takes(body))
        .map(|it| format!("#{it}"))
        .collect();
    format!(r"\def{name}{takes}{{{}}}", body.replace(['\n', '\r'], " "))
}

#[cfg(test)]
mod tests {
    use super::Definitions;

    #[test]
    fn a_formula_is_given_the_definitions_that_it_uses_and_those_that_they_use() {
        let mut definitions = Definitions::default();
        definitions.learn(r"\newcommand{\R}{\mathbb{R}} x \newcommand\a{b\R}\def\c#1{#1}");
        assert_eq!(definitions.used_by(r"\a"), r"\def\R{\mathbb{R}}\def\a{b\R}");
        assert_eq!(definitions.used_by(r"\c x\Rho"), r"\def\c#1{#1}");
        definitions.learn(r"\renewcommand{\a}{\a\a}");
        assert_eq!(definitions.used_by(r"\a"), r"\def\a{\a\a}");
    }
}
