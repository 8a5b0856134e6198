//! What of a drawing belongs to the page it stands on, so that one drawing can be kept for many: its number
//! and its name, for which signs stand in it that no author can type.

use crate::html::escape;

/// Stands in a drawing where its number on the page belongs.
pub(super) const NUMBER: char = '\u{1}';
/// Stands before and after its name, which a title of the author takes the place of.
pub(super) const NAME: char = '\u{2}';

/// A drawing as the diagram with this number on its page, from 1, with the author's name for it.
pub fn on_page(drawing: &str, number: u32, name: Option<&str>) -> String {
    let drawing = drawing.replace(NUMBER, &number.to_string());
    let mut parts = drawing.splitn(3, NAME);
    let (before, own, after) = (parts.next(), parts.next(), parts.next());
    let mut html = before.unwrap_or_default().to_owned();
    match name {
        Some(name) => escape::push(&mut html, name),
        None => html.push_str(own.unwrap_or_default()),
    }
    html.push_str(after.unwrap_or_default());
    html
}
