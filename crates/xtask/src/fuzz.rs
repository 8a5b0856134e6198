//! `cargo xtask fuzz`: looks for inputs that break a promise of `fuzz/src`. Not part of `cargo
//! xtask test`, which only replays what was found before.
//!
//! The search is libFuzzer's, by `cargo fuzz`, on the stable compiler. It begins from
//! `fuzz/seeds/TARGET`, and keeps what leads further in `fuzz/corpus/TARGET`, which is not in git.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{setup, step};

/// The version that is brought where there is none.
const CARGO_FUZZ: &str = "0.13.2";
/// Where it is brought to.
const TOOLS: &str = "target/tools";

/// What holds a search in bounds. An input may have 4 KB; what does not end in two minutes by the clock
/// on the wall, or takes more memory than 2 GB, is stopped. What takes ten seconds of a processor's time
/// is a find too, which `fuzz/src/engine.rs` measures.
const BOUNDS: &[&str] = &["-max_len=4096", "-timeout=120", "-rss_limit_mb=2048"];
/// The stack of a search in KB: that of a thread of the program.
const STACK: &str = "2048";

/// Searches for `--seconds N` (60) with each of the named targets, or with all in turn.
pub fn run(words: &[String]) -> Result<()> {
    let all = targets()?;
    let mut chosen = Vec::new();
    let mut seconds = 60;
    let mut words = words.iter().map(String::as_str);
    while let Some(word) = words.next() {
        match word {
            "--seconds" => {
                let number = words.next().context("`--seconds` wants a number")?;
                seconds = number
                    .parse::<u32>()
                    .context("`--seconds` wants a number")?;
            }
            target if all.iter().any(|known| known == target) => chosen.push(target.to_owned()),
            other => bail!("there is no target `{other}`, only {}", all.join(", ")),
        }
    }
    if chosen.is_empty() {
        chosen = all;
    }
    setup::for_fuzzing()?;
    let cargo_fuzz = cargo_fuzz()?;
    let mut broken = Vec::new();
    for target in &chosen {
        if !search(&cargo_fuzz, target, seconds)? {
            broken.push(target.as_str());
        }
    }
    if !broken.is_empty() {
        bail!(
            "a promise is broken: {}. The input is fuzz/artifacts/TARGET/last; copy it to \
             fuzz/seeds/TARGET under the name of what it shows, and `cargo test -p fieldnotes-fuzz` \
             fails until it is mended",
            broken.join(", ")
        );
    }
    Ok(())
}

/// The targets by their programs.
fn targets() -> Result<Vec<String>> {
    let folder = step::root().join("fuzz/fuzz_targets");
    let programs = fs::read_dir(&folder).with_context(|| format!("no {}", folder.display()))?;
    let mut names = Vec::new();
    for program in programs {
        let path = program?.path();
        names.extend(
            path.file_stem()
                .map(|stem| stem.to_string_lossy().into_owned()),
        );
    }
    names.sort();
    Ok(names)
}

/// The program `cargo-fuzz`, brought where it is missing.
fn cargo_fuzz() -> Result<String> {
    if step::is_on_path("cargo-fuzz") {
        return Ok(String::from("cargo-fuzz"));
    }
    let program = step::root().join(TOOLS).join("bin/cargo-fuzz");
    if !program.is_file() {
        println!("Missing program, installed now into {TOOLS}: cargo-fuzz {CARGO_FUZZ}");
        let install = ["install", "cargo-fuzz", "--version", CARGO_FUZZ, "--locked"];
        step::run(".", "cargo", &[&install[..], &["--root", TOOLS]].concat())?;
    }
    Ok(program.to_string_lossy().into_owned())
}

/// Whether a search ended without a find.
fn search(cargo_fuzz: &str, target: &str, seconds: u32) -> Result<bool> {
    let corpus = format!("fuzz/corpus/{target}");
    let artifacts = format!("fuzz/artifacts/{target}");
    for folder in [&corpus, &artifacts] {
        fs::create_dir_all(step::root().join(folder))?;
    }
    // What cannot be built is no find.
    let built = cargo_fuzz_on(cargo_fuzz, "build", target).status();
    if !built
        .with_context(|| format!("could not start `{cargo_fuzz}`"))?
        .success()
    {
        bail!("the target {target} cannot be built");
    }
    let mut command = cargo_fuzz_on(cargo_fuzz, "run", target);
    command.args([&corpus, &format!("fuzz/seeds/{target}"), "--"]);
    command.args(BOUNDS);
    command.arg(format!("-max_total_time={seconds}"));
    let words = format!("fuzz/dictionaries/{target}");
    if step::root().join(&words).is_file() {
        command.arg(format!("-dict={words}"));
    }
    command.env(
        "FIELDNOTES_LAST_INPUT",
        step::root().join(&artifacts).join("last"),
    );
    println!("\n$ cargo fuzz run {target}, {seconds} s");
    let status = command.status();
    let status = status.with_context(|| format!("could not start `{cargo_fuzz}`"))?;
    Ok(status.success())
}

fn cargo_fuzz_on(cargo_fuzz: &str, act: &str, target: &str) -> Command {
    // The shell's only part is the bound on the stack, which a process inherits.
    let mut command = Command::new("sh");
    let bounded = format!("ulimit -s {STACK}; exec \"$@\"");
    command.args(["-c", &bounded, "sh", cargo_fuzz, act]);
    // Sanitizers want a nightly compiler, and look for what safe Rust rules out.
    command.args(["--sanitizer", "none", "--features", "engine", target]);
    // What a release does once for its readers would be done here for every try.
    command.env("CARGO_PROFILE_RELEASE_LTO", "off");
    command.env("CARGO_PROFILE_RELEASE_STRIP", "none");
    command.current_dir(step::root());
    command
}
