//! What could not be read of a library. Each file has its own word, which is said until that file was
//! scanned again.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::Problem;

/// What could not be read, by file.
#[derive(Default, Clone, PartialEq)]
pub(crate) struct Unread(BTreeMap<String, Vec<Problem>>);

impl Unread {
    /// All of it.
    pub fn all(&self) -> Arc<[Problem]> {
        self.0.values().flatten().cloned().collect()
    }

    /// Adds what could not be read besides.
    pub fn add(&mut self, problems: &[Problem]) {
        for problem in problems {
            let of_file = self.0.entry(problem.file.clone()).or_default();
            if !of_file.contains(problem) {
                of_file.push(problem.clone());
            }
        }
    }

    /// These files below `root` were looked at, and this is what could not be read of them.
    pub fn looked_at(&mut self, root: &Path, paths: &[PathBuf], problems: &[Problem]) {
        for path in paths {
            let inside = path.strip_prefix(root).unwrap_or(path).to_string_lossy();
            let inside = inside.replace(std::path::MAIN_SEPARATOR, "/");
            let below = format!("{inside}/");
            self.0
                .retain(|file, _| *file != inside && !file.starts_with(&below));
        }
        self.add(problems);
    }
}
