//! Steps in the levels of headings. The title of the page is its first level.

use domain::{Note, Problem};
use render::Heading;

/// The headings that leave a level out.
pub(super) fn jumps(note: &Note, outline: &[Heading]) -> Vec<Problem> {
    // The level on the page and the one typed; those of the title first.
    let mut above = (1, 1);
    let mut problems = Vec::new();
    for heading in outline {
        if heading.level > above.0 + 1 {
            let message = format!(
                "The heading \"{}\" is of level {}, and the one above it of level {}.",
                heading.text, heading.typed, above.1
            );
            let missed = heading.level - above.0 - 1;
            let hint = format!(
                "Readers see it one level below the one above it. Begin it with {}.",
                "#".repeat(usize::from(heading.typed.saturating_sub(missed).max(1)))
            );
            problems.push(
                Problem::warning("heading-jump", note.path.as_str(), message)
                    .at(heading.line)
                    .hint(hint),
            );
        }
        above = (heading.level, heading.typed);
    }
    problems
}
