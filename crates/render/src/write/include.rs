//! Code that a fence takes from a file of the library.

use super::Writer;
use crate::CodeFile;
use crate::fence::Fence;

impl Writer<'_> {
    /// The lines that a fence takes from a file. Nothing when it names none, and nothing with a
    /// problem when they are not there: then what stands in the fence is shown.
    pub(super) fn included(&mut self, fence: &Fence) -> Option<String> {
        let file = fence.file.as_deref()?;
        let text = match self.around.code(file) {
            CodeFile::Holds(text) => text,
            CodeFile::Missing { hint } => {
                let message = format!("The code of {file} is not there.");
                self.warn("missing-include", self.line, message, &hint);
                return None;
            }
        };
        let Some(lines) = &fence.lines else {
            return Some(text);
        };
        let all: Vec<&str> = text.lines().collect();
        let wanted = range(lines)
            .and_then(|(first, last)| all.get(first.checked_sub(1)?..last))
            .filter(|lines| !lines.is_empty());
        if wanted.is_none() {
            let message = format!(
                "The lines {lines} of {file} are not there; it has {}.",
                all.len()
            );
            let hint = "What stands between the backticks is shown instead. Write lines that are \
                        there, such as lines=3-9, counted from 1.";
            self.warn("missing-include", self.line, message, hint);
        }
        wanted.map(|lines| lines.join("\n") + "\n")
    }
}

/// "3-9" or "3" as the first and the last line.
fn range(written: &str) -> Option<(usize, usize)> {
    let (first, last) = written.split_once('-').unwrap_or((written, written));
    Some((first.trim().parse().ok()?, last.trim().parse().ok()?))
}
