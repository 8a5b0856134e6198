//! `cargo xtask fuzz find`

#![no_main]

use fieldnotes_fuzz as fuzz;

libfuzzer_sys::fuzz_target!(init: fuzz::begin(), |bytes: &[u8]| fuzz::hold(fuzz::find, bytes));
