//! Programs that are killed at random moments, again and again, lose nothing.

#![allow(clippy::unwrap_used, reason = "a story fails by panicking")]

use std::env;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use fieldnotes_tests::{LibraryTest, Running};
use serde_json::{Value, json};

const NOTE: &str = "notes/typed.md";
const ROUNDS: u64 = 200;
/// Set in the process that types until it is killed.
const TYPIST: &str = "FIELDNOTES_TYPIST";

/// The text after so many words: each word says its number, so a lost or torn one is seen.
fn text(words: usize) -> String {
    (1..=words)
        .map(|number| format!("word{number}\n"))
        .collect()
}

/// How many words `text` has; it must be whole.
fn words(text: &str) -> usize {
    let count = text.lines().count();
    assert!(text == self::text(count), "the text is torn: {text:?}");
    count
}

#[test]
fn a_program_killed_while_typing_and_saving_two_hundred_times_never_loses_a_word() {
    if let Some(folder) = env::var_os(TYPIST) {
        type_until_killed(Path::new(&folder));
    }
    let mut library = LibraryTest::empty().with(NOTE, "");
    let mut kept = 0;
    let mut moment = 0x9e37_79b9_7f4a_7c15_u64;
    for round in 0..ROUNDS {
        moment = moment
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let typed = killed_after(library.folder(), Duration::from_micros(moment >> 47));
        let running = library.start();
        let (file, newest) = what_is_there(&running);
        assert!(
            newest >= typed.max(kept),
            "round {round}: {typed} words were kept, {newest} are there, {file} in the file"
        );
        kept = newest;
        library = running.end();
    }
    println!("{ROUNDS} rounds, {kept} words typed, none lost");
}

/// Words in the file, and in the newest text that the author is offered.
fn what_is_there(running: &Running) -> (usize, usize) {
    let note = running.open_note(NOTE);
    let file = words(note["text"].as_str().unwrap());
    let recovered = note["recovered"]["text"].as_str().map_or(0, words);
    (file, file.max(recovered))
}

/// Starts the typist and kills it `after` it began to type; how many words it had kept by then.
fn killed_after(folder: &Path, after: Duration) -> usize {
    let mut typist = Command::new(env::current_exe().unwrap())
        .args([
            "--exact",
            "a_program_killed_while_typing_and_saving_two_hundred_times_never_loses_a_word",
            "--nocapture",
        ])
        .env(TYPIST, folder)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(typist.stdout.take().unwrap()).lines();
    let kept = |line: &str| {
        line.strip_prefix("kept ")
            .map(|count| count.parse::<usize>().unwrap())
    };
    let mut newest = said.by_ref().find_map(|line| kept(&line.unwrap())).unwrap();
    let begun = Instant::now();
    while begun.elapsed() < after {
        newest = said.by_ref().find_map(|line| kept(&line.unwrap())).unwrap();
    }
    typist.kill().unwrap();
    typist.wait().unwrap();
    // What it had still said before it died counts too; the last line may be torn.
    for line in said.map_while(Result::ok) {
        newest = kept(&line).unwrap_or(newest).max(newest);
    }
    newest
}

/// Types one word after the other, keeps each, saves now and then, and says how far it is.
fn type_until_killed(folder: &Path) -> ! {
    let running = LibraryTest::at(folder).start();
    let note = running.open_note(NOTE);
    let mut base = note["hash"].clone();
    let (_, mut count) = what_is_there(&running);
    let mut out = std::io::stdout().lock();
    writeln!(out, "kept {count}").unwrap();
    loop {
        count += 1;
        let typed = json!({ "path": NOTE, "base": base, "text": text(count) });
        running.call("keep_buffer", typed.clone());
        if count.is_multiple_of(5) {
            let saved: Value = running.call("save_note", typed);
            base = saved["hash"].clone();
        }
        writeln!(out, "kept {count}").unwrap();
    }
}
