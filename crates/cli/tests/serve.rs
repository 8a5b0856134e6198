//! The site in a browser while the author writes.

#![allow(
    clippy::unwrap_used,
    dead_code,
    reason = "a test fails by panicking, and uses what it needs of the harness"
)]

#[path = "../../loopback/tests/browser/mod.rs"]
mod browser;
mod terminal;

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

use browser::{ask, events};
use terminal::Terminal;

const NOTE: &str = "notes/observability-before-orchestration";

/// A program that serves the library of a terminal.
struct Serving {
    program: Child,
    lines: Box<dyn Iterator<Item = String>>,
    address: String,
}

impl Serving {
    fn start(terminal: &Terminal) -> Serving {
        Serving::with(terminal, &["serve", "--port", "0"], " shows the site. ")
    }

    fn with(terminal: &Terminal, arguments: &[&str], says: &str) -> Serving {
        let temporary = terminal.at("tmp");
        fs::create_dir(&temporary).unwrap();
        let mut program = terminal
            .program("blog", arguments)
            .env("TMPDIR", temporary)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let out = BufReader::new(program.stdout.take().unwrap());
        let mut serving = Serving {
            program,
            lines: Box::new(out.lines().map(Result::unwrap)),
            address: String::new(),
        };
        let line = serving.line(says);
        serving.address = line.split(' ').next().unwrap().to_owned();
        serving
    }

    /// The next line that holds `words`.
    fn line(&mut self, words: &str) -> String {
        self.lines
            .find(|line| line.contains(words))
            .unwrap_or_else(|| panic!("the program ended without saying `{words}`"))
    }

    fn page(&self, address: &str) -> String {
        ask(&format!("{}{address}", self.address), &[]).text
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.program.kill().ok();
        self.program.wait().ok();
    }
}

#[test]
fn a_page_that_is_open_reloads_when_its_note_changes() {
    let terminal = Terminal::with_blog();
    let serving = Serving::start(&terminal);
    assert!(serving.page("").contains("Field notes for AI"));
    let mut open = events(&format!("{}.fieldnotes/builds", serving.address));
    open.next().unwrap();

    let file = format!("{NOTE}.md");
    let text = terminal.read(format!("blog/{file}")) + "\nA quokka was here.\n";
    terminal.write(&file, &text);
    open.next().unwrap();
    assert!(
        serving
            .page(&format!("{NOTE}.html"))
            .contains("A quokka was here.")
    );
}

#[test]
fn an_error_is_told_and_the_old_site_stays_until_it_is_mended() {
    let terminal = Terminal::with_blog();
    let mut serving = Serving::start(&terminal);
    let mut open = events(&format!("{}.fieldnotes/builds", serving.address));
    open.next().unwrap();
    let note = "---\ntitle: Wombat\nstate: ready\ndate: someday\n---\n\nText.\n";
    terminal.write("notes/wombat.md", note);
    serving.line("notes/wombat.md:4:7: ");
    assert!(serving.page("").contains("Field notes for AI"));
    assert!(!serving.page("notes.html").contains("Wombat"));

    terminal.write("notes/wombat.md", &note.replace("someday", "2026-03-09"));
    open.next().unwrap();
    assert!(serving.page("notes.html").contains("Wombat"));
}

#[test]
fn the_page_of_the_window_is_shown_with_the_library_open() {
    let terminal = Terminal::with_blog();
    fs::create_dir(terminal.at("page")).unwrap();
    fs::write(terminal.at("page/index.html"), "<p>The window.</p>").unwrap();
    let arguments = ["host", "--page", "../page"];
    let serving = Serving::with(&terminal, &arguments, " shows the window. ");
    assert_eq!(ask(&serving.address, &[]).text, "<p>The window.</p>");
    let (root, token) = serving.address.split_once("?token=").unwrap();
    let asked = [("x-fieldnotes-token", token)];
    let view = browser::post(&format!("{root}call/library"), &asked, "{}").text;
    assert!(view.contains("\"title\":\"Field notes\""), "{view}");
}

#[test]
fn a_port_in_use_is_said_with_the_way_out() {
    let terminal = Terminal::with_blog();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let said = terminal.runs(&["serve", "blog", "--port", &port.to_string()]);
    assert_eq!(said.code, 1);
    assert_eq!(
        said.error,
        format!(
            "fieldnotes: Port {port} is in use by another program. \
             Choose another with --port; 0 takes any free one.\n"
        )
    );
}

#[cfg(unix)]
#[test]
fn a_library_with_links_is_served_without_what_they_lead_to() {
    use std::os::unix::fs::symlink;
    let terminal = Terminal::with_blog();
    fs::create_dir(terminal.at("thesis")).unwrap();
    fs::write(terminal.at("thesis/t.txt"), "years of work").unwrap();
    let media = terminal.at("blog/media");
    symlink("../../thesis", media.join("thesis")).unwrap();
    symlink("../../thesis/t.txt", media.join("t.txt")).unwrap();
    let serving = Serving::start(&terminal);
    for address in ["media/t.txt", "media/thesis/t.txt"] {
        let page = serving.page(address);
        assert!(!page.contains("years of work"), "{address}");
    }
    drop(serving);
    fs::remove_dir_all(terminal.at("tmp")).unwrap();

    // Nothing is written through this one either; the old site is none yet, and that is said.
    fs::remove_dir_all(terminal.at("blog/.fieldnotes/exports")).unwrap();
    symlink("../../thesis", terminal.at("blog/.fieldnotes/exports")).unwrap();
    let serving = Serving::start(&terminal);
    assert!(serving.page("").contains("There is no site yet."));
    drop(serving);
    let names: Vec<_> = fs::read_dir(terminal.at("thesis")).unwrap().collect();
    assert_eq!(names.len(), 1);
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_and_leaves_nothing_behind() {
    let terminal = Terminal::with_blog();
    let mut serving = Serving::start(&terminal);
    // An open page must not keep the program alive.
    let mut open = events(&format!("{}.fieldnotes/builds", serving.address));
    open.next().unwrap();
    let id = serving.program.id().to_string();
    let sent = std::process::Command::new("kill")
        .args(["-INT", &id])
        .status();
    assert!(sent.unwrap().success());
    assert!(serving.program.wait().unwrap().success());
    assert_eq!(fs::read_dir(terminal.at("tmp")).unwrap().count(), 0);
}
