//! The real program in a folder of its own, with the sample library in `blog`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// A folder with the sample library, and the program to run there.
pub struct Terminal {
    disk: TempDir,
}

/// What a command said.
pub struct Said {
    pub out: String,
    pub error: String,
    pub code: i32,
}

impl Terminal {
    /// A terminal in an empty folder, with a new library in `blog` below it.
    pub fn with_blog() -> Terminal {
        let terminal = Terminal::empty();
        terminal.does(&["new", "blog"]);
        terminal
    }

    /// A terminal in an empty folder.
    pub fn empty() -> Terminal {
        Terminal {
            disk: TempDir::new().unwrap(),
        }
    }

    /// A place below the terminal's folder.
    pub fn at(&self, path: impl AsRef<Path>) -> PathBuf {
        self.disk.path().join(path)
    }

    /// The program with these arguments, to be started in the folder `place`.
    pub fn program(&self, place: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fieldnotes"));
        command.args(arguments).current_dir(self.at(place));
        command
    }

    /// Runs the program in the terminal's folder.
    pub fn runs(&self, arguments: &[&str]) -> Said {
        said(self.program("", arguments))
    }

    /// Runs the program in the library.
    pub fn runs_in_blog(&self, arguments: &[&str]) -> Said {
        said(self.program("blog", arguments))
    }

    /// Runs the program, which must succeed, and gives what it said.
    #[track_caller]
    pub fn does(&self, arguments: &[&str]) -> String {
        self.runs(arguments).done()
    }

    /// Runs the program in the library, where it must succeed, and gives what it said.
    #[track_caller]
    pub fn does_in_blog(&self, arguments: &[&str]) -> String {
        self.runs_in_blog(arguments).done()
    }

    /// The text of a file below the terminal's folder.
    #[track_caller]
    pub fn read(&self, path: impl AsRef<Path>) -> String {
        fs::read_to_string(self.at(path)).unwrap()
    }

    /// Writes a file of the library.
    pub fn write(&self, path: &str, text: &str) {
        fs::write(self.at("blog").join(path), text).unwrap();
    }

    /// Every file of the library with its bytes, what is hidden left out.
    pub fn library(&self) -> Vec<(PathBuf, Vec<u8>)> {
        files_of(&self.at("blog"), |name| !name.starts_with('.'))
    }
}

impl Said {
    #[track_caller]
    fn done(self) -> String {
        assert_eq!((self.code, self.error.as_str()), (0, ""), "{}", self.out);
        self.out
    }
}

pub fn said(mut command: Command) -> Said {
    let Output {
        status,
        stdout,
        stderr,
    } = command.output().unwrap();
    Said {
        out: String::from_utf8(stdout).unwrap(),
        error: String::from_utf8(stderr).unwrap(),
        code: status.code().unwrap(),
    }
}

/// Every file below a folder with its bytes, by its path; what is not `taken` by its name is left out
/// with all that is in it.
pub fn files_of(folder: &Path, taken: fn(&str) -> bool) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if !path
            .file_name()
            .is_some_and(|name| taken(&name.to_string_lossy()))
        {
            continue;
        }
        match path.is_dir() {
            true => files.extend(files_of(&path, taken)),
            false => files.push((path.clone(), fs::read(path).unwrap())),
        }
    }
    files.sort();
    files
}
