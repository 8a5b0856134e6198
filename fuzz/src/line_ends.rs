//! Promise 7 at its root: what the window does to line ends and marks, a save takes back.

use domain::line_ends::{normalise, restore};

const MARK: char = '\u{feff}';
const EDITED: &str = "a line that the author typed";

/// The text comes back byte for byte when nothing was edited; when one line was, every other line
/// does. The first byte says which line.
pub fn line_ends(bytes: &[u8]) {
    let Some((which, rest)) = bytes.split_first() else {
        return;
    };
    let old = String::from_utf8_lossy(rest);
    let shown = normalise(&old);
    assert_eq!(restore(&old, &shown), old);
    assert!(!shown.contains('\r'), "{shown:?}");

    if old.contains(EDITED) {
        return;
    }
    let lines: Vec<&str> = shown.split('\n').collect();
    let at = usize::from(*which) % lines.len();
    let mut typed = lines.clone();
    typed[at] = EDITED;
    let new = restore(&old, &typed.join("\n"));
    let (before, after) = new.split_once(EDITED).expect("what was typed is saved");
    // The end of a line that was edited is that of its neighbours.
    let ends = ["\r\n", "\n", "\r"];
    let after = ends
        .iter()
        .find_map(|end| after.strip_prefix(end))
        .unwrap_or(after);
    assert!(old.starts_with(before), "{old:?} became {new:?}");
    let rest = &old[before.len()..];
    assert!(rest.ends_with(after), "{old:?} became {new:?}");
    let replaced = normalise(&rest[..rest.len() - after.len()]);
    // The mark before the first line belongs to the file, or, where there are several, to the line.
    let bare = |line: &str| {
        line.trim_start_matches(MARK)
            .trim_end_matches('\n')
            .to_owned()
    };
    assert_eq!(bare(&replaced), bare(lines[at]), "{old:?} became {new:?}");
}
