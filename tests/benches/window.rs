//! How the real window feels, in numbers: printed, never judged.
//! Run by `cargo xtask bench window` on release builds.

#![allow(clippy::unwrap_used, reason = "a bench fails by panicking")]

use std::time::Instant;

use fieldnotes_tests::{Desktop, LibraryTest, Memory, Spread};
use serde_json::json;

/// Keys pressed in one run.
const KEYS: usize = 300;
const STARTS: usize = 7;
/// Notes that are searched, and how often.
const NOTES: usize = 1000;
const SEARCHES: usize = 200;

/// Types one letter after the other into the note's second paragraph and waits for the preview's page
/// to hold a changed block each time; the times in milliseconds.
const TYPE: &str = "
    const [count, done] = arguments;
    const content = document.querySelector('.cm-content');
    const page = document.querySelector('.preview-island').contentDocument.getElementById('note-body');
    const times = [];
    content.focus();
    const lines = [...content.querySelectorAll('.cm-line')];
    getSelection().collapse(lines.find((line) => line.textContent.startsWith('Event time')).firstChild, 5);
    const next = () => {
        if (times.length === count) return done(times);
        const begun = performance.now();
        const seen = new MutationObserver(() => {
            seen.disconnect();
            times.push(performance.now() - begun);
            requestAnimationFrame(() => setTimeout(next, 20));
        });
        seen.observe(page, { childList: true, subtree: true, characterData: true });
        document.execCommand('insertText', false, 'abcdefghij'[times.length % 10]);
    };
    next();
";

fn main() {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap();
    println!("machine load before: {}", load.trim());

    let library = LibraryTest::sample().with("notes/long.md", note_of(20 * 1024));
    let mut starts = Vec::new();
    for _ in 0..STARTS {
        let window = Desktop::open(library.folder());
        starts.push(window.start_milliseconds());
    }
    println!(
        "start of the process to the first usable frame, ms: {}",
        Spread::of(starts)
    );

    let window = Desktop::open(library.folder());
    println!("memory with the sample open:");
    for Memory {
        name,
        resident,
        own,
    } in window.memory_of_processes()
    {
        println!("  {name:<24} resident {resident:>4} MB, proportional {own:>4} MB");
    }
    window.click(".row-title", "A long note");
    window.preview_says("The last paragraph");
    let times = window.ask(TYPE, KEYS);
    println!(
        "key to patched preview, 20 KB note, {KEYS} keys, ms: {}",
        Spread::of(times)
    );
    drop(window);
    println!("search in {NOTES} notes, ms: {}", searched());
}

/// Milliseconds of a search over titles and text, as the window asks for it while the author types.
fn searched() -> Spread {
    let mut library = LibraryTest::empty();
    for number in 0..NOTES {
        let text = note_of(8 * 1024).replace("A long note", &format!("Note {number} on lag"));
        library = library.with(&format!("notes/n{number}.md"), text);
    }
    let library = library.start();
    let queries = ["w", "watermark", "event processing", "lag 7", "nowhere"];
    let times = (0..SEARCHES).map(|turn| {
        let query = queries[turn % queries.len()];
        let args =
            json!({ "filter": {}, "query": query, "sort": "date", "offset": 0, "limit": 60 });
        let begun = Instant::now();
        library.call("list_notes", args);
        begun.elapsed().as_secs_f64() * 1e3
    });
    Spread::of(times.collect())
}

/// A note of about `size` bytes with the things notes have.
fn note_of(size: usize) -> String {
    let part = "\n## A section\n\nEvent time and processing time differ, and a **watermark** says by how much; see \
        [the docs](https://example.org) and `max(event_time)`.\n\n- one\n- two\n- three\n\n\
        ```python\ndef window(events, size):\n    return [e for e in events if e.time < size]\n```\n\n\
        | stage | lag |\n|---|--:|\n| read | 12 |\n| write | 30 |\n\n";
    let mut text =
        String::from("---\ntitle: A long note\nstate: draft\n---\n\nThe first paragraph.\n");
    while text.len() < size {
        text.push_str(part);
    }
    text.push_str("The last paragraph.\n");
    text
}
