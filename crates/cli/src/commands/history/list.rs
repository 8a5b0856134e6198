//! The versions of a note as lines: number, time, words that came and went, and why it was kept.

use domain::NotePath;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use store::{Version, Why};

use crate::columns::{Cell, aligned};
use crate::paint;

/// The versions, the newest first.
pub fn lines(note: &NotePath, history: Vec<Version>) -> String {
    if history.is_empty() {
        return format!("No earlier text of {note} is kept yet.\n");
    }
    let rows = history.into_iter().map(|version| {
        let Version {
            id,
            at,
            why,
            words,
            added,
            removed,
            ..
        } = version;
        [
            Cell::words(id.to_string()).painted(paint::strong),
            Cell::words(moment(at)),
            Cell::words(format!("{words} words")),
            Cell::words(signed('+', added)),
            Cell::words(signed('-', removed)),
            Cell::words(reason(why)).painted(paint::quiet),
        ]
    });
    aligned(rows.collect())
}

fn signed(sign: char, words: u32) -> String {
    match words {
        0 => String::new(),
        words => format!("{sign}{words}"),
    }
}

/// The minute, where the author is.
fn moment(milliseconds: i64) -> String {
    let moment = Timestamp::from_millisecond(milliseconds).unwrap_or_default();
    let moment = moment.to_zoned_datetime(TimeZone::system());
    moment.strftime("%Y-%m-%d %H:%M").to_string()
}

/// What took its place.
fn reason(why: Why) -> String {
    match why {
        Why::Saved => "before a save".to_owned(),
        Why::Outside => "before a change outside".to_owned(),
        Why::Operation(name) => format!("before “{name}”"),
        Why::Undone(name) => format!("before the undo of “{name}”"),
        Why::Redone(name) => format!("before “{name}” was made again"),
        Why::Merged => "before it was merged".to_owned(),
        Why::Mine => "your side of a conflict".to_owned(),
        Why::Theirs => "the other side of a conflict".to_owned(),
        Why::Dropped => "never saved".to_owned(),
    }
}
