//! The page's types are those of the core.

use std::path::Path;

/// With `BLESS=1` in the environment the file is written instead of compared.
#[test]
fn wire_ts_is_what_the_core_speaks() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/host/wire.ts");
    let printed = fieldnotes_app::wire_ts();
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&file, printed).expect("the page's sources can be written");
        return;
    }
    let written = std::fs::read_to_string(&file).expect("the page has its types");
    assert!(
        written == printed,
        "ui/src/host/wire.ts is not what crates/app prints: run `cargo xtask bless`"
    );
}
