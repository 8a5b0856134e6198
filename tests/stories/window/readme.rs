//! Every command of the README, as its reader types it: in order, in a fresh folder.
//!
//! The lines are taken from the README itself, so a new one is run as soon as it is written.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use fieldnotes_tests::{Display, Program, Stranger, kill_those_that_name, of_workspace, until};
use tempfile::TempDir;

const README: &str = include_str!("../../../README.md");

/// The reader's terminal.
struct Terminal {
    disk: TempDir,
    display: Display,
    /// In place of all other sites.
    elsewhere: Stranger,
}

#[test]
fn every_command_of_the_readme_does_what_it_says_in_the_order_in_which_it_stands() {
    let terminal = Terminal {
        disk: TempDir::new().unwrap(),
        display: Display::start(),
        elsewhere: Stranger::start(),
    };
    let commands = commands(README);
    assert!(commands.len() >= 10, "{commands:#?}");
    for words in &commands {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        match words.as_slice() {
            // These build and test what is being tested here; that they are there must do.
            ["cargo", "xtask", name, ..] => {
                assert!(usage_of_xtask().contains(&format!("\n  {name}")))
            }
            ["fieldnotes", "open", ..] => terminal.opens(&words[1..]),
            ["fieldnotes", "serve", ..] => terminal.serves(&words[1..]),
            ["fieldnotes", ..] => terminal.does(&words[1..]),
            _ => panic!("nobody said how `{}` is tried", words.join(" ")),
        }
    }
    // The one tag that is renamed has its new title in the catalogue.
    let catalogue = fs::read_to_string(terminal.disk.path().join("blog/catalogue.toml")).unwrap();
    assert!(catalogue.contains("Machine learning"));
    assert!(terminal.disk.path().join("public/index.html").is_file());
}

impl Terminal {
    fn program(&self, arguments: &[&str]) -> Command {
        let mut program = Command::new(of_workspace("fieldnotes"));
        program
            .args(arguments)
            .current_dir(self.disk.path())
            .stdin(Stdio::null())
            .env("DISPLAY", self.display.name())
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .env("NO_AT_BRIDGE", "1")
            .env("FIELDNOTES_MEMORY", self.memory())
            .env("XDG_DATA_HOME", self.memory().join("data"));
        for name in ["ALL_PROXY", "HTTPS_PROXY", "HTTP_PROXY"] {
            program.env(name, self.elsewhere.address());
            program.env_remove(name.to_lowercase());
        }
        program
    }

    fn memory(&self) -> PathBuf {
        self.disk.path().join("memory")
    }

    /// A command that ends by itself, and well.
    fn does(&self, arguments: &[&str]) {
        let said = self.program(arguments).output().unwrap();
        assert!(
            said.status.success(),
            "`fieldnotes {}` ended with {}:\n{}{}",
            arguments.join(" "),
            said.status,
            String::from_utf8_lossy(&said.stdout),
            String::from_utf8_lossy(&said.stderr)
        );
    }

    /// The window: it has opened the library once it remembers it.
    fn opens(&self, arguments: &[&str]) {
        self.does(arguments);
        let recent = self.memory().join("recent.json");
        until("the window to open the library", || {
            let text = fs::read_to_string(&recent).ok()?;
            text.contains("blog").then_some(())
        });
        kill_those_that_name("fieldnotes-desktop", &self.disk.path().join("blog"));
    }

    /// The site on this machine: it answers, and is ended.
    fn serves(&self, arguments: &[&str]) {
        let mut serving = Program::start(
            self.program(arguments)
                .args(["--port", "0"])
                .stdout(Stdio::piped()),
            "nothing",
        );
        let out = BufReader::new(serving.child().stdout.take().unwrap());
        let mut lines = out.lines().map_while(Result::ok);
        let line = lines.find(|line| line.contains(" shows the site. "));
        let line = line.expect("an address");
        let address = line.split(' ').next().unwrap();
        let host = address.trim_start_matches("http://").trim_end_matches('/');
        let mut stream = TcpStream::connect(host).unwrap();
        write!(
            stream,
            "GET / HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n"
        )
        .unwrap();
        let mut page = String::new();
        stream.read_to_string(&mut page).unwrap();
        assert!(page.contains("Field notes"), "{page}");
    }
}

fn usage_of_xtask() -> String {
    let said = Command::new(of_workspace("xtask"))
        .arg("help")
        .output()
        .unwrap();
    String::from_utf8(said.stdout).unwrap()
}

/// The commands in the fenced blocks of a text, each as its words.
fn commands(text: &str) -> Vec<Vec<String>> {
    let mut is_inside = false;
    let mut commands = Vec::new();
    for line in text.lines() {
        let fence = line.strip_prefix("```");
        if fence.is_some_and(|rest| !rest.contains('`')) {
            is_inside = !is_inside;
        } else if is_inside && !line.trim().is_empty() {
            commands.push(words(line));
        }
    }
    commands
}

/// The words of a command as a shell reads them, up to its comment.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut is_quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => {
                is_quoted = !is_quoted;
                word.get_or_insert_default();
            }
            '#' if !is_quoted && word.is_none() => break,
            letter if letter.is_whitespace() && !is_quoted => words.extend(word.take()),
            letter => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    words
}

#[test]
fn the_words_of_a_line_are_those_of_a_shell() {
    let line = "fieldnotes tag rename ml \"Machine #1 learning\" --library blog  # a comment";
    let read = words(line);
    let expected = [
        "fieldnotes",
        "tag",
        "rename",
        "ml",
        "Machine #1 learning",
        "--library",
        "blog",
    ];
    assert_eq!(read, expected);
    let text = "```\none\n```\n```` ```python file=a ````\n\n```sh\ntwo # x\n```\n";
    assert_eq!(commands(text), [["one"], ["two"]]);
}
