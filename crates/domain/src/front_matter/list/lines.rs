//! A list with one entry to a line, each behind a hyphen.

use std::ops::Range;

use super::steps::Fate;
use super::written::{Splice, Written};
use crate::front_matter::scalar;

/// An entry with the lines it fills.
struct Item {
    /// From the start of the line of its hyphen to the end of its last line.
    lines: Range<usize>,
    /// What stands between the start of the line and the entry: `  - `.
    dash: Range<usize>,
    /// Whether lines between its first and its last are remarks.
    has_remark: bool,
}

pub(super) fn changed(
    list: &Written<'_>,
    fates: &[&Fate],
    added: &[String],
) -> Option<Vec<Splice>> {
    let yaml = list.yaml;
    let items = items(list)?;
    if items.len() != fates.len() {
        return None;
    }
    let mut splices = Vec::new();
    for (item, fate) in items.iter().zip(fates) {
        match fate {
            Fate::Stays => {}
            Fate::Goes if item.has_remark => return None,
            Fate::Goes => splices.push((item.lines.clone(), String::new())),
            Fate::Becomes(new) => {
                let span = scalar::span(yaml, item.dash.end, item.lines.end)?;
                let style = yaml[span.clone()].chars().next();
                splices.push((span, scalar::write(new, style, false)));
            }
        }
    }
    if let (false, Some(last)) = (added.is_empty(), items.last()) {
        let dash = &yaml[last.dash.clone()];
        let added = added.iter().map(|text| {
            let text = scalar::write(text, None, false);
            format!("{dash}{text}{}", list.line_end)
        });
        splices.push((last.lines.end..last.lines.end, added.collect()));
    }
    Some(splices)
}

/// The entries of the list, told by the hyphens in one column.
fn items(list: &Written<'_>) -> Option<Vec<Item>> {
    let yaml = list.yaml;
    let after = list.after_colon()?;
    let mut at = after + yaml[after..list.end].find('\n')? + 1;
    if !is_remark_or_nothing(&yaml[after..at]) {
        return None;
    }
    let mut column = None;
    let mut items: Vec<Item> = Vec::new();
    for line in yaml[at..list.end].split_inclusive('\n') {
        let content = line.trim_start_matches(' ');
        let indent = line.len() - content.len();
        let is_item = content
            .strip_prefix('-')
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace));
        if is_item && indent == *column.get_or_insert(indent) {
            let gap = content[1..].len() - content[1..].trim_start_matches([' ', '\t']).len();
            items.push(Item {
                lines: at..at + line.len(),
                dash: at..at + indent + 1 + gap,
                has_remark: false,
            });
        } else if !content.trim().is_empty() {
            // What is further in belongs to the entry above; a remark does only in a text of
            // many lines, where it is none.
            let is_remark = content.starts_with('#');
            match items.last_mut() {
                None if is_remark => {}
                Some(_) if is_remark && Some(indent) <= column => {}
                Some(item)
                    if is_remark && !is_text_of_lines(&yaml[item.dash.end..item.lines.end]) => {}
                Some(item) if Some(indent) > column => {
                    // What lies between its lines and this one was passed over: remarks and nothing else.
                    item.has_remark |= yaml[item.lines.end..at].contains('#');
                    item.lines.end = at + line.len();
                }
                _ => return None,
            }
        }
        at += line.len();
    }
    Some(items)
}

fn is_text_of_lines(written: &str) -> bool {
    written.trim_start().starts_with(['|', '>'])
}

fn is_remark_or_nothing(rest: &str) -> bool {
    let rest = rest.trim();
    rest.is_empty() || (rest.starts_with('#') && !rest.contains('\n'))
}
