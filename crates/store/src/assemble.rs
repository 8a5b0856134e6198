//! From files to a `Library`: `catalogue.toml` and `site.toml` are read here, and notes that
//! changed are put in. What the texts mean is `domain`'s.

use std::path::Path;

use domain::{Catalogue, Library, Note, NotePath, Problem, SiteSettings};
use files::Cause;

use crate::StoreError;

/// The texts of the two files beside the notes; none for a file that is not there.
#[derive(Debug, PartialEq, Eq)]
pub struct Sources {
    /// The text of `catalogue.toml`.
    pub catalogue: Option<String>,
    /// The text of `site.toml`.
    pub settings: Option<String>,
}

impl Sources {
    /// Reads both.
    pub fn read(root: &Path) -> Result<Sources, StoreError> {
        Ok(Sources {
            catalogue: text(root, "catalogue.toml")?,
            settings: text(root, "site.toml")?,
        })
    }

    fn understood(&self) -> (Catalogue, SiteSettings, Vec<Problem>) {
        let (catalogue, mut problems) = match &self.catalogue {
            Some(text) => Catalogue::read(text),
            None => Default::default(),
        };
        let (settings, of_settings) =
            SiteSettings::read(self.settings.as_deref().unwrap_or_default());
        problems.extend(of_settings);
        (catalogue, settings, problems)
    }
}

/// A library of these notes.
pub fn library(notes: Vec<Note>, sources: &Sources) -> Library {
    let (catalogue, settings, problems) = sources.understood();
    Library::new(notes, catalogue, settings, problems)
}

/// `library` with these notes put in and taken out. Its sources stay.
pub fn changed(library: &Library, put: Vec<Note>, taken: &[NotePath]) -> Library {
    library.with(put, taken)
}

/// `library` with the catalogue and the settings of `sources`.
pub fn with_sources(library: &Library, sources: &Sources) -> Library {
    let (catalogue, settings, problems) = sources.understood();
    library
        .with_catalogue(catalogue)
        .with_settings(settings)
        .with_problems(problems)
}

fn text(root: &Path, file: &str) -> Result<Option<String>, StoreError> {
    match files::unlinked(root, file).and_then(|path| files::read(&path)) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if files::kind(&error) == Cause::Gone => Ok(None),
        Err(error) => Err(error.into()),
    }
}
