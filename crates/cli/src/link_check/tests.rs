//! Against a server of the test's own, on this machine.

mod server;

use std::collections::BTreeMap;
use std::net::TcpListener;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::{Duration, Instant};

use server::{Server, answer};

use super::*;

/// As quick as this machine is.
fn quick() -> Politeness {
    Politeness {
        timeout: Duration::from_secs(20),
        pause: Duration::from_millis(5),
        longest_wait: Duration::from_secs(2),
        hosts_at_once: 8,
        is_skipped: |url| url.host_str() == Some("skipped.example"),
    }
}

fn untested(why: &str) -> Verdict {
    Verdict::Untested(why.to_owned())
}

#[test]
fn each_answer_has_its_meaning() {
    let server = Server::start(|method, path, _| match (method, path) {
        (_, "/well" | "/well?q=1") => answer("204 No Content", ""),
        (_, "/gone") => answer("410 Gone", ""),
        ("HEAD", "/get-only") => answer("405 Method Not Allowed", ""),
        ("HEAD", "/get-or-nothing") => answer("404 Not Found", ""),
        ("GET", "/get-only" | "/get-or-nothing") => answer("200 OK", ""),
        (_, "/old") => answer("301 Moved Permanently", "location: /older\r\n"),
        (_, "/older") => answer("308 Permanent Redirect", "location: well?q=1\r\n"),
        (_, "/today") => answer("302 Found", "location: /well\r\n"),
        (_, "/old-gone") => answer("301 Moved Permanently", "location: /nothing\r\n"),
        (_, "/round") => answer("302 Found", "location: /round\r\n"),
        (_, "/next-door") => answer("302 Found", "location: http://skipped.example/\r\n"),
        (_, "/closed") => answer("403 Forbidden", ""),
        (_, "/broken") => answer("500 Internal Server Error", ""),
        (_, "/nonsense") => "ducks\r\n".to_owned(),
        _ => answer("404 Not Found", ""),
    });
    let paths = [
        "/well",
        "/gone",
        "/nothing",
        "/get-only",
        "/get-or-nothing",
        "/old",
        "/today",
        "/old-gone",
        "/round",
        "/next-door",
        "/closed",
        "/broken",
        "/nonsense",
    ];
    let mut verdicts = server.ask(&paths, quick());
    let nonsense = verdicts.remove("/nonsense").unwrap();
    assert!(matches!(nonsense, Verdict::Untested(_)), "{nonsense:?}");
    let broken = |answer: &str| Verdict::Broken(answer.to_owned());
    let expected = [
        (
            "/broken",
            untested("its server answers 500 Internal Server Error"),
        ),
        ("/closed", untested("its server answers 403 Forbidden")),
        ("/get-only", Verdict::Well),
        ("/get-or-nothing", Verdict::Well),
        ("/gone", broken("410 Gone")),
        (
            "/next-door",
            untested("it sends readers on to http://skipped.example/"),
        ),
        ("/nothing", broken("404 Not Found")),
        (
            "/old",
            Verdict::Moved(format!("{}/well?q=1", server.address)),
        ),
        ("/old-gone", broken("404 Not Found")),
        ("/round", untested("it sends readers on more than 10 times")),
        ("/today", Verdict::Well),
        ("/well", Verdict::Well),
    ];
    let expected = expected.map(|(path, verdict)| (path.to_owned(), verdict));
    assert_eq!(verdicts, BTreeMap::from(expected));
    let rounds = server
        .seen()
        .iter()
        .filter(|asked| *asked == "HEAD /round")
        .count();
    assert_eq!(rounds, 11, "ten times further and no more");
}

#[test]
fn each_address_is_asked_for_once_without_its_anchor() {
    let server = Server::start(|_, _, _| answer("200 OK", ""));
    let verdicts = server.ask(&["/a#one", "/a", "/a#two", "/b"], quick());
    assert_eq!(verdicts.len(), 2);
    let mut seen = server.seen();
    seen.sort();
    assert_eq!(seen, ["HEAD /a", "HEAD /b"]);
}

#[test]
fn a_host_is_asked_one_thing_at_a_time_with_a_pause_between() {
    let server = Server::start(|_, path, _| match path {
        "/3" => answer("302 Found", "location: /4\r\n"),
        _ => answer("200 OK", ""),
    });
    let politeness = Politeness {
        pause: Duration::from_millis(40),
        ..quick()
    };
    server.ask(&["/1", "/2", "/3", "/5"], politeness);
    assert_eq!(server.most.load(Ordering::SeqCst), 1);
    let seen = server.seen.lock().unwrap();
    assert_eq!(seen.len(), 5);
    for two in seen.windows(2) {
        assert!(two[1].1 - two[0].1 >= politeness.pause, "{two:?}");
    }
}

#[test]
fn a_server_with_too_much_to_do_is_asked_again_when_it_says() {
    let server = Server::start(|_, path, time| match (path, time) {
        ("/later", 1) => answer("429 Too Many Requests", "retry-after: 1\r\n"),
        ("/later-by-day", 1) => answer(
            "503 Service Unavailable",
            "retry-after: Wed, 21 Oct 2015 07:28:00 GMT\r\n",
        ),
        ("/never", _) => answer("429 Too Many Requests", "retry-after: 0\r\n"),
        ("/tomorrow", _) => answer("503 Service Unavailable", "retry-after: 86400\r\n"),
        ("/no-time", _) => answer("429 Too Many Requests", ""),
        _ => answer("200 OK", ""),
    });
    let paths = ["/later", "/later-by-day", "/never", "/tomorrow", "/no-time"];
    let verdicts = server.ask(&paths, quick());
    assert_eq!(verdicts["/later"], Verdict::Well);
    assert_eq!(verdicts["/later-by-day"], Verdict::Well);
    let too_many = untested("its server answers 429 Too Many Requests");
    assert_eq!(verdicts["/never"], too_many);
    assert_eq!(verdicts["/no-time"], too_many);
    let unavailable = untested("its server answers 503 Service Unavailable");
    assert_eq!(verdicts["/tomorrow"], unavailable);
    let seen = server.seen.lock().unwrap();
    let times = |path: &str| -> Vec<Instant> {
        let of_path = seen.iter().filter(|(asked, _)| asked.ends_with(path));
        of_path.map(|(_, when)| *when).collect()
    };
    let later = times("/later");
    assert!(later[1] - later[0] >= Duration::from_secs(1));
    let counts = paths.map(|path| times(path).len());
    assert_eq!(counts, [2, 2, 2, 1, 1]);
}

#[test]
fn a_server_that_never_answers_is_left_alone_after_a_while() {
    let server = Server::start(|_, _, _| {
        loop {
            thread::park();
        }
    });
    let politeness = Politeness {
        timeout: Duration::from_millis(200),
        ..quick()
    };
    let verdicts = server.ask(&["/silent"], politeness);
    assert_eq!(
        verdicts["/silent"],
        untested("it did not answer within 0.2 seconds")
    );
}

#[test]
fn a_host_that_cannot_be_reached_and_an_address_that_is_none_are_told() {
    let free = TcpListener::bind("127.0.0.1:0").unwrap();
    let nobody = format!("http://{}/", free.local_addr().unwrap());
    drop(free);
    let link = |address: &str| OutsideLink {
        file: "site.toml".to_owned(),
        line: 1,
        address: address.to_owned(),
    };
    let links = vec![
        link(&nobody),
        link("https://"),
        link("https://skipped.example/"),
    ];
    let outcomes = ask(links, quick(), |_, _| true);
    let verdicts: Vec<_> = outcomes.iter().map(|outcome| &outcome.verdict).collect();
    assert!(
        matches!(verdicts[0], Verdict::Untested(why) if why.starts_with("it could not be reached")),
        "{verdicts:?}"
    );
    assert_eq!(verdicts[1], &untested("it cannot be read as an address"));
    assert_eq!(verdicts[2], &Verdict::Skipped);
}

#[test]
fn when_the_author_stops_nobody_waits_and_what_was_found_is_kept() {
    let server = Server::start(|_, path, _| match path {
        "/first" => answer("404 Not Found", ""),
        _ => loop {
            thread::park();
        },
    });
    let link = |path: &str| OutsideLink {
        file: "notes/a.md".to_owned(),
        line: 1,
        address: format!("{}{path}", server.address),
    };
    let links = vec![link("/first"), link("/silent"), link("/third")];
    let outcomes = ask(links, quick(), |done, total| {
        assert_eq!(total, 3);
        done < 1 || !server.seen().contains(&"HEAD /silent".to_owned())
    });
    let verdicts: Vec<_> = outcomes.iter().map(|outcome| &outcome.verdict).collect();
    let broken = Verdict::Broken("404 Not Found".to_owned());
    assert_eq!(verdicts, [&broken, &Verdict::Unasked, &Verdict::Unasked]);
}
