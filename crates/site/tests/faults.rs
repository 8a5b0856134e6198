//! Every step of an export that changes the disk fails once, fails from there on, and is the last
//! one of the process. After each, the target holds the whole old site or the whole new one, or the
//! list of renames that the next export finishes; the author's own files in it are untouched; and
//! after the next export nothing of ours is left lying about. A harness of its own, because the
//! dying process is this program once more.

mod support;

use fieldnotes_site::{ExportError, ExportOptions, Mode, Report, Unwatched, export};
use files::fault::{self, Fault};
use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use support::{Blog, NONE, differing, folders, renderer, snapshot, today};

/// What the author keeps in the target: files that no export wrote.
const OWN: [(&str, &str); 3] = [
    ("CNAME", "blog.example\n"),
    ("notes/by-hand.html", "<p>by hand</p>\n"),
    (".git/HEAD", "ref: refs/heads/main\n"),
];

/// A disk on which something has to be exported.
type Start = fn() -> Blog;

/// Every way an export goes, by name.
const EXPORTS: &[(&str, Start)] = &[
    ("the first one", blog),
    ("into an empty folder", || {
        let blog = blog();
        fs::create_dir(&blog.target).expect("a folder");
        blog
    }),
    ("by an exchange", exchanging),
    ("by renames", renaming),
    (
        "after one that died once the folders had changed places",
        || {
            killed(exchanging(), |blog| {
                let notes = blog.target.join("notes");
                notes.join("new.html").exists() && blog.beside(BESIDE).exists()
            })
        },
    ),
    ("after one that died between two renames", || {
        killed(renaming(), |blog| {
            blog.target.join(LIST).exists() && blog.target.join("notes/new.html").exists()
        })
    }),
];

/// The staging folder beside the target, the one inside it, and the list of renames in that.
const BESIDE: &str = ".site.fieldnotes-export";
const INSIDE: &str = ".fieldnotes-export";
const LIST: &str = ".fieldnotes-export/journal.json";

/// Under this name a child is told the point at which to die and the disk.
const CHILD: &str = "FIELDNOTES_EXPORT_DIES_AT";

fn main() {
    if let Ok(order) = env::var(CHILD) {
        let (point, disk) = order.split_once(' ').expect("a point and a disk");
        let fault = Fault::Kill(point.parse().expect("a number"));
        exported(Path::new(disk), fault).0.ok();
        return;
    }
    // For those who list tests before they run them.
    if env::args().any(|argument| argument == "--list") {
        println!("every_fault_of_an_export_leaves_a_whole_site: test");
        return;
    }
    let (mut points, mut runs) = (0, 0);
    for (name, start) in EXPORTS {
        let blog = start();
        let disk = blog.beside("");
        let kept = tempfile::tempdir_in(disk.parent().expect("a folder")).expect("a folder");
        copy(&disk, kept.path());
        let old = Disk::of(&disk);
        let (done, reached) = exported(&disk, Fault::Never);
        done.unwrap_or_else(|error| panic!("{name}: {error}"));
        let new = Disk::of(&disk);
        points += reached;
        for point in 0..reached {
            for fault in [Fault::Once(point), Fault::From(point), Fault::Kill(point)] {
                restore(kept.path(), &disk);
                match fault {
                    Fault::Kill(_) => kill(point, &disk),
                    // That it failed, or did without what failed, is both right; what counts is
                    // checked next.
                    _ => drop(exported(&disk, fault)),
                }
                check(&format!("{name}, {fault:?}"), &disk, &old, &new);
                runs += 1;
            }
        }
    }
    println!(
        "every_fault_of_an_export_leaves_a_whole_site ... ok: {} exports, {points} points, {runs} runs",
        EXPORTS.len()
    );
}

/// A blog that was never exported.
fn blog() -> Blog {
    let blog = Blog::in_memory();
    blog.write("media/scan.bin", [7; 1000]);
    blog.note("stays", "![](../media/scan.bin)");
    blog.note("changes", "Old words.");
    blog.write(
        "notes/goes.md",
        "---\ntitle: Goes\nstate: ready\ndate: 2026-01-03\ntags: [gone]\n---\nWords.\n",
    );
    blog
}

/// A page came, one changed, one goes with the only page in a folder.
fn edited() -> Blog {
    let blog = blog();
    blog.export();
    blog.note("new", "New words.");
    blog.note("changes", "Other words.");
    blog.remove("notes/goes.md");
    blog
}

fn exchanging() -> Blog {
    with_own(edited(), &OWN[..2])
}

/// A folder of the author's own in the target is never moved, so the files are.
fn renaming() -> Blog {
    with_own(edited(), &OWN)
}

fn with_own(blog: Blog, own: &[(&str, &str)]) -> Blog {
    for (name, text) in own {
        let place = blog.target.join(name);
        fs::create_dir_all(place.parent().expect("a folder")).expect("a folder");
        fs::write(place, text).expect("written");
    }
    blog
}

/// The blog after its export died at the first point after which the disk is as wanted.
fn killed(blog: Blog, is_wanted: fn(&Blog) -> bool) -> Blog {
    let disk = blog.beside("");
    let kept = tempfile::tempdir_in(disk.parent().expect("a folder")).expect("a folder");
    copy(&disk, kept.path());
    for point in 0.. {
        kill(point, &disk);
        if is_wanted(&blog) {
            return blog;
        }
        restore(kept.path(), &disk);
    }
    unreachable!("a child that reaches its end is found by `kill`")
}

/// Exports on one thread, so that the points are counted in order.
fn exported(disk: &Path, fault: Fault) -> (Result<Report, ExportError>, u32) {
    let library = disk.join("blog");
    let options = ExportOptions {
        target: disk.join("site"),
        drafts: domain::Drafts::Leave,
        today: today(),
        mode: Mode::Incremental,
        library: None,
        unread: Vec::new(),
    };
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build();
    one.expect("a thread").install(|| {
        let snapshot = snapshot(&library);
        fault::arm(fault);
        let done = export(&snapshot, renderer(), &options, &Unwatched);
        (done, fault::spare())
    })
}

fn kill(point: u32, disk: &Path) {
    let mut child = Command::new(env::current_exe().expect("this test"));
    child.env(CHILD, format!("{point} {}", disk.display()));
    let status = child.stderr(Stdio::null()).status().expect("started");
    assert!(!status.success(), "the child reached its end at {point}");
}

/// What stands on a disk.
struct Disk {
    /// The files of the target, but for those of an export that is under way.
    site: BTreeMap<String, Vec<u8>>,
    /// The folders of the target.
    folders: Vec<String>,
    /// The names of all else, the files that exports are remembered in included.
    around: Vec<String>,
    /// Whether a list of renames is there to be finished.
    has_list: bool,
}

impl Disk {
    fn of(disk: &Path) -> Disk {
        let target = disk.join("site");
        let mut around: Vec<String> = entries(disk);
        around.extend(entries(&disk.join("blog/.fieldnotes/exports")));
        let (mut site, folders) = match target.is_dir() {
            true => (support::files(&target), folders(&target)),
            false => (BTreeMap::new(), Vec::new()),
        };
        let has_list = site.contains_key(LIST);
        site.retain(|name, _| !Path::new(name).starts_with(INSIDE) && !is_staged(name));
        Disk {
            site,
            folders,
            around,
            has_list,
        }
    }
}

fn is_staged(name: &str) -> bool {
    files::is_staged(name.rsplit('/').next().unwrap_or(name))
}

fn check(case: &str, disk: &Path, old: &Disk, new: &Disk) {
    let found = Disk::of(disk);
    let is_whole = [old, new].iter().any(|whole| whole.site == found.site);
    assert!(
        is_whole || found.has_list,
        "{case}: neither the old site nor the new one: {:?} differ",
        differing(&found.site, &new.site)
    );
    for (name, text) in OWN {
        let is_own = old.site.contains_key(name);
        let bytes = found.site.get(name).map(Vec::as_slice);
        assert!(!is_own || bytes == Some(text.as_bytes()), "{case}: {name}");
    }
    let (next, _) = exported(disk, Fault::Never);
    next.unwrap_or_else(|error| panic!("{case}, and the next: {error}"));
    let found = Disk::of(disk);
    assert_eq!(differing(&found.site, &new.site), NONE, "{case}");
    assert_eq!(found.folders, new.folders, "{case}");
    assert_eq!(found.around, new.around, "{case}");
    let target = disk.join("site");
    let left = support::files(&target).into_keys();
    let left: Vec<String> = left.filter(|name| !new.site.contains_key(name)).collect();
    assert_eq!(left, NONE, "{case}: left in the target");
    assert!(!target.join(INSIDE).exists(), "{case}");
}

/// The names in a folder, in order; none where there is no folder.
fn entries(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<String> = names.map(|name| name.to_string_lossy().into()).collect();
    names.sort();
    names
}

/// Puts the disk back as it was kept.
fn restore(kept: &Path, disk: &Path) {
    for name in entries(disk) {
        fs::remove_dir_all(disk.join(name)).expect("removed");
    }
    copy(kept, disk);
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let from: PathBuf = entry.expect("an entry").path();
        let to = to.join(from.file_name().expect("a name"));
        match from.is_dir() {
            true => copy(&from, &to),
            false => drop(fs::copy(&from, to).expect("copied")),
        }
    }
}
