//! Lists the sample library in `content/`, so that `src/starter.rs` can carry it in the program.
//! Hidden files, such as the index of a library that was opened there, stay out.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let content = content.canonicalize()?;
    println!("cargo::rerun-if-changed={}", content.display());
    let mut files = Vec::new();
    collect(&content, &mut files)?;
    files.sort();
    let mut list = String::from("&[\n");
    for file in files {
        let name = file
            .strip_prefix(&content)
            .map_err(io::Error::other)?
            .to_string_lossy()
            .replace('\\', "/");
        list.push_str(&format!("    ({name:?}, include_bytes!({file:?})),\n"));
    }
    list.push_str("]\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("starter.rs"), list)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let is_hidden = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if is_hidden {
            continue;
        }
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
