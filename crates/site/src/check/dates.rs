//! Days that have not come. A scheduled note is meant to wait; a ready one probably is not.

use super::context::{CheckContext, on_key};
use domain::{Note, Problem, State};

pub(super) fn add(context: &CheckContext<'_>, note: &Note, problems: &mut Vec<Problem>) {
    let waits = note.head.state == State::Scheduled;
    if let Some(day) = note.head.date.filter(|day| *day > context.today && !waits) {
        let message = format!("The note is ready, but its date is {day}.");
        problems.push(
            on_key(context.plan, note, "date", "future-date", message).hint(
                "It is left out of the site until that day. Mend the date, or set the state to \
             scheduled when it is meant to wait.",
            ),
        );
    }
    if let Some(day) = note.head.updated.filter(|day| *day > context.today) {
        let message = format!("The note was last changed on {day}, which has not come.");
        problems.push(
            on_key(context.plan, note, "updated", "future-date", message)
                .hint("Feeds would show it as newer than it is. Mend the day."),
        );
    }
}
