//! How a staged file is called: hidden, ours at sight, and after the file that it is for, so that one
//! that a crash left can be told from all others.

use std::io;
use std::path::{Path, PathBuf};

use crate::folder::folder_of;

pub(crate) const PREFIX: &str = ".fieldnotes-";

/// How a staged file ends that is still being written.
const ENDING: &str = ".staged";

/// How one ends that is whole: the new bytes of its file, or those that stood there before.
const WHOLE: &str = ".swapped";

/// The longest name that every file system takes, in bytes, less our own letters and the six that
/// are drawn by chance.
const LONGEST: usize = 255 - PREFIX.len() - WHOLE.len() - 7;

/// The letters after those drawn by chance, for the file at `target`.
pub(crate) fn suffix(target: &Path) -> String {
    match target.file_name().and_then(|name| name.to_str()) {
        Some(name) if name.len() <= LONGEST => format!("-{name}{ENDING}"),
        _ => ENDING.to_owned(),
    }
}

/// The name of a staged file from when it is whole.
pub(crate) fn whole(staged: &Path) -> PathBuf {
    let name = staged.file_name().unwrap_or_default().to_string_lossy();
    let stem = name.strip_suffix(ENDING).unwrap_or(&name);
    staged.with_file_name(format!("{stem}{WHOLE}"))
}

/// A name for the file at `target` to be set aside under; nothing stands there.
pub(crate) fn aside(target: &Path) -> io::Result<PathBuf> {
    let suffix = suffix(target);
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(&suffix);
    // The file itself is let go: of its name, only the letters drawn by chance are wanted.
    let drawn = builder.tempfile_in(folder_of(target))?;
    Ok(whole(drawn.path()))
}

/// Whether a file of this name was staged. One that is not being written was left by a crash.
pub fn is_staged(name: &str) -> bool {
    name.starts_with(PREFIX) && (name.ends_with(ENDING) || name.ends_with(WHOLE))
}

/// The file whose text, the new one or the one before it, stands whole in this staged file; none
/// when it was still being written, or when the name is too long to say.
pub fn staged_for(staged: &Path) -> Option<PathBuf> {
    let name = staged.file_name()?.to_str()?;
    let inner = name.strip_prefix(PREFIX)?.strip_suffix(WHOLE)?;
    let (_, target) = inner.split_once('-')?;
    (!target.is_empty()).then(|| staged.with_file_name(target))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_staged_file_says_whose_it_is_unless_that_is_too_long() {
        let named = |target: &Path| PathBuf::from(format!("/n/{PREFIX}x1Yz9Q{}", suffix(target)));
        let target = Path::new("/n/a-b é.md");
        assert_eq!(staged_for(&named(target)), None);
        assert_eq!(staged_for(&whole(&named(target))).as_deref(), Some(target));
        let long = PathBuf::from(format!("/n/{}.md", "é".repeat(126)));
        let staged = whole(&named(&long));
        assert!(is_staged(staged.file_name().unwrap().to_str().unwrap()));
        assert_eq!(staged_for(&staged), None);
    }
}
