//! HTTP by hand, for what no browser sends.

use std::io::{Read, Write};
use std::net::TcpStream;

/// A request whose body is announced at most.
#[derive(Debug)]
pub struct Asked {
    line: String,
    headers: Vec<(String, String)>,
}

impl Asked {
    pub fn of(method: &str, address: &str) -> Asked {
        Asked {
            line: format!("{method} {address} HTTP/1.1"),
            headers: Vec::new(),
        }
    }

    pub fn with(mut self, name: &str, value: &str) -> Asked {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn announcing(self, bytes: usize) -> Asked {
        self.with("content-length", &bytes.to_string())
    }
}

/// What was answered.
pub struct Answer {
    pub status: u16,
    pub text: String,
}

/// Asks at `root`, `http://HOST/`, and reads until the other end has said all. Nothing that was
/// announced is sent.
pub fn knock(root: &str, asked: &Asked) -> Answer {
    let host = root.trim_start_matches("http://").trim_end_matches('/');
    let mut head = format!("{}\r\nhost: {host}\r\nconnection: close\r\n", asked.line);
    for (name, value) in &asked.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    let mut stream = TcpStream::connect(host).unwrap();
    stream.write_all(head.as_bytes()).unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let status = text.split(' ').nth(1).and_then(|word| word.parse().ok());
    Answer {
        status: status.unwrap_or_default(),
        text,
    }
}
