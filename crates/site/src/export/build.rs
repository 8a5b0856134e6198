//! The second step: a piece of the site as bytes, with all that they follow from. Nothing here knows what
//! stands in the target.

use super::compare::fingerprint;
use super::disk::file_stat::FileStat;
use super::disk::hash::opened;
use super::error::ExportError;
use crate::body::{Bodies, MadeBody, Trace};
use crate::metadata::{self, Fault};
use crate::pages;
use crate::pieces::{Content, Piece};
use crate::plan::Plan;
use crate::renderer::{Renderer, joined};
use domain::{ContentHash, NotePath};
use files::FileError;
use std::fs;
use std::io::Read;

/// What pieces are made with.
pub(super) struct Builder<'a> {
    pub renderer: &'a Renderer,
    pub plan: &'a Plan<'a>,
    pub bodies: &'a Bodies,
}

/// A piece as bytes, with all that they follow from.
pub(super) struct Built {
    pub bytes: Vec<u8>,
    pub fingerprint: ContentHash,
    pub traces: Vec<(NotePath, Trace)>,
    pub template: Option<&'static str>,
}

impl Builder<'_> {
    /// Builds a piece in memory.
    pub fn build(&self, piece: &Piece<'_>) -> Result<Built, ExportError> {
        let plan = self.plan;
        let mut traces = Vec::new();
        let mut template = None;
        let (text, fingerprint) = match &piece.content {
            Content::Page(input) => {
                let input = input();
                template = Some(input.template());
                (input.fill(&self.renderer.templates), input.fingerprint())
            }
            Content::Note(note) => {
                let body = self.bodies.on_page(self.renderer, plan, note)?;
                let MadeBody {
                    rendered, trace, ..
                } = body;
                let page = pages::note_input(plan, note);
                let fingerprint = fingerprint::note_page(&page, body.fingerprint);
                let input = page.with_body(&rendered, joined(&rendered.blocks));
                template = Some(input.template());
                traces.push((note.path.clone(), trace));
                (input.fill(&self.renderer.templates), fingerprint)
            }
            Content::Feed { notes, write } => {
                let mut fingerprints = Vec::new();
                let mut made = Vec::new();
                for note in notes {
                    let body = self.bodies.in_feeds(self.renderer, plan, note)?;
                    fingerprints.push(body.fingerprint);
                    traces.push((note.path.clone(), body.trace.clone()));
                    made.push(body);
                }
                let html: Vec<&str> = made.iter().map(|body| body.html.as_str()).collect();
                (write(&html), fingerprint::feed(write, &fingerprints))
            }
            Content::Text(text) => (text.clone(), ContentHash::of(text.as_bytes())),
            Content::Asset(bytes) => {
                return Ok(Built {
                    bytes: bytes.to_vec(),
                    fingerprint: ContentHash::of(bytes),
                    traces,
                    template,
                });
            }
            Content::File(path) => {
                let refused = |source| FileError::new("read", path, source);
                let stat = fs::metadata(path)
                    .map(|m| FileStat::of(&m))
                    .map_err(refused)?;
                // What is damaged is not published, so it has no bytes.
                let mut bytes = Vec::new();
                match metadata::published(opened(path)?, path) {
                    Err(Fault::Unread(source)) => return Err(refused(source).into()),
                    Err(Fault::Damaged(_)) => {}
                    Ok(mut source) => {
                        source.read_to_end(&mut bytes).map_err(refused)?;
                    }
                }
                return Ok(Built {
                    bytes,
                    fingerprint: fingerprint::file(stat),
                    traces,
                    template,
                });
            }
        };
        Ok(Built {
            bytes: text.into_bytes(),
            fingerprint,
            traces,
            template,
        })
    }
}
