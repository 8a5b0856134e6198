//! Every input that once broke a promise, and those a search begins from, called again.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::panic;
use std::path::{Path, PathBuf};

use fieldnotes_fuzz::{TARGETS, Target};

/// One test for each target, so that they run beside each other.
macro_rules! seeds_of {
    ($($target:ident)*) => {
        $(#[test]
        fn $target() {
            hold(stringify!($target));
        })*

        const TESTED: &[&str] = &[$(stringify!($target)),*];
    };
}

seeds_of! {
    catalogue code diagrams find formulas heads html line_ends links markdown merge notes operations
    settings
}

#[track_caller]
fn hold(name: &str) {
    let target = TARGETS.iter().find(|target| target.name == name).unwrap();
    let broken: Vec<PathBuf> = seeds(target)
        .into_iter()
        .filter(|seed| {
            let bytes = fs::read(seed).unwrap();
            panic::catch_unwind(|| (target.run)(&bytes)).is_err()
        })
        .collect();
    assert_eq!(broken, [] as [PathBuf; 0]);
}

fn seeds(target: &Target) -> Vec<PathBuf> {
    let folder = here().join("seeds").join(target.name);
    let mut seeds: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|seed| seed.unwrap().path())
        .collect();
    seeds.sort();
    seeds
}

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_target_has_seeds_a_test_and_a_program_for_the_engine() {
    let manifest = fs::read_to_string(here().join("Cargo.toml")).unwrap();
    for target in TARGETS {
        assert!(!seeds(target).is_empty(), "{} has no seeds", target.name);
        assert!(TESTED.contains(&target.name), "{} has no test", target.name);
        assert!(manifest.contains(&format!("fuzz_targets/{}.rs", target.name)));
    }
    let programs = fs::read_dir(here().join("fuzz_targets")).unwrap();
    assert_eq!(programs.count(), TARGETS.len());
}
