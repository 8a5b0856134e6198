//! No two files of a room know each other, directly or over others: whoever reads one reads on downwards.
//!
//! What a file knows is what it names in its code. A `mod` line says only where a file lies, and a
//! `pub use` passes on what others ask for. Code for tests may know everything.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod graph;
mod known;
mod modules;

use std::fs;
use std::path::{Path, PathBuf};

use modules::Room;

#[test]
fn no_two_files_of_a_room_know_each_other() {
    let told: String = rooms()
        .iter()
        .map(|room| circles(&Room::read(room)))
        .collect();
    assert!(told.is_empty(), "these files know each other:{told}");
}

/// The circles of a room, a line each step.
fn circles(room: &Room) -> String {
    let mut told = String::new();
    for circle in graph::circles(&known::known(room)) {
        told.push('\n');
        for (from, name, to) in circle {
            let [from, to] = [from, to].map(|file| &room.files[file].name);
            told.push_str(&format!("\n{from} knows `{name}` of {to}"));
        }
    }
    told
}

#[test]
fn a_circle_is_found_however_it_is_closed() {
    let circles = |files: &[(&str, &str)]| graph::circles(&known::known(&Room::of(files))).len();
    let root = ("lib.rs", "mod a;\nmod b;\npub use a::A;\npub use b::B;");
    let with = |a: &'static str, b: &'static str| {
        circles(&[root, ("a.rs", a), ("b.rs", b), ("a/c.rs", "pub struct C;")])
    };
    let a = "pub mod c;\nuse crate::B;\npub struct A(B);";
    assert_eq!(with(a, "pub struct B;"), 0);
    for b in [
        "use crate::A;\npub struct B(A);",
        "use super::a::{self};\npub struct B(a::A);",
        "use super::a;\npub struct B(a::A);",
        "use super::a::*;\npub struct B(A);",
        "pub struct B(crate::A);",
        "pub use super::A;\npub struct B(A);",
        "use super::*;\npub struct B(A);",
        "pub struct B; impl B { fn b() { println!(\"{:?}\", crate::a::A::new()); } }",
    ] {
        assert_eq!(with(a, b), 1, "{b}");
    }
    // Passing on and tests close nothing.
    for b in [
        "pub use super::A;\npub struct B;",
        "use super::a;\npub struct B(a::c::C);",
        "pub struct B;\nfn b(a: u8) -> u8 { a }",
        "pub(super) struct B(pub(in crate::a) u8);",
        "pub struct B;\n#[cfg(test)]\nmod tests { use crate::A; }",
    ] {
        assert_eq!(with(a, b), 0, "{b}");
    }
    let parent = "mod c;\npub struct A(c::C);";
    let child = ("a/c.rs", "pub struct C(super::A);");
    assert_eq!(circles(&[("lib.rs", "mod a;"), ("a.rs", parent), child]), 1);
}

/// The first file of each room.
fn rooms() -> Vec<PathBuf> {
    let root = fs::canonicalize(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")).unwrap();
    let crates = fs::read_dir(root.join("crates")).unwrap();
    let mut folders: Vec<PathBuf> = crates.map(|entry| entry.unwrap().path()).collect();
    folders.extend(["src-tauri", "fuzz", "tests"].map(|room| root.join(room)));
    let first = |folder: PathBuf| {
        let files = ["src/lib.rs", "src/main.rs"].map(|file| folder.join(file));
        let mut files = files.into_iter();
        files
            .find(|file| file.is_file())
            .expect("a room begins with a file")
    };
    folders.into_iter().map(first).collect()
}
