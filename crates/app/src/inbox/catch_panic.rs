//! A panic is a defect of ours, told as any other failure.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::Failure;

/// A panic while one message is answered is a defect of ours, and no reason to lose the rest.
pub(crate) fn catch_panic<Reply>(
    act: impl FnOnce() -> Result<Reply, Failure>,
) -> Result<Reply, Failure> {
    catch_unwind(AssertUnwindSafe(act)).unwrap_or_else(|panic| {
        let words = panic
            .downcast_ref::<&str>()
            .map(|words| (*words).to_owned())
            .or_else(|| panic.downcast_ref::<String>().cloned());
        Err(Failure::bug(
            words.unwrap_or_else(|| "an unknown one".to_owned()),
        ))
    })
}
