//! Formulas, within a line and displayed, and the numbers of their equations.

use comrak::nodes::{Node, NodeMath, NodeValue};

use super::{Writer, one_line};
use crate::cache::{Fault, Source};
use crate::math::Display;
use crate::{escape, labels, math};

/// Formulas of more signs may be wider than a narrow screen.
const LONG_FORMULA: usize = 30;

impl Writer<'_> {
    /// A paragraph that is one displayed formula needs no paragraph around it.
    pub(super) fn lone_formula(&mut self, node: Node<'_>) -> bool {
        let Some(child) = node
            .first_child()
            .filter(|child| child.next_sibling().is_none())
        else {
            return false;
        };
        let NodeValue::Math(formula) = &child.data().value else {
            return false;
        };
        if !formula.display_math {
            return false;
        }
        let written = self.display_formula(&formula.literal, self.line_of(child));
        if written {
            self.html.push('\n');
        }
        written
    }

    pub(super) fn display_formula(&mut self, latex: &str, line: u32) -> bool {
        let Some(mathml) = self.formula(latex, Display::Block, line) else {
            return false;
        };
        // What may be wider than a screen can be scrolled with the keys; the rest is no stop for them.
        self.html.push_str("<div class=\"math-scroll\"");
        if latex.len() > LONG_FORMULA {
            self.html
                .push_str(" role=\"group\" tabindex=\"0\" aria-label=\"");
            self.html.push_str(labels::FORMULA);
            self.html.push('"');
        }
        self.html.push('>');
        self.html.push_str(&mathml);
        self.html.push_str("</div>");
        true
    }

    /// The MathML of a formula, or nothing and a problem.
    pub(super) fn formula(&mut self, latex: &str, display: Display, line: u32) -> Option<String> {
        let whole = math::with_definitions(latex, &self.defined).into_owned();
        let source = match display {
            Display::Inline => Source::Formula(whole.clone()),
            Display::Block => Source::DisplayFormula(whole.clone()),
        };
        let make = |_: &Source| math::mathml(&whole, display);
        match self.cache.get(source, make).as_ref() {
            Ok(mathml) => {
                self.defined.push_str(&math::definitions(latex));
                Some(self.numbered(mathml))
            }
            Err(Fault {
                message,
                lines_down,
            }) => {
                let message = format!("The formula cannot be read: {}.", one_line(message));
                let hint = "It is shown as it is written. Mend it, or write \\$ where a dollar sign is \
                            meant.";
                self.warn("broken-formula", line + lines_down, message, hint);
                None
            }
        }
    }

    /// A formula with the numbers of its equations, which run on through the note.
    fn numbered(&mut self, mathml: &str) -> String {
        let mut numbered = String::with_capacity(mathml.len());
        for (at, piece) in mathml.split(math::NUMBER).enumerate() {
            if at > 0 {
                self.counts.equations += 1;
                numbered.push_str(&self.counts.equations.to_string());
            }
            numbered.push_str(piece);
        }
        numbered
    }

    pub(super) fn inline_formula(&mut self, formula: &NodeMath, line: u32) {
        let display = if formula.display_math {
            Display::Block
        } else {
            Display::Inline
        };
        match self.formula(&formula.literal, display, line) {
            Some(mathml) => self.html.push_str(&mathml),
            None => {
                self.html.push_str("<code class=\"math-broken\">");
                // As it is typed, so that nothing is lost of what was no formula.
                let signs = match (formula.dollar_math, formula.display_math) {
                    (true, true) => ("$$", "$$"),
                    (true, false) => ("$", "$"),
                    (false, _) => ("$`", "`$"),
                };
                self.html.push_str(signs.0);
                escape::push(&mut self.html, &formula.literal);
                self.html.push_str(signs.1);
                self.html.push_str("</code>");
            }
        }
    }
}
