//! Measurements by the line of the table they belong to, and the machine they were made on.

use std::fs;
use std::time::Duration;

/// The lines in the order in which they were first measured.
#[derive(Default)]
pub struct Figures(Vec<Line>);

struct Line {
    what: &'static str,
    goal: &'static str,
    unit: &'static str,
    measured: Vec<f64>,
}

impl Figures {
    /// Adds what took this long.
    pub fn took(&mut self, what: &'static str, goal: &'static str, time: Duration) {
        self.add(what, goal, "ms", time.as_secs_f64() * 1e3);
    }

    /// Adds a measurement.
    pub fn add(&mut self, what: &'static str, goal: &'static str, unit: &'static str, one: f64) {
        match self.0.iter_mut().find(|line| line.what == what) {
            Some(line) => line.measured.push(one),
            None => self.0.push(Line {
                what,
                goal,
                unit,
                measured: vec![one],
            }),
        }
    }

    /// Prints the table.
    pub fn print(&mut self) {
        println!("\n| what | goal | median | p99 | worst | of |\n|---|--:|--:|--:|--:|--:|");
        for line in &mut self.0 {
            line.measured.sort_by(f64::total_cmp);
            let last = line.measured.len() - 1;
            let at = |share: f64| line.measured[(last as f64 * share).ceil() as usize];
            let shown = |one: f64| match one {
                one if one < 100.0 => format!("{one:.1} {}", line.unit),
                one => format!("{one:.0} {}", line.unit),
            };
            println!(
                "| {} | {} | {} | {} | {} | {} |",
                line.what,
                line.goal,
                shown(at(0.5)),
                shown(at(0.99)),
                shown(at(1.0)),
                line.measured.len()
            );
        }
    }
}

/// The machine, and how busy it is, as far as the system says so.
pub fn machine() -> String {
    let read = |place: &str| fs::read_to_string(place).unwrap_or_default();
    let processor = read("/proc/cpuinfo");
    let mut names = processor
        .lines()
        .filter(|line| line.starts_with("model name"));
    let name = names
        .next()
        .and_then(|line| line.split(": ").nth(1))
        .unwrap_or("unknown");
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let load = read("/proc/loadavg");
    let load = load.split(' ').take(3).collect::<Vec<_>>().join(" ");
    format!("{name}, {cores} cores, load {load}.")
}
