//! A key pressed in a note of 20 KB, in this library and in the sample.

use std::fs;
use std::path::Path;
use std::time::Instant;

use fieldnotes_app::starter;
use tempfile::TempDir;

use crate::figures::Figures;
use crate::window::{Has, TYPED, Window};

const KEYS: usize = 200;
const NOTE: &str = "notes/of-twenty-kilobytes.md";
const SIZE: usize = 20 * 1024;

pub fn measure(folder: &Path, figures: &mut Figures) {
    let text = text(folder);
    let sample = TempDir::new().unwrap();
    starter::begin(sample.path()).unwrap();
    keys(
        sample.path(),
        &text,
        figures,
        ["a key in the sample", "a key in the sample's title"],
    );
    keys(
        folder,
        &text,
        figures,
        [
            "a key in this library, 20 KB",
            "a key in a title in this library",
        ],
    );
}

/// Bodies of this library, one after the other.
fn text(folder: &Path) -> String {
    let mut text = "---\ntitle: A long note\ntags: [everywhere, thousand]\nstate: ready\ndate: 2024-05-05\n---\n\n".to_owned();
    for number in 1.. {
        let note = fs::read_to_string(folder.join(format!("notes/note-{number:05}.md"))).unwrap();
        text.push_str(note.splitn(3, "---\n").nth(2).unwrap());
        if text.len() > SIZE {
            break;
        }
    }
    let end = (0..=SIZE)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap();
    text.truncate(end);
    text
}

fn keys(folder: &Path, text: &str, figures: &mut Figures, [body, title]: [&'static str; 2]) {
    let window = Window::with(folder);
    let mut has = Has::default();
    let mut show = |text: &str, what: &'static str, goal: &'static str, figures: &mut Figures| {
        let begun = Instant::now();
        let reply = window.preview(NOTE, text, &has);
        figures.took(what, goal, begun.elapsed());
        has.take(&reply);
    };
    show(
        text,
        "the first preview after opening, either library",
        "",
        figures,
    );
    for key in 0..KEYS {
        let typed = "abcdefghij".repeat(key / 10 + 1);
        let typed = &typed[..key + 1];
        show(
            &format!("{text} {typed}"),
            body,
            "the sample's + 2 ms",
            figures,
        );
        if key % 10 == 0 {
            let text = text.replacen("A long note", &format!("A long note {typed}"), 1);
            show(&text, title, "", figures);
        }
    }
    if body.contains("sample") {
        return;
    }
    // A save makes another library, of which most is known.
    let stands = fs::read_to_string(folder.join(TYPED)).unwrap();
    let mut hash = window.open_note(TYPED);
    for save in 0..10 {
        hash = window.save(TYPED, &hash, &format!("{stands}{}\n", "x".repeat(save + 1)));
        show(
            text,
            "the first key after a save in this library",
            "",
            figures,
        );
    }
    window.save(TYPED, &hash, &stands);
}
