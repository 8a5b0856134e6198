//! `fieldnotes media`: pictures and other files; each verb is `domain::media`'s.

use std::path::{Path, PathBuf};

use app::Failure;
use clap::{Args, Subcommand};
use domain::{MediaPath, media};
use site::Renderer;
use store::{FolderRead, Snapshot};

use crate::answer::Answer;
use crate::change::{self, DryRun};
use crate::library::{InLibrary, Library, today};

/// Add, rename and remove pictures and other files, and list those that no note shows
///
/// `fieldnotes undo` takes each change back. A file stays as it is, byte for byte; an export leaves out what a picture
/// tells of place, time, camera and author.
#[derive(Args)]
#[command(
    disable_help_subcommand = true,
    after_help = "\
Examples:
  fieldnotes media add ~/Pictures/map.png
  fieldnotes media rename media/map.png \"feature store\""
)]
pub struct Media {
    #[command(flatten)]
    library: InLibrary,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Put a file into media/ under a readable name that nothing has
    #[command(after_help = "Example:\n  fieldnotes media add ~/Pictures/map.png")]
    Add {
        /// The file
        file: PathBuf,
        /// What it is called in the library [default: its own name]
        #[arg(long)]
        name: Option<String>,
        #[command(flatten)]
        dry_run: DryRun,
    },
    /// Give a file another name; links in all notes follow
    #[command(after_help = "Example:\n  fieldnotes media rename media/map.png \"feature store\"")]
    Rename {
        /// The file, by its path in the library
        file: String,
        /// Its new name; its ending stays
        name: String,
        #[command(flatten)]
        dry_run: DryRun,
    },
    /// List the pictures that no note shows
    #[command(after_help = "Example:\n  fieldnotes media unused")]
    Unused,
    /// Move files to the trash
    #[command(after_help = "Example:\n  fieldnotes media remove --unused --dry-run")]
    Remove {
        /// The files, by their paths in the library
        #[arg(required_unless_present = "unused", value_name = "FILE")]
        files: Vec<String>,
        /// Every picture that no note shows
        #[arg(long, conflicts_with = "files")]
        unused: bool,
        #[command(flatten)]
        dry_run: DryRun,
    },
}

/// Does what was asked for.
pub fn run(asked: Media) -> Result<Answer, Failure> {
    let library = &Library::from(asked.library);
    match asked.verb {
        Verb::Add {
            file,
            name,
            dry_run,
        } => {
            let bytes = read(&file)?;
            let own = file
                .file_name()
                .map(|name| name.to_string_lossy().into_owned());
            let name = name.or(own).unwrap_or_default();
            change::make_of(library, &dry_run, |snapshot| {
                Ok(media::add(&snapshot.media_list()?, &name, bytes)?)
            })
        }
        Verb::Rename {
            file,
            name,
            dry_run,
        } => change::make_of(library, &dry_run, |snapshot| {
            let path = MediaPath::new(&file)?;
            let file = (&path, snapshot.media_hash(&path)?);
            let there = snapshot.media_list()?;
            Ok(media::rename(&snapshot.library, &there, file, &name)?)
        }),
        Verb::Unused => {
            let FolderRead { snapshot, .. } = library.look()?;
            let unused = unused(&snapshot);
            let lines = unused.iter().map(|file| format!("{file}\n"));
            Ok(Answer::said(match unused.is_empty() {
                true => "Every picture is shown by a note.\n".to_owned(),
                false => lines.collect(),
            }))
        }
        Verb::Remove {
            files,
            unused: is_unused,
            dry_run,
        } => change::make_of(library, &dry_run, |snapshot| {
            let files = if is_unused { unused(snapshot) } else { files };
            if files.is_empty() {
                return Err(Failure::new("Every picture is shown by a note.", ""));
            }
            let files = files.iter().map(|file| {
                let path = MediaPath::new(file)?;
                let hash = snapshot.media_hash(&path)?;
                Ok::<_, Failure>((path, hash))
            });
            Ok(media::remove(files.collect::<Result<_, _>>()?)?)
        }),
    }
}

/// The pictures of which `check` says so.
fn unused(snapshot: &Snapshot) -> Vec<String> {
    let found = site::check(snapshot, &Renderer::new(), today());
    let orphans = found
        .into_iter()
        .filter(|problem| problem.code == "orphan-image");
    orphans.map(|problem| problem.file).collect()
}

/// A file of the author's, wherever it lies.
fn read(file: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(file).map_err(|error| {
        Failure::new(
            format!("{} cannot be read: {error}.", file.display()),
            "Name a file that is there.",
        )
    })
}
