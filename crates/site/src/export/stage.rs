//! The third step: what differs from the target waits whole in a folder beside it.

pub(super) mod staging_folder;

use super::build::{Builder, Built};
use super::compare::{Difference, Target, fingerprint};
use super::disk::file_stat::FileStat;
use super::disk::hash::{hash_of, opened};
use super::error::ExportError;
use super::remembered::Remembered;
use crate::body::Trace;
use crate::metadata::{self, Fault};
use crate::pieces::{Content, Piece};
use domain::{ContentHash, NotePath, Problem};
use files::FileError;
use staging_folder::Staging;
use std::fs;
use std::path::Path;
use std::time::Instant;

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
    fn nothing(fingerprint: ContentHash, problem: Problem) -> Made {
        Made {
            difference: Difference::Same,
            remembered: Remembered {
                fingerprint,
                hash: ContentHash::of(&[]),
                stat: FileStat::default(),
            },
            traces: Vec::new(),
            template: None,
            seconds: 0.0,
            problem: Some(problem),
        }
    }
}

/// Where pieces go.
pub(super) struct Stage<'a> {
    pub target: Target<'a>,
    /// Where what differs is staged; nowhere in a dry run.
    pub folder: Option<&'a Staging>,
}

impl Stage<'_> {
    /// Makes a piece; it is staged when it differs.
    pub fn make(&self, builder: &Builder<'_>, piece: &Piece<'_>) -> Result<Made, ExportError> {
        let begun = Instant::now();
        let mut made = match &piece.content {
            Content::File(path) => self.copied(&piece.address, path)?,
            _ => self.staged(&piece.address, builder.build(piece)?)?,
        };
        made.seconds = begun.elapsed().as_secs_f64();
        Ok(made)
    }

    fn staged(&self, address: &str, built: Built) -> Result<Made, ExportError> {
        let hash = ContentHash::of(&built.bytes);
        let size = built.bytes.len() as u64;
        let (difference, mut stat) = self.target.compared(address, hash, size)?;
        if let (Some(staging), Difference::New | Difference::Changed) = (self.folder, difference) {
            stat = staging.write(address, &built.bytes)?;
        }
        Ok(Made {
            difference,
            remembered: Remembered {
                fingerprint: built.fingerprint,
                hash,
                stat,
            },
            traces: built.traces,
            template: built.template,
            seconds: 0.0,
            problem: None,
        })
    }

    /// A file of the library may be large: it is copied a piece at a time.
    fn copied(&self, address: &str, path: &Path) -> Result<Made, ExportError> {
        let refused = |source| FileError::new("read", path, source);
        // Before the copy: a file that is changed meanwhile is copied again next time.
        let fingerprint = fingerprint::file(FileStat::of(&fs::metadata(path).map_err(refused)?));
        let source = match metadata::published(opened(path)?, path) {
            Ok(source) => source,
            Err(Fault::Unread(source)) => return Err(refused(source).into()),
            Err(fault @ Fault::Damaged(_)) => {
                let problem = metadata::damaged(address, &fault);
                return Ok(Made::nothing(fingerprint, problem));
            }
        };
        let (hash, stat) = match self.folder {
            Some(staging) => staging.copy(address, path, source)?,
            None => hash_of(source).map_err(refused)?,
        };
        let (difference, there) = self.target.compared(address, hash, stat.size)?;
        if let (Some(staging), Difference::Same) = (self.folder, difference) {
            staging.forget(address)?;
        }
        let stat = match difference {
            Difference::Same => there,
            Difference::New | Difference::Changed => stat,
        };
        Ok(Made {
            difference,
            remembered: Remembered {
                fingerprint,
                hash,
                stat,
            },
            traces: Vec::new(),
            template: None,
            seconds: 0.0,
            problem: None,
        })
    }
}
