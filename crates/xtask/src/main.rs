//! The two commands a newcomer needs, `cargo xtask run` and `cargo xtask test`.
//!
//! Only the order of the steps stands here. What a system must have is in `setup`; how a step is
//! run and shown is in `step`.

mod bless;
mod page;
mod setup;
mod step;
mod test;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask COMMAND

  test    set up what is missing, then pass every check: format, clippy with warnings denied,
          Rust tests, and the page's types, tests and build
  bless   print ui/src/host/wire.ts anew from the types of crates/app
  setup   only the set-up: the page's packages, and on Debian or Ubuntu the system's";

fn main() -> ExitCode {
    let command = std::env::args().nth(1);
    let outcome = match command.as_deref() {
        Some("test") => test::run(),
        Some("bless") => bless::run(),
        Some("setup") => setup::run(),
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
