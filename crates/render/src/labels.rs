//! The words we add to a note that its author did not write.
//!
//! They stand together so that a second language of the site has one place to change.

/// Name of the list of footnotes.
pub const FOOTNOTES: &str = "Footnotes";
/// Name of a ticked box.
pub const DONE: &str = "Done";
/// Name of an empty box.
pub const TO_DO: &str = "To do";
/// What a box that opens shows when its author gave it no words.
pub const DETAILS: &str = "Details";
/// Name of a formula that may scroll.
pub const FORMULA: &str = "Formula";

/// Name of the link beside a heading.
pub fn anchor(heading: &str) -> String {
    format!("Link to {heading}")
}

/// Name of a reference to a footnote.
pub fn footnote(number: u32) -> String {
    format!("Footnote {number}")
}

/// Name of the link from a footnote back to the text.
pub fn back(number: u32) -> String {
    format!("Back to footnote {number} in the text")
}

/// Name of a diagram that may scroll.
pub fn diagram(title: Option<&str>, number: u32) -> String {
    match title {
        Some(title) => format!("Diagram: {title}"),
        None => format!("Diagram {number}"),
    }
}

/// Name of a table that may scroll.
pub fn table(columns: &str) -> String {
    if columns.is_empty() {
        String::from("Table")
    } else {
        format!("Table: {columns}")
    }
}

/// Title of a callout of this kind, when its author gives none and it is not its name.
pub fn callout(kind: &str) -> Option<String> {
    let label = match kind {
        "faq" => "FAQ",
        "todo" => "To do",
        "tldr" => "TL;DR",
        "cite" => "Quote",
        _ => return None,
    };
    Some(label.to_owned())
}
