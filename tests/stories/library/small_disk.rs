//! A disk of a few megabytes that one process has for itself.

use std::env;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::Command;

/// Where the process that has such a disk finds it.
const INSIDE: &str = "FIELDNOTES_SMALL_DISK";

/// The small disk, in the process that has one. In any other, the test of this name is run in such a
/// process, and there is nothing left to do.
pub fn of_this_process(test: &str) -> Option<PathBuf> {
    if let Some(disk) = env::var_os(INSIDE) {
        return Some(disk.into());
    }
    let disk = tempfile::TempDir::new().unwrap();
    let mount = r#"mount -t tmpfs -o size=4m small "$0" && exec "$@""#;
    // Mounts of this process are its own and end with it; `--map-root-user` lets anybody mount.
    let output = Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount", "sh", "-c", mount])
        .arg(disk.path())
        .arg(env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(INSIDE, disk.path())
        .process_group(0)
        .output()
        .expect("`unshare` of the package util-linux");
    assert!(
        output.status.success(),
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    None
}
