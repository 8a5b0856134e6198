//! Searches as they are typed: one letter, then more, up to three words.

use std::path::Path;
use std::time::Instant;

use crate::figures::Figures;
use crate::window::Window;

/// What an author looks for.
const SOUGHT: [&str; 16] = [
    "spark stream window",
    "water late error",
    "query index cost",
    "kernel memory page",
    "partition",
    "snapshot isolation",
    "go",
    "sql",
    "数据",
    "实时系统",
    "延迟",
    "machine learning model",
    "xyz",
    "everywhere",
    "cheraine",
    "prarion dona",
];

pub fn measure(folder: &Path, figures: &mut Figures) {
    let window = Window::with(folder);
    window.list("data");
    for sought in SOUGHT {
        let ends = sought
            .char_indices()
            .map(|(at, letter)| at + letter.len_utf8());
        for (typed, end) in ends.enumerate() {
            let query = &sought[..end];
            let begun = Instant::now();
            window.list(query);
            let took = begun.elapsed();
            figures.took(
                "search, one letter to three words",
                "10 ms, p99 30 ms",
                took,
            );
            if typed == 0 {
                figures.took("of these one letter", "", took);
            }
        }
    }
}
