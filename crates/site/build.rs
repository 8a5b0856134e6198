//! Names the code that pages are made by, so that an export knows when the program is another one
//! than the one that made the pages of last time, and makes the style sheet small.

#[path = "build/minify.rs"]
mod minify;

use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

/// What a page's bytes can follow from, seen from this crate.
const CODE: [&str; 8] = [
    "build",
    "src",
    "theme",
    "../render",
    "../domain",
    "../files/src",
    "../store/src/disk/media.rs",
    "../../Cargo.lock",
];

fn main() -> io::Result<()> {
    let mut hasher = DefaultHasher::new();
    for place in CODE {
        println!("cargo::rerun-if-changed={place}");
        let mut files = Vec::new();
        gather(Path::new(place), &mut files)?;
        files.sort();
        for file in files {
            file.hash(&mut hasher);
            fs::read(&file)?.hash(&mut hasher);
        }
    }
    let css = minify::minified(&fs::read_to_string("theme/site.css")?);
    let out = env::var_os("OUT_DIR").expect("cargo sets it for every build script");
    fs::write(Path::new(&out).join("site.css"), css)?;
    println!(
        "cargo::rustc-env=FIELDNOTES_SITE_CODE={:016x}",
        hasher.finish()
    );
    Ok(())
}

fn gather(place: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if place.is_dir() {
        for entry in fs::read_dir(place)? {
            gather(&entry?.path(), files)?;
        }
    } else if place.is_file() {
        files.push(place.to_path_buf());
    }
    Ok(())
}
