//! What tells our own page from any other program that finds the port.

use std::fmt;
use std::io;
use std::sync::Arc;

/// A random text of 32 hexadecimal digits.
#[derive(Clone)]
pub(crate) struct Token(Arc<str>);

impl Token {
    /// A token nobody can guess.
    pub fn random() -> io::Result<Token> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes)?;
        let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Token(digits.into()))
    }

    /// Whether `shown` is this token. Takes as long for a near miss as for a far one.
    pub fn is(&self, shown: &[u8]) -> bool {
        let pairs = self.0.bytes().zip(shown);
        shown.len() == self.0.len()
            && pairs.fold(0, |wrong, (ours, theirs)| wrong | (ours ^ theirs)) == 0
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
