//! What a formula becomes, and what none can do.

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
        let mathml = mathml("", latex, Display::Block).unwrap_or_default();
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
fn real_01_a_formula_nested_too_deep_is_told_with_its_line_and_ends_nothing() {
    let deepest = "{".repeat(DEEPEST) + "x" + &"}".repeat(DEEPEST);
    assert!(mathml("", &deepest, Display::Block).is_ok());
    let fault = mathml("", &format!("x +\n{{{deepest}}}"), Display::Block).unwrap_err();
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
                mathml("", &formula, Display::Block).ok();
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
        r"\newcommand{\R}{\mathbb{R}}\R^n",
        r"\boxed{E=mc^2}\sum_{\substack{i<n\\j<m}}",
        r"\textcolor{red}{x}\mbox{ if }y\smash{x}_y\rule{1em}{2pt}",
        r"x=1\tag{3}",
        r"\begin{split}a&=b\\&=c\end{split}",
        r"\begin{array}{c|l}1&2\\\hline3&4\end{array}",
        r"\label{eq:a}x\xrightarrow{abc}\ket{\psi}\cfrac12",
        r"\begin{cases}1&x<0\\2&x\ge0\end{cases}",
    ] {
        let made = mathml("", latex, Display::Block);
        assert!(made.is_ok(), "{latex}: {made:?}");
    }
}

#[test]
fn a_formula_is_mathml_core_and_the_same_every_time() {
    let latex = r"\begin{array}{r|l}\mathbb{R}&\boxed{x}\\\hline\mathrm{d}&\mathbf{v}\end{array}";
    let made = mathml("", latex, Display::Block).expect("a formula");
    for old in [
        "columnalign",
        "columnlines",
        "menclose",
        "mathvariant=\"bold",
        " style=",
    ] {
        assert!(!made.contains(old), "{made}");
    }
    for new in [
        "math-right math-line-right math-line-below",
        "math-box",
        "<mi>ℝ</mi>",
        "<mi>𝐯</mi>",
    ] {
        assert!(made.contains(new), "{new}: {made}");
    }
    for _ in 0..20 {
        assert_eq!(mathml("", latex, Display::Block).expect("a formula"), made);
    }
}

#[test]
fn accents_have_signs_of_their_own() {
    let made = mathml(
        "",
        r"\hat{x}\tilde{y}a^{*}\text{a~b}\widehat{ab}",
        Display::Block,
    );
    let made = made.expect("a formula");
    assert!(made.contains("ˆ") && made.contains("\u{303}"), "{made}");
    assert!(made.contains("\u{302}"), "{made}");
    assert!(!made.contains("<mo>^") && !made.contains("<mo>~"), "{made}");
}

#[test]
fn what_is_wrong_with_a_formula_is_told_with_its_line() {
    for (latex, line, message) in [
        (
            "x\n\\frac{1",
            1,
            "Unexpected end of input in a macro argument, expected '}'",
        ),
        (
            "\\newcommand{\\a}{b}\n\\a\n\\unknown",
            2,
            "Undefined control sequence: \\unknown",
        ),
        (
            r"\def\a{\a}\a",
            0,
            "Too many expansions: infinite loop or need to increase maxExpand setting",
        ),
        (
            r"\includegraphics{x}",
            0,
            r"the command \includegraphics is not drawn here",
        ),
    ] {
        let fault = mathml("", latex, Display::Block).expect_err(latex);
        assert_eq!((fault.lines_down, &*fault.message), (line, message));
    }
}
