//! A library opened for the first time, and one that is known.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::figures::Figures;
use crate::window::{self, Window, drop_buffer, forget, keep_buffer};

/// Between two looks at what is there.
const OFTEN: Duration = Duration::from_millis(5);
/// Between two texts that are kept: quicker than anybody types.
const TYPED_AGAIN: Duration = Duration::from_millis(20);

/// Nothing is known of the library: every note is read, while the author types.
pub fn cold(folder: &Path, figures: &mut Figures) {
    forget(folder);
    let window = Window::start();
    let text = fs::read_to_string(folder.join(window::TYPED)).unwrap();
    let begun = Instant::now();
    window.open(folder);
    let is_over = AtomicBool::new(false);
    let (usable, complete, worst) = thread::scope(|threads| {
        let usable = threads.spawn(|| {
            while window::list(&window.app, "") == 0 {
                thread::sleep(OFTEN);
            }
            begun.elapsed()
        });
        let worst = threads.spawn(|| {
            let mut worst = Duration::ZERO;
            while !is_over.load(Ordering::Relaxed) {
                worst = worst.max(keep_buffer(&window.app, "", &text));
                thread::sleep(TYPED_AGAIN);
            }
            worst
        });
        // A window asks again when it is told of something.
        window.looked();
        let complete = begun.elapsed();
        is_over.store(true, Ordering::Relaxed);
        (usable.join().unwrap(), complete, worst.join().unwrap())
    });
    drop_buffer(&window.app);
    figures.took("first index, cold: usable list", "500 ms", usable);
    figures.took("first index, cold: complete", "4000 ms", complete);
    figures.took(
        "`keep_buffer` during the first index, worst",
        "50 ms",
        worst,
    );
}

/// The library was open before, and nothing changed since.
pub fn known(folder: &Path, figures: &mut Figures) {
    let window = Window::start();
    let begun = Instant::now();
    window.open(folder);
    figures.took("known library: `open_library` answers", "", begun.elapsed());
    assert!(window.list("") > 0, "no notes are listed");
    figures.took("known library: first list", "100 ms", begun.elapsed());
    assert!(window.list("data") > 0, "nothing is found");
    figures.took("known library: first search", "150 ms", begun.elapsed());
    window.looked();
    figures.took("known library: all looked at", "", begun.elapsed());
}
