//! Hints that files changed, gathered until it is quiet: a debounce is a deadline, not a timer.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use store::ChangeHint;

/// No hint for so long is quiet.
const QUIET: Duration = Duration::from_millis(150);
/// A folder that is never quiet is looked at this often.
const PATIENCE: Duration = Duration::from_millis(1000);

/// More files than this are looked at as the whole folder: in portions, between which whatever waits
/// has its turn, and of which only those are read that are others than the index knows.
const MANY: usize = 300;

/// Where to look, and when.
#[derive(Default)]
pub struct ChangeHints {
    paths: BTreeSet<PathBuf>,
    everything: bool,
    since: Option<(Instant, Instant)>,
}

impl ChangeHints {
    /// Notes a hint that came at `now`.
    pub fn add(&mut self, hint: ChangeHint, now: Instant) {
        match hint {
            ChangeHint::Paths(paths) => self.paths.extend(paths),
            ChangeHint::Everything => self.everything = true,
        }
        let first = self.since.map_or(now, |(first, _)| first);
        self.since = Some((first, now));
    }

    /// When to look, if there is anything to look at.
    pub fn deadline(&self) -> Option<Instant> {
        self.since
            .map(|(first, last)| (last + QUIET).min(first + PATIENCE))
    }

    /// Where files may have changed, once its time has come.
    pub fn due(&mut self, now: Instant) -> Option<ChangeHint> {
        if self.deadline()? > now {
            return None;
        }
        let hints = std::mem::take(self);
        let is_everything = hints.everything || hints.paths.len() > MANY;
        Some(if is_everything {
            ChangeHint::Everything
        } else {
            ChangeHint::Paths(hints.paths.into_iter().collect())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hint(path: &str) -> ChangeHint {
        ChangeHint::Paths(vec![path.into()])
    }

    #[test]
    fn hints_are_gathered_until_it_is_quiet_each_path_once() {
        let mut hints = ChangeHints::default();
        let start = Instant::now();
        hints.add(hint("b"), start);
        hints.add(hint("a"), start + QUIET / 2);
        hints.add(hint("b"), start + QUIET / 2);
        assert_eq!(hints.due(start + QUIET), None);
        let due = hints.due(start + QUIET / 2 + QUIET);
        assert_eq!(due, Some(ChangeHint::Paths(vec!["a".into(), "b".into()])));
        assert_eq!(hints.deadline(), None);
    }

    #[test]
    fn many_files_are_looked_at_in_portions_like_the_whole_folder() {
        let start = Instant::now();
        let due = |files: usize| {
            let mut hints = ChangeHints::default();
            let paths = (0..files).map(|number| PathBuf::from(number.to_string()));
            hints.add(ChangeHint::Paths(paths.collect()), start);
            hints.due(start + QUIET)
        };
        assert_eq!(due(MANY + 1), Some(ChangeHint::Everything));
        assert!(matches!(due(MANY), Some(ChangeHint::Paths(paths)) if paths.len() == MANY));
    }

    #[test]
    fn a_folder_that_is_never_quiet_is_looked_at_all_the_same() {
        let mut hints = ChangeHints::default();
        let start = Instant::now();
        hints.add(ChangeHint::Everything, start);
        hints.add(hint("a"), start + PATIENCE - QUIET / 2);
        assert_eq!(hints.deadline(), Some(start + PATIENCE));
        assert_eq!(hints.due(start + PATIENCE), Some(ChangeHint::Everything));
    }
}
