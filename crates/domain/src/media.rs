//! What an author can do with pictures and other files of the library; each verb gives a [`Change`](crate::Change)
//! and touches nothing. Which files there are is said by whoever asks: the library knows its notes alone.

mod add;
mod media_path;
mod remove;
mod rename;
#[cfg(test)]
mod tests;

pub use add::add;
pub use media_path::MediaPath;
pub use remove::remove;
pub use rename::rename;

use crate::{Slug, composed};

/// How a path is compared: case and the form of Unicode do not count, since some disks do not tell them apart.
pub fn spelled(path: &str) -> String {
    composed(path).to_lowercase()
}

/// A readable name for a file of this name: letters and digits with its ending.
fn readable(name: &str, otherwise: &str) -> (String, String) {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => (stem, ending),
        _ => (name, ""),
    };
    let slug = Slug::from_title(stem);
    let stem = slug.as_ref().map_or(otherwise, Slug::as_str).to_owned();
    let is_plain = !ending.is_empty() && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let ending = match is_plain {
        true => format!(".{}", ending.to_ascii_lowercase()),
        false => String::new(),
    };
    (stem, ending)
}
