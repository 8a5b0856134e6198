//! What an export would do, told without doing it.

use super::build::Builder;
use super::disk::no_follow;
use super::error::ExportError;
use super::findings::problems;
use super::new_site::{Inputs, prepared};
use super::options::ExportOptions;
use super::progress::Progress;
use super::remembered::Manifest;
use super::report::NoteCounts;
use super::report::clock::Clock;
use super::{swap, target_check};
use crate::pieces::{Content, pieces};
use crate::plan::Plan;
use crate::renderer::Renderer;
use crate::source::Source;
use domain::{Date, Drafts, NotePath, Problem, unified};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What an export would do.
#[derive(Debug, Clone, Default)]
pub struct DryRun {
    /// Addresses that are not there.
    pub added: Vec<String>,
    /// Addresses that hold something else.
    pub changed: Vec<String>,
    /// Addresses of an earlier export that would go.
    pub removed: Vec<String>,
    /// How many files would stand as they stand.
    pub unchanged: usize,
    /// How many notes would be on the site.
    pub counts: NoteCounts,
    /// What is wrong with what readers would see; an error would stop the export.
    pub problems: Vec<Problem>,
    /// Which note each page named here is of; lists, feeds and files are of none.
    pub notes: BTreeMap<String, NotePath>,
    /// The folder the site would go to.
    pub target: PathBuf,
}

/// Tells what [`super::export`] would do; nothing is written.
///
/// # Errors
/// Those of an export, but for `Blocked`: the errors are among the problems.
pub fn dry_run(
    source: &dyn Source,
    renderer: &Renderer,
    options: &ExportOptions,
    progress: &dyn Progress,
) -> Result<DryRun, ExportError> {
    let home = std::env::home_dir();
    let target = target_check::checked(&options.target, source.root(), home.as_deref())?;
    swap::broken_off::find(&target)?;
    let (roster, last) = prepared(source, renderer, &target, options, progress)?;
    let plan = Plan::new(source, &roster);
    let site = pieces(&plan)?;
    target_check::unlinked_site(&target, &site)?;
    let new = Inputs {
        renderer,
        plan: &plan,
        target: &target,
        last: &last,
        staging: None,
        mode: options.mode,
    }
    .new_site(&site, progress, &mut Clock::start())?;
    let problems = problems(&plan, &site, &new, &last, options);
    let (added, changed) = new.added_and_changed();
    Ok(DryRun {
        notes: site.notes_at(added.iter().chain(&changed)),
        added,
        changed,
        unchanged: new.unchanged,
        counts: NoteCounts::of(plan.library, options.today, options.drafts),
        removed: new.removed.into_keys().collect(),
        problems,
        target,
    })
}

/// The page at this address that is no note's, such as the home page or the list of a tag, as it would
/// be exported. Nothing where none stands there.
///
/// # Errors
/// Where the media of the library cannot be listed.
pub fn list_page(
    source: &dyn Source,
    renderer: &Renderer,
    today: Date,
    address: &str,
) -> Result<Option<String>, ExportError> {
    let roster = renderer.roster(source, today, Drafts::Leave);
    let plan = Plan::new(source, &roster);
    let site = pieces(&plan)?;
    let page = site.pieces.iter().find(|piece| piece.address == address);
    Ok(page.and_then(|piece| match &piece.content {
        Content::Page(input) => Some(input().fill(&renderer.templates)),
        _ => None,
    }))
}

/// The difference between the page at this address in the target and as it would be exported, as a
/// unified diff; a page that is not there, or would go, is taken for empty. Nothing when both are
/// the same, or when the file is not a text.
///
/// # Errors
/// Those of an export.
pub fn page_difference(
    source: &dyn Source,
    renderer: &Renderer,
    options: &ExportOptions,
    address: &str,
) -> Result<Option<String>, ExportError> {
    let home = std::env::home_dir();
    let target = target_check::checked(&options.target, source.root(), home.as_deref())?;
    let roster = renderer.roster(source, options.today, options.drafts);
    let plan = Plan::new(source, &roster);
    let site = pieces(&plan)?;
    target_check::unlinked_site(&target, &site)?;
    let before = Manifest::read(&target)?;
    let builder = Builder {
        renderer,
        plan: &plan,
        bodies: &site.bodies,
    };
    let piece = site.pieces.iter().find(|piece| piece.address == address);
    let new = match piece {
        Some(piece) => builder.build(piece)?.bytes,
        None => Vec::new(),
    };
    // Only what an export wrote is read: an address never leads out of the target.
    let old = match before.files.contains_key(address) && no_follow::has_file(&target, address)? {
        true => no_follow::read(&target.join(address))?.unwrap_or_default(),
        false => Vec::new(),
    };
    let (Ok(old), Ok(new)) = (String::from_utf8(old), String::from_utf8(new)) else {
        return Ok(None);
    };
    Ok(Some(unified(address, &old, &new)).filter(|difference| !difference.is_empty()))
}
