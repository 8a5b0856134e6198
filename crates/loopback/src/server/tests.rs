//! What those who knock may cost, with little patience and few places.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use axum::routing::get;

use super::*;

const LITTLE: Limits = Limits {
    connections: 2,
    patience: Duration::from_millis(300),
};

fn serve(routes: Router) -> Server {
    Server::start(0, routes, LITTLE).unwrap()
}

fn hello() -> Router {
    Router::new().route("/", get(async || "hello"))
}

fn knock(server: &Server) -> TcpStream {
    TcpStream::connect(server.address()).unwrap()
}

fn ask(server: &Server, more: &str) -> String {
    let mut stream = knock(server);
    let asked = format!(
        "GET / HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n{more}\r\n",
        server.address()
    );
    stream.write_all(asked.as_bytes()).ok();
    let mut answer = Vec::new();
    // What the server did not read makes the end of its answer a broken one.
    stream.read_to_end(&mut answer).ok();
    String::from_utf8(answer).unwrap()
}

#[test]
fn whoever_says_nothing_or_half_of_it_is_let_go_and_the_next_is_answered() {
    let server = serve(hello());
    let mut silent = knock(&server);
    let mut half = knock(&server);
    half.write_all(b"GET / HTTP/1.1\r\nhost: ").unwrap();
    assert!(ask(&server, "").ends_with("hello"));
    for stream in [&mut silent, &mut half] {
        let mut said = Vec::new();
        // It may be closed with a word or without, and the rest of what it sent be refused.
        stream.read_to_end(&mut said).ok();
        assert!(!String::from_utf8_lossy(&said).contains("200 OK"));
    }
}

#[test]
fn whoever_takes_nothing_of_what_it_asked_for_is_let_go() {
    let much = Router::new().route("/", get(async || vec![b'x'; 64 * 1024 * 1024]));
    let server = serve(much);
    let greedy: Vec<TcpStream> = (0..2)
        .map(|_| {
            let mut stream = knock(&server);
            let asked = format!("GET / HTTP/1.1\r\nhost: {}\r\n\r\n", server.address());
            stream.write_all(asked.as_bytes()).unwrap();
            stream
        })
        .collect();
    assert!(ask(&server, "").starts_with("HTTP/1.1 200 OK"));
    drop(greedy);
}

#[test]
fn only_so_many_are_answered_at_once() {
    let inside = Arc::new(AtomicUsize::new(0));
    let most = Arc::new(AtomicUsize::new(0));
    let (counted, highest) = (Arc::clone(&inside), Arc::clone(&most));
    let routes = Router::new().route(
        "/",
        get(async move || {
            let now = counted.fetch_add(1, Ordering::SeqCst) + 1;
            highest.fetch_max(now, Ordering::SeqCst);
            for _ in 0..1_000 {
                tokio::task::yield_now().await;
            }
            counted.fetch_sub(1, Ordering::SeqCst);
            "hello"
        }),
    );
    let server = serve(routes);
    thread::scope(|scope| {
        for _ in 0..24 {
            scope.spawn(|| assert!(ask(&server, "").ends_with("hello")));
        }
    });
    assert!(most.load(Ordering::SeqCst) <= LITTLE.connections);
    assert_eq!(inside.load(Ordering::SeqCst), 0);
}

#[test]
fn a_head_beyond_all_measure_is_refused() {
    let server = serve(hello());
    let long = format!("x-long: {}\r\n", "x".repeat(2 * LARGEST_HEAD));
    assert!(ask(&server, &long).starts_with("HTTP/1.1 431 "));
    assert!(ask(&server, "x-short: x\r\n").ends_with("hello"));
}
