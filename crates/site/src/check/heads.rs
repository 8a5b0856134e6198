//! What the front matter of a note leaves unsaid. Drafts may leave anything unsaid.

use super::context::{CheckContext, top_of};
use super::dates;
use domain::{Date, Note, Problem, State};

pub(super) fn add(context: &CheckContext<'_>, note: &Note, problems: &mut Vec<Problem>) {
    if note.head.state == State::Draft {
        return;
    }
    dates::add(context, note, problems);
    let is_blank =
        |text: &Option<String>| text.as_deref().is_none_or(|text| text.trim().is_empty());
    let mut unsaid = |code, message, hint| {
        problems.push(top_of(note, code, message).hint(hint));
    };
    if is_blank(&note.head.summary) {
        unsaid(
            "no-summary",
            "The note has no summary.",
            "Lists, feeds and search engines show it below the title. Write one or two sentences \
             after `summary:`.",
        );
    }
    if note.path.is_page() {
        return;
    }
    if note.topic.is_none() {
        unsaid(
            "no-topic",
            "The note stands under no topic.",
            "Readers who come by topic will not find it. Name one after `topic:`.",
        );
    }
    if note.tags.is_empty() {
        unsaid(
            "no-tags",
            "The note has no tags.",
            "No tag page lists it and no other note is related to it. Name one or more after `tags:`.",
        );
    }
    if note.head.state == State::Ready && note.head.date.is_none() {
        let hint = match day_in_name(note.path.stem()) {
            Some(day) => format!(
                "It stands below all dated notes and in no feed. The name of its file says a day; \
                 write date: {day}."
            ),
            None => "It stands below all dated notes and in no feed. Write the day after `date:`."
                .to_owned(),
        };
        problems.push(top_of(note, "no-day", "The note is ready but has no date.").hint(hint));
    }
}

/// The day that the name of a file begins with, as other programs have it: `2016-02-28-name`.
fn day_in_name(stem: &str) -> Option<Date> {
    let day = stem.get(..10)?;
    let is_name = stem[10..]
        .chars()
        .next()
        .is_none_or(|sign| "-_ ".contains(sign));
    day.parse().ok().filter(|_| is_name)
}
