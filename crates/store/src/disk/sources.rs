//! The two files beside the notes, `catalogue.toml` and `site.toml`, and the `Library` of them and of
//! notes. What the texts mean is `domain`'s.

use std::path::Path;

use domain::{Catalogue, Library, Note, Problem, SiteSettings};
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

    /// The library of these notes.
    pub fn library(&self, notes: Vec<Note>) -> Library {
        let (catalogue, settings, problems) = self.understood();
        Library::new(notes, catalogue, settings, problems)
    }

    /// `library` with the catalogue and the settings of these files.
    pub fn put_into(&self, library: &Library) -> Library {
        let (catalogue, settings, problems) = self.understood();
        library
            .with_catalogue(catalogue)
            .with_settings(settings)
            .with_problems(problems)
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

fn text(root: &Path, file: &str) -> Result<Option<String>, StoreError> {
    match files::unlinked(root, file).and_then(|path| files::read(&path)) {
        Ok(bytes) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
        Err(error) if files::kind(&error) == Cause::Gone => Ok(None),
        Err(error) => Err(error.into()),
    }
}
