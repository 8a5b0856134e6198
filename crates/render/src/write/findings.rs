//! What a writer tells the author of what was typed: findings gathered by kind, and what is looked for
//! because it reads otherwise than it was meant.

mod dialects;
mod odd_signs;
pub mod told;
mod unresolved;
