//! The sample library is one site, whichever process exports it and whoever shows it.

mod support;

use std::env;
use std::path::Path;
use std::process::{Command, Stdio};
use support::{Blog, NONE, differing, files, renderer};

const NAME: &str =
    "twenty_processes_export_the_sample_to_the_same_bytes_and_the_preview_shows_them";

/// Where a process that exports finds the library, and where it puts the site.
const TARGET: &str = "FIELDNOTES_TEST_TARGET";

fn sample() -> Blog {
    let blog = Blog::in_memory();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    for (name, bytes) in files(&sample) {
        if !name.starts_with('.') {
            blog.write(&name, bytes);
        }
    }
    blog
}

#[test]
fn twenty_processes_export_the_sample_to_the_same_bytes_and_the_preview_shows_them() {
    let blog = sample();
    if let Some(target) = env::var_os(TARGET) {
        blog.export_to(
            Path::new(&target),
            fieldnotes_site::Mode::Full,
            &fieldnotes_site::Unwatched,
        )
        .expect("exported");
        return;
    }
    blog.export();
    let first = files(&blog.target);
    for number in 0..20 {
        let target = blog.beside(&format!("site-{number}"));
        let status = Command::new(env::current_exe().expect("this program"))
            .args(["--exact", NAME])
            .env(TARGET, &target)
            .stdout(Stdio::null())
            .status();
        assert!(status.expect("started").success());
        let other = files(&target);
        assert_eq!(differing(&first, &other), NONE, "run {number}");
    }
    let source = blog.snapshot();
    let today = support::today();
    let mut pages = 0;
    for note in source.library.all() {
        let text = source.text(&note.path).expect("read").0;
        let page = renderer().note_page(&source, &note.path, &text, today);
        let Some(exported) = first.get(&page.address) else {
            continue;
        };
        pages += 1;
        let exported = String::from_utf8_lossy(exported);
        for block in &page.blocks {
            assert!(
                exported.contains(&block.html),
                "{}: {}",
                page.address,
                block.html
            );
        }
    }
    assert!(pages > 0);
}
