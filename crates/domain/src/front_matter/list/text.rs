//! A list that is written as one text: `tags: one, two`.

use super::steps::{Fate, Steps};
use super::written::{Splice, Written, bracketed, texts};
use crate::front_matter::scalar;

pub(super) fn changed(list: &Written<'_>, written: &str, steps: &Steps) -> Option<Vec<Splice>> {
    let span = list.entry.value.span.clone();
    if !scalar::on_one_line(list.yaml, &span) {
        return None;
    }
    let old = texts(&list.entry.value.value);
    let new = steps.taken(&old);
    let splits = |text: &String| text.contains(',') || text.trim() != text;
    if !steps.added.is_empty() || new.iter().any(splits) {
        return Some(vec![(span, bracketed(&new))]);
    }
    let mut fates = steps.fates.iter();
    let mut left = String::new();
    for part in written.split(',') {
        let text = part.trim();
        let fate = match text.is_empty() {
            true => &Fate::Stays,
            false => fates.next()?,
        };
        let text = match fate {
            Fate::Goes => continue,
            Fate::Becomes(new) => new,
            Fate::Stays => text,
        };
        if left.is_empty() {
            left.push_str(text);
        } else {
            let gap = &part[..part.len() - part.trim_start().len()];
            left.push(',');
            left.push_str(gap);
            left.push_str(text);
        }
    }
    if left.is_empty() {
        return Some(vec![(span, left)]);
    }
    let style = list.yaml[span.clone()].chars().next();
    Some(vec![(span, scalar::write(&left, style, false))])
}
