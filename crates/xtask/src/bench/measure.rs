//! What a process costs, as the system itself counted it: time on the wall, time on all cores,
//! and the most memory it held.

use std::fmt;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use wait4::Wait4;

/// The cost of one run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cost {
    /// Seconds from start to end.
    pub wall: f64,
    /// Seconds of all cores, the system's own for it included.
    pub cpu: f64,
    /// Megabytes of memory at the highest point.
    pub memory: f64,
}

/// Runs a command to its end.
pub fn run(mut command: Command) -> Result<Cost> {
    let name = command.get_program().to_owned();
    let begun = Instant::now();
    let child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .spawn()
        .with_context(|| format!("could not start {}", name.display()))?;
    let used = child
        .wait4()
        .with_context(|| format!("could not wait for {}", name.display()))?;
    let wall = begun.elapsed();
    if !used.status.success() {
        bail!("{} failed ({})", name.display(), used.status);
    }
    Ok(Cost {
        wall: wall.as_secs_f64(),
        cpu: seconds(used.rusage.utime) + seconds(used.rusage.stime),
        memory: used.rusage.maxrss as f64 / 1e6,
    })
}

fn seconds(duration: Duration) -> f64 {
    duration.as_secs_f64()
}

/// The cost in the middle, each figure by itself.
pub fn median(costs: &[Cost]) -> Cost {
    let middle = |figure: fn(&Cost) -> f64| {
        let mut figures: Vec<f64> = costs.iter().map(figure).collect();
        figures.sort_by(f64::total_cmp);
        figures[figures.len() / 2]
    };
    Cost {
        wall: middle(|cost| cost.wall),
        cpu: middle(|cost| cost.cpu),
        memory: middle(|cost| cost.memory),
    }
}

impl fmt::Display for Cost {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{:.2} s, {:.2} s of CPU, {:.0} MB",
            self.wall, self.cpu, self.memory
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_that_ran_has_cost_something() {
        let mut command = Command::new("sh");
        command.args(["-c", "i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done"]);
        let cost = run(command).unwrap();
        assert!(
            cost.wall > 0.0 && cost.cpu > 0.0 && cost.memory > 0.1,
            "{cost:?}"
        );
    }

    #[test]
    fn a_process_that_fails_is_no_figure() {
        assert!(run(Command::new("false")).is_err());
    }

    #[test]
    fn the_median_is_the_one_in_the_middle() {
        let cost = |wall| Cost {
            wall,
            cpu: 10.0 - wall,
            memory: 1.0,
        };
        let median = median(&[cost(3.0), cost(1.0), cost(2.0)]);
        assert_eq!((median.wall, median.cpu), (2.0, 8.0));
    }
}
