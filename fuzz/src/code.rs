//! Code in colour is the same code: nothing is lost, and no colour crosses a line.

use render::highlight;

use crate::page;

/// Colours the code; its language is the first line.
pub fn code(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (language, code) = text.split_once('\n').unwrap_or(("", &text));
    let Some(html) = highlight::html(code, language) else {
        return;
    };
    assert_eq!(page::text(&html), code, "{html}");
    for line in html.split('\n') {
        page::check([line]);
    }
}
