//! Hints that files changed, gathered until it is quiet: a debounce is a deadline, not a timer.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use store::Touched;

/// No hint for so long is quiet.
const QUIET: Duration = Duration::from_millis(150);
/// A folder that is never quiet is looked at this often.
const PATIENCE: Duration = Duration::from_millis(1000);

/// More files than this are looked at as the whole folder: in portions, between which whatever waits
/// has its turn, and of which only those are read that are others than the index knows.
const MANY: usize = 300;

/// Where to look, and when.
#[derive(Default)]
pub struct Touches {
    paths: BTreeSet<PathBuf>,
    everything: bool,
    since: Option<(Instant, Instant)>,
}

impl Touches {
    /// Notes a hint that came at `now`.
    pub fn add(&mut self, touched: Touched, now: Instant) {
        match touched {
            Touched::Paths(paths) => self.paths.extend(paths),
            Touched::Everything => self.everything = true,
        }
        let first = self.since.map_or(now, |(first, _)| first);
        self.since = Some((first, now));
    }

    /// When to look, if there is anything to look at.
    pub fn deadline(&self) -> Option<Instant> {
        self.since
            .map(|(first, last)| (last + QUIET).min(first + PATIENCE))
    }

    /// What was touched, once its time has come.
    pub fn due(&mut self, now: Instant) -> Option<Touched> {
        if self.deadline()? > now {
            return None;
        }
        let touches = std::mem::take(self);
        let is_everything = touches.everything || touches.paths.len() > MANY;
        Some(if is_everything {
            Touched::Everything
        } else {
            Touched::Paths(touches.paths.into_iter().collect())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hint(path: &str) -> Touched {
        Touched::Paths(vec![path.into()])
    }

    #[test]
    fn hints_are_gathered_until_it_is_quiet_each_path_once() {
        let mut touches = Touches::default();
        let start = Instant::now();
        touches.add(hint("b"), start);
        touches.add(hint("a"), start + QUIET / 2);
        touches.add(hint("b"), start + QUIET / 2);
        assert_eq!(touches.due(start + QUIET), None);
        let due = touches.due(start + QUIET / 2 + QUIET);
        assert_eq!(due, Some(Touched::Paths(vec!["a".into(), "b".into()])));
        assert_eq!(touches.deadline(), None);
    }

    #[test]
    fn many_files_are_looked_at_in_portions_like_the_whole_folder() {
        let start = Instant::now();
        let due = |files: usize| {
            let mut touches = Touches::default();
            let paths = (0..files).map(|number| PathBuf::from(number.to_string()));
            touches.add(Touched::Paths(paths.collect()), start);
            touches.due(start + QUIET)
        };
        assert_eq!(due(MANY + 1), Some(Touched::Everything));
        assert!(matches!(due(MANY), Some(Touched::Paths(paths)) if paths.len() == MANY));
    }

    #[test]
    fn a_folder_that_is_never_quiet_is_looked_at_all_the_same() {
        let mut touches = Touches::default();
        let start = Instant::now();
        touches.add(Touched::Everything, start);
        touches.add(hint("a"), start + PATIENCE - QUIET / 2);
        assert_eq!(touches.deadline(), Some(start + PATIENCE));
        assert_eq!(touches.due(start + PATIENCE), Some(Touched::Everything));
    }
}
