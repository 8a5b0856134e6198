//! What a writer waits for in a large library, in numbers: printed, never judged. No test depends on
//! a figure. `cargo xtask bench library` writes the notes and starts this.
//!
//! A line of the table is measured in a file of its own. The application runs in this process and is
//! called by name, as the window calls it; all names stand in [`window`].

#![allow(clippy::unwrap_used, reason = "a bench fails by panicking")]

mod figures;
mod opening;
mod previewing;
mod renaming;
mod room;
mod searching;
mod window;

use std::path::Path;

use figures::{Figures, machine};

fn main() {
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| word != "--bench")
        .collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [folder, runs] if folder != room::ASKED => {
            measure(Path::new(folder), runs.parse().unwrap())
        }
        [room::ASKED, folder] => room::tell(Path::new(folder)),
        _ => println!("`cargo xtask bench library` writes the notes and starts this."),
    }
}

fn measure(folder: &Path, runs: usize) {
    let notes = std::fs::read_dir(folder.join("notes")).unwrap().count();
    println!("\n{notes} notes, {runs} runs. {}\n", machine());
    let mut figures = Figures::default();
    for run in 1..=runs {
        opening::cold(folder, &mut figures);
        room::of_index(folder, &mut figures);
        opening::known(folder, &mut figures);
        searching::measure(folder, &mut figures);
        previewing::measure(folder, &mut figures);
        renaming::measure(folder, &mut figures);
        room::measure(folder, &mut figures);
        println!("run {run} of {runs} is done. {}", machine());
    }
    figures.print();
}
