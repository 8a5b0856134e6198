//! Ctrl+C, and being asked to end by the system, as something a command can look at.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use app::Failure;

/// A wish to stop.
#[derive(Clone, Default)]
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Listens from now on. The second wish ends the program where it stands.
    ///
    /// # Errors
    /// When the system does not let a program listen.
    pub fn listen() -> Result<Interrupt, Failure> {
        let interrupt = Interrupt::default();
        let heard = interrupt.clone();
        on_interrupt(move || {
            if heard.0.swap(true, Ordering::Relaxed) {
                std::process::exit(130);
            }
        })?;
        Ok(interrupt)
    }

    /// A wish that was made already.
    #[cfg(test)]
    pub fn heard() -> Interrupt {
        Interrupt(Arc::new(AtomicBool::new(true)))
    }

    /// Whether the author wishes to stop.
    pub fn is_heard(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Calls `act` on a thread of its own for every wish to stop.
pub fn on_interrupt(act: impl FnMut() + Send + 'static) -> Result<(), Failure> {
    ctrlc::set_handler(act)
        .map_err(|error| Failure::new(format!("Ctrl+C cannot be listened to: {error}."), ""))
}
