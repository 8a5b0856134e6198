//! How far a long work is, as a bar on a terminal; silence elsewhere.

use std::sync::OnceLock;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use site::{Cancelled, Phase, Progress};
use store::{Part, Step, Stopped};

use crate::interrupt::Interrupt;

/// A bar on standard error that Ctrl+C stops. It is gone when it is dropped.
pub struct Bar {
    bar: ProgressBar,
    interrupt: Interrupt,
}

/// Whether a bar is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Drawn {
    /// Where standard error is a terminal.
    OnTerminal,
    /// Nowhere.
    Never,
}

impl Drawn {
    /// Where a person is told and not a program.
    pub fn unless(json: bool) -> Drawn {
        match json {
            true => Drawn::Never,
            false => Drawn::OnTerminal,
        }
    }
}

impl Bar {
    /// A bar that has not begun.
    pub fn new(drawn: Drawn, interrupt: Interrupt) -> Bar {
        let target = match drawn {
            Drawn::OnTerminal => ProgressDrawTarget::stderr(),
            Drawn::Never => ProgressDrawTarget::hidden(),
        };
        let style = ProgressStyle::with_template("{msg:9} {wide_bar} {pos}/{len}")
            .expect("the template names only what indicatif knows")
            .progress_chars("━━─");
        let bar = ProgressBar::with_draw_target(None, target).with_style(style);
        bar.enable_steady_tick(Duration::from_millis(100));
        Bar { bar, interrupt }
    }

    /// Shows how far the work called `words` is.
    ///
    /// # Errors
    /// When the author wishes to stop.
    pub fn show(&self, words: &'static str, done: usize, total: usize) -> Result<(), Cancelled> {
        if self.interrupt.is_heard() {
            return Err(Cancelled);
        }
        if done == 0 {
            self.bar.set_message(words);
            self.bar.set_length(total as u64);
        }
        self.bar.set_position(done as u64);
        Ok(())
    }
}

impl Progress for Bar {
    fn step(&self, phase: Phase, done: usize, total: usize) -> Result<(), Cancelled> {
        self.show(words(phase), done, total)
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

fn words(phase: Phase) -> &'static str {
    match phase {
        Phase::Build => "Building",
        Phase::Compare => "Comparing",
        Phase::Write => "Writing",
        Phase::Finish => "Finishing",
    }
}

/// How far a change of the library is: a bar once it is long, which Ctrl+C stops; nothing is changed
/// then.
pub struct ChangeBar {
    bar: OnceLock<Bar>,
    interrupt: Interrupt,
}

/// A change of fewer files is over before a bar is seen.
const MANY: usize = 200;

impl ChangeBar {
    /// A bar for changes that have not begun.
    pub fn new(interrupt: Interrupt) -> ChangeBar {
        let bar = OnceLock::new();
        ChangeBar { bar, interrupt }
    }
}

impl store::Progress for ChangeBar {
    fn step(&self, step: &Step<'_>) -> Result<(), Stopped> {
        if self.interrupt.is_heard() {
            return Err(Stopped);
        }
        if step.total < MANY && step.part != Part::Waiting {
            return Ok(());
        }
        let new = || Bar::new(Drawn::OnTerminal, self.interrupt.clone());
        let Bar { bar, .. } = self.bar.get_or_init(new);
        bar.set_message(match step.part {
            Part::Waiting => format!("Waiting for another program ({})", step.operation),
            Part::Planning => "Reading".to_owned(),
            Part::Writing => "Writing".to_owned(),
            Part::Swapping => "Changing".to_owned(),
            Part::Indexing => "Indexing".to_owned(),
        });
        bar.set_length(step.total as u64);
        bar.set_position(step.done as u64);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use domain::Drafts;
    use site::{ExportError, ExportOptions, Renderer};
    use store::FolderRead;

    #[test]
    fn an_export_that_the_author_stops_leaves_the_old_site_as_it_was() {
        let disk = tempfile::tempdir().unwrap();
        let (blog, target) = (disk.path().join("blog"), disk.path().join("site"));
        app::starter::begin(&blog).unwrap();
        let options = ExportOptions {
            target: target.clone(),
            drafts: Drafts::Leave,
            today: crate::library::today(),
            mode: site::Mode::Full,
            library: None,
            unread: Vec::new(),
        };
        let export = |interrupt| {
            let bar = Bar::new(Drawn::Never, interrupt);
            let library = FolderRead::read(&blog).unwrap().snapshot;
            site::export(&library, &Renderer::new(), &options, &bar)
        };
        export(Interrupt::default()).unwrap();
        let before = std::fs::read(target.join("index.html")).unwrap();
        std::fs::write(blog.join("site.toml"), "title = \"Another\"\n").unwrap();
        let stopped = export(Interrupt::heard());
        assert!(matches!(stopped, Err(ExportError::Cancelled(_))));
        assert_eq!(std::fs::read(target.join("index.html")).unwrap(), before);
        export(Interrupt::default()).unwrap();
        assert_ne!(std::fs::read(target.join("index.html")).unwrap(), before);
    }
    #[test]
    fn a_change_that_the_author_stops_is_not_made() {
        let disk = tempfile::tempdir().unwrap();
        let blog = disk.path().join("blog");
        app::starter::begin(&blog).unwrap();
        let mut store = store::Store::open(&blog).unwrap().store;
        store.reconcile().unwrap();
        let mut store = store.watched_by(Arc::new(ChangeBar::new(Interrupt::heard())));
        let library = store.snapshot().library;
        let change = domain::tags::create(&library, "Another", "").unwrap();
        let stopped = store.apply(change.clone());
        assert!(
            matches!(stopped, Err(store::ApplyError::Stopped)),
            "{stopped:?}"
        );
        assert_eq!(store.undoable().unwrap(), None);
        let mut store = store.watched_by(Arc::new(ChangeBar::new(Interrupt::default())));
        store.apply(change).unwrap();
    }
}
