//! How the errors of the rooms below read to the author: each said once, with what to do.

use std::path::{Path, PathBuf};

use domain::{EditRefused, LibraryFile, PathRefused, Refused};
use files::{Cause, FileError};
use site::ExportError;
use store::{ApplyError, Behind, DamagedBuffer, Gap, SaveError, Settled, StoreError, WatchError};

use crate::failure::sentence::sentence;
use crate::{Code, Failure};

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Failure {
        Failure::new(sentence(&refused.message), refused.hint)
    }
}

impl From<PathRefused> for Failure {
    fn from(refused: PathRefused) -> Failure {
        Failure::new(sentence(&refused.to_string()), "")
    }
}

impl From<EditRefused> for Failure {
    fn from(refused: EditRefused) -> Failure {
        Failure::new(
            format!("Line {}: {}", refused.line, refused.message),
            "Mend the front matter in the text first.",
        )
    }
}

impl From<FileError> for Failure {
    fn from(error: FileError) -> Failure {
        let hint = match files::kind(&error) {
            Cause::Full => "Make room on the disk; your text is kept and saved then.",
            Cause::ReadOnly => "Make the disk writable, or move the library to one that is.",
            Cause::Denied => "Give yourself the right to write there, then try again.",
            Cause::Gone => "It may have been moved or removed by another program.",
            Cause::Link => {
                "The library may come from a stranger: look where the link leads, and remove it."
            }
            Cause::NotAFile => "Move it out of the library, then try again.",
            Cause::Other => "Try again; your text is kept.",
        };
        let failure = Failure::new(sentence(&error.to_string()), hint);
        match files::kind(&error) {
            Cause::Gone => failure.code(Code::Gone),
            _ => failure,
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Failure {
        let failure = Failure::new(sentence(&error.to_string()), error.hint());
        let is_gone = matches!(error, StoreError::DatabaseGone);
        match error.is_damage() || is_gone {
            true => failure.code(Code::Damaged),
            false => failure,
        }
    }
}

impl From<SaveError> for Failure {
    fn from(error: SaveError) -> Failure {
        let message = sentence(&error.to_string());
        match error {
            SaveError::ChangedOutside { .. } => Failure::new(
                message,
                "Nothing was overwritten: keep yours, take theirs, or compare.",
            )
            .code(Code::ChangedOutside),
            SaveError::Gone(_) => Failure::new(message, "Your text is kept.").code(Code::Gone),
            SaveError::NotText(_) => Failure::new(
                message,
                "Your text is kept. Save the file as UTF-8 in the program it was written with.",
            ),
            SaveError::File(error) => error.into(),
            SaveError::Store(error) => error.into(),
        }
    }
}

impl From<ApplyError> for Failure {
    fn from(error: ApplyError) -> Failure {
        let message = sentence(&error.to_string());
        match error {
            ApplyError::ChangedOutside(_) => Failure::new(
                message,
                "Nothing was written. Look at that file, then try again.",
            )
            .code(Code::ChangedOutside),
            ApplyError::Taken(_) => Failure::new(
                message,
                "Nothing was written. Choose another name, or move what stands there.",
            ),
            ApplyError::HalfDone { source, .. } => Failure::new(
                message,
                format!(
                    "{} What was done of it is taken back before anything else is changed.",
                    room(&source)
                ),
            ),
            ApplyError::Unsettled { source, .. } => Failure::new(
                message,
                format!("Nothing else can be changed before that. {}", source.hint()),
            ),
            ApplyError::Refused(refused) => refused.into(),
            ApplyError::EditedSince { .. } => Failure::new(
                message,
                "Nothing was changed. Edit those places by hand, or undo again for the change before \
                 it: this one is tried again once it fits.",
            ),
            ApplyError::Stopped => Failure::new(message, "").code(Code::Stopped),
            ApplyError::Nothing => Failure::new(message, ""),
            ApplyError::File(error) => error.into(),
            ApplyError::Store(error) => error.into(),
        }
    }
}

/// What helps against a disk that refuses to write.
fn room(error: &FileError) -> &'static str {
    match files::kind(error) {
        Cause::Full => "Make room on the disk.",
        Cause::ReadOnly | Cause::Denied => "Give yourself the right to write there.",
        _ => "Look whether the disk is well.",
    }
}

impl From<&Settled> for Failure {
    fn from(settled: &Settled) -> Failure {
        let message = format!("“{}” had been broken off. It was taken back.", settled.name);
        if settled.damaged.is_empty() {
            return Failure::new(message, "Do it once more, if you still want it.");
        }
        let files: Vec<&str> = settled.damaged.iter().map(LibraryFile::path).collect();
        Failure::new(
            message,
            format!(
                "Not in {}: what the database holds of it is damaged. Look into the history.",
                files.join(", ")
            ),
        )
    }
}

impl From<&DamagedBuffer> for Failure {
    fn from(damaged: &DamagedBuffer) -> Failure {
        let file = damaged.file.display();
        match &damaged.path {
            Some(path) => Failure::new(
                format!("An unsaved text of {path} was damaged on the disk."),
                format!("What is left of it is in the history of the note, and in {file}."),
            ),
            None => Failure::new(
                "An unsaved text was damaged on the disk, and of which note it was cannot be read.",
                format!("What is left of it is in {file}."),
            ),
        }
    }
}

impl Failure {
    /// That a database was put aside.
    pub fn put_aside(aside: &Path) -> Failure {
        Failure::new(
            format!(
                "The library's database was damaged. It was put aside as {} and is built again from your files.",
                aside.display()
            ),
            "",
        )
    }

    /// That what was done shows nowhere yet.
    pub fn behind(done: &str, behind: &Behind) -> Failure {
        Failure::new(
            format!(
                "“{done}” is done, but lists and search do not show it yet: {}.",
                behind.words
            ),
            behind.hint,
        )
    }
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Failure {
        match error {
            ExportError::Refused { target, why, hint } => Failure::new(
                format!("{} cannot take the site: {why}.", target.display()),
                sentence(hint),
            ),
            ExportError::Linked(_) => Failure::new(
                sentence(&error.to_string()),
                "Nothing was written. Take the link away, or put the file or folder itself there.",
            ),
            ExportError::File(error) => Failure {
                hint: of_an_export(&error).to_owned(),
                ..error.into()
            },
            ExportError::Blocked(problems) => Failure::new(
                match problems.len() {
                    1 => "One error stands in the way of the export.".to_owned(),
                    count => format!("{count} errors stand in the way of the export."),
                },
                "Mend what is listed, then export again. The old site stands as it was.",
            )
            .code(Code::Blocked),
            other => Failure::new(sentence(&other.to_string()), ""),
        }
    }
}

/// What to do when the disk refuses an export, which has no text of the author's to keep.
fn of_an_export(error: &FileError) -> &'static str {
    match files::kind(error) {
        Cause::Full => "Make room on the disk, then export again.",
        Cause::ReadOnly => "Make the disk writable, or choose a folder on another one.",
        Cause::Denied => "Give yourself the right to it, then export again.",
        Cause::Gone => "It may have been moved or removed by another program; export again.",
        Cause::Link => "Take the link away, or put the file or folder itself there.",
        Cause::NotAFile | Cause::Other => "Mend it or move it away, then export again.",
    }
}

impl From<WatchError> for Failure {
    fn from(error: WatchError) -> Failure {
        Failure::new(
            sentence(&error.to_string()),
            "Changes by other programs are not seen until the library is opened again.",
        )
    }
}

impl From<Gap> for Failure {
    fn from(gap: Gap) -> Failure {
        match gap {
            Gap::Closed(folders) => Failure::new(
                format!(
                    "Fieldnotes may not look into {}, so changes there are not noticed.",
                    named(&folders)
                ),
                "Let yourself read it, or move it out of the library; everything else is watched.",
            ),
            Gap::Polled(count) => Failure::new(
                format!(
                    "The system watches no more folders, so changes by other programs in {count} of them are seen only every two seconds."
                ),
                "Raise fs.inotify.max_user_watches, then open the library again.",
            ),
        }
    }
}

/// So many folders are named before the rest is counted.
const NAMED: usize = 3;

fn named(folders: &[PathBuf]) -> String {
    let names = folders.iter().take(NAMED).map(|folder| {
        let is_root = folder.as_os_str().is_empty();
        let name = folder.display().to_string();
        if is_root {
            "the library's own folder".into()
        } else {
            name
        }
    });
    let names = names.collect::<Vec<_>>().join(", ");
    match folders.len().saturating_sub(NAMED) {
        0 => names,
        1 => format!("{names} and 1 other folder"),
        rest => format!("{names} and {rest} other folders"),
    }
}

#[cfg(test)]
mod tests;
