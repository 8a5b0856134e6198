//! The one place where stories touch the application's interface: a library in a folder of its
//! own, written as files, and the application running over it.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};

use app::{App, Event, Failure, System, starter};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{PATIENCE, SiteFiles};

/// A library before the application is started.
pub struct LibraryTest {
    folder: Folder,
}

/// A folder of this story, or of the process that started this one.
enum Folder {
    Own(TempDir),
    Another(PathBuf),
}

impl Folder {
    fn new() -> Folder {
        Folder::Own(TempDir::new().expect("a folder"))
    }

    fn path(&self) -> &Path {
        match self {
            Folder::Own(folder) => folder.path(),
            Folder::Another(folder) => folder,
        }
    }
}

impl LibraryTest {
    /// The sample library.
    pub fn sample() -> LibraryTest {
        let folder = Folder::new();
        starter::begin(folder.path()).expect("the sample library");
        LibraryTest { folder }
    }

    /// The sample library in this folder, which is not there yet.
    pub fn sample_at(folder: &Path) -> LibraryTest {
        starter::begin(folder).expect("the sample library");
        LibraryTest::at(folder)
    }

    /// A library with nothing in it.
    pub fn empty() -> LibraryTest {
        let folder = Folder::new();
        fs::write(folder.path().join("site.toml"), "title = \"Blog\"\n").expect("a file");
        LibraryTest { folder }
    }

    /// The library that another process of this story began.
    pub fn at(folder: &Path) -> LibraryTest {
        LibraryTest {
            folder: Folder::Another(folder.to_owned()),
        }
    }

    /// With this file, whatever stood there.
    pub fn with(self, path: &str, bytes: impl AsRef<[u8]>) -> LibraryTest {
        write(self.folder.path(), path, bytes.as_ref());
        self
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Starts the application and opens the library, once the folder has been looked at.
    pub fn start(self) -> Running {
        self.start_and_tell(|_| ())
    }

    /// The same; `also` hears every event, too.
    pub fn start_and_tell(self, also: impl Fn(Event) + Send + Sync + 'static) -> Running {
        let memory = TempDir::new().expect("a folder");
        let running = Running::start(self.folder, memory, also);
        running.call("open_library", json!({ "folder": running.folder() }));
        running.heard("library-changed", |payload| {
            payload["view"]["indexing"] == false
        });
        running
    }

    /// Starts the application; opening the library is refused, and this is why.
    pub fn refused(self) -> Failure {
        let memory = TempDir::new().expect("a folder");
        let running = Running::start(self.folder, memory, |_| ());
        let folder = json!({ "folder": running.folder() });
        running
            .try_call("open_library", folder)
            .expect_err("it was opened")
    }
}

/// The trash of whoever runs the tests is left alone.
fn system() -> System {
    System {
        trash: files::remove,
        ..System::default()
    }
}

/// The application over a library.
pub struct Running {
    app: App,
    events: Receiver<Event>,
    /// Events that came while another one was awaited.
    passed: RefCell<Vec<Event>>,
    folder: Folder,
    memory: TempDir,
}

impl Running {
    fn start(
        folder: Folder,
        memory: TempDir,
        also: impl Fn(Event) + Send + Sync + 'static,
    ) -> Running {
        let (tell, events) = channel();
        let app = App::start_on(system(), memory.path().to_owned(), move |event| {
            also(event.clone());
            tell.send(event).ok();
        });
        Running {
            app,
            events,
            passed: RefCell::default(),
            folder,
            memory,
        }
    }

    /// Ends the application without a word of the window before, and starts it again. A program that
    /// is killed is told of in `stories/soak.rs`.
    pub fn restart(self) -> Running {
        let Running { folder, memory, .. } = self;
        let running = Running::start(folder, memory, |_| ());
        running.call("start", json!({}));
        running.heard("library-changed", |payload| {
            payload["view"]["indexing"] == false
        });
        running
    }

    /// Ends the application and gives its library back.
    pub fn end(self) -> LibraryTest {
        LibraryTest {
            folder: self.folder,
        }
    }

    pub(crate) fn app(&self) -> App {
        self.app.clone()
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn place(&self, path: &str) -> PathBuf {
        self.folder().join(path)
    }

    pub fn read(&self, path: &str) -> Vec<u8> {
        let place = self.place(path);
        fs::read(&place).unwrap_or_else(|error| panic!("{}: {error}", place.display()))
    }

    /// Writes a file as another program would.
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        write(self.folder(), path, bytes.as_ref());
    }

    pub fn try_call(&self, name: &str, args: Value) -> Result<Value, Failure> {
        self.app.call(name, args)
    }

    pub fn call(&self, name: &str, args: Value) -> Value {
        self.try_call(name, args)
            .unwrap_or_else(|failure| panic!("{name}: {failure}"))
    }

    /// The first event of this name that fits, whether it has come already or will.
    pub fn heard(&self, name: &str, fits: impl Fn(&Value) -> bool) -> Value {
        let is_it = |event: &Event| event.name == name && fits(&event.payload);
        let mut passed = self.passed.borrow_mut();
        if let Some(at) = passed.iter().position(is_it) {
            return passed.remove(at).payload;
        }
        loop {
            match self.events.recv_timeout(PATIENCE) {
                Ok(event) if is_it(&event) => return event.payload,
                Ok(event) => passed.push(event),
                Err(_) => panic!("`{name}` was never heard; heard were {passed:#?}"),
            }
        }
    }

    pub fn view(&self) -> Value {
        self.call("library", json!({}))
    }

    pub fn open_note(&self, path: &str) -> Value {
        self.call("open_note", json!({ "path": path }))
    }

    /// Saves `text` over the file with the hash `base`.
    pub fn try_save(&self, path: &str, base: &Value, text: &str) -> Result<Value, Failure> {
        let args = json!({ "path": path, "base": base, "text": text });
        self.try_call("save_note", args)
    }

    /// The rows of the list for these words.
    pub fn search(&self, query: &str) -> Vec<Value> {
        let list = self.call(
            "list_notes",
            json!({ "filter": {}, "query": query, "sort": "title", "offset": 0, "limit": 1000 }),
        );
        list["rows"].as_array().expect("rows").clone()
    }

    /// The row of one note.
    pub fn row(&self, path: &str) -> Value {
        let rows = self.search("");
        let row = rows.into_iter().find(|row| row["path"] == path);
        row.unwrap_or_else(|| panic!("{path} is not listed"))
    }

    /// The problems that the gate finds in this file, as "code:line".
    pub fn problems(&self, file: &str) -> Vec<String> {
        let found = self.call("check", json!({}));
        let of_file = found.as_array().expect("problems").iter();
        of_file
            .filter(|problem| problem["file"] == file)
            .map(|problem| {
                let code = problem["code"].as_str().expect("a code");
                match problem["line"].as_u64() {
                    Some(line) => format!("{code}:{line}"),
                    None => code.to_owned(),
                }
            })
            .collect()
    }

    /// Exports to a fresh folder; the report or the failure, and the files.
    pub fn export(&self) -> (Value, SiteFiles) {
        let target = self.memory.path().join("site");
        let args = json!({ "target": target, "drafts": false });
        self.call("export", args);
        let done = self.heard("export-done", |_| true);
        (done, SiteFiles::at(&target))
    }

    /// The page of a note as the window's preview puts it together.
    pub fn preview(&self, path: &str, text: &str) -> String {
        let args = json!({ "path": path, "text": text, "known": [], "shell": null });
        let page = self.call("preview", args);
        let shell = page["shell"]["html"].as_str().expect("a shell");
        let blocks = page["blocks"].as_array().expect("blocks").iter();
        let body: Vec<&str> = blocks
            .map(|block| block["html"].as_str().expect("its HTML"))
            .collect();
        let place = "id=\"note-body\">";
        let at = shell.find(place).expect("a place for the body") + place.len();
        format!("{}{}{}", &shell[..at], body.join("\n"), &shell[at..])
    }
}

fn write(folder: &Path, path: &str, bytes: &[u8]) {
    let place = folder.join(path);
    fs::create_dir_all(place.parent().expect("a folder")).expect("a folder");
    fs::write(&place, bytes).unwrap_or_else(|error| panic!("{}: {error}", place.display()));
}
