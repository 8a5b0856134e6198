//! `cargo xtask colours FOLDER...`: our colours of real files beside those of syntect's grammars.
//!
//! Two readers that were written apart rarely err at the same place. What is compared is what a
//! reader sees go wrong: whether each byte stands in a string, in a comment, or in neither. Where
//! they differ and the language's own manual says that the grammar is wrong, the place is settled
//! in `settled`, with the reason; everything else counts. docs/code.md holds the last table.

mod files;
mod kinds;
mod settled;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use files::Source;
use kinds::Kind;

/// What may differ in one language, in per cent of its bytes that are not blank.
const LIMIT: f64 = 0.5;
/// Places shown of each language.
const WORST: usize = 3;
/// Files read of each language, spread over all that are there.
const MOST: usize = 60;

/// What was found in the files of one language.
#[derive(Default)]
struct Tally {
    files: usize,
    bytes: usize,
    strings: usize,
    comments: usize,
    /// Bytes that differ by the grammar's fault, by the reason.
    settled: BTreeMap<&'static str, usize>,
    places: Vec<Place>,
}

/// A stretch over which the two disagree.
struct Place {
    file: PathBuf,
    line: usize,
    length: usize,
    ours: Kind,
    theirs: Kind,
    scopes: String,
    text: String,
}

fn main() -> ExitCode {
    let wishes = match Wishes::read(std::env::args().skip(1)) {
        Ok(wishes) => wishes,
        Err(fault) => {
            eprintln!("colours: {fault}");
            return ExitCode::FAILURE;
        }
    };
    let mut by_language: BTreeMap<&'static str, Vec<Source>> = BTreeMap::new();
    for folder in &wishes.folders {
        for source in files::below(folder) {
            by_language.entry(source.language).or_default().push(source);
        }
    }
    if let Some(only) = &wishes.only {
        by_language.retain(|language, _| language == only);
    }
    let mut tallies = BTreeMap::new();
    for (language, sources) in by_language {
        let mut tally = Tally::default();
        let step = sources.len().div_ceil(wishes.most).max(1);
        for source in sources.iter().step_by(step) {
            compare(source, &mut tally);
        }
        if tally.files > 0 {
            tallies.insert(language, tally);
        }
    }
    report(&tallies, &wishes)
}

/// What was asked for.
struct Wishes {
    folders: Vec<PathBuf>,
    only: Option<String>,
    most: usize,
    worst: usize,
}

impl Wishes {
    fn read(words: impl Iterator<Item = String>) -> Result<Wishes, String> {
        let mut wishes = Wishes {
            folders: Vec::new(),
            only: None,
            most: MOST,
            worst: WORST,
        };
        let mut words = words;
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or(format!("`{word}` wants a value"));
            match word.as_str() {
                "--language" => wishes.only = Some(value()?),
                "--files" => wishes.most = number(&value()?)?,
                "--worst" => wishes.worst = number(&value()?)?,
                _ if word.starts_with("--") => return Err(format!("there is no `{word}`")),
                _ if Path::new(&word).is_dir() => wishes.folders.push(PathBuf::from(word)),
                _ => return Err(format!("there is no folder {word}")),
            }
        }
        if wishes.folders.is_empty() {
            return Err(String::from("name a folder of source files"));
        }
        Ok(wishes)
    }
}

fn number(word: &str) -> Result<usize, String> {
    word.parse().map_err(|_| format!("{word} is no number"))
}

fn compare(source: &Source, tally: &mut Tally) {
    if settled::is_beyond(source.language, &source.path, &source.text) {
        return;
    }
    let Some(ours) = kinds::ours(&source.text, source.name) else {
        return;
    };
    let Some(theirs) = kinds::theirs(&source.text, source.grammar) else {
        return;
    };
    tally.files += 1;
    let mut open: Option<(usize, usize)> = None;
    let bytes = source.text.as_bytes();
    for at in 0..=bytes.len() {
        let is_blank = bytes.get(at).is_some_and(u8::is_ascii_whitespace);
        if is_blank {
            continue;
        }
        let differs = at < bytes.len() && {
            tally.bytes += 1;
            let theirs = &theirs[at];
            let differs = ours[at] != theirs.kind;
            let reason = settled::reason(source.language, ours[at], theirs).filter(|_| differs);
            if let Some(reason) = reason {
                *tally.settled.entry(reason).or_default() += 1;
            }
            differs && reason.is_none()
        };
        if differs {
            let kinds = [ours[at], theirs[at].kind];
            tally.comments += usize::from(kinds.contains(&Kind::Comment));
            tally.strings += usize::from(kinds.contains(&Kind::String));
            let (from, count) = open.unwrap_or((at, 0));
            open = Some((from, count + 1));
        } else if let Some((from, length)) = open.take() {
            tally.places.push(Place {
                file: source.path.clone(),
                line: source.text[..from].lines().count().max(1)
                    + usize::from(source.text[..from].ends_with('\n')),
                length,
                ours: ours[from],
                theirs: theirs[from].kind,
                scopes: theirs[from].scopes.clone(),
                text: source.text[from..]
                    .chars()
                    .take(50)
                    .map(|character| if character == '\n' { '↵' } else { character })
                    .collect(),
            });
        }
    }
}

fn report(tallies: &BTreeMap<&'static str, Tally>, wishes: &Wishes) -> ExitCode {
    let percent = |part: usize, of: usize| 100.0 * part as f64 / of.max(1) as f64;
    println!("| language | files | KB | strings differ | comments differ | settled |");
    println!("|---|---:|---:|---:|---:|---:|");
    let mut over = Vec::new();
    for (language, tally) in tallies {
        let strings = percent(tally.strings, tally.bytes);
        let comments = percent(tally.comments, tally.bytes);
        println!(
            "| {language} | {} | {} | {strings:.3} % | {comments:.3} % | {:.3} % |",
            tally.files,
            tally.bytes.div_ceil(1000),
            percent(tally.settled.values().sum(), tally.bytes),
        );
        if strings >= LIMIT || comments >= LIMIT {
            over.push(*language);
        }
    }
    let files: usize = tallies.values().map(|tally| tally.files).sum();
    println!("\n{files} files in {} languages", tallies.len());
    for (language, tally) in tallies {
        for (reason, bytes) in &tally.settled {
            println!("{language}: {bytes} bytes settled: {reason}");
        }
    }
    for (language, tally) in tallies {
        let mut places: Vec<_> = tally.places.iter().collect();
        places.sort_by_key(|place| std::cmp::Reverse(place.length));
        for place in places.into_iter().take(wishes.worst) {
            println!(
                "{language}: {}:{} {} bytes, {:?} here, {:?} there: {}\n    {}",
                place.file.display(),
                place.line,
                place.length,
                place.ours,
                place.theirs,
                place.text,
                place.scopes,
            );
        }
    }
    if over.is_empty() {
        return ExitCode::SUCCESS;
    }
    eprintln!(
        "colours: strings or comments differ in {LIMIT} % or more of {}",
        over.join(", ")
    );
    ExitCode::FAILURE
}
