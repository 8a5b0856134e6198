//! The figures as a table in Markdown, ready for `docs/performance.md`.

use super::measure::{Cost, median};

/// One line: who, and what it cost.
pub struct Row {
    name: String,
    cost: Cost,
}

impl Row {
    /// The median of some runs.
    pub fn new(name: &str, costs: &[Cost]) -> Row {
        Row {
            name: name.to_owned(),
            cost: median(costs),
        }
    }
}

/// Prints the rows with their ratios to the first.
pub fn print(notes: u64, runs: usize, rows: &[Row]) {
    println!("\n{notes} notes, medians of {runs}, load {}\n", load());
    println!("| | wall | CPU | memory | wall × | CPU × |\n|---|--:|--:|--:|--:|--:|");
    let Some(first) = rows.first().map(|row| row.cost) else {
        return;
    };
    for Row { name, cost } in rows {
        println!(
            "| {name} | {:.2} s | {:.2} s | {:.0} MB | {:.2} | {:.2} |",
            cost.wall,
            cost.cpu,
            cost.memory,
            cost.wall / first.wall,
            cost.cpu / first.cpu
        );
    }
}

/// How busy the machine was in the last minute, as far as the system says so.
fn load() -> String {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split(' ')
        .next()
        .filter(|load| !load.is_empty())
        .unwrap_or("unknown")
        .to_owned()
}
