//! An export as a process of its own: killed at any moment, and with few open files.

mod support;

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use support::{Blog, NONE, differing, files};

/// The example `export`, which is built with the tests.
fn program() -> PathBuf {
    let test = std::env::current_exe().expect("this test");
    let folder = test.ancestors().nth(2).expect("target/debug");
    folder.join("examples/export")
}

fn exporting(blog: &Blog) -> Command {
    let mut command = Command::new(program());
    command.arg(&blog.library).arg(&blog.target);
    command.stdout(Stdio::null());
    command
}

fn succeeds(mut command: Command) {
    let output = command.output().expect("started");
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{words}");
}

/// Every note says this word, so that each of two words is a whole site of its own.
fn say(blog: &Blog, word: &str) {
    for number in 0..40 {
        blog.note(
            &format!("note-{number:02}"),
            &format!("The word is {word}."),
        );
    }
}

#[test]
fn an_export_killed_at_a_random_moment_leaves_the_whole_old_site_or_the_whole_new_one() {
    let blog = Blog::new();
    // `exchanged` is the site as it must be found at once; a repository in the target makes the
    // export go by renames, which the next one finishes before it does anything else.
    for with_repository in [false, true] {
        if with_repository {
            fs::create_dir_all(blog.target.join(".git")).expect("a folder");
        }
        let mut sites = Vec::new();
        let mut took = Duration::ZERO;
        for word in ["one", "two"] {
            say(&blog, word);
            let begun = Instant::now();
            succeeds(exporting(&blog));
            took = took.max(begun.elapsed());
            sites.push(files(&blog.target));
        }
        let mut killed = 0;
        let mut seen = [0, 0];
        let mut standing = 1;
        let mut rounds = 0..500_u32;
        while killed < 50 || seen.contains(&0) {
            let round = rounds
                .next()
                .expect("some exports end, and some are killed");
            // Always the word that does not stand, so that every export has a site to change.
            let new = 1 - standing;
            say(&blog, ["one", "two"][new]);
            let mut child = exporting(&blog).spawn().expect("started");
            // Spread over the whole export, in an order that does not rise.
            let moment = took * (round * 37 % 50 + 1) / 50;
            let begun = Instant::now();
            while begun.elapsed() < moment && child.try_wait().expect("asked").is_none() {
                std::thread::yield_now();
            }
            match child.try_wait().expect("asked") {
                // However busy the machine is, about half are killed and half come to their end.
                Some(_) => took = took.min(2 * begun.elapsed()),
                None => {
                    killed += 1;
                    took += took / 25;
                }
            }
            child.kill().expect("killed");
            child.wait().expect("gone");
            if with_repository {
                let journal = blog.target.join(".fieldnotes-export");
                if journal.join("journal.json").exists() {
                    succeeds(exporting(&blog));
                } else {
                    let _ = fs::remove_dir_all(journal);
                }
            }
            let mut stands = files(&blog.target);
            // A manifest that was still being written belongs to no site; the next export clears it.
            stands.retain(|name, _| !::files::is_staged(name));
            let which = sites.iter().position(|site| *site == stands);
            let which = which.unwrap_or_else(|| {
                panic!(
                    "round {round}: {:?} differ",
                    differing(&stands, &sites[new])
                )
            });
            seen[which] += 1;
            standing = which;
        }
        say(&blog, "two");
        succeeds(exporting(&blog));
        assert_eq!(differing(&files(&blog.target), &sites[1]), NONE);
        assert!(!blog.beside(".site.fieldnotes-export").exists());
    }
}

#[cfg(unix)]
#[test]
fn ten_thousand_notes_are_exported_with_256_open_files() {
    let blog = Blog::in_memory();
    for number in 0..10_000 {
        blog.note(&format!("note-{number}"), "A word.");
    }
    let mut limited = Command::new("sh");
    limited.args(["-c", "ulimit -n 256 && exec \"$@\"", "sh"]);
    limited.arg(program()).arg(&blog.library).arg(&blog.target);
    succeeds(limited);
    assert!(blog.target.join("notes/note-9999.html").is_file());
}
