//! Reading a whole file, which has to be one: whatever another program put in its place, reading
//! ends.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

use crate::FileError;

/// The largest file that is read whole, in bytes. What is larger is no text of an author, and would
/// fill the memory.
pub const LARGEST: u64 = 64 * 1024 * 1024;

/// The bytes of the file at `path`.
///
/// # Errors
/// When the file is not there, is a folder, a pipe or a device, is larger than [`LARGEST`] or cannot
/// be read.
pub fn read(path: &Path) -> Result<Vec<u8>, FileError> {
    whole(path).map_err(|source| FileError::new("read", path, source))
}

fn whole(path: &Path) -> io::Result<Vec<u8>> {
    let file = open(path)?;
    let size = file.metadata()?.len();
    if size > LARGEST {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    // It may grow while it is read.
    file.take(LARGEST + 1).read_to_end(&mut bytes)?;
    match bytes.len() as u64 > LARGEST {
        true => Err(too_large()),
        false => Ok(bytes),
    }
}

/// Opens a file for reading, without waiting for anybody to write into it.
fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    // A pipe is opened at once, and a terminal does not become ours.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(
        &mut options,
        (rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY).bits() as i32,
    );
    let file = options.open(path)?;
    regular(&file.metadata()?)?;
    Ok(file)
}

/// Refuses what is no file: a pipe may never end, a device may never be full.
pub(crate) fn regular(metadata: &Metadata) -> io::Result<()> {
    if metadata.is_file() {
        return Ok(());
    }
    let what = match metadata.is_dir() {
        true => "it is a folder",
        false => "it is a pipe or a device, not a file",
    };
    Err(io::Error::new(io::ErrorKind::InvalidInput, what))
}

fn too_large() -> io::Error {
    let megabytes = LARGEST / 1024 / 1024;
    let words = format!("it is larger than {megabytes} MB");
    io::Error::new(io::ErrorKind::FileTooLarge, words)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::process::Command;

    #[test]
    fn a_pipe_a_device_and_a_folder_are_refused_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe.md");
        assert!(
            Command::new("mkfifo")
                .arg(&pipe)
                .status()
                .unwrap()
                .success()
        );
        let device = folder.path().join("zero.md");
        std::os::unix::fs::symlink("/dev/zero", &device).unwrap();
        for place in [&pipe, &device] {
            let error = read(place).unwrap_err();
            assert!(error.to_string().ends_with("not a file"), "{error}");
        }
        let error = read(folder.path()).unwrap_err();
        assert!(error.to_string().ends_with("it is a folder"), "{error}");
    }

    #[test]
    fn a_file_that_would_fill_the_memory_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("huge.md");
        // A file of a terabyte takes no room while nothing stands in it.
        File::create(&path).unwrap().set_len(1 << 40).unwrap();
        let error = read(&path).unwrap_err();
        assert!(error.to_string().ends_with("larger than 64 MB"), "{error}");
    }
}
