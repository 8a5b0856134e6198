//! What a command leaves behind: words for standard output, and whether it was refused.

use app::Failure;

/// The outcome of a command.
pub struct Answer {
    /// For standard output, each line ended.
    pub text: String,
    /// What went wrong, for standard error; the program then ends with 1.
    pub refusal: Option<Failure>,
}

impl Answer {
    /// A command that was done.
    pub fn said(text: impl Into<String>) -> Answer {
        Answer {
            text: text.into(),
            refusal: None,
        }
    }

    /// A command that was not done.
    pub fn refused(failure: Failure) -> Answer {
        Answer {
            text: String::new(),
            refusal: Some(failure),
        }
    }
}
