//! A web server on this machine, for the tests.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Instant;

use site::OutsideLink;

use crate::link_check::{Outcome, Politeness, Verdict, ask};

/// What the server answers to a method and a path, as often as it was asked for it.
pub(super) type Answers = fn(&str, &str, usize) -> String;

/// A server that remembers what it was asked.
#[derive(Clone)]
pub(super) struct Server {
    pub(super) address: String,
    pub(super) seen: Arc<Mutex<Vec<(String, Instant)>>>,
    /// How many questions were open at one time at most.
    pub(super) most: Arc<AtomicUsize>,
}

impl Server {
    pub(super) fn start(answers: Answers) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let server = Server {
            address: format!("http://{}", listener.local_addr().unwrap()),
            seen: Arc::default(),
            most: Arc::default(),
        };
        let told = server.clone();
        thread::spawn(move || {
            let open = Arc::new(AtomicUsize::new(0));
            for stream in listener.incoming() {
                let (told, open) = (told.clone(), Arc::clone(&open));
                thread::spawn(move || {
                    let now = open.fetch_add(1, Ordering::SeqCst) + 1;
                    told.most.fetch_max(now, Ordering::SeqCst);
                    told.answer(stream.unwrap(), answers, &open);
                });
            }
        });
        server
    }

    fn answer(&self, mut stream: TcpStream, answers: Answers, open: &AtomicUsize) {
        let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
        let first = lines.next().unwrap().unwrap();
        let agent = lines
            .by_ref()
            .map_while(Result::ok)
            .take_while(|line| !line.is_empty());
        let is_named = agent
            .filter(|line| {
                line.to_ascii_lowercase()
                    .starts_with("user-agent: fieldnotes/")
            })
            .count();
        assert_eq!(is_named, 1, "who asks says who it is");
        let mut words = first.split(' ').map(str::to_owned);
        let (method, path) = (words.next().unwrap(), words.next().unwrap());
        let asked = format!("{method} {path}");
        let before = {
            let mut seen = self.seen.lock().unwrap();
            seen.push((asked.clone(), Instant::now()));
            seen.iter().filter(|(other, _)| *other == asked).count()
        };
        let answer = answers(&method, &path, before);
        open.fetch_sub(1, Ordering::SeqCst);
        stream.write_all(answer.as_bytes()).ok();
    }

    pub(super) fn seen(&self) -> Vec<String> {
        let seen = self.seen.lock().unwrap();
        seen.iter().map(|(asked, _)| asked.clone()).collect()
    }

    /// Asks for these paths, and gives the verdicts by path.
    pub(super) fn ask(&self, paths: &[&str], politeness: Politeness) -> BTreeMap<String, Verdict> {
        let links = paths.iter().zip(1..).map(|(path, line)| OutsideLink {
            file: "notes/a.md".to_owned(),
            line,
            address: format!("{}{path}", self.address),
        });
        let outcomes = ask(links.collect(), politeness, |_, _| true);
        let path = |address: &str| address.replacen(&self.address, "", 1);
        let verdict = |outcome: Outcome| (path(&outcome.address), outcome.verdict);
        outcomes.into_iter().map(verdict).collect()
    }
}

/// An answer without a body.
pub(super) fn answer(status: &str, headers: &str) -> String {
    format!("HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: 0\r\n{headers}\r\n")
}
