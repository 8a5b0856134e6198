//! Many addresses, few hosts at a time. A thread takes a host and asks for all that is wanted of
//! it; when the author stops, nobody waits for the answers that are still on their way.

use std::collections::{HashMap, VecDeque};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use url::Url;

use super::outcome::Verdict;
use super::politeness::Politeness;
use super::rate_limit::unpoisoned;
use super::request::Requests;

/// How often it is seen whether the author wishes to stop.
const LOOK: Duration = Duration::from_millis(50);

/// Asks for all these addresses, and gives each verdict under the number of its address.
pub fn work(
    addresses: Vec<(usize, Url)>,
    politeness: Politeness,
    go_on: impl Fn(usize, usize) -> bool,
    mut answered: impl FnMut(usize, Verdict),
) {
    let total = addresses.len();
    let hosts = Arc::new(Mutex::new(by_host(addresses)));
    let requests = Arc::new(Requests::new(politeness));
    let (tell, told) = mpsc::channel();
    let threads = politeness.hosts_at_once.min(unpoisoned(&hosts).len());
    for _ in 0..threads {
        let (hosts, requests, tell) = (Arc::clone(&hosts), Arc::clone(&requests), tell.clone());
        thread::spawn(move || {
            let next = || unpoisoned(&hosts).pop_front();
            while let Some(host) = next() {
                for (place, url) in host {
                    if tell.send((place, requests.ask(&url))).is_err() {
                        return;
                    }
                }
            }
        });
    }
    drop(tell);
    let mut done = 0;
    while go_on(done, total) {
        match told.recv_timeout(LOOK) {
            Ok((place, verdict)) => {
                done += 1;
                answered(place, verdict);
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

fn by_host(addresses: Vec<(usize, Url)>) -> VecDeque<Vec<(usize, Url)>> {
    let mut hosts: VecDeque<Vec<(usize, Url)>> = VecDeque::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for (number, url) in addresses {
        let host = url.host_str().unwrap_or_default().to_owned();
        let place = *places.entry(host).or_insert(hosts.len());
        match hosts.get_mut(place) {
            Some(of_host) => of_host.push((number, url)),
            None => hosts.push_back(vec![(number, url)]),
        }
    }
    hosts
}
