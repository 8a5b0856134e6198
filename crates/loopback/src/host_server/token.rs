//! What tells our own page from any other program that finds the port.

use std::fmt;
use std::io;
use std::sync::Arc;

use constant_time_eq::constant_time_eq;

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
        constant_time_eq(self.0.as_bytes(), shown)
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
