//! `site.toml` is read whatever stands in it, and what is wrong in it has a line.

use domain::{SiteSettings, line_in_toml};

use crate::problems;

/// Reads the settings, twice alike.
pub fn settings(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (settings, found) = SiteSettings::read(&text);
    problems::check(&found, &text);
    assert_eq!((settings, found), SiteSettings::read(&text));
    let lines = text.split('\n').count();
    for path in [
        &["title"][..],
        &["author", "url"],
        &["menu"],
        &["check", "missing-link"],
    ] {
        let line = line_in_toml(&text, path);
        assert!(
            line.is_none_or(|line| (1..=lines).contains(&(line as usize))),
            "{path:?}"
        );
    }
}
