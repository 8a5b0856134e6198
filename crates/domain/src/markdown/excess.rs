//! Signs in such numbers that the parser, which looks from each of them over all the others, would take
//! seconds. No author means them; what they could begin is left to be words, and that is told.

/// What is not looked for in a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Excess {
    /// Marks such as `==this==`.
    Marks,
    /// Formulas such as `` $`this`$ ``.
    Formulas,
}

/// Before a sign of a mark or of words that are struck out, the parser goes back over all others that
/// stand right before it.
const LONGEST_RUN: usize = 4_000;
/// From each beginning of a formula the parser goes on to the end of the body, where it has none.
const MOST_STEPS: usize = 200_000_000;

/// What a body has too many signs of, each with the place of the first one.
pub fn excess(body: &str) -> impl Iterator<Item = (Excess, usize)> {
    [
        (Excess::Marks, long_run(body)),
        (Excess::Formulas, many_formulas(body)),
    ]
    .into_iter()
    .filter_map(|(excess, at)| Some((excess, at?)))
}

fn long_run(body: &str) -> Option<usize> {
    // One sign repeated is looked at once.
    if body.len() < LONGEST_RUN || !(body.contains("~=") || body.contains("=~")) {
        return None;
    }
    let mut from = 0;
    for run in body.split_inclusive(|sign: char| !"=~".contains(sign)) {
        if run.len() > LONGEST_RUN {
            return Some(from);
        }
        from += run.len();
    }
    None
}

fn many_formulas(body: &str) -> Option<usize> {
    // Half of the signs of these could be a beginning.
    if body.len() * body.len() / 2 < MOST_STEPS {
        return None;
    }
    let first = body.find("$`")?;
    (body.matches("$`").count() * body.len() > MOST_STEPS).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_no_author_means_is_too_much() {
        let marks = "~~==".repeat(2_000);
        let formulas = "$`\n".repeat(20_000);
        let found = |body: &str| excess(body).collect::<Vec<_>>();
        assert_eq!(found(&format!("a\n\n{marks}")), [(Excess::Marks, 3)]);
        assert_eq!(found(&formulas), [(Excess::Formulas, 0)]);
        for usual in [
            "~".repeat(10_000),
            "=".repeat(10_000),
            "==a== ~~b~~ ".repeat(5_000),
            "$`x`$ is a formula, and so is $`y`$, in words and words.\n".repeat(1_000),
        ] {
            assert_eq!(found(&usual), []);
        }
    }
}
