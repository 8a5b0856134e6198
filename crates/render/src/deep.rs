//! Room for libraries that call themselves once for each level of what they read.
//!
//! The end of a stack is no panic: nothing catches it, and the program is gone with whatever was
//! typed. So what an author may nest at will is read on a stack that no source of the length we
//! allow can fill. The memory is only touched as far as it is needed.

use std::cell::Cell;
use std::panic;
use std::sync::Once;
use std::thread;

/// Bytes of the stack: 10,000 levels of 25 KB, more than twice what any was seen to take.
const STACK: usize = 256 * 1024 * 1024;

thread_local! {
    /// Whether a panic of this thread is told to nobody.
    static IS_QUIET: Cell<bool> = const { Cell::new(false) };
}

/// What `read` makes, or nothing where it panics or there is no memory for the stack.
pub fn run<T: Send>(read: impl FnOnce() -> T + Send) -> Option<T> {
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(STACK);
        let read = || quietly(read);
        thread.spawn_scoped(scope, read).ok()?.join().ok()?
    })
}

/// What `read` makes, or nothing where it panics. The author hears of it as of what cannot be read;
/// a terminal shows no report of a library's inside.
pub fn quietly<T>(read: impl FnOnce() -> T) -> Option<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let told = panic::take_hook();
        panic::set_hook(Box::new(move |report| {
            if !IS_QUIET.get() {
                told(report);
            }
        }));
    });
    let was_quiet = IS_QUIET.replace(true);
    // What a library left half done is dropped with what it was making.
    let read = panic::catch_unwind(panic::AssertUnwindSafe(read)).ok();
    IS_QUIET.set(was_quiet);
    read
}

#[cfg(test)]
mod tests {
    use super::{quietly, run};

    #[test]
    fn a_panic_of_a_library_is_told_to_nobody_and_one_of_ours_still_is() {
        const NAME: &str =
            "deep::tests::a_panic_of_a_library_is_told_to_nobody_and_one_of_ours_still_is";
        if std::env::var_os("FIELDNOTES_PANICS").is_some() {
            assert_eq!(run(|| -> u8 { panic!("of a library") }), None);
            assert_eq!(quietly(|| -> u8 { panic!("of a library") }), None);
            panic!("one of ours");
        }
        let own = std::env::current_exe().expect("this program");
        let ran = std::process::Command::new(own)
            .args(["--exact", NAME, "--nocapture"])
            .env("FIELDNOTES_PANICS", "1")
            .output()
            .expect("started");
        let told = String::from_utf8_lossy(&ran.stderr);
        assert!(!told.contains("of a library"), "{told}");
        assert!(told.contains("one of ours"), "{told}");
    }
}
