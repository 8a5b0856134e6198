//! Making one piece of the site, and staging it when it differs from what stands in the target.

use super::ExportError;
use super::fingerprint;
use super::ground;
use super::memory::Remembered;
use super::staging::Staging;
use super::stamp::Stamp;
use crate::body::{Bodies, MadeBody, Trace};
use crate::metadata::{self, Fault};
use crate::pages::{self, Desk};
use crate::pieces::{Content, Piece};
use crate::plan::Plan;
use crate::renderer::{Renderer, joined};
use domain::{ContentHash, NotePath, Problem};
use files::FileError;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::time::Instant;

/// How a piece stands to what is in the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Difference {
    /// Nothing is there.
    New,
    /// The last export wrote something else.
    Changed,
    /// It is there already.
    Same,
}

/// A piece that was made.
pub(super) struct Made {
    pub difference: Difference,
    pub remembered: Remembered,
    /// The bodies that were rendered for it.
    pub traces: Vec<(NotePath, Trace)>,
    /// The template that was filled, if it is a page.
    pub template: Option<&'static str>,
    /// How long it took.
    pub seconds: f64,
    /// Why it is not published.
    pub problem: Option<Problem>,
}

impl Made {
    /// A piece that cannot be made; the problem says why, and stops the export.
    fn nothing(print: ContentHash, problem: Problem) -> Made {
        Made {
            difference: Difference::Same,
            remembered: Remembered {
                print,
                hash: ContentHash::of(&[]),
                stamp: Stamp::default(),
            },
            traces: Vec::new(),
            template: None,
            seconds: 0.0,
            problem: Some(problem),
        }
    }
}

/// What pieces are made with, and where they go.
pub(super) struct Workshop<'a> {
    pub renderer: &'a Renderer,
    pub plan: &'a Plan<'a>,
    pub bodies: &'a Bodies,
    pub target: &'a Path,
    /// Where what differs is staged; nowhere in a dry run.
    pub staging: Option<&'a Staging>,
    /// Whether the last export wrote the file at an address.
    pub owns: &'a (dyn Fn(&str) -> bool + Sync),
}

/// A piece as bytes, with all that they follow from.
pub(super) struct Written {
    pub bytes: Vec<u8>,
    pub print: ContentHash,
    pub traces: Vec<(NotePath, Trace)>,
    pub template: Option<&'static str>,
}

impl Workshop<'_> {
    /// Makes a piece; it is staged when it differs.
    pub fn make(&self, piece: &Piece<'_>) -> Result<Made, ExportError> {
        let begun = Instant::now();
        let mut made = match &piece.content {
            Content::File(path) => self.copied(&piece.address, path)?,
            _ => self.staged(&piece.address, self.written(piece)?)?,
        };
        made.seconds = begun.elapsed().as_secs_f64();
        Ok(made)
    }

    /// Writes a piece in memory.
    pub fn written(&self, piece: &Piece<'_>) -> Result<Written, ExportError> {
        let plan = self.plan;
        let mut traces = Vec::new();
        let mut template = None;
        let (text, print) = match &piece.content {
            Content::Page(sheet) => {
                let sheet = sheet();
                template = Some(sheet.template());
                (sheet.fill(&self.renderer.templates), sheet.print())
            }
            Content::Note(note) => {
                let body = self.bodies.on_page(self.renderer, plan, note)?;
                let MadeBody {
                    rendered, trace, ..
                } = body;
                let around = pages::around_body(Desk { plan }, note);
                let print = fingerprint::note_page(&around, body.print);
                let sheet = around.with_body(&rendered, joined(&rendered.blocks));
                template = Some(sheet.template());
                traces.push((note.path.clone(), trace));
                (sheet.fill(&self.renderer.templates), print)
            }
            Content::Feed { notes, write } => {
                let mut prints = Vec::new();
                let mut made = Vec::new();
                for note in notes {
                    let body = self.bodies.in_feeds(self.renderer, plan, note)?;
                    prints.push(body.print);
                    traces.push((note.path.clone(), body.trace.clone()));
                    made.push(body);
                }
                let html: Vec<&str> = made.iter().map(|body| body.html.as_str()).collect();
                (write(&html), fingerprint::feed(write, &prints))
            }
            Content::Text(text) => (text.clone(), ContentHash::of(text.as_bytes())),
            Content::Asset(bytes) => {
                return Ok(Written {
                    bytes: bytes.to_vec(),
                    print: ContentHash::of(bytes),
                    traces,
                    template,
                });
            }
            Content::File(path) => {
                let refused = |source| FileError::new("read", path, source);
                let stamp = fs::metadata(path).map(|m| Stamp::of(&m)).map_err(refused)?;
                // What is damaged is not published, so it has no bytes.
                let mut bytes = Vec::new();
                match metadata::published(opened(path)?, path) {
                    Err(Fault::Unread(source)) => return Err(refused(source).into()),
                    Err(Fault::Damaged(_)) => {}
                    Ok(mut source) => {
                        source.read_to_end(&mut bytes).map_err(refused)?;
                    }
                }
                return Ok(Written {
                    bytes,
                    print: fingerprint::file(stamp),
                    traces,
                    template,
                });
            }
        };
        Ok(Written {
            bytes: text.into_bytes(),
            print,
            traces,
            template,
        })
    }

    fn staged(&self, address: &str, written: Written) -> Result<Made, ExportError> {
        let hash = ContentHash::of(&written.bytes);
        let size = written.bytes.len() as u64;
        let (difference, mut stamp) = self.compared(address, hash, size)?;
        if let (Some(staging), Difference::New | Difference::Changed) = (self.staging, difference) {
            stamp = staging.write(address, &written.bytes)?;
        }
        Ok(Made {
            difference,
            remembered: Remembered {
                print: written.print,
                hash,
                stamp,
            },
            traces: written.traces,
            template: written.template,
            seconds: 0.0,
            problem: None,
        })
    }

    /// A file of the library may be large: it is copied a piece at a time.
    fn copied(&self, address: &str, path: &Path) -> Result<Made, ExportError> {
        let refused = |source| FileError::new("read", path, source);
        // Before the copy: a file that is changed meanwhile is copied again next time.
        let print = fingerprint::file(Stamp::of(&fs::metadata(path).map_err(refused)?));
        let source = match metadata::published(opened(path)?, path) {
            Ok(source) => source,
            Err(Fault::Unread(source)) => return Err(refused(source).into()),
            Err(fault @ Fault::Damaged(_)) => {
                let problem = metadata::damaged(address, &fault);
                return Ok(Made::nothing(print, problem));
            }
        };
        let (hash, stamp) = match self.staging {
            Some(staging) => staging.copy(address, path, source)?,
            None => hash_of(source).map_err(refused)?,
        };
        let (difference, standing) = self.compared(address, hash, stamp.size)?;
        if let (Some(staging), Difference::Same) = (self.staging, difference) {
            staging.forget(address)?;
        }
        let stamp = match difference {
            Difference::Same => standing,
            Difference::New | Difference::Changed => stamp,
        };
        Ok(Made {
            difference,
            remembered: Remembered { print, hash, stamp },
            traces: Vec::new(),
            template: None,
            seconds: 0.0,
            problem: None,
        })
    }

    /// Compares with the file in the target, whose stamp is returned.
    fn compared(
        &self,
        address: &str,
        hash: ContentHash,
        size: u64,
    ) -> Result<(Difference, Stamp), ExportError> {
        let place = self.target.join(address);
        let Some(metadata) = ground::stands(&place)? else {
            // A file of ours gives way to a folder of its name; nobody else's does.
            return match ground::in_the_way(self.target, address)? {
                Some(file) if !self.is_ours(&file) => Err(ExportError::NotOurs(file)),
                _ => Ok((Difference::New, Stamp::default())),
            };
        };
        if metadata.is_symlink() {
            return Err(ExportError::Linked(place));
        }
        if !metadata.is_file() {
            return Err(ExportError::NotOurs(place));
        }
        let stamp = Stamp::of(&metadata);
        if stamp.size == size && hashed(&place)?.0 == hash {
            Ok((Difference::Same, stamp))
        } else if (self.owns)(address) {
            Ok((Difference::Changed, stamp))
        } else {
            Err(ExportError::NotOurs(place))
        }
    }

    fn is_ours(&self, place: &Path) -> bool {
        let address = place.strip_prefix(self.target).ok().and_then(Path::to_str);
        address.is_some_and(|address| (self.owns)(&address.replace('\\', "/")))
    }
}

/// Whether the file at this address still is what was remembered of it, and its stamp.
pub(super) fn standing(
    target: &Path,
    address: &str,
    remembered: &Remembered,
) -> Result<Option<Stamp>, ExportError> {
    let place = target.join(address);
    let stamp = match ground::stands(&place)? {
        Some(metadata) if metadata.is_file() => Stamp::of(&metadata),
        // Whatever else stands there, making the piece finds it.
        _ => return Ok(None),
    };
    let is_whole = stamp == remembered.stamp
        || (stamp.size == remembered.stamp.size && hashed(&place)?.0 == remembered.hash);
    Ok(is_whole.then_some(stamp))
}

/// The hash and the stamp of a file, read a piece at a time.
pub(super) fn hashed(path: &Path) -> Result<(ContentHash, Stamp), ExportError> {
    let refused = |source| FileError::new("read", path, source);
    let file = opened(path)?;
    let stamp = file.metadata().map(|m| Stamp::of(&m)).map_err(refused)?;
    let (hash, _) = hash_of(file).map_err(refused)?;
    Ok((hash, stamp))
}

fn opened(path: &Path) -> Result<File, ExportError> {
    let gone = || FileError::new("read", path, io::ErrorKind::NotFound.into());
    Ok(ground::open(path)?.ok_or_else(gone)?)
}

/// The hash of what is read here, and a stamp that knows its size.
fn hash_of(mut source: impl Read) -> io::Result<(ContentHash, Stamp)> {
    let mut hasher = domain::ContentHasher::default();
    let mut stamp = Stamp::default();
    let mut piece = vec![0; 64 * 1024];
    loop {
        match source.read(&mut piece)? {
            0 => return Ok((hasher.finish(), stamp)),
            length => {
                hasher.update(&piece[..length]);
                stamp.size += length as u64;
            }
        }
    }
}
