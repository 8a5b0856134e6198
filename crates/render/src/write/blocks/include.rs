//! Code that a fence takes from a file of the library: all of it, a part by the numbers of its
//! lines, or one that has a name in the file.

use super::region;
use crate::CodeFile;
use crate::code::fence::Fence;
use crate::write::writer::Writer;

/// What is said where the code is not there.
const INSTEAD: &str = "What stands between the backticks is shown instead.";

impl Writer<'_> {
    /// The lines that a fence takes from a file. Nothing when it names none, and nothing with a
    /// problem when they are not there: then what stands in the fence is shown.
    pub(in crate::write) fn included(&mut self, fence: &Fence) -> Option<String> {
        let file = fence.file.as_deref()?;
        let text = match self.around.code(file) {
            CodeFile::Holds(text) => text,
            CodeFile::Missing { hint } => {
                let message = format!("The code of {file} is not there.");
                self.warn("missing-include", self.line, message, &hint);
                return None;
            }
        };
        let text = match &fence.region {
            Some(region) => self.region(file, &text, region)?,
            None => text,
        };
        let text = match &fence.lines {
            Some(lines) => self.numbered_lines(file, &text, lines)?,
            None => text,
        };
        if let Some(seen) = &fence.seen {
            self.compare(file, &text, seen);
        }
        Some(text)
    }

    /// The lines of a file between two marks.
    fn region(&mut self, file: &str, text: &str, region: &str) -> Option<String> {
        let found = region::find(text, region).filter(|found| !found.lines.is_empty());
        if found.as_ref().is_some_and(|found| !found.ends) {
            let message = format!("The region {region} of {file} has no end.");
            let hint = "It is shown up to the end of the file. Write `#endregion`, or what else ends a \
                        region of its kind, after its last line.";
            self.warn("missing-include", self.line, message, hint);
        }
        if found.is_none() {
            let known = region::names(text);
            let known = match known.as_slice() {
                [] => String::from("it has none"),
                names => format!("it has {}", names.join(", ")),
            };
            let message = format!("The region {region} of {file} is not there; {known}.");
            let hint = format!(
                "{INSTEAD} A region begins in {file} with a comment such as `#region {region}` or \
                 `ANCHOR: {region}` and ends with `#endregion` or `ANCHOR_END: {region}`."
            );
            self.warn("missing-include", self.line, message, &hint);
        }
        found.map(|found| found.lines.join("\n") + "\n")
    }

    fn numbered_lines(&mut self, file: &str, text: &str, lines: &str) -> Option<String> {
        let all: Vec<&str> = text.lines().collect();
        let wanted = range(lines)
            .and_then(|(first, last)| all.get(first.checked_sub(1)?..last))
            .filter(|lines| !lines.is_empty());
        if wanted.is_none() {
            let message = format!(
                "The lines {lines} of {file} are not there; it has {}.",
                all.len()
            );
            let hint =
                format!("{INSTEAD} Write lines that are there, such as lines=3-9, counted from 1.");
            self.warn("missing-include", self.line, message, &hint);
        }
        wanted.map(|lines| lines.join("\n") + "\n")
    }

    /// Says so when what is shown is not what the author saw last.
    fn compare(&mut self, file: &str, text: &str, seen: &str) {
        let now = print(text);
        if seen == now {
            return;
        }
        let message = match seen {
            "" => format!("What is shown of {file} has no mark yet."),
            _ => format!("What is shown of {file} changed since this note was read over."),
        };
        let hint = format!(
            "See that the words around it still hold, then write seen={now}: it changes with the \
             lines that are shown, and with no others."
        );
        self.warn("changed-include", self.line, message, &hint);
    }
}

/// Eight hexadecimal digits that follow from a text, in every version of the program: FNV-1a, which
/// is no secret and needs to be none. Blanks at the ends of lines do not count.
fn print(text: &str) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for line in text.trim_end().lines() {
        for byte in line.trim_end().bytes().chain([b'\n']) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("{:08x}", (hash >> 32) ^ (hash & 0xffff_ffff))
}

/// "3-9" or "3" as the first and the last line.
fn range(written: &str) -> Option<(usize, usize)> {
    let (first, last) = written.split_once('-').unwrap_or((written, written));
    Some((first.trim().parse().ok()?, last.trim().parse().ok()?))
}
