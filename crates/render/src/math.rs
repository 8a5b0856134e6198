//! Formulas: LaTeX in, MathML out, nothing for the reader's browser to run.

use std::panic;

use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};

use crate::cache::Fault;
use crate::safety;

/// The MathML of a formula, with class `math`.
pub fn mathml(latex: &str, display: MathDisplay) -> Result<String, Fault> {
    let fault = |message: String, offset: usize| Fault {
        message,
        lines_down: lines_in(&latex[..latex.floor_char_boundary(offset)]),
    };
    // A formula being typed is broken most of the time; no state of it may take the note down.
    let converted = panic::catch_unwind(|| {
        LatexToMathML::new(MathCoreConfig::default())
            .map_err(|(error, _, _)| (error.error_message(), 0))?
            .convert_with_local_state(latex, display)
            .map(|converted| converted.mathml)
            .map_err(|error| (error.error_message(), error.0.start))
    });
    match converted {
        // math-core 0.7 writes the argument of `\operatorname` unescaped: look before trusting.
        Ok(Ok(mathml)) if !safety::is_mathml(&mathml) => {
            Err(fault(String::from("it spells an HTML element"), 0))
        }
        Ok(Ok(mathml)) => Ok(mathml.replacen("<math", "<math class=\"math\"", 1)),
        Ok(Err((message, offset))) => Err(fault(message, offset.min(latex.len()))),
        Err(_) => Err(fault(String::from("this formula cannot be read"), 0)),
    }
}

fn lines_in(text: &str) -> u32 {
    u32::try_from(text.matches('\n').count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_formula_can_spell_an_element() {
        for latex in [
            r"\operatorname{<img src=x onerror=y>}",
            r"\operatorname{</math>}",
            r"\operatorname*{<script>}",
            r"\operatorname{\lt img/src=x/onerror=y\gt}",
            r"\operatorname{<mi/onclick=y>}",
            r"\begin{align}x\tag{<img>}\end{align}",
            r"\mathrm{<img>}",
        ] {
            let mathml = mathml(latex, MathDisplay::Block).unwrap_or_default();
            for element in ["<img", "<script", "onclick=y>"] {
                assert!(!mathml.contains(element), "{latex} became {mathml}");
            }
            assert!(
                mathml.matches("</math").count() <= 1,
                "{latex} became {mathml}"
            );
        }
    }

    #[test]
    fn usual_formulas_pass_the_check() {
        for latex in [
            r"\begin{align}a&=b\\c&<d\end{align}",
            r"\color{red}{x}\quad\sqrt[3]{x}\left\langle y\right\rangle",
            r"\begin{pmatrix}1&2\end{pmatrix}\text{a < b}\texttt{c}\textbf{d}",
            r"\sum_{i=0}^n\hat x\overbrace{a}^{b}\binom{n}{k}\big(\mathbb{R}\operatorname{rank}",
            r"\int_0^\infty e^{-x^2}\,dx\cancel{x}\vec{v}\lim_{x\to0}f'",
        ] {
            let made = mathml(latex, MathDisplay::Block);
            assert!(made.is_ok(), "{latex}: {made:?}");
        }
    }
}
