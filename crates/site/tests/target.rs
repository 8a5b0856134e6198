//! What an export does to the folder it writes to, and what it never does.

mod support;

use fieldnotes_site::{Cancelled, ExportError, Mode, Phase, Progress, Unwatched};
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use support::{Blog, NONE, differing, files, times};

fn blog() -> Blog {
    let blog = Blog::new();
    blog.note("one", "First. ![A dot](/media/dot.svg)");
    blog.note("two", "Second.");
    blog.write(
        "media/dot.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    );
    blog
}

fn nothing_is_left_over(blog: &Blog) {
    let hidden = blog.beside(".site.fieldnotes-export");
    assert!(!hidden.exists(), "no staging folder stays beside");
    assert!(!blog.target.join(".fieldnotes-export").exists());
}

#[test]
fn nothing_changed_and_nothing_is_written() {
    let blog = blog();
    blog.export();
    let before = (times(&blog.target), times(&blog.library));
    for mode in [Mode::Incremental, Mode::Full] {
        let report = blog
            .export_to(&blog.target, mode, &Unwatched)
            .expect("exported");
        assert_eq!(report.unchanged, files(&blog.target).len() - 1);
        assert!(report.added.is_empty() && report.changed.is_empty() && report.removed.is_empty());
        assert_eq!(before, (times(&blog.target), times(&blog.library)));
    }
}

#[test]
fn only_files_of_an_export_are_replaced_and_removed() {
    let blog = blog();
    blog.export();
    fs::write(blog.target.join("CNAME"), "blog.example").expect("a file");
    fs::write(blog.target.join("notes/by-hand.html"), "mine").expect("a file");
    let inode = |name: &str| fs::metadata(blog.target.join(name)).expect("there").ino();
    let before = ["CNAME", "notes/by-hand.html", "404.html"].map(inode);

    blog.note("one", "Changed.");
    blog.remove("notes/two.md");
    let report = blog.export();
    assert!(report.changed.contains(&"notes/one.html".to_owned()));
    assert_eq!(report.removed, ["notes/two.html"]);
    assert!(!blog.target.join("notes/two.html").exists());
    assert_eq!(
        before,
        ["CNAME", "notes/by-hand.html", "404.html"].map(inode)
    );
    nothing_is_left_over(&blog);
}

#[test]
fn a_repository_in_the_target_stays_where_it_is() {
    let blog = blog();
    blog.export();
    fs::create_dir_all(blog.target.join(".git/objects")).expect("a folder");
    fs::write(blog.target.join(".git/HEAD"), "ref: refs/heads/main").expect("a file");
    let folder = |path: &Path| fs::metadata(path).expect("there").ino();
    let before = (folder(&blog.target), folder(&blog.target.join(".git")));

    blog.note("one", "Changed.");
    blog.remove("notes/two.md");
    let report = blog.export();
    assert_eq!(report.removed, ["notes/two.html"]);
    let after = (folder(&blog.target), folder(&blog.target.join(".git")));
    assert_eq!(before, after);
    let fresh = blog.beside("fresh");
    blog.export_to(&fresh, Mode::Full, &Unwatched)
        .expect("exported");
    let mut exported = files(&blog.target);
    exported.remove(".git/HEAD").expect("the author's own file");
    assert_eq!(differing(&exported, &files(&fresh)), NONE);
    nothing_is_left_over(&blog);
}

#[test]
fn a_file_that_is_not_ours_is_never_written_over() {
    let blog = blog();
    blog.export();
    fs::write(blog.target.join("notes/three.html"), "by hand").expect("a file");
    let before = files(&blog.target);
    blog.note("three", "Third.");
    blog.note("one", "Changed.");
    let refused = blog.try_export(&Unwatched).expect_err("refused");
    assert!(matches!(refused, ExportError::NotOurs(_)));
    assert_eq!(differing(&before, &files(&blog.target)), NONE);
    nothing_is_left_over(&blog);
}

#[test]
fn a_page_that_goes_stays_when_somebody_edited_it_in_the_target() {
    let blog = blog();
    blog.export();
    fs::write(blog.target.join("notes/two.html"), "by hand").expect("a file");
    blog.remove("notes/two.md");
    let report = blog.export();
    assert!(report.removed.is_empty());
    let kept = fs::read_to_string(blog.target.join("notes/two.html")).expect("there");
    assert_eq!(kept, "by hand");
}

#[test]
fn a_page_that_was_spoilt_or_lost_in_the_target_is_mended() {
    let blog = blog();
    blog.export();
    let before = files(&blog.target);
    fs::write(blog.target.join("notes/two.html"), "spoilt").expect("a file");
    fs::remove_file(blog.target.join("index.html")).expect("removed");
    let report = blog.export();
    assert_eq!(report.changed, ["notes/two.html"]);
    assert_eq!(report.added, ["index.html"]);
    assert_eq!(differing(&before, &files(&blog.target)), NONE);
}

#[test]
fn a_target_whose_files_were_only_touched_is_left_alone() {
    let blog = blog();
    blog.export();
    for name in files(&blog.target).into_keys() {
        let file = fs::File::options().write(true).open(blog.target.join(name));
        let long_ago = std::time::SystemTime::UNIX_EPOCH;
        file.and_then(|file| file.set_modified(long_ago))
            .expect("touched");
    }
    let before = times(&blog.target);
    let report = blog.export();
    assert_eq!(report.unchanged, files(&blog.target).len() - 1);
    assert_eq!(report.made, 0);
    assert_eq!(before, times(&blog.target));
}

/// Stops the job at one of its steps.
struct StopAt {
    step: usize,
    seen: AtomicUsize,
}

impl Progress for StopAt {
    fn step(&self, _: Phase, done: usize, total: usize) -> Result<(), Cancelled> {
        assert!(done <= total, "{done} of {total}");
        match self.seen.fetch_add(1, Ordering::Relaxed) >= self.step {
            true => Err(Cancelled),
            false => Ok(()),
        }
    }
}

#[test]
fn whenever_the_author_stops_it_the_whole_old_site_stands_or_the_whole_new_one() {
    for with_repository in [false, true] {
        let blog = blog();
        blog.export();
        if with_repository {
            fs::create_dir(blog.target.join(".git")).expect("a folder");
        }
        let old = files(&blog.target);
        blog.note("one", "Changed.");
        blog.note("three", "New.");
        let mut stopped = 0;
        for step in 0.. {
            let stop = StopAt {
                step,
                seen: AtomicUsize::new(0),
            };
            match blog.try_export(&stop) {
                Err(ExportError::Cancelled(_)) => {
                    let changed = differing(&old, &files(&blog.target));
                    assert_eq!(changed, NONE, "stopped at step {step}");
                    nothing_is_left_over(&blog);
                    stopped += 1;
                }
                Ok(report) => {
                    assert_eq!(report.added, ["notes/three.html"]);
                    break;
                }
                Err(other) => panic!("{other}"),
            }
        }
        assert!(stopped > 10, "{stopped} steps");
        let fresh = blog.beside("fresh");
        blog.export_to(&fresh, Mode::Full, &Unwatched)
            .expect("exported");
        assert_eq!(differing(&files(&fresh), &files(&blog.target)), NONE);
    }
}

/// Looks at the folder where the new site waits, as long as it is no site yet.
struct Watching<'a> {
    staged: &'a Path,
    looks: AtomicUsize,
}

impl Progress for Watching<'_> {
    fn step(&self, phase: Phase, _: usize, _: usize) -> Result<(), Cancelled> {
        if phase != Phase::Finish
            && let Ok(metadata) = fs::metadata(self.staged)
        {
            assert_eq!(metadata.mode() & 0o077, 0, "others may look into it");
            self.looks.fetch_add(1, Ordering::Relaxed);
        }
        Ok(())
    }
}

#[test]
fn what_waits_is_seen_by_nobody_else_and_what_is_published_by_everybody() {
    use std::os::unix::fs::PermissionsExt;
    let blog = blog();
    let private = fs::Permissions::from_mode(0o600);
    for name in ["media/dot.svg", "notes/one.md"] {
        fs::set_permissions(blog.library.join(name), private.clone()).expect("private");
    }
    let beside = blog.beside("usual");
    fs::create_dir(&beside).expect("a folder");
    let usual = fs::metadata(&beside).expect("there").mode();
    for text in ["First.", "Second."] {
        blog.note("three", text);
        let watching = Watching {
            staged: &blog.beside(".site.fieldnotes-export"),
            looks: AtomicUsize::new(0),
        };
        blog.try_export(&watching).expect("exported");
        assert!(watching.looks.into_inner() > 0, "nothing was seen waiting");
        let mode = |name: &str| fs::metadata(blog.target.join(name)).expect("there").mode();
        assert_eq!(mode(""), usual);
        assert_eq!(mode("notes"), usual);
        assert_eq!(mode("media/dot.svg") & 0o666, usual & 0o666);
        assert_eq!(mode("notes/one.html") & 0o666, usual & 0o666);
    }
}
