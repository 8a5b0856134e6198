//! Links to other sites, asked whether they are still there. The only place of the program that
//! speaks to the network, and only when the author says `--external`.
//!
//! Here the links become addresses and get their verdicts; [`queue`] keeps many hosts busy, [`rate_limit`]
//! leaves each of them its peace, [`request`] asks for one address, [`report`] tells what came of it.

mod outcome;
mod politeness;
mod queue;
mod rate_limit;
pub mod report;
mod request;
mod reserved;

use std::collections::BTreeMap;

use site::OutsideLink;
use url::Url;

pub use outcome::{Outcome, Verdict};
pub use politeness::Politeness;
use request::without_anchor;

/// Asks for every address once. `go_on` is told how many of how many are answered, again and
/// again, and says whether to go on.
pub fn ask(
    links: Vec<OutsideLink>,
    politeness: Politeness,
    go_on: impl Fn(usize, usize) -> bool,
) -> Vec<Outcome> {
    let mut by_address: BTreeMap<String, (Option<Url>, Vec<OutsideLink>)> = BTreeMap::new();
    for link in links {
        let url = Url::parse(&link.address).ok().map(without_anchor);
        let address = url.as_ref().map_or(link.address.as_str(), Url::as_str);
        let entry = by_address.entry(address.to_owned());
        entry.or_insert((url, Vec::new())).1.push(link);
    }
    let mut outcomes = Vec::with_capacity(by_address.len());
    let mut asked = Vec::new();
    for (address, (url, links)) in by_address {
        let verdict = match url {
            None => Verdict::Untested("it cannot be read as an address".to_owned()),
            Some(url) if (politeness.is_skipped)(&url) => Verdict::Skipped,
            Some(url) => {
                asked.push((outcomes.len(), url));
                Verdict::Unasked
            }
        };
        outcomes.push(Outcome {
            address,
            verdict,
            links,
        });
    }
    queue::work(asked, politeness, go_on, |place, verdict| {
        outcomes[place].verdict = verdict;
    });
    outcomes
}

#[cfg(test)]
mod tests;
