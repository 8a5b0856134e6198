//! What became of a text, as Git writes a difference of words: `[-gone-]{+come+}`, with the lines
//! around it.

use domain::{Fate, Run, difference};

use crate::paint;

/// Lines shown before and after a changed one.
const AROUND: usize = 2;

/// A line of both texts in one.
#[derive(Default)]
struct Line {
    text: String,
    is_changed: bool,
}

/// The changed lines with those around them; `⋯` stands for lines that are the same.
pub fn lines(then: &str, now: &str) -> String {
    if then == now {
        return "The note has that text now.\n".to_owned();
    }
    let lines = marked(difference(then, now).runs);
    let mut text = String::new();
    let mut hidden = false;
    for (place, line) in lines.iter().enumerate() {
        let near = place.saturating_sub(AROUND)..lines.len().min(place + AROUND + 1);
        if lines[near].iter().any(|line| line.is_changed) {
            text.push_str(&line.text);
            text.push('\n');
            hidden = false;
        } else if !hidden {
            text.push_str(&paint::quiet("⋯"));
            text.push('\n');
            hidden = true;
        }
    }
    text
}

/// The runs cut into lines, so that a mark never spans two of them.
fn marked(runs: Vec<Run>) -> Vec<Line> {
    let mut lines = vec![Line::default()];
    for Run { fate, text } in runs {
        for (place, part) in text.split('\n').enumerate() {
            if place > 0 {
                lines.push(Line::default());
            }
            let Some(line) = lines.last_mut() else {
                continue;
            };
            // What follows the last line end of a run is a line of its neighbour.
            line.is_changed |= fate != Fate::Same && (place == 0 || !part.is_empty());
            line.text.push_str(&match fate {
                Fate::Same => part.to_owned(),
                _ if part.is_empty() => String::new(),
                Fate::Removed => paint::bad(format!("[-{part}-]")),
                Fate::Added => paint::good(format!("{{+{part}+}}")),
            });
        }
    }
    if lines.last().is_some_and(|line| line.text.is_empty()) {
        lines.pop();
    }
    lines
}
