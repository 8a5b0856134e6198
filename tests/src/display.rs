//! A display of its own for each story, with a window manager that hands on the focus as an
//! author's does, and keeps no keys for itself.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::program::Program;

/// Every key and every click is the program's.
const NO_KEYS: &str = "<openbox_config xmlns=\"http://openbox.org/3.4/rc\">
  <focus><focusNew>yes</focusNew></focus><keyboard/><mouse/>
</openbox_config>";

/// A display of its own.
pub struct Display {
    name: String,
    // The programs end before what they stand on.
    _windows: Program,
    _settings: TempDir,
    _program: Program,
}

impl Display {
    /// Starts one on a number that nobody has.
    pub fn start() -> Display {
        let mut program = Program::start(
            Command::new("Xvfb")
                .args(["-displayfd", "1", "-screen", "0", "1440x960x24"])
                .args(["-nolisten", "tcp"])
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
            "xvfb",
        );
        let said = program.child().stdout.take().expect("its output");
        let mut number = String::new();
        BufReader::new(said)
            .read_line(&mut number)
            .expect("the number of a display");
        let name = format!(":{}", number.trim());
        let settings = TempDir::new().expect("a folder");
        let rules = settings.path().join("rc.xml");
        fs::write(&rules, NO_KEYS).expect("a file");
        let windows = Program::start(
            Command::new("openbox")
                .arg("--config-file")
                .arg(&rules)
                .env("DISPLAY", &name)
                .stderr(Stdio::null()),
            "openbox",
        );
        Display {
            name,
            _windows: windows,
            _settings: settings,
            _program: program,
        }
    }

    /// What `DISPLAY` says of it.
    pub fn name(&self) -> &str {
        &self.name
    }
}
