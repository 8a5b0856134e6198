//! How much a reader loads to see a note: its text and every picture on it.

use super::context::{CheckContext, top_of};
use super::images::megabytes;
use crate::links::{Dependency, media_file};
use domain::{Note, Problem};
use std::collections::BTreeSet;

/// Above this many bytes a page takes seconds on a telephone.
const BYTES: u64 = 3 * 1024 * 1024;

pub(super) fn add(context: &CheckContext<'_>, note: &Note, problems: &mut Vec<Problem>) {
    let Some(trace) = context.trace(note) else {
        return;
    };
    let pictures: BTreeSet<String> = trace
        .dependencies
        .iter()
        .filter_map(|dependency| match dependency.by(&note.path) {
            (by, Dependency::Media(place)) => media_file(context.plan, by, place),
            _ => None,
        })
        .collect();
    let bytes = pictures
        .iter()
        .filter_map(|address| context.plan.source.media(address)?.metadata().ok())
        .map(|metadata| metadata.len());
    let weight = trace.bytes + bytes.sum::<u64>();
    if weight > BYTES {
        let with = match pictures.len() {
            0 => String::new(),
            1 => " with its picture".to_owned(),
            many => format!(" with its {many} pictures"),
        };
        let message = format!("The page weighs {}{with}.", megabytes(weight));
        problems.push(top_of(note, "heavy-page", message).hint(
            "Above 3 MB a page takes seconds on a telephone. Make pictures smaller, or divide \
             the note.",
        ));
    }
}
