//! Formulas: LaTeX in, MathML out, nothing for the reader's browser to run.

use std::panic;

use math_core::{LatexToMathML, MathCoreConfig, MathDisplay};

use crate::cache::Fault;

/// The MathML of a formula, with class `math`.
pub fn mathml(latex: &str, display: MathDisplay) -> Result<String, Fault> {
    let fault = |message: String, offset: usize| Fault {
        message,
        lines_down: lines_in(&latex[..latex.floor_char_boundary(offset)]),
    };
    let config = MathCoreConfig {
        annotation: true,
        ..MathCoreConfig::default()
    };
    // A formula being typed is broken most of the time; no state of it may take the note down.
    let converted = panic::catch_unwind(|| {
        LatexToMathML::new(config)
            .map_err(|(error, _, _)| (error.error_message(), 0))?
            .convert_with_local_state(latex, display)
            .map(|converted| converted.mathml)
            .map_err(|error| (error.error_message(), error.0.start))
    });
    match converted {
        Ok(Ok(mathml)) => Ok(mathml.replacen("<math", "<math class=\"math\"", 1)),
        Ok(Err((message, offset))) => Err(fault(message, offset.min(latex.len()))),
        Err(_) => Err(fault(String::from("this formula cannot be read"), 0)),
    }
}

fn lines_in(text: &str) -> u32 {
    u32::try_from(text.matches('\n').count()).unwrap_or(u32::MAX)
}
