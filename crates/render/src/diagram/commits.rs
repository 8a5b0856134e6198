//! Names for the commits of a `gitGraph` that have none. The drawing library would name them by the
//! clock, and the same diagram would be another picture each time.

use std::borrow::Cow;

/// The source with a name for each commit, which follows from where it stands and what stands
/// before it.
pub(super) fn named(source: &str) -> Cow<'_, str> {
    if !source
        .lines()
        .any(|line| line.trim_start().starts_with("gitGraph"))
    {
        return Cow::Borrowed(source);
    }
    let mut named = String::with_capacity(source.len() * 2);
    let mut commits = 0;
    // FNV-1a, which is the same on every machine.
    let mut print = 0xcbf2_9ce4_8422_2325_u64;
    for line in source.split_inclusive('\n') {
        for byte in line.bytes() {
            print = (print ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        let written = line.trim_end();
        named.push_str(written);
        let word = written.split_whitespace().next();
        if matches!(word, Some("commit" | "merge")) {
            if !written.contains("id:") {
                named.push_str(&format!(" id: \"{commits}-{:07x}\"", print >> 36));
            }
            commits += 1;
        }
        named.push_str(&line[written.len()..]);
    }
    Cow::Owned(named)
}
