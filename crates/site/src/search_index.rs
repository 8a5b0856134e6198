//! What the search page looks through: a line for every note, newest first, as a script, because a
//! page that was opened from a disk may read no other kind of file.
//!
//! Titles, summaries, topics and tags are searched, and not whole texts: those of ten thousand notes
//! would be a hundred megabytes. How words are found is said in `theme/search.js`.

use crate::addresses::address_of;
use crate::pages::Day;
use crate::plan::Plan;
use serde::Serialize;

/// Beyond so many bytes notes are found by title, topic and tags alone.
const WITH_SUMMARIES: usize = 1_000_000;

/// A note as `theme/search.js` takes it apart.
#[derive(Serialize)]
struct Line<'a>(
    /// Its title.
    &'a str,
    /// Its address.
    String,
    /// Its summary.
    &'a str,
    /// Its topic and its tags.
    Vec<String>,
    /// Its day, as readers see it.
    String,
);

/// The script. The same notes always give the same bytes.
pub(crate) fn search_index(plan: &Plan<'_>) -> String {
    let mut out = String::from("var fieldnotes = [");
    for (place, note) in plan.notes().iter().enumerate() {
        let summary = note.head.summary.as_deref().unwrap_or_default();
        let topic = note.topic.iter().map(|topic| plan.topic_title(topic));
        let tags = note.tags.iter().map(|tag| plan.tag_title(tag));
        let line = Line(
            &note.title,
            address_of(note),
            if out.len() < WITH_SUMMARIES {
                summary
            } else {
                ""
            },
            topic.chain(tags).map(str::to_owned).collect(),
            note.head
                .date
                .map_or_else(String::new, |date| Day::of(date).text),
        );
        out.push_str(if place == 0 { "\n" } else { ",\n" });
        out.push_str(&serde_json::to_string(&line).expect("texts can be written as JSON"));
    }
    out.push_str("\n];\n");
    out
}
