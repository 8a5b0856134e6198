//! What the engine needs to tell a broken promise from a panic that the program catches, and to
//! keep the input even where the process dies without a word, as it does at the end of its stack.

use std::env;
use std::fs::File;
use std::io::{self, Seek, Write};
use std::panic;
use std::process;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::Duration;

use crate::clock;

/// The variable that names the file for the input that is being tried.
const LAST_INPUT: &str = "FIELDNOTES_LAST_INPUT";

/// So much of a processor's time an input may take. The engine measures the clock on the wall, which
/// says more of the machine's other work than of the input.
const MOST_TIME: Duration = Duration::from_secs(10);

/// What the newest panic said.
static SAID: Mutex<String> = Mutex::new(String::new());
static LAST: OnceLock<File> = OnceLock::new();

/// Called once by the engine, whose own hook would end the program at every panic. A panic that
/// the program catches, as around a library that draws, is nothing a reader sees.
pub fn begin() {
    panic::set_hook(Box::new(|panic| {
        *SAID.lock().unwrap_or_else(PoisonError::into_inner) = panic.to_string();
    }));
    if let Some(path) = env::var_os(LAST_INPUT) {
        let file = File::create(&path).expect("a file for the input");
        LAST.set(file).expect("the engine begins once");
    }
}

/// Calls a target, and ends the program where it panics or takes too long.
pub fn hold(target: fn(&[u8]), bytes: &[u8]) {
    if let Some(file) = LAST.get() {
        keep(file, bytes).expect("the input is kept");
    }
    let begun = clock::spent();
    if panic::catch_unwind(|| target(bytes)).is_err() {
        eprintln!("{}", SAID.lock().unwrap_or_else(PoisonError::into_inner));
        process::abort();
    }
    let took = clock::spent() - begun;
    if took > MOST_TIME {
        eprintln!("it took {took:?} of a processor's time");
        process::abort();
    }
}

fn keep(mut file: &File, bytes: &[u8]) -> io::Result<()> {
    file.rewind()?;
    file.write_all(bytes)?;
    file.set_len(bytes.len() as u64)
}
