//! What an export did, on a few lines: what is gone first, then counts, time and weight.

use std::time::Duration;

use site::{NoteCounts, Report};

use crate::paint;

/// How many of the slowest and the largest pages are worth a line.
const NAMED: usize = 3;

/// The report of an export.
pub fn summary(report: &Report) -> String {
    let gone = listed("Removed from the site", &report.removed);
    let Report {
        added,
        changed,
        removed,
        unchanged,
        target,
        seconds,
        ..
    } = report;
    let files = added.len() + changed.len() + unchanged;
    format!(
        "{gone}{} in {}: {} added, {} changed, {} removed, {unchanged} unchanged. {}\n{}{}",
        paint::strong(format!("{files} files")),
        target.display(),
        added.len(),
        changed.len(),
        removed.len(),
        paint::quiet(format!("{seconds:.2} s")),
        details(report),
        left_off(report.counts),
    )
}

/// How many notes are not on the site, and why; nothing when all are.
pub fn left_off(counts: NoteCounts) -> String {
    let of_them = |count: usize, one: &str, many: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        count => Some(format!("{count} {many}")),
    };
    let why: Vec<String> = [
        of_them(
            counts.drafts,
            "is a draft (so is a note without a state)",
            "are drafts (so is a note without a state)",
        ),
        of_them(counts.waiting, "waits for its day", "wait for their days"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let NoteCounts { notes, shown, .. } = counts;
    match why.is_empty() {
        true => String::new(),
        false => format!(
            "{shown} of {notes} notes are on the site: {}.\n",
            why.join(", ")
        ),
    }
}

/// Addresses under their heading; nothing when there are none.
pub fn listed(heading: &str, addresses: &[String]) -> String {
    if addresses.is_empty() {
        return String::new();
    }
    let lines: String = addresses.iter().map(|one| format!("  {one}\n")).collect();
    format!("{heading}\n{lines}")
}

/// Where the time went, and what readers wait for. Nothing when nothing had to be made.
fn details(report: &Report) -> String {
    if report.made == 0 {
        return String::new();
    }
    let phases = report
        .phases
        .iter()
        .map(|(phase, seconds)| format!("{} {}", phase.as_str(), took(*seconds)));
    // Of a note the file is named, which is what the author opens.
    let name = |address: &String| match report.notes.get(address) {
        Some(note) => note.to_string(),
        None => address.clone(),
    };
    let slowest = report
        .slowest
        .iter()
        .map(|(address, seconds)| format!("{} {}", name(address), took(*seconds)));
    let templates = report.templates.iter().map(|template| {
        format!(
            "{} {} for {}",
            template.name,
            took(template.seconds),
            match template.pages {
                1 => "1 page".to_owned(),
                pages => format!("{pages} pages"),
            }
        )
    });
    let largest = report
        .largest
        .iter()
        .map(|(address, bytes)| format!("{} {} KB", name(address), bytes.div_ceil(1000)));
    [
        line("Phases", phases),
        line("Slowest", slowest.take(NAMED)),
        line("Templates", templates.take(NAMED)),
        line("Largest", largest.take(NAMED)),
    ]
    .concat()
}

fn line(name: &str, parts: impl Iterator<Item = String>) -> String {
    let parts: Vec<String> = parts.collect();
    match parts.is_empty() {
        true => String::new(),
        false => format!(
            "{}\n",
            paint::quiet(format!("  {name:9}  {}", parts.join(", ")))
        ),
    }
}

fn took(seconds: f64) -> String {
    let time = Duration::from_secs_f64(seconds);
    match time.as_millis() {
        0 => format!("{} µs", time.as_micros()),
        few @ 1..1000 => format!("{few} ms"),
        _ => format!("{seconds:.2} s"),
    }
}
