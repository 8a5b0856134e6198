//! A tag renamed in many notes while the author types on, and stopped.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use crate::figures::Figures;
use crate::window::{TYPED, Window, drop_buffer, keep_buffer, rename_tag, stop_operation};

/// So many buffers are kept at least.
const KEPT: usize = 100;
const BETWEEN: Duration = Duration::from_millis(20);
/// So long an operation goes on before it is stopped, once the window was told that it can be.
const STOPS: [(Duration, &str); 3] = [
    (
        Duration::ZERO,
        "a stop of that at once, until it is taken back",
    ),
    (
        Duration::from_secs(1),
        "a stop of that after a second, until it is taken back",
    ),
    (
        Duration::from_secs(3),
        "a stop of that after three seconds, until it is taken back",
    ),
];

pub fn measure(folder: &Path, figures: &mut Figures) {
    let window = Window::with(folder);
    let text = fs::read_to_string(folder.join(TYPED)).unwrap();
    let hash = window.open_note(TYPED);
    let alone: Vec<Duration> = (0..KEPT)
        .map(|_| keep_buffer(&window.app, &hash, &text))
        .collect();
    let worst = alone.into_iter().max().unwrap();
    figures.took(
        "`keep_buffer` with nothing else going on, worst of 100",
        "the disk's sync",
        worst,
    );

    let begun = Instant::now();
    window.rename_tag("thousand", "Thousandfold");
    figures.took("a tag renamed in 1,000 notes", "700 ms", begun.elapsed());
    window.rename_tag("thousandfold", "thousand");

    let worst = thread::scope(|threads| {
        let app = window.app.clone();
        let renamed = threads.spawn(move || {
            let begun = Instant::now();
            rename_tag(&app, "everywhere", "In all notes").unwrap();
            begun.elapsed()
        });
        let mut worst = Duration::ZERO;
        let mut kept = 0;
        while kept < KEPT || !renamed.is_finished() {
            worst = worst.max(keep_buffer(&window.app, &hash, &text));
            kept += 1;
            thread::sleep(BETWEEN);
        }
        figures.took(
            "a tag renamed in all notes",
            "7000 ms",
            renamed.join().unwrap(),
        );
        worst
    });
    figures.took(
        "`keep_buffer` while a tag is renamed in all notes, worst",
        "50 ms + sync",
        worst,
    );
    window.rename_tag("in-all-notes", "everywhere");
    drop_buffer(&window.app);
    for (after, what) in STOPS {
        stop(&window, folder, after, what, figures);
    }
}

/// Stops a rename in all notes: nothing is left of it.
fn stop(
    window: &Window,
    folder: &Path,
    after: Duration,
    what: &'static str,
    figures: &mut Figures,
) {
    window.forget_events();
    let before = fs::read_to_string(folder.join(TYPED)).unwrap();
    thread::scope(|threads| {
        let app = window.app.clone();
        let renamed = threads.spawn(move || rename_tag(&app, "everywhere", "Stopped").is_ok());
        window.hears("operation-progress");
        thread::sleep(after);
        let begun = Instant::now();
        let can_stop = stop_operation(&window.app);
        let is_done = renamed.join().unwrap();
        match (can_stop, is_done) {
            (true, false) => figures.took(what, "200 ms", begun.elapsed()),
            (true, true) => println!("  the rename was over before it was stopped"),
            (false, _) => println!("  this program cannot stop an operation"),
        }
        if is_done {
            window.rename_tag("stopped", "everywhere");
        }
    });
    assert_eq!(fs::read_to_string(folder.join(TYPED)).unwrap(), before);
}
