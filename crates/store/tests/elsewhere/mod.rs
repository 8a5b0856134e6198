//! Runs a test again in a process of its own that may do less than this one: without the rights of
//! root, or with few watches. Where the system does not allow that, the test says so and is passed.

use std::env;
use std::process::Command;

const INSIDE: &str = "FIELDNOTES_TEST_INSIDE";

/// Runs `act`, the test called `name`, as somebody whom modes of files keep out.
pub fn as_nobody(name: &str, act: impl FnOnce()) {
    if is_inside() || !is_root() {
        return act();
    }
    let mut nobody = Command::new("setpriv");
    nobody.args(["--reuid=65534", "--regid=65534", "--clear-groups", "--"]);
    again(nobody, name);
}

/// Runs `act`, the test called `name`, where the system gives only `count` watches.
pub fn with_watches(count: usize, name: &str, act: impl FnOnce()) {
    if is_inside() {
        return act();
    }
    let limit = format!("echo {count} > /proc/sys/user/max_inotify_watches && exec \"$@\"");
    let mut few = Command::new("unshare");
    few.args(["--user", "--map-root-user", "sh", "-c", &limit, "sh"]);
    again(few, name);
}

fn again(mut outer: Command, name: &str) {
    let probe = Command::new(outer.get_program())
        .args(outer.get_args())
        .arg("true")
        .output();
    if !probe.as_ref().is_ok_and(|probe| probe.status.success()) {
        eprintln!("skipped: {name}: the system does not allow it: {probe:?}");
        return;
    }
    // Somebody else may not read the folder that the tests are built into.
    let copy = tempfile::Builder::new()
        .prefix("fieldnotes-test-")
        .tempdir()
        .unwrap();
    let program = copy.path().join("test");
    std::fs::copy(env::current_exe().unwrap(), &program).unwrap();
    open_to_all(copy.path());
    open_to_all(&program);
    let ran = outer
        .arg(&program)
        .args([name, "--exact", "--nocapture"])
        .current_dir("/")
        .env(INSIDE, "1")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&ran.stdout);
    let complained = String::from_utf8_lossy(&ran.stderr);
    assert!(
        ran.status.success() && said.contains("1 passed"),
        "{said}\n{complained}"
    );
}

fn open_to_all(path: &std::path::Path) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, PermissionsExt::from_mode(0o755)).unwrap();
}

fn is_inside() -> bool {
    env::var_os(INSIDE).is_some()
}

fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|found| found.uid() == 0)
}
