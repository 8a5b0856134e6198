//! What the system says of running processes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::until;

/// The memory of one process, in megabytes.
pub struct Memory {
    /// The program's name, as the system cuts it.
    pub name: String,
    /// All pages in memory, shared ones in full.
    pub resident: u64,
    /// The same with each shared page divided among those who share it.
    pub own: u64,
}

/// The memory of the process `root` and of all that it started.
pub fn memory_of_tree(root: u32) -> Vec<Memory> {
    tree(root).into_iter().filter_map(memory).collect()
}

/// The newest process of this name among those that the process `root` started.
pub fn newest_of_tree(name: &str, root: u32) -> Option<u32> {
    tree(root)
        .into_iter()
        .filter(|process| is_called(*process, name))
        .max()
}

/// The process `root` and all that it started.
fn tree(root: u32) -> Vec<u32> {
    let parents = parents();
    let is_of_tree = |mut process: u32| {
        while process != root {
            match parents.get(&process) {
                Some(parent) => process = *parent,
                None => return false,
            }
        }
        true
    };
    let all = parents.keys().copied();
    all.filter(|process| is_of_tree(*process)).collect()
}

/// When a process was started, in milliseconds since 1970.
pub fn started(process: u32) -> f64 {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).expect("the process runs");
    // Field 22, counted from the state behind the name in brackets (proc(5)).
    let after_name = stat.rsplit_once(") ").expect("a name in brackets").1;
    let ticks: f64 = after_name
        .split(' ')
        .nth(19)
        .expect("22 fields")
        .parse()
        .expect("a number");
    let uptime = fs::read_to_string("/proc/uptime").expect("the system's clock");
    let uptime: f64 = uptime
        .split(' ')
        .next()
        .expect("a number")
        .parse()
        .expect("a number");
    let since_boot = Duration::from_secs_f64(uptime);
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("a clock after 1970");
    (now - since_boot).as_secs_f64() * 1000.0 + ticks * 10.0
}

/// Ends a process at once; it hears nothing of it.
pub fn kill(process: u32) {
    let killed = Command::new("kill")
        .args(["-KILL", &process.to_string()])
        .status();
    assert!(
        killed.is_ok_and(|status| status.success()),
        "{process} runs on"
    );
    let gone = || (!Path::new(&format!("/proc/{process}/exe")).exists()).then_some(());
    until("the end of the process", gone);
}

/// Ends the programs of this name that were started on `folder`, and by nobody who waits for them.
pub fn kill_those_that_name(name: &str, folder: &Path) {
    let folder = folder.canonicalize().expect("a folder");
    let words = folder.as_os_str().as_encoded_bytes();
    let names_it = |process: &u32| {
        let line = fs::read(format!("/proc/{process}/cmdline")).unwrap_or_default();
        line.split(|byte| *byte == 0).any(|word| word == words)
    };
    let ours: Vec<u32> = parents()
        .into_keys()
        .filter(|process| is_called(*process, name) && names_it(process))
        .collect();
    assert!(!ours.is_empty(), "no {name} on {}", folder.display());
    ours.into_iter().for_each(kill);
}

fn parents() -> BTreeMap<u32, u32> {
    let processes = fs::read_dir("/proc").expect("the system lists its processes");
    let number = |entry: std::io::Result<fs::DirEntry>| {
        entry.ok()?.file_name().to_str()?.parse::<u32>().ok()
    };
    processes
        .filter_map(number)
        .filter_map(|process| {
            let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
            let parent = stat.rsplit_once(") ")?.1.split(' ').nth(1)?.parse().ok()?;
            Some((process, parent))
        })
        .collect()
}

/// Whether a process has this name, which the system cuts.
fn is_called(process: u32, name: &str) -> bool {
    name_of(process).is_some_and(|found| name.starts_with(&found))
}

fn name_of(process: u32) -> Option<String> {
    let name = fs::read_to_string(format!("/proc/{process}/comm")).ok()?;
    Some(name.trim().to_owned())
}

fn memory(process: u32) -> Option<Memory> {
    let rollup = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
    let megabytes = |key: &str| {
        let line = rollup.lines().find(|line| line.starts_with(key))?;
        let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
        Some(kilobytes / 1024)
    };
    Some(Memory {
        name: name_of(process)?,
        resident: megabytes("Rss:")?,
        own: megabytes("Pss:")?,
    })
}
