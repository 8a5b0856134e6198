//! Links to other sites, followed by the real program through a proxy of the test's own, so that
//! no other machine is asked.

#![allow(
    clippy::unwrap_used,
    dead_code,
    reason = "a test fails by panicking, and uses what it needs of the harness"
)]

mod terminal;

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use serde_json::{Value, json};
use terminal::{Said, Terminal, said};

/// What a proxy on this machine was asked for.
struct Proxy {
    address: String,
    seen: Arc<Mutex<Vec<String>>>,
}

impl Proxy {
    fn start() -> Proxy {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let seen = Arc::<Mutex<Vec<String>>>::default();
        let told = Arc::clone(&seen);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (stream, told) = (stream.unwrap(), Arc::clone(&told));
                thread::spawn(move || answer(stream, &told));
            }
        });
        Proxy { address, seen }
    }

    fn runs(&self, terminal: &Terminal, arguments: &[&str]) -> Said {
        let mut program = terminal.program("blog", arguments);
        for name in ["ALL_PROXY", "HTTPS_PROXY", "HTTP_PROXY"] {
            program.env(name, &self.address);
            program.env_remove(name.to_lowercase());
        }
        program.env_remove("NO_PROXY").env_remove("no_proxy");
        said(program)
    }

    fn seen(&self) -> Vec<String> {
        let mut seen = self.seen.lock().unwrap().clone();
        seen.sort();
        seen
    }
}

/// Opens a way to any host, and answers in its place.
fn answer(mut stream: TcpStream, told: &Mutex<Vec<String>>) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let mut request = || -> Vec<String> {
        let lines = lines.by_ref().map_while(Result::ok);
        lines.take_while(|line| !line.is_empty()).collect()
    };
    let way = request();
    told.lock().unwrap().push(way[0].clone());
    stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").unwrap();
    let asked = request();
    told.lock().unwrap().push(asked[0].clone());
    let (status, location) = match asked[0].as_str() {
        line if line.contains("/gone") => ("404 Not Found", ""),
        line if line.contains("/old") => ("301 Moved Permanently", "location: /new\r\n"),
        _ => ("200 OK", ""),
    };
    let head = format!("HTTP/1.1 {status}\r\ncontent-length: 0\r\n{location}\r\n");
    stream.write_all(head.as_bytes()).unwrap();
}

fn blog() -> Terminal {
    let terminal = Terminal::with_blog();
    terminal.write(
        "notes/links.md",
        "---\ntitle: Links\nstate: draft\n---\n[a](http://one.dev/gone#part)\n[b](http://one.dev/old)\n\
         [c](http://two.dev/) [d](http://one.dev/gone) [e](https://example.com/)\n",
    );
    terminal
}

#[test]
fn other_sites_are_asked_only_when_the_author_says_so() {
    let (proxy, terminal) = (Proxy::start(), blog());
    let said = proxy.runs(&terminal, &["check"]);
    assert_eq!((said.code, said.error.as_str()), (0, ""), "{}", said.out);
    assert_eq!(proxy.seen(), [""; 0]);

    let said = proxy.runs(&terminal, &["check", "--external"]);
    assert_eq!((said.code, said.error.as_str()), (0, ""), "{}", said.out);
    assert_eq!(
        proxy.seen(),
        [
            "CONNECT one.dev:80 HTTP/1.1",
            "CONNECT one.dev:80 HTTP/1.1",
            "CONNECT one.dev:80 HTTP/1.1",
            "CONNECT one.dev:80 HTTP/1.1",
            "CONNECT two.dev:80 HTTP/1.1",
            "GET /gone HTTP/1.1",
            "HEAD / HTTP/1.1",
            "HEAD /gone HTTP/1.1",
            "HEAD /new HTTP/1.1",
            "HEAD /old HTTP/1.1",
        ]
    );
    for line in [
        "notes/links.md:5: http://one.dev/gone is not there: its server answers 404 Not Found. \
         The note is a draft.",
        "notes/links.md:6: http://one.dev/old has moved for good to http://one.dev/new. The note \
         is a draft.",
        "notes/links.md:7: http://one.dev/gone is not there: its server answers 404 Not Found. \
         The note is a draft.",
        "3 problems, none of them in the way of an export.",
        "3 addresses of other sites asked for: 1 there, 1 moved, 1 broken, 0 not tested.",
        "1 passed over: examples, or of a network nearby.",
    ] {
        let is_there = said.out.lines().any(|other| other == line);
        assert!(is_there, "{line}\n{}", said.out);
    }
}

#[test]
fn programs_read_what_came_of_each_address_and_the_author_says_what_it_weighs() {
    let (proxy, terminal) = (Proxy::start(), blog());
    let settings = terminal.read("blog/site.toml");
    let weights = "[check]\nbroken-outside-link = \"error\"\nmoved-outside-link = \"off\"\n";
    terminal.write("site.toml", &(settings + weights));
    let said = proxy.runs(&terminal, &["check", "--external", "--json"]);
    assert_eq!(said.code, 1, "{}", said.error);
    let checked: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(checked["blocked"], false);
    let problems = checked["problems"].as_array().unwrap();
    let codes: Vec<_> = problems.iter().map(|problem| &problem["code"]).collect();
    assert_eq!(codes, ["broken-outside-link"; 2]);
    let link = |line: u32| json!({ "file": "notes/links.md", "line": line });
    assert_eq!(
        checked["outside"],
        json!([
            {
                "address": "http://one.dev/gone",
                "verdict": "broken",
                "detail": "404 Not Found",
                "links": [link(5), link(7)],
            },
            {
                "address": "http://one.dev/old",
                "verdict": "moved",
                "detail": "http://one.dev/new",
                "links": [link(6)],
            },
            { "address": "http://two.dev/", "verdict": "well", "detail": null, "links": [link(7)] },
            {
                "address": "https://example.com/",
                "verdict": "skipped",
                "detail": null,
                "links": [link(7)],
            },
        ])
    );
}
