//! How much room a library takes: its index and log on the disk, a host process in memory.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::figures::Figures;
use crate::window::{Has, TYPED, Window};

/// The word by which a process of its own is asked how much memory a library takes.
pub const ASKED: &str = "memory-of";

/// The index and its log after the first look, before there is any history.
pub fn of_index(folder: &Path, figures: &mut Figures) {
    let what = "`.fieldnotes` with its log after the first index, against the notes";
    figures.add(what, "2", "times", against_notes(folder));
}

pub fn measure(folder: &Path, figures: &mut Figures) {
    let what = "the same after a tag was renamed in all notes and back, with their undo";
    figures.add(what, "", "times", against_notes(folder));
    figures.add("the notes", "", "MB", size(&folder.join("notes")) / 1e6);
    let empty = TempDir::new().unwrap();
    fs::write(empty.path().join("site.toml"), "title = \"Empty\"\n").unwrap();
    let beyond = memory(folder) - memory(empty.path());
    figures.add("memory beyond an empty library", "60 MB", "MB", beyond);
}

fn memory(folder: &Path) -> f64 {
    let itself = std::env::current_exe().unwrap();
    let told = Command::new(itself)
        .arg(ASKED)
        .arg(folder)
        .output()
        .unwrap();
    let told = String::from_utf8(told.stdout).unwrap();
    told.trim().parse().unwrap_or_else(|_| panic!("{told}"))
}

/// Opens a library, looks at a list, finds something and shows a note; then prints the megabytes
/// that this process holds.
pub fn tell(folder: &Path) {
    let window = Window::with(folder);
    window.list("");
    window.list("data");
    if let Ok(text) = fs::read_to_string(folder.join(TYPED)) {
        window.preview(TYPED, &text, &Has::default());
    }
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let mut lines = status
        .lines()
        .filter_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = lines
        .next()
        .and_then(|line| line.trim().strip_suffix(" kB"));
    let kilobytes: f64 = kilobytes.unwrap().trim().parse().unwrap();
    println!("{:.1}", kilobytes * 1024.0 / 1e6);
}

fn against_notes(folder: &Path) -> f64 {
    size(&folder.join(".fieldnotes")) / size(&folder.join("notes"))
}

/// The bytes of all files below a folder.
fn size(folder: &Path) -> f64 {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let of = |entry: fs::DirEntry| match entry.file_type().unwrap().is_dir() {
        true => size(&entry.path()),
        false => entry
            .metadata()
            .map_or(0.0, |metadata| metadata.len() as f64),
    };
    entries.map(of).sum()
}
