//! Exports a library as a process of its own, without a window and without a word.
//!
//! The tests kill it, and take its open files away; `perf` can look at it. What people use is
//! `fieldnotes export`.

use domain::Drafts;
use fieldnotes_site::{ExportOptions, Mode, Renderer, Unwatched, export};
use std::error::Error;
use std::path::PathBuf;
use store::Store;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(library), Some(target)) = (arguments.next(), arguments.next()) else {
        return Err("usage: export LIBRARY TARGET [full]".into());
    };
    let mut store = Store::open(&PathBuf::from(library))?.store;
    store.reconcile()?;
    let options = ExportOptions {
        target: PathBuf::from(target),
        drafts: Drafts::Leave,
        today: jiff::civil::date(2026, 11, 24),
        mode: match arguments.next() {
            Some(_) => Mode::Full,
            None => Mode::Incremental,
        },
        library: None,
        unread: Vec::new(),
    };
    let report = export(&store.snapshot(), &Renderer::new(), &options, &Unwatched)?;
    if std::env::var_os("FIELDNOTES_REPORT").is_some() {
        println!(
            "made {} of {} files",
            report.made,
            report.made + report.unchanged
        );
        for (phase, seconds) in &report.phases {
            println!("{:>8} {seconds:.3} s", phase.as_str());
        }
    }
    Ok(())
}
