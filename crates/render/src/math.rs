//! Formulas: LaTeX in, MathML out, nothing for the reader's browser to run.

mod allowed;
mod commands;
mod definitions;
mod display;
mod growth;
mod latex;
mod letters;
mod macros;
mod marks;
mod numbered;
mod signs;
mod spacing;
mod table;
mod written;

use katex::types::{TrustContext, TrustSetting};
use katex::{KatexContext, OutputFormat, Settings};
use std::sync::{Arc, LazyLock};

use domain::Macros;

use crate::cache::Fault;
use crate::deep;

pub(crate) use allowed::is_mathml;
pub use display::Display;
pub use macros::Definitions;
pub use marks::{Form, Mark, Piece, next_reference, pieces, references};
use written::{REFUSED, Written};

/// Formulas longer than this are shown as they are written; the longest in print have 2,000 signs.
const LONGEST: usize = 10_000;
/// And so are those nested deeper than this, which no page could show.
const DEEPEST: usize = 100;
/// Browsers nest no more than 512 elements, and this many leave room for what is around them.
const DEEPEST_ELEMENT: usize = 400;
/// So many signs that may begin a level fit on any stack.
const SHALLOW: usize = 30;

/// Lengths end here, in the sizes of letters: no page is wider.
const LONGEST_LENGTH: f64 = 50.0;

/// The MathML of a formula, with class `math` and marks for what the page decides. It may use what
/// `definitions` define, which stand on one line.
pub fn mathml(definitions: &str, latex: &str, display: Display) -> Result<String, Fault> {
    let fault = |message: String, offset: usize| Fault {
        message,
        lines_down: lines_in(&latex[..latex.floor_char_boundary(offset)]),
    };
    if latex.len() > LONGEST || definitions.len() > LONGEST {
        let what = match latex.len() > LONGEST {
            true => "it is",
            false => "the commands it uses are",
        };
        return Err(fault(format!("{what} longer than {LONGEST} signs"), 0));
    }
    let too_deep = |offset| {
        let message = format!("it is nested deeper than {DEEPEST} levels");
        Err(fault(message, offset))
    };
    if let Some(offset) = deeper_than_deepest(latex) {
        return too_deep(offset);
    }
    let spelled = definitions::spelled(latex);
    let read = |latex: &str| converted(&format!("{definitions}{latex}"), display);
    let mut made = read(&spelled);
    if let Some(Ok(formula)) = &made
        && formula.is_label_without_number
        && display == Display::Block
        && ![r"\nonumber", r"\notag"].iter().any(|word| latex.contains(word))
        // What is displayed has a number where it has a label, as an author expects who gives one.
        && let Some(Ok(numbered)) = read(&format!("{spelled}{}", marks::number()))
    {
        made = Some(Ok(numbered));
    }
    match made.map(|made| made.map(|formula| formula.mathml)) {
        // Look before trusting.
        Some(Ok(mathml)) if !is_mathml(&mathml) => {
            Err(fault(String::from("it spells an HTML element"), 0))
        }
        Some(Ok(mathml)) if levels_of(&mathml) > DEEPEST_ELEMENT => too_deep(0),
        Some(Ok(mathml)) => Ok(mathml),
        Some(Err((message, offset))) => {
            let offset = offset.saturating_sub(definitions.len()).min(spelled.len());
            Err(Fault {
                message,
                lines_down: lines_in(&spelled[..spelled.floor_char_boundary(offset)]),
            })
        }
        None => Err(fault(String::from("this formula cannot be read"), 0)),
    }
}

/// The command that nobody has defined, where this is what a fault says.
pub fn unknown_command(message: &str) -> Option<&str> {
    message.strip_prefix("Undefined control sequence: ")
}

/// The labels that a formula gives, in their order.
pub fn labels(latex: &str) -> Vec<String> {
    definitions::labels(latex)
}

/// What is wrong with one of the commands of a site, wherever it is used. What it is used among is not
/// known here, so only what no formula can mend counts.
pub fn macro_fault(macros: &Macros, name: &str, body: &str) -> Option<String> {
    let pieces = "{x}".repeat(Macros::takes(body));
    let latex = format!("{name}{pieces}");
    let definitions = Definitions::of_site(macros).used_by(&latex);
    let fault = mathml(&definitions, &latex, Display::Block).err()?;
    let starts = [
        "Undefined control",
        "Too many expansions",
        "its commands",
        "the command",
    ];
    let is_its_own = starts.iter().any(|start| fault.message.starts_with(start));
    is_its_own.then_some(fault.message)
}

/// What the library makes of a formula. Nothing where it panics: a formula being typed is broken
/// most of the time, and no state of it may take the note down.
fn converted(latex: &str, display: Display) -> Option<Result<Written, (String, usize)>> {
    static CONTEXT: LazyLock<KatexContext> = LazyLock::new(KatexContext::default);
    let most = match growth::expansions(latex) {
        Ok(most) => most,
        Err(message) => return Some(Err((message, 0))),
    };
    let read = || {
        let settings = Settings::builder()
            .display_mode(display == Display::Block)
            .output(OutputFormat::Mathml)
            .error_color(String::from(REFUSED))
            .trust(TrustSetting::Function(Arc::new(is_trusted)))
            .max_size(LONGEST_LENGTH)
            .max_expand(most)
            .build();
        let made = katex::render_to_string(&CONTEXT, latex, &settings);
        match made {
            Ok(markup) => written::written(&markup, display).map_err(|message| (message, 0)),
            Err(error) => {
                let message = error.kind.to_string();
                Err((message, error.position().unwrap_or(0).min(latex.len())))
            }
        }
    };
    // Not braces alone nest, `\sqrt\sqrt x` does without any.
    let levels = latex.bytes().filter(|byte| b"{\\^_".contains(byte)).count();
    match levels > SHALLOW {
        true => deep::run(read),
        false => deep::quietly(read),
    }
}

/// Links are the page's to judge; what else the library may be trusted with changes the page itself.
fn is_trusted(context: &mut TrustContext) -> Option<bool> {
    Some([r"\href", r"\url"].contains(&&*context.command))
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
mod tests;
