//! The feeds of the blog and of every topic and tag, each as Atom and as JSON.

use super::site::Site;
use crate::addresses;
use crate::feeds::{Scope, atom, json};
use crate::plan::Plan;

pub(super) fn add<'a>(site: &mut Site<'a>, plan: &'a Plan<'a>) {
    let blog = [addresses::FEED, addresses::JSON_FEED].map(str::to_owned);
    both(site, plan, Scope::Blog, blog);
    for topic in plan.topics() {
        if let Some(feeds) = addresses::term_feeds(&addresses::topic(topic.as_str())) {
            both(site, plan, Scope::Topic(topic), feeds);
        }
    }
    for tag in plan.tags() {
        if let Some(feeds) = addresses::term_feeds(&addresses::tag(tag.as_str())) {
            both(site, plan, Scope::Tag(tag), feeds);
        }
    }
}

fn both<'a>(site: &mut Site<'a>, plan: &'a Plan<'a>, scope: Scope<'a>, feeds: [String; 2]) {
    let [for_atom, for_json] = feeds;
    let newest = scope.newest(plan);
    let (notes, address) = (newest.clone(), for_atom.clone());
    site.feed(for_atom, newest.clone(), move |bodies| {
        atom(&scope.feed(plan, &notes, bodies), &address)
    });
    let (notes, address) = (newest.clone(), for_json.clone());
    site.feed(for_json, newest, move |bodies| {
        json(&scope.feed(plan, &notes, bodies), &address)
    });
}
