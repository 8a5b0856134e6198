//! The spelling of words, by the dictionaries of the system (Hunspell's) and the library's own. Which words of a text
//! are prose, the page knows; no word leaves this machine.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use spellbook::Dictionary;

/// A larger file is no dictionary.
const LARGEST: u64 = 64 * 1024 * 1024;

/// So many words are suggested.
const SUGGESTED: usize = 6;

/// The dictionaries of the system, each read when it is first asked for.
pub(crate) struct Spelling {
    folders: &'static [&'static str],
    read: Mutex<BTreeMap<String, Option<Arc<Dictionary>>>>,
}

impl Spelling {
    /// The dictionaries in these folders.
    pub fn new(folders: &'static [&'static str]) -> Spelling {
        Spelling {
            folders,
            read: Mutex::default(),
        }
    }

    /// The dictionary of a language, as a BCP 47 tag says it.
    fn dictionary(&self, language: &str) -> Option<Arc<Dictionary>> {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        let found = read.entry(language.to_owned()).or_insert_with(|| {
            let file = self.file(language)?;
            read_dictionary(&file).map(Arc::new)
        });
        found.clone()
    }

    /// The `.aff` file of a language: its own, or the first of the same language in another country.
    fn file(&self, language: &str) -> Option<PathBuf> {
        let tag = language.replace('-', "_");
        let is_tag = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
        if tag.is_empty() || !tag.chars().all(is_tag) {
            return None;
        }
        let language = tag.split('_').next().unwrap_or(&tag).to_ascii_lowercase();
        let usual = match language.as_str() {
            "en" => "en_US".to_owned(),
            language => format!("{language}_{}", language.to_uppercase()),
        };
        let mut found: Vec<PathBuf> = Vec::new();
        for folder in self.folders {
            let entries = fs::read_dir(folder).into_iter().flatten().flatten();
            let files = entries.map(|entry| entry.path());
            found.extend(files.filter(|file| file.extension().is_some_and(|end| end == "aff")));
        }
        found.sort();
        let called = |name: &str| {
            let is_called = |file: &&PathBuf| stem(file).eq_ignore_ascii_case(name);
            found.iter().find(is_called).cloned()
        };
        let of_language = |file: &&PathBuf| {
            let stem = stem(file).to_ascii_lowercase();
            stem.split('_').next() == Some(language.as_str())
        };
        called(&tag)
            .or_else(|| called(&usual))
            .or_else(|| called(&language))
            .or_else(|| found.iter().find(of_language).cloned())
    }

    /// Those of `words` that neither the language nor the library knows; none where the system has no dictionary of
    /// the language.
    pub fn misspelled(
        &self,
        language: &str,
        own: &HashSet<String>,
        words: Vec<String>,
    ) -> Option<Vec<String>> {
        let dictionary = self.dictionary(language)?;
        let is_known = |word: &String| {
            let plain = word.replace('’', "'");
            own.contains(&plain) || own.contains(&plain.to_lowercase()) || dictionary.check(&plain)
        };
        Some(words.into_iter().filter(|word| !is_known(word)).collect())
    }

    /// What could be meant by a word.
    pub fn suggestions(&self, language: &str, word: &str) -> Vec<String> {
        let mut found = Vec::new();
        if let Some(dictionary) = self.dictionary(language) {
            dictionary.suggest(word, &mut found);
        }
        found.truncate(SUGGESTED);
        found
    }
}

fn stem(file: &Path) -> String {
    let stem = file.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

fn read_dictionary(aff: &Path) -> Option<Dictionary> {
    let rules = fs::read(aff).ok()?;
    let dic = aff.with_extension("dic");
    if fs::metadata(&dic).ok()?.len() > LARGEST {
        return None;
    }
    let words = fs::read(dic).ok()?;
    let is_latin = rules.windows(13).any(|set| set == b"SET ISO8859-1");
    Dictionary::new(&text(rules, is_latin)?, &text(words, is_latin)?).ok()
}

/// Old dictionaries are in Latin-1; those in other old encodings are not read.
fn text(bytes: Vec<u8>, is_latin: bool) -> Option<String> {
    match String::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) if is_latin => Some(error.as_bytes().iter().copied().map(char::from).collect()),
        Err(_) => None,
    }
}
