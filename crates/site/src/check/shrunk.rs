//! A site that loses many of its pages at once. Most often a folder of notes has not arrived yet, a
//! date is wrong, or the library is another one.

use crate::source::SETTINGS;
use domain::Problem;

/// One page in so many may go without a word.
const ONE_IN: usize = 5;
/// Below this many pages a site is too small to have shrunk.
const SMALL: usize = 5;

/// The problem of a site that had `before` pages, of which `removed` go.
pub(crate) fn problem(before: usize, removed: usize) -> Option<Problem> {
    let is_much = before >= SMALL && removed * ONE_IN > before;
    is_much.then(|| {
        let message = format!("{removed} of {before} pages would go from the site.");
        Problem::warning("site-shrank", SETTINGS, message).hint(
            "Links to them from elsewhere will lead nowhere. See that every note is there and \
             ready; write old addresses after `aliases:` where notes have moved.",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_a_fifth_of_the_pages_is_told() {
        assert!(problem(10, 2).is_none());
        assert!(problem(10, 3).is_some());
        assert!(problem(4, 4).is_none(), "a site that only begins");
    }
}
