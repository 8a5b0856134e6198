//! Formulas: LaTeX in, MathML out, nothing for the reader's browser to run.

use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};

use crate::cache::Fault;
use crate::{deep, safety};

/// Formulas longer than this are shown as they are written; the longest in print have 2,000 signs.
const LONGEST: usize = 10_000;
/// And so are those nested deeper than this, which no page could show.
const DEEPEST: usize = 100;
/// Browsers nest no more than 512 elements, and this many leave room for what is around them.
const DEEPEST_ELEMENT: usize = 400;
/// So many signs that may begin a level fit on any stack.
const SHALLOW: usize = 30;

/// The MathML of a formula, with class `math`.
pub fn mathml(latex: &str, display: MathDisplay) -> Result<String, Fault> {
    let fault = |message: String, offset: usize| Fault {
        message,
        lines_down: lines_in(&latex[..latex.floor_char_boundary(offset)]),
    };
    if latex.len() > LONGEST {
        return Err(fault(format!("it is longer than {LONGEST} signs"), 0));
    }
    let too_deep = |offset| {
        let message = format!("it is nested deeper than {DEEPEST} levels");
        Err(fault(message, offset))
    };
    if let Some(offset) = deeper_than_deepest(latex) {
        return too_deep(offset);
    }
    match converted(latex, display) {
        // math-core 0.7 writes the argument of `\operatorname` unescaped: look before trusting.
        Some(Ok(mathml)) if !safety::is_mathml(&mathml) => {
            Err(fault(String::from("it spells an HTML element"), 0))
        }
        Some(Ok(mathml)) if levels_of(&mathml) > DEEPEST_ELEMENT => too_deep(0),
        Some(Ok(mathml)) => Ok(mathml.replacen("<math", "<math class=\"math\"", 1)),
        Some(Err((message, offset))) => Err(fault(message, offset.min(latex.len()))),
        None => Err(fault(String::from("this formula cannot be read"), 0)),
    }
}

/// What the library makes of a formula. Nothing where it panics: a formula being typed is broken
/// most of the time, and no state of it may take the note down.
fn converted(latex: &str, display: MathDisplay) -> Option<Result<String, (String, usize)>> {
    let read = || {
        LatexToMathML::new(MathCoreConfig::default())
            .map_err(|(error, _, _)| (error.error_message(), 0))?
            .convert_with_local_state(latex, display)
            .map(|converted| converted.mathml)
            .map_err(|error| (error.error_message(), error.0.start))
    };
    // Not braces alone nest, `\sqrt\sqrt x` does without any.
    let levels = latex.bytes().filter(|byte| b"{\\^_".contains(byte)).count();
    match levels > SHALLOW {
        true => deep::run(read),
        false => deep::quietly(read),
    }
}

/// Where the braces of a formula are nested deeper than [`DEEPEST`].
fn deeper_than_deepest(latex: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut escaped = false;
    latex.bytes().position(|byte| {
        match byte {
            b'{' if !escaped => depth += 1,
            b'}' if !escaped => depth = depth.saturating_sub(1),
            _ => {}
        }
        escaped = byte == b'\\' && !escaped;
        depth > DEEPEST
    })
}

/// How deep the elements of a formula are nested.
fn levels_of(mathml: &str) -> usize {
    let (mut open, mut deepest) = (0_usize, 0);
    for tag in mathml.split('<').skip(1) {
        if tag.starts_with('/') {
            open = open.saturating_sub(1);
        } else if !tag.split('>').next().unwrap_or(tag).ends_with('/') {
            open += 1;
            deepest = deepest.max(open);
        }
    }
    deepest
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
    fn a_formula_nested_too_deep_is_told_with_its_line_and_ends_nothing() {
        let deepest = "{".repeat(DEEPEST) + "x" + &"}".repeat(DEEPEST);
        assert!(mathml(&deepest, MathDisplay::Block).is_ok());
        let fault = mathml(&format!("x +\n{{{deepest}}}"), MathDisplay::Block).unwrap_err();
        assert_eq!(fault.message, "it is nested deeper than 100 levels");
        assert_eq!(fault.lines_down, 1);
        for level in [
            r"{",
            r"\frac{",
            r"\sqrt{",
            r"\sqrt ",
            r"\left(",
            r"\hat",
            r"x^",
            r"_",
            r"\text{",
            r"\begin{array}{c}",
            r"\frac1",
            r"\sqrt[",
            r"\not",
            r"\begin{cases}",
            r"\mathrm ",
            r"\middle|",
            r"\color{red}",
            r"\overset a",
            r"\{",
            r"\\",
            r"&",
        ] {
            for long in [LONGEST, 4 * LONGEST] {
                let levels = level.repeat(long / level.len());
                for formula in [levels.clone(), format!("{levels}x")] {
                    // Read or not, it comes back.
                    mathml(&formula, MathDisplay::Block).ok();
                }
            }
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
