//! The first three steps over all pieces of a site, on all cores, and what they find: which pieces have to
//! be made anew, and which of them differ from the target. Pages stand in memory one at a time for each
//! core.

use super::build::Builder;
use super::compare::{self, Difference, Target, fingerprint};
use super::disk::hash::hashed;
use super::disk::no_follow;
use super::error::ExportError;
use super::options::{ExportOptions, Mode};
use super::progress::{Phase, Progress, each};
use super::remembered::{Manifest, Memory};
use super::report::clock::Clock;
use super::report::pace::Pace;
use super::stage::Stage;
use super::stage::staging_folder::Staging;
use crate::pieces::{Content, Piece, Site};
use crate::plan::{Plan, Roster};
use crate::renderer::Renderer;
use crate::source::Source;
use domain::{ContentHash, Problem};
use files::FileError;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// What stands in the target, and what is remembered of it.
pub(super) struct LastExport {
    pub site: Manifest,
    pub memory: Memory,
}

/// Who is on the site, and what is known of the last one, found out side by side.
pub(super) fn prepared(
    source: &dyn Source,
    renderer: &Renderer,
    target: &Path,
    options: &ExportOptions,
    progress: &dyn Progress,
) -> Result<(Arc<Roster>, LastExport), ExportError> {
    // How many files there are nobody knows yet.
    progress.step(Phase::Compare, 0, 0)?;
    let (roster, (site, memory)) = rayon::join(
        || renderer.roster(source, options.today, options.drafts),
        || (Manifest::read(target), Memory::read(source.root(), target)),
    );
    progress.step(Phase::Compare, 0, 0)?;
    let site = site?;
    Ok((roster, LastExport { site, memory }))
}

/// What a new site is made from, and what it is compared with.
pub(super) struct Inputs<'a> {
    pub renderer: &'a Renderer,
    pub plan: &'a Plan<'a>,
    pub target: &'a Path,
    pub last: &'a LastExport,
    /// Where what differs is staged; nowhere in a dry run.
    pub staging: Option<&'a Staging>,
    pub mode: Mode,
}

/// The new site, as far as it differs from the old one.
pub(super) struct NewSite {
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

impl Inputs<'_> {
    /// Compares, builds and stages every piece of the site.
    pub fn new_site(
        &self,
        site: &Site<'_>,
        progress: &dyn Progress,
        clock: &mut Clock,
    ) -> Result<NewSite, ExportError> {
        let plan = self.plan.fingerprint(&media(site)?);
        let remembered = match self.mode == Mode::Full || self.last.memory.files.is_empty() {
            true => vec![None; site.pieces.len()],
            false => compare::unchanged(
                self.plan,
                site,
                &self.last.memory,
                self.target,
                plan,
                progress,
            )?,
        };
        let stale: Vec<&Piece<'_>> = site
            .pieces
            .iter()
            .zip(&remembered)
            .filter_map(|(piece, remembered)| remembered.is_none().then_some(piece))
            .collect();
        clock.end(Phase::Compare);
        let builder = Builder {
            renderer: self.renderer,
            plan: self.plan,
            bodies: &site.bodies,
        };
        let stage = Stage {
            target: Target {
                folder: self.target,
                owns: &|address| self.last.site.files.contains_key(address),
            },
            folder: self.staging,
        };
        let made = each(&stale, Phase::Build, progress, |piece| {
            stage.make(&builder, piece)
        })?;
        clock.end(Phase::Build);
        let pace = Pace::of(&stale, &made);
        let mut new = NewSite {
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
                    new.memory.bodies.extend(made.traces);
                    new.problems.extend(made.problem);
                    (made.difference, made.remembered)
                }
            };
            new.unchanged += usize::from(difference == Difference::Same);
            let address = piece.address.clone();
            new.differences.insert(address.clone(), difference);
            new.memory.files.insert(address, remembered);
        }
        self.carry_bodies(site, &mut new.memory);
        for (address, hash) in &self.last.site.files {
            let is_gone = !new.memory.files.contains_key(address);
            let place = self.target.join(address);
            if is_gone && no_follow::has_file(self.target, address)? && hashed(&place)?.0 == *hash {
                new.removed.insert(address.clone(), *hash);
            }
        }
        Ok(new)
    }

    /// The bodies of pieces that were not made are remembered as they were.
    fn carry_bodies(&self, site: &Site<'_>, memory: &mut Memory) {
        let mut carry = |note: &domain::Note| {
            if !memory.bodies.contains_key(&note.path)
                && let Some(trace) = self.last.memory.bodies.get(&note.path)
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

impl NewSite {
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

/// The files of the library that the site carries, and the fingerprint of each.
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
