//! Reads `tauri.conf.json` and the capabilities, so that the program knows what its page may ask.

use std::path::Path;
use std::process::exit;

fn main() {
    println!("cargo::rerun-if-changed=src-tauri/capabilities");
    println!("cargo::rerun-if-changed=ui/dist");
    if !Path::new("ui/dist/index.html").is_file() {
        println!(
            "cargo::error=the window's page is not built yet: run `cargo xtask setup` first, \
             or leave the window out (cargo does when it is called without --workspace)"
        );
        exit(1);
    }
    let attributes =
        tauri_build::Attributes::new().capabilities_path_pattern("./src-tauri/capabilities/**/*");
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo::error=the window cannot be built: {error:#}");
        exit(1);
    }
}
