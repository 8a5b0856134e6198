//! The commands of formulas in `site.toml` that no formula can use. What is wrong with one as a text is
//! told where the settings are read; here each is drawn once.

use super::context::CheckContext;
use crate::source::{SETTINGS, line_of_setting};
use domain::Problem;
use rayon::prelude::*;

pub(super) fn add(context: &CheckContext<'_>, problems: &mut Vec<Problem>) {
    let macros = &context.plan.library.settings().formulas.macros;
    let all: Vec<(&str, &str)> = macros.iter().collect();
    let told = all.par_iter().filter_map(|(name, body)| {
        let fault = render::macro_fault(macros, name, body)?;
        let message = format!("The command {name} cannot be used: {fault}.");
        // It is written with its backslash, or without.
        let lines = [*name, &name[1..]]
            .map(|name| line_of_setting(context.plan.source, &["formulas", "macros", name]));
        let line = lines.into_iter().max().unwrap_or(1);
        let hint = "Formulas with it are shown as they are written. Mend what it stands for.";
        Some(
            Problem::warning("broken-macro", SETTINGS, message)
                .at(line)
                .hint(hint),
        )
    });
    problems.extend(told.collect::<Vec<_>>());
}
