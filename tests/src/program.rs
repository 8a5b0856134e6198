//! Programs that a story starts, each ended with the story that started it.

use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

/// A program that is running.
pub struct Program(Child);

impl Program {
    /// Starts `command`; `package` is what brings the program to a Debian system.
    pub fn start(command: &mut Command, package: &str) -> Program {
        let name = command.get_program().to_string_lossy().into_owned();
        match command.stdin(Stdio::null()).spawn() {
            Ok(child) => Program(child),
            Err(error) => panic!("`{name}` could not be started ({error}): install {package}"),
        }
    }

    /// Its number among the system's processes.
    pub fn id(&self) -> u32 {
        self.0.id()
    }

    pub fn child(&mut self) -> &mut Child {
        &mut self.0
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// A port that nobody listens on.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its address").port()
}

/// A program of this workspace, which stands beside the folder of the test programs.
pub fn of_workspace(name: &str) -> PathBuf {
    let program = target().join(name);
    assert!(
        program.is_file(),
        "{} is not built: run `cargo xtask test`, or `cargo build --workspace` first",
        program.display()
    );
    program
}

/// The folder that the programs are built into.
pub fn target() -> PathBuf {
    let here = std::env::current_exe().expect("where this test is");
    let folder = here.parent().and_then(|deps| deps.parent());
    folder.expect("target/debug/deps").to_owned()
}
