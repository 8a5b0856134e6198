//! Java and its kin: what the languages of the JVM have in common.

pub mod groovy;
pub mod java;
pub mod kotlin;
pub mod scala;

use crate::highlight::class::Class;
use crate::highlight::language::{BlockComment, Language};

const JVM: Language = Language {
    line_comments: &["//"],
    block_comments: &[BlockComment::C],
    doc_comments: &["/**"],
    sigils: &[(b'@', Class::Annotation)],
    capitals: Class::Type,
    all_capitals: Class::Constant,
    members: Class::Property,
    ..Language::PLAIN
};
