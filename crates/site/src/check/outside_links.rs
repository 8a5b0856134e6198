//! The links of a library that lead to other sites, and where each stands. Whether they are alive
//! is asked elsewhere: nothing in this room knows a network.

use crate::addresses;
use crate::links;
use crate::plan::Plan;
use crate::renderer::Renderer;
use crate::source::{SETTINGS, Source, line_of_setting};
use domain::{Date, Drafts, Note, address};
use rayon::prelude::*;

/// A link to another site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct OutsideLink {
    /// The file it stands in, relative to the library.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// Its `http` or `https` address as a reader follows it.
    pub address: String,
}

/// Every link to another site: those of `site.toml`, and those of all notes and pages, drafts as
/// well, in the order of the files. An address stands here once for each line that has it.
pub fn outside_links(source: &dyn Source, renderer: &Renderer, today: Date) -> Vec<OutsideLink> {
    let roster = renderer.roster(source, today, Drafts::Leave);
    let plan = Plan::new(source, &roster);
    let notes: Vec<&Note> = plan.library.all().collect();
    let of_notes = notes
        .par_iter()
        .flat_map_iter(|note| of_note(renderer, &plan, note));
    let mut links: Vec<OutsideLink> = of_notes.collect();
    links.extend(of_settings(&plan));
    // Addresses of this very site are the check's: what is new stands on no server yet.
    let base_url = &plan.library.settings().base_url;
    links.retain(|link| addresses::within(base_url, &link.address).is_none());
    links.sort();
    links.dedup();
    links
}

fn of_settings(plan: &Plan<'_>) -> Vec<OutsideLink> {
    let settings = plan.library.settings();
    let at = |address: &str, path: &[&str]| {
        Some(OutsideLink {
            address: asked_for(address)?,
            file: SETTINGS.to_owned(),
            line: line_of_setting(plan.source, path),
        })
    };
    let menu = settings.menu.iter().enumerate();
    let menu = menu.filter(|(_, entry)| address::is_outside(&entry.to));
    let menu = menu.filter_map(|(place, entry)| at(&entry.to, &["menu", &place.to_string(), "to"]));
    let author = settings.author.url.iter();
    menu.chain(author.filter_map(|url| at(url, &["author", "url"])))
        .collect()
}

fn of_note(renderer: &Renderer, plan: &Plan<'_>, note: &Note) -> Vec<OutsideLink> {
    // A note that cannot be read is the check's to tell.
    let Ok(text) = plan.source.text(&note.path) else {
        return Vec::new();
    };
    let ((), recorded) = links::recorded(plan, note, text.hash, |surroundings| {
        renderer.body(plan, note, &text.text, surroundings);
    });
    let mut links = Vec::new();
    for written in recorded.outside {
        let Some(address) = asked_for(&written) else {
            continue;
        };
        for line in lines(note, &text.text, &written) {
            links.push(OutsideLink {
                file: note.path.as_str().to_owned(),
                line,
                address: address.clone(),
            });
        }
    }
    links
}

/// The lines of a note that hold this address.
fn lines(note: &Note, text: &str, written: &str) -> Vec<u32> {
    // `www.a.example` alone is a link as well, and the scheme is the parser's.
    for written in [written, written.strip_prefix("http://").unwrap_or(written)] {
        let numbered = text.lines().zip(1..);
        let lines = numbered.filter(|(line, _)| holds(line, written));
        let lines: Vec<u32> = lines.map(|(_, number)| number).collect();
        if !lines.is_empty() {
            return lines;
        }
    }
    // Written with a backslash or as an entity.
    let host = |address: &str| address.split('/').nth(2).map(str::to_owned);
    let mut links = note.links.iter();
    let link = links.find(|link| host(&link.target) == host(written));
    vec![link.map_or(1, |link| link.line)]
}

/// Whether a line holds this address, and not only the beginning of a longer one.
fn holds(line: &str, address: &str) -> bool {
    line.match_indices(address).any(|(at, _)| {
        let mut after = line[at + address.len()..].chars();
        let goes_on = |letter: char| letter.is_alphanumeric() || "/-_~%?#&=+".contains(letter);
        match after.next() {
            Some('.' | ',' | ':') => !after.next().is_some_and(goes_on),
            Some(letter) => !goes_on(letter),
            None => true,
        }
    })
}

/// The address that is asked for by a link, when it leads to a web server.
fn asked_for(written: &str) -> Option<String> {
    match written.starts_with("//") {
        true => Some(format!("https:{written}")),
        false => address::is_of_web(written).then(|| written.to_owned()),
    }
}
