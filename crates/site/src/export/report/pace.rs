//! Where the time of making went.

use crate::export::stage::Made;
use crate::pieces::{Content, Piece};
use std::collections::BTreeMap;

/// How much work a template was, with the bodies of its pages.
#[derive(Debug, Clone, PartialEq)]
pub struct TemplateTime {
    /// Its name, such as `note.html`.
    pub name: &'static str,
    /// How many pages were made with it.
    pub pages: usize,
    /// Seconds over all of them, added up over threads.
    pub seconds: f64,
}

/// Where the time of making went.
#[derive(Default)]
pub(crate) struct Pace {
    /// The addresses of notes with seconds, the slowest first.
    pub slowest: Vec<(String, f64)>,
    pub templates: Vec<TemplateTime>,
}

impl Pace {
    /// The pace of these pieces, each made in the same order.
    pub fn of(stale: &[&Piece<'_>], made: &[Made]) -> Pace {
        let mut pace = Pace::default();
        let mut templates: BTreeMap<&'static str, (usize, f64)> = BTreeMap::new();
        for (piece, made) in stale.iter().zip(made) {
            if matches!(piece.content, Content::Note(_)) {
                pace.slowest.push((piece.address.clone(), made.seconds));
            }
            if let Some(template) = made.template {
                let (pages, seconds) = templates.entry(template).or_default();
                *pages += 1;
                *seconds += made.seconds;
            }
        }
        let slower = |one: f64, other: f64| other.total_cmp(&one);
        pace.slowest.sort_by(|one, other| slower(one.1, other.1));
        let times = templates
            .into_iter()
            .map(|(name, (pages, seconds))| TemplateTime {
                name,
                pages,
                seconds,
            });
        pace.templates = times.collect();
        pace.templates
            .sort_by(|one, other| slower(one.seconds, other.seconds));
        pace
    }
}
