//! Files of the library that hold code for notes: which may be read, and how much of them.

use crate::source::Source;
use domain::{NotePath, line_ends, links};
use render::CodeFile;
use std::fs::File;
use std::io::Read;
use store::NotShown;

/// More than this nobody reads on a page.
const BYTES: u64 = 256 * 1024;

/// What `file` holds, named in the note at `path`. A name that begins with a dot counts from the
/// note, any other from the library; only what lies in `media/` is read.
pub(super) fn code(source: &dyn Source, path: &NotePath, file: &str) -> CodeFile {
    let missing = |hint: String| CodeFile::Missing { hint };
    let from = match file.starts_with('.') {
        true => file.to_owned(),
        false => format!("/{file}"),
    };
    let Some(address) = links::resolve(path, &from) else {
        return missing("The file lies outside the library.".to_owned());
    };
    let place = match source.shown(&address) {
        Ok(place) => place,
        Err(NotShown::Missing | NotShown::Elsewhere) => {
            return missing(format!(
                "There is no {address}; files with code lie in the folder media/."
            ));
        }
        Err(why) => {
            return missing(format!(
                "{address} is not shown: {why}. Put the file itself into the folder media/."
            ));
        }
    };
    let mut bytes = Vec::new();
    let read = File::open(&place).and_then(|file| file.take(BYTES + 1).read_to_end(&mut bytes));
    if let Err(error) = read {
        return missing(format!("The file cannot be read: {error}."));
    }
    if bytes.len() as u64 > BYTES {
        return missing("The file is larger than 256 KB. Name one with only what is shown.".into());
    }
    match String::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => CodeFile::Holds(line_ends::normalise(&text)),
        _ => missing("The file is not a text in UTF-8.".to_owned()),
    }
}
