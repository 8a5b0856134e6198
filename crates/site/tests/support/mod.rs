//! A blog on a disk of its own, edited and exported by the tests.
#![allow(dead_code, reason = "each test file uses a part of it")]

use domain::{Catalogue, Date, Drafts, Library, Note, NotePath, SiteSettings};
use fieldnotes_site::{
    ExportError, ExportOptions, Mode, Progress, Renderer, Report, Unwatched, export,
};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use store::Snapshot;
use tempfile::TempDir;

/// Templates are read once for all tests of a file.
pub fn renderer() -> &'static Renderer {
    static RENDERER: LazyLock<Renderer> = LazyLock::new(Renderer::new);
    &RENDERER
}

/// The day every test takes place.
pub fn today() -> Date {
    jiff::civil::date(2026, 11, 24)
}

/// A library and a target side by side.
pub struct Blog {
    disk: TempDir,
    pub library: PathBuf,
    pub target: PathBuf,
}

impl Blog {
    /// An empty library that may remember its exports.
    pub fn new() -> Blog {
        Blog::on(tempfile::tempdir().expect("a folder"))
    }

    /// The same on a disk in memory, where there is one, for tests that write much.
    pub fn in_memory() -> Blog {
        let memory = Path::new("/dev/shm");
        match tempfile::tempdir_in(memory) {
            Ok(disk) => Blog::on(disk),
            Err(_) => Blog::new(),
        }
    }

    fn on(disk: TempDir) -> Blog {
        let blog = Blog {
            library: disk.path().join("blog"),
            target: disk.path().join("site"),
            disk,
        };
        blog.write(
            "site.toml",
            "title = \"Blog\"\nbase_url = \"https://blog.example/\"\n",
        );
        blog
    }

    /// A place beside both.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.disk.path().join(name)
    }

    /// Writes a file of the library.
    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let place = self.library.join(name);
        fs::create_dir_all(place.parent().expect("a folder")).expect("a folder");
        fs::write(place, text).expect("written");
    }

    /// Writes a ready note.
    pub fn note(&self, name: &str, body: &str) {
        let head = format!("title: {name}\nstate: ready\ndate: 2026-01-02\nsummary: About {name}.");
        self.write(
            &format!("notes/{name}.md"),
            format!("---\n{head}\n---\n{body}\n"),
        );
    }

    /// Removes a file of the library.
    pub fn remove(&self, name: &str) {
        fs::remove_file(self.library.join(name)).expect("removed");
    }

    /// Exports what changed.
    pub fn export(&self) -> Report {
        self.try_export(&Unwatched).expect("exported")
    }

    pub fn try_export(&self, progress: &dyn Progress) -> Result<Report, ExportError> {
        self.export_to(&self.target, Mode::Incremental, progress)
    }

    pub fn export_to(
        &self,
        target: &Path,
        mode: Mode,
        progress: &dyn Progress,
    ) -> Result<Report, ExportError> {
        let options = self.options(target, mode);
        export(&self.snapshot(), renderer(), &options, progress)
    }

    pub fn options(&self, target: &Path, mode: Mode) -> ExportOptions {
        ExportOptions {
            target: target.to_path_buf(),
            drafts: Drafts::Leave,
            today: today(),
            mode,
            library: None,
            unread: Vec::new(),
        }
    }

    pub fn snapshot(&self) -> Snapshot {
        snapshot(&self.library)
    }
}

/// Reads a library folder as it stands, without an index.
pub fn snapshot(root: &Path) -> Snapshot {
    let read = |name: &str| fs::read_to_string(root.join(name)).unwrap_or_default();
    let mut notes = Vec::new();
    for folder in ["notes", "pages"] {
        let Ok(entries) = fs::read_dir(root.join(folder)) else {
            continue;
        };
        for entry in entries {
            let entry = entry.expect("an entry");
            if entry.file_type().expect("a type").is_symlink() {
                continue;
            }
            let name = entry.file_name();
            let path = format!("{folder}/{}", name.to_string_lossy());
            let Ok(note) = NotePath::new(&path) else {
                continue;
            };
            let bytes = fs::read(root.join(&path)).expect("a note");
            notes.push(Note::read(note, &bytes));
        }
    }
    let (catalogue, mut problems) = Catalogue::read(&read("catalogue.toml"));
    let (settings, more) = SiteSettings::read(&read("site.toml"));
    problems.extend(more);
    Snapshot {
        library: Library::new(notes, catalogue, settings, problems).into(),
        root: root.into(),
    }
}

/// Every file below a folder with its bytes.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    below(folder)
        .files
        .into_iter()
        .map(|name| (name.clone(), fs::read(folder.join(&name)).expect("a file")))
        .collect()
}

/// No file at all.
pub const NONE: [&str; 0] = [];

/// The names of files that only one of the two has, or that differ.
pub fn differing(
    one: &BTreeMap<String, Vec<u8>>,
    other: &BTreeMap<String, Vec<u8>>,
) -> Vec<String> {
    let names: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let differing = names
        .into_iter()
        .filter(|name| one.get(*name) != other.get(*name));
    differing.cloned().collect()
}

/// Every file below a folder and the folders themselves, with the time of their last change.
pub fn times(folder: &Path) -> BTreeMap<String, std::time::SystemTime> {
    let time = |path: &Path| {
        let metadata = fs::symlink_metadata(path).expect("there");
        metadata.modified().expect("a time")
    };
    let mut times = BTreeMap::from([(String::new(), time(folder))]);
    for name in below(folder).files {
        let place = folder.join(&name);
        let above = place.parent().expect("a folder");
        times.insert(above.display().to_string(), time(above));
        times.insert(name, time(&place));
    }
    times
}

/// The folders below a folder, in order.
pub fn folders(folder: &Path) -> Vec<String> {
    let mut found = below(folder).folders;
    found.sort();
    found
}

/// The names of what lies below a folder.
#[derive(Default)]
struct Below {
    files: Vec<String>,
    folders: Vec<String>,
}

fn below(folder: &Path) -> Below {
    let mut found = Below::default();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.strip_prefix(folder).expect("below");
            let name = name.to_string_lossy().into_owned();
            if path.is_dir() {
                found.folders.push(name);
                folders.push(path);
            } else {
                found.files.push(name);
            }
        }
    }
    found
}
