//! A wish that cannot be granted, and what the author can do instead.

/// A change that is not made. Nothing was touched.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Refused {
    /// Why, in one sentence.
    pub message: String,
    /// What to do instead.
    pub hint: String,
}

impl Refused {
    /// A refusal with its way out.
    pub fn new(message: impl Into<String>, hint: impl Into<String>) -> Refused {
        Refused {
            message: message.into(),
            hint: hint.into(),
        }
    }
}
