//! `cargo xtask colours FOLDER...`: our colours of real files beside those of syntect. Not part of
//! `cargo xtask test`: the files are other people's, and lie on no machine but the one at hand.
//!
//! The comparison itself is an example of crates/render, so that the commands of this crate, which
//! everyone builds first, need no grammars.

use std::path::Path;

use anyhow::{Context, Result};

use crate::step;

/// Compares the files below the named folders.
pub fn run(words: &[String]) -> Result<()> {
    let words: Vec<String> = words.iter().map(absolute).collect::<Result<_>>()?;
    let mut arguments = vec![
        "run",
        "--quiet",
        "--package",
        "fieldnotes-render",
        "--example",
        "colours",
        "--",
    ];
    arguments.extend(words.iter().map(String::as_str));
    step::run(".", "cargo", &arguments)
}

/// A folder is named from where the command was given; the comparison runs in the project's root.
fn absolute(word: &String) -> Result<String> {
    if !Path::new(word).is_dir() {
        return Ok(word.clone());
    }
    let path = std::path::absolute(word);
    let path = path.with_context(|| format!("cannot tell where {word} is"))?;
    Ok(path.to_string_lossy().into_owned())
}
