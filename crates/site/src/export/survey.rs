//! Which pieces of the site have to be made anew; they are made, on all cores, and what differs
//! from the target is staged. Pages stand in memory one at a time for each core.

use super::fingerprint;
use super::ground;
use super::make::{Difference, Made, Workshop, hashed, standing};
use super::manifest::Manifest;
use super::memory::{Memory, Remembered};
use super::report::{Clock, TemplateTime};
use super::staging::Staging;
use super::{ExportError, Mode};
use crate::body::Bodies;
use crate::pieces::{Content, Piece, Site};
use crate::plan::Plan;
use crate::progress::{Phase, Progress};
use crate::renderer::Renderer;
use domain::{ContentHash, Problem};
use files::FileError;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What is compared with what.
pub(super) struct Survey<'a> {
    pub renderer: &'a Renderer,
    pub plan: &'a Plan<'a>,
    pub target: &'a Path,
    pub before: &'a Manifest,
    pub memory: &'a Memory,
    /// Where what differs is staged; nowhere in a dry run.
    pub staging: Option<&'a Staging>,
    pub mode: Mode,
}

/// The new site, as far as it differs from the old one.
pub(super) struct Surveyed {
    differences: BTreeMap<String, Difference>,
    /// Files of the last export that are on this site no more, unless somebody has edited them.
    pub removed: BTreeMap<String, ContentHash>,
    pub unchanged: usize,
    pub made: usize,
    /// What the next export needs to know.
    pub memory: Memory,
    pub pace: Pace,
    /// Pieces that could not be made.
    pub problems: Vec<Problem>,
}

/// Where the time of making went.
#[derive(Default)]
pub(super) struct Pace {
    /// The addresses of notes with seconds, the slowest first.
    pub slowest: Vec<(String, f64)>,
    pub templates: Vec<TemplateTime>,
}

impl Survey<'_> {
    pub fn run(
        &self,
        site: &Site<'_>,
        progress: &dyn Progress,
        clock: &mut Clock,
    ) -> Result<Surveyed, ExportError> {
        let plan = self.plan.print(&media(site)?);
        let remembered = self.remembered(site, self.memory.plan == Some(plan), progress)?;
        let stale: Vec<&Piece<'_>> = site
            .pieces
            .iter()
            .zip(&remembered)
            .filter_map(|(piece, remembered)| remembered.is_none().then_some(piece))
            .collect();
        clock.end(Phase::Compare);
        let made = self.made(&stale, &site.bodies, progress)?;
        clock.end(Phase::Build);
        let pace = Pace::of(&stale, &made);
        let mut surveyed = Surveyed {
            differences: BTreeMap::new(),
            removed: BTreeMap::new(),
            unchanged: 0,
            made: made.len(),
            memory: Memory::of(plan),
            pace,
            problems: Vec::new(),
        };
        let mut made = made.into_iter();
        for (piece, remembered) in site.pieces.iter().zip(remembered) {
            let (difference, remembered) = match remembered {
                Some(remembered) => (Difference::Same, remembered),
                None => {
                    let made = made.next().expect("every stale piece was made, in order");
                    surveyed.memory.bodies.extend(made.traces);
                    surveyed.problems.extend(made.problem);
                    (made.difference, made.remembered)
                }
            };
            surveyed.unchanged += usize::from(difference == Difference::Same);
            let address = piece.address.clone();
            surveyed.differences.insert(address.clone(), difference);
            surveyed.memory.files.insert(address, remembered);
        }
        self.carry_bodies(site, &mut surveyed.memory);
        for (address, hash) in &self.before.files {
            let is_gone = !surveyed.memory.files.contains_key(address);
            let place = self.target.join(address);
            if is_gone && ground::has_file(self.target, address)? && hashed(&place)?.0 == *hash {
                surveyed.removed.insert(address.clone(), *hash);
            }
        }
        Ok(surveyed)
    }

    /// For each piece what is remembered of it, if it would come out the same and still stands.
    fn remembered(
        &self,
        site: &Site<'_>,
        is_same_plan: bool,
        progress: &dyn Progress,
    ) -> Result<Vec<Option<Remembered>>, ExportError> {
        if self.mode == Mode::Full || self.memory.files.is_empty() {
            return Ok(vec![None; site.pieces.len()]);
        }
        each(&site.pieces, Phase::Compare, progress, |piece| {
            let Some(remembered) = self.memory.files.get(&piece.address) else {
                return Ok(None);
            };
            let Remembered { print, .. } = *remembered;
            if !fingerprint::holds(self.plan, piece, self.memory, print, is_same_plan)? {
                return Ok(None);
            }
            let stamp = standing(self.target, &piece.address, remembered)?;
            Ok(stamp.map(|stamp| Remembered {
                stamp,
                ..*remembered
            }))
        })
    }

    fn made(
        &self,
        stale: &[&Piece<'_>],
        bodies: &Bodies,
        progress: &dyn Progress,
    ) -> Result<Vec<Made>, ExportError> {
        let workshop = Workshop {
            renderer: self.renderer,
            plan: self.plan,
            bodies,
            target: self.target,
            staging: self.staging,
            owns: &|address| self.before.files.contains_key(address),
        };
        each(stale, Phase::Build, progress, |piece| workshop.make(piece))
    }

    /// The bodies of pieces that were not made are remembered as they were.
    fn carry_bodies(&self, site: &Site<'_>, memory: &mut Memory) {
        let mut carry = |note: &domain::Note| {
            if !memory.bodies.contains_key(&note.path)
                && let Some(trace) = self.memory.bodies.get(&note.path)
            {
                memory.bodies.insert(note.path.clone(), trace.clone());
            }
        };
        for piece in &site.pieces {
            match &piece.content {
                Content::Note(note) => carry(note),
                Content::Feed { notes, .. } => notes.iter().for_each(|note| carry(note)),
                _ => {}
            }
        }
    }
}

impl Surveyed {
    /// Whether the target already holds this site and nothing else of ours.
    pub fn changes_nothing(&self) -> bool {
        self.removed.is_empty() && self.staged().next().is_none()
    }

    /// Addresses of what is new or changed.
    pub fn staged(&self) -> impl Iterator<Item = &str> {
        self.with(|difference| difference != Difference::Same)
    }

    /// Addresses of what stays as it is.
    pub fn kept(&self) -> impl Iterator<Item = &str> {
        self.with(|difference| difference == Difference::Same)
    }

    pub fn added_and_changed(&self) -> (Vec<String>, Vec<String>) {
        let owned = |wanted| {
            let addresses = self.with(move |difference| difference == wanted);
            addresses.map(str::to_owned).collect()
        };
        (owned(Difference::New), owned(Difference::Changed))
    }

    /// What the target owns when this site stands in it.
    pub fn manifest(&self) -> Manifest {
        let files = self.memory.files.iter();
        Manifest::of(
            files
                .map(|(address, remembered)| (address.clone(), remembered.hash))
                .collect(),
        )
    }

    fn with(&self, is_wanted: impl Fn(Difference) -> bool) -> impl Iterator<Item = &str> {
        self.differences
            .iter()
            .filter(move |(_, difference)| is_wanted(**difference))
            .map(|(address, _)| address.as_str())
    }
}

impl Pace {
    fn of(stale: &[&Piece<'_>], made: &[Made]) -> Pace {
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

/// The files of the library that the site carries, and the print of each.
fn media<'a>(site: &'a Site<'_>) -> Result<Vec<(&'a str, ContentHash)>, FileError> {
    let mut media = Vec::new();
    for Piece {
        address, content, ..
    } in &site.pieces
    {
        if let Content::File(path) = content {
            media.push((address.as_str(), fingerprint::of_file(path)?));
        }
    }
    Ok(media)
}

/// Does something with every piece, on all cores, counting.
fn each<P: Sync, T: Send>(
    pieces: &[P],
    phase: Phase,
    progress: &dyn Progress,
    act: impl Fn(&P) -> Result<T, ExportError> + Sync,
) -> Result<Vec<T>, ExportError> {
    let done = AtomicUsize::new(0);
    let total = pieces.len();
    progress.step(phase, 0, total)?;
    pieces
        .par_iter()
        .map(|piece| {
            let outcome = act(piece)?;
            progress.step(phase, done.fetch_add(1, Ordering::Relaxed) + 1, total)?;
            Ok(outcome)
        })
        .collect()
}
