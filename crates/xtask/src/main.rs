//! The two commands a newcomer needs, `cargo xtask run` and `cargo xtask test`.
//!
//! Only the order of the steps stands here. What a system must have is in `setup`; how a step is
//! run and shown is in `step`.

mod apt;
mod bench;
mod bless;
mod bundle;
mod colours;
mod fuzz;
mod node;
mod notices;
mod page;
mod run;
mod setup;
mod step;
mod test;
mod validate;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask COMMAND

  run [--release] [LIBRARY]
          set up what is missing, build, and open the window on LIBRARY, or on content/
  test    set up what is missing, then pass every check: format, the page's types, tests and
          build, clippy with warnings denied, Rust tests
  setup   only the set-up: on Debian or Ubuntu the system's packages, the page's packages, and the
          built page, without which cargo cannot compile the window
  bundle  packages of the program for Debian and for RPM, in target/release/bundle
  notices whose work is in the program, under which licences: target/notices/copyright, which the
          packages carry
  bench export [--notes N] [--runs N] [--alone]
          an export of N notes (1000) measured beside Hugo and Eleventy, medians of 5 runs
  bench library [--notes N] [--runs N]
          a library of N notes (10000) as its author meets it: opening, lists, search, previews, a tag
          renamed in all notes while typing is kept, sizes; medians of 3 runs
  bench window
          the real window: its start, its memory, from a key to the preview, a search
  colours FOLDER... [--language NAME] [--files N] [--worst N]
          our colours of the source files below FOLDER beside those of syntect: what differs in strings
          and comments, by language, and where (docs/code.md)
  fuzz [TARGET...] [--seconds N]
          search for inputs that break a promise of fuzz/src, N seconds (60) with each target
  validate
          exported pages of the sample and of tests/fixtures/markdown before the Nu Html Checker (Java)
  bless   print ui/src/host/wire.ts anew from the types of crates/app
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match words.first().map(String::as_str) {
        Some("run") => run::run(&words[1..]),
        Some("test") => test::run(),
        Some("setup") => setup::for_tests().and_then(|()| page::build()),
        Some("bundle") => bundle::run(),
        Some("notices") => notices::write(),
        Some("bench") => bench::run(&words[1..]),
        Some("colours") => colours::run(&words[1..]),
        Some("fuzz") => fuzz::run(&words[1..]),
        Some("validate") => validate::run(),
        Some("bless") => bless::run(),
        Some("help" | "--help" | "-h") | None => {
            println!("{USAGE}");
            Ok(())
        }
        Some(other) => Err(anyhow::anyhow!("there is no command `{other}`.\n\n{USAGE}")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
