//! Where changed files wait until the site is swapped: a folder on the disk of the target.
//!
//! It stands beside the target, so that the whole target can be exchanged for it. Where nothing may
//! be made there, or the target is a disk of its own, it stands inside. See [`crate::export::swap`].

use crate::export::disk::file_stat::FileStat;
use crate::export::disk::no_follow;
use domain::{ContentHash, ContentHasher};
use files::{FileError, fault};
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// Our own folder in the target, there only while a swap by renames is under way.
pub(crate) const INSIDE: &str = ".fieldnotes-export";

/// The list of renames in our own folder.
pub(crate) const JOURNAL: &str = "journal.json";

/// A folder of files by address, whole before anything in the target is touched.
#[derive(Debug)]
pub(crate) struct Staging {
    /// Where the files are.
    pub root: PathBuf,
    /// Whether it stands beside the target.
    pub is_beside: bool,
}

impl Staging {
    /// Chooses the staging folder for this target. Nothing is made before the first file is staged.
    pub fn choose(target: &Path) -> Staging {
        match beside(target).filter(|root| may_stand(root, target)) {
            Some(root) => Staging {
                root,
                is_beside: true,
            },
            None => Staging {
                root: inside(target),
                is_beside: false,
            },
        }
    }

    /// Removes the folder and all in it; not when renames out of it were begun, which the next
    /// export finishes.
    pub fn clear(&self) -> Result<(), FileError> {
        if self.is_beside {
            return clear(&self.root);
        }
        let ours = self.root.with_file_name("");
        match no_follow::stands(&ours.join(JOURNAL))? {
            Some(_) => Ok(()),
            None => clear(&ours),
        }
    }

    /// Where the file for this address waits.
    pub fn place(&self, address: &str) -> PathBuf {
        self.root.join(address)
    }

    /// Stages these bytes.
    pub fn write(&self, address: &str, bytes: &[u8]) -> Result<FileStat, FileError> {
        let (mut file, place) = self.create(address)?;
        let refused = |source| FileError::new("write", &place, source);
        fault::point("write")
            .and_then(|()| file.write_all(bytes))
            .map_err(refused)?;
        file.metadata().map(|m| FileStat::of(&m)).map_err(refused)
    }

    /// Stages what is read here of the file `from`, a piece at a time.
    pub fn copy(
        &self,
        address: &str,
        from: &Path,
        mut source: impl Read,
    ) -> Result<(ContentHash, FileStat), FileError> {
        let unreadable = |source| FileError::new("read", from, source);
        let (mut file, place) = self.create(address)?;
        let refused = |source| FileError::new("write", &place, source);
        let mut hasher = ContentHasher::default();
        let mut piece = vec![0; 256 * 1024];
        loop {
            let length = source.read(&mut piece).map_err(unreadable)?;
            if length == 0 {
                break;
            }
            hasher.update(&piece[..length]);
            fault::point("write")
                .and_then(|()| file.write_all(&piece[..length]))
                .map_err(refused)?;
        }
        let stat = file.metadata().map(|m| FileStat::of(&m)).map_err(refused)?;
        Ok((hasher.finish(), stat))
    }

    /// Takes a staged file back.
    pub fn forget(&self, address: &str) -> Result<(), FileError> {
        let place = self.place(address);
        removed(&place, || fs::remove_file(&place))
    }

    fn create(&self, address: &str) -> Result<(File, PathBuf), FileError> {
        let place = self.place(address);
        // Always a file of its own: what stands there is neither followed nor written over.
        let created = fault::point("create").and_then(|()| File::create_new(&place));
        let created = created.or_else(|error| match place.parent() {
            Some(folder) if error.kind() == io::ErrorKind::NotFound => {
                fault::point("make a folder")?;
                make_private(&self.root)?;
                fs::create_dir_all(folder)?;
                fault::point("create")?;
                File::create_new(&place)
            }
            _ => Err(error),
        });
        match created {
            Ok(file) => Ok((file, place)),
            Err(source) => Err(FileError::new("create", &place, source)),
        }
    }
}

/// The folder beside a target that is ours by its name.
pub(crate) fn beside(target: &Path) -> Option<PathBuf> {
    let mut name = OsString::from(".");
    name.push(target.file_name()?);
    name.push(".fieldnotes-export");
    Some(target.parent()?.join(name))
}

/// The folder for files inside a target.
pub(crate) fn inside(target: &Path) -> PathBuf {
    target.join(INSIDE).join("staged")
}

pub(crate) fn make_folder(folder: &Path) -> Result<(), FileError> {
    fault::point("make a folder")
        .and_then(|()| fs::create_dir_all(folder))
        .map_err(|source| FileError::new("create", folder, source))
}

/// Removes a folder of ours and all in it, a file at a time, so that a test can stop it at each.
pub(crate) fn clear(folder: &Path) -> Result<(), FileError> {
    let unseen = |source| FileError::new("look into", folder, source);
    match no_follow::stands(folder)? {
        // What a link leads to is somebody else's.
        Some(metadata) if metadata.is_symlink() => {
            return removed(folder, || fs::remove_file(folder));
        }
        Some(_) => {}
        None => return Ok(()),
    }
    for entry in fs::read_dir(folder).map_err(unseen)? {
        let entry = entry.map_err(unseen)?;
        let place = entry.path();
        // Of a link this is what it is itself: nothing outside the folder is reached.
        match entry.file_type().map_err(unseen)?.is_dir() {
            true => clear(&place)?,
            false => removed(&place, || fs::remove_file(&place))?,
        }
    }
    removed(folder, || fs::remove_dir(folder))
}

/// Makes a folder that nobody else looks into: what waits in it may be a draft, or a picture that
/// only its owner may read.
fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn removed(place: &Path, remove: impl FnOnce() -> io::Result<()>) -> Result<(), FileError> {
    fault::point("remove")
        .and_then(|()| remove())
        .map_err(|source| FileError::new("remove", place, source))
}

/// Whether a folder may be made at `root`, on the disk of the target.
#[cfg(unix)]
fn may_stand(root: &Path, target: &Path) -> bool {
    use rustix::fs::{Access, access};
    use std::os::unix::fs::MetadataExt;
    let Some(around) = root.ancestors().skip(1).find(|folder| folder.exists()) else {
        return false;
    };
    let disk = |path: &Path| path.metadata().map(|metadata| metadata.dev());
    let is_one_disk = match (disk(around), disk(target)) {
        (Ok(one), Ok(other)) => one == other,
        // A target that is not there yet will be where the staging is.
        (Ok(_), Err(error)) => error.kind() == io::ErrorKind::NotFound,
        (Err(_), _) => false,
    };
    is_one_disk && access(around, Access::WRITE_OK | Access::EXEC_OK).is_ok()
}

/// Nothing here can exchange two folders, but a new one can be put in place whole.
#[cfg(not(unix))]
fn may_stand(_: &Path, target: &Path) -> bool {
    !target.exists()
}
