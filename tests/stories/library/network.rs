//! Nothing but `check --external` speaks to the network: a library whose notes name another site in
//! every way is opened, checked, shown, exported and served, and the site hears nothing.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};

use fieldnotes_tests::{LibraryTest, Program, Stranger, of_workspace};
use serde_json::json;
use tempfile::TempDir;

const STRANGE: &str = "notes/strange.md";

fn library(stranger: &Stranger) -> LibraryTest {
    let site = format!(
        "title = \"Blog\"\nbase_url = \"{0}\"\n[author]\nname = \"A\"\nurl = \"{0}/never/author\"\n",
        stranger.address()
    );
    LibraryTest::sample()
        .with("site.toml", site)
        .with(STRANGE, stranger.note())
        .with("media/strange.svg", stranger.drawing())
}

#[test]
fn opening_checking_previewing_and_exporting_ask_no_other_site() {
    let stranger = Stranger::start();
    let library = library(&stranger).start();
    let text = String::from_utf8(library.read(STRANGE)).unwrap();
    library.preview(STRANGE, &text);
    library.call("open_note", json!({ "path": STRANGE }));
    library.call("check", json!({}));
    let (done, site) = library.export();
    assert_eq!(done["failure"], serde_json::Value::Null, "{done}");
    // The exported page names the site as it was written.
    assert!(
        site.read("notes/strange.html")
            .contains("/seen/01-markdown.gif")
    );
    assert_eq!(stranger.asked(), [""; 0]);
}

#[test]
fn no_command_of_the_terminal_but_the_one_that_says_so_opens_a_connection() {
    let stranger = Stranger::start();
    let library = library(&stranger);
    let disk = TempDir::new().unwrap();
    let target = disk.path().join("public");
    let target = target.to_str().unwrap();
    for arguments in [
        &["check"][..],
        &["export", "--to", target, "--dry-run"],
        &["export", "--to", target],
        &["search", "words"],
        &["history", STRANGE],
    ] {
        let log = disk.path().join("connects");
        let mut program = traced(&log);
        let ran = program
            .args(arguments)
            .current_dir(library.folder())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&ran.stderr);
        assert!(
            ran.status.code().is_some_and(|code| code < 2),
            "{arguments:?}: {said}"
        );
        assert_eq!(connects(&log), [""; 0], "{arguments:?}");
    }
    let mut serving = Program::start(
        Command::new(of_workspace("fieldnotes"))
            .args(["serve", "--port", "0"])
            .current_dir(library.folder())
            .stdout(Stdio::piped())
            .stderr(Stdio::null()),
        "nothing",
    );
    let lines = BufReader::new(serving.child().stdout.take().unwrap()).lines();
    let mut lines = lines.map_while(Result::ok);
    let line = lines
        .find(|line| line.contains(" shows the site. "))
        .expect("an address");
    let address = line.split(' ').next().unwrap();
    let host = address.trim_start_matches("http://").trim_end_matches('/');
    let mut stream = TcpStream::connect(host).unwrap();
    let asked =
        format!("GET /notes/strange.html HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n");
    stream.write_all(asked.as_bytes()).unwrap();
    let mut page = String::new();
    stream.read_to_string(&mut page).unwrap();
    assert!(page.contains("/seen/01-markdown.gif"), "{page}");
    assert_eq!(stranger.asked(), [""; 0]);
}

/// The program, with what it connects to written into `log` where the system lets itself be watched.
fn traced(log: &Path) -> Command {
    let program = of_workspace("fieldnotes");
    let can_trace = Command::new("strace")
        .args(["--quiet=all", "true"])
        .output()
        .is_ok_and(|ran| ran.status.success());
    if !can_trace {
        eprintln!("strace is not there or not allowed: only the listening site is asked");
        return Command::new(program);
    }
    let mut traced = Command::new("strace");
    traced.args([
        "--follow-forks",
        "--quiet=all",
        "--trace=connect,sendto,sendmsg",
        "--output",
    ]);
    traced.arg(log).arg(program);
    traced
}

/// The lines of the log that name another machine.
fn connects(log: &Path) -> Vec<String> {
    let text = fs::read_to_string(log).unwrap_or_default();
    let lines = text.lines().filter(|line| line.contains("AF_INET"));
    lines.map(str::to_owned).collect()
}
