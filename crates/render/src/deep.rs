//! Room for libraries that call themselves once for each level of what they read.
//!
//! The end of a stack is no panic: nothing catches it, and the program is gone with whatever was
//! typed. So what an author may nest at will is read on a stack that no source of the length we
//! allow can fill. The memory is only touched as far as it is needed.

use std::thread;

/// Bytes of the stack: 10,000 levels of 25 KB, more than twice what any was seen to take.
const STACK: usize = 256 * 1024 * 1024;

/// What `read` makes, or nothing where it panics or there is no memory for the stack.
pub fn run<T: Send>(read: impl FnOnce() -> T + Send) -> Option<T> {
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(STACK);
        thread.spawn_scoped(scope, read).ok()?.join().ok()
    })
}
