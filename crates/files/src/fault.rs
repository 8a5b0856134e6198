//! Points at which a test makes the disk fail or the process die: one before each step that
//! changes the disk. Without the feature `fault`, which only tests turn on, a point is nothing.

/// Passes, unless a test wants this step to fail.
///
/// # Errors
/// In tests only: the failure that was asked for.
#[cfg(not(feature = "fault"))]
#[inline(always)]
pub fn point(_step: &'static str) -> std::io::Result<()> {
    Ok(())
}

#[cfg(feature = "fault")]
pub use asked::{Fault, arm, point, spare};

#[cfg(feature = "fault")]
mod asked {
    use std::cell::Cell;
    use std::io;

    /// What happens at the points of this thread.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Fault {
        /// Nothing.
        Never,
        /// The disk is full at this point, and has room again at the next.
        Once(u32),
        /// The disk is full at both of these points, and has room at all others.
        Twice(u32, u32),
        /// The disk is full from this point on.
        From(u32),
        /// The process dies at this point.
        Kill(u32),
    }

    thread_local! {
        static ASKED: Cell<Fault> = const { Cell::new(Fault::Never) };
        static PASSED: Cell<u32> = const { Cell::new(0) };
    }

    /// Asks for a fault on this thread; points are counted from 0 from now on.
    pub fn arm(fault: Fault) {
        ASKED.set(fault);
        PASSED.set(0);
    }

    /// Asks for no more faults, and tells how many points were reached since [`arm`].
    pub fn spare() -> u32 {
        ASKED.set(Fault::Never);
        PASSED.get()
    }

    /// Fails or dies when that was asked for here.
    ///
    /// # Errors
    /// A full disk.
    pub fn point(_step: &'static str) -> io::Result<()> {
        let number = PASSED.get();
        PASSED.set(number + 1);
        match ASKED.get() {
            Fault::Once(at) if at == number => Err(io::ErrorKind::StorageFull.into()),
            Fault::Twice(one, other) if [one, other].contains(&number) => {
                Err(io::ErrorKind::StorageFull.into())
            }
            Fault::From(at) if at <= number => Err(io::ErrorKind::StorageFull.into()),
            Fault::Kill(at) if at == number => std::process::abort(),
            _ => Ok(()),
        }
    }
}
