//! Another site, on this machine: it notes who asks it for what, and answers with a picture.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// A picture of one red dot.
const DOT: &[u8] = b"GIF89a\x01\0\x01\0\x80\0\0\xff\0\0\0\0\0!\xf9\x04\0\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";

/// The note that names the site in every way there is, and a drawing that does so.
const NOTE: &str = include_str!("stranger/note.md");
const DRAWING: &str = include_str!("stranger/drawing.svg");

/// What an author may let in: pictures and recordings.
const LET_IN: &str = "seen";

/// A site that counts.
pub struct Stranger {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Stranger {
    pub fn start() -> Stranger {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("its address");
        let asked = Arc::<Mutex<Vec<String>>>::default();
        let told = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let told = Arc::clone(&told);
                thread::spawn(move || answer(&stream, &told));
            }
        });
        Stranger { address, asked }
    }

    /// Where it listens, `http://HOST:PORT`.
    pub fn address(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The Markdown of a note that names it in more than twenty ways.
    pub fn note(&self) -> String {
        NOTE.replace("ELSEWHERE", &self.address())
    }

    /// A drawing that names it.
    pub fn drawing(&self) -> String {
        DRAWING.replace("ELSEWHERE", &self.address())
    }

    /// What it was asked for, each connection once; one that said nothing is an empty word.
    pub fn asked(&self) -> Vec<String> {
        self.lock().clone()
    }

    /// What it was asked for beyond pictures and recordings.
    pub fn asked_beyond(&self) -> Vec<String> {
        let mut asked = self.asked();
        asked.retain(|path| !path.contains(LET_IN));
        asked
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<String>> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn answer(stream: &TcpStream, told: &Mutex<Vec<String>>) {
    let lock = || told.lock().unwrap_or_else(PoisonError::into_inner);
    // A connection counts before anything is said on it.
    let at = {
        let mut asked = lock();
        asked.push(String::new());
        asked.len() - 1
    };
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let Some(first) = lines.next() else { return };
    lock()[at] = first.split(' ').nth(1).unwrap_or_default().to_owned();
    lines.find(String::is_empty);
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: image/gif\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        DOT.len()
    );
    let mut to = stream;
    to.write_all(head.as_bytes())
        .and_then(|()| to.write_all(DOT))
        .ok();
}
