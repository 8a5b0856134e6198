//! Formulas, within a line and displayed, and the numbers of their equations.

use comrak::nodes::{Node, NodeMath, NodeValue};

use crate::cache::{Fault, Source};
use crate::html::escape;
use crate::math::{Definitions, Display};
use crate::write::writer::{Writer, one_line};
use crate::{labels, math};

/// Formulas of more signs may be wider than a narrow screen.
const LONG_FORMULA: usize = 30;
/// So many bytes are the formulas of a page at most: commands make long ones of short ones.
const MOST: usize = 8 * 1024 * 1024;

impl Writer<'_> {
    /// A paragraph that is one displayed formula needs no paragraph around it.
    pub(in crate::write) fn lone_formula(&mut self, node: Node<'_>) -> bool {
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

    pub(in crate::write) fn display_formula(&mut self, latex: &str, line: u32) -> bool {
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
    pub(in crate::write) fn formula(
        &mut self,
        latex: &str,
        display: Display,
        line: u32,
    ) -> Option<String> {
        let around = self.around;
        let defined = self
            .defined
            .get_or_insert_with(|| Definitions::of_site(&around.macros()));
        let used = defined.used_by(latex);
        let whole = format!("{used}{latex}");
        let source = match display {
            Display::Inline => Source::Formula(whole),
            Display::Block => Source::DisplayFormula(whole),
        };
        let make = |_: &Source| math::mathml(&used, latex, display);
        let made = self.cache.get(source, make);
        let fault = match made.as_ref() {
            Ok(mathml) if self.counts.formulas + mathml.len() <= MOST => {
                defined.learn(latex);
                self.counts.formulas += mathml.len();
                if self.cache.is_idle() {
                    self.label_unseen(latex);
                }
                return Some(self.formula_on_page(mathml, line));
            }
            Ok(_) => &Fault {
                message: String::from("the formulas above fill a page already"),
                lines_down: 0,
            },
            Err(fault) => fault,
        };
        let message = format!("The formula cannot be read: {}.", one_line(&fault.message));
        let hint = match math::unknown_command(&fault.message) {
            Some(r"\ce" | r"\pu") => {
                "It is shown as it is written. Formulas of chemistry are not drawn: write \
                 \\mathrm{H_2O} and \\xrightarrow{}."
            }
            Some(_) => {
                "It is shown as it is written. Mend the name; a command of your own is defined by \
                 \\newcommand in a formula above, or for all notes under [formulas.macros] in site.toml."
            }
            None => {
                "It is shown as it is written. Mend it, or write \\$ where a dollar sign is meant."
            }
        };
        self.warn("broken-formula", line + fault.lines_down, message, hint);
        None
    }

    pub(in crate::write) fn inline_formula(&mut self, formula: &NodeMath, line: u32) {
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
