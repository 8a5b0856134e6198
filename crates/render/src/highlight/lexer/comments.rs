//! Comments: to the end of the line, or to an end of their own, also one within another.

use super::Lexer;
use crate::highlight::class::Class;
use crate::highlight::language::BlockComment;

impl Lexer<'_, '_> {
    /// Takes a comment that begins here.
    pub(super) fn comment(&mut self) -> bool {
        let language = &self.table.language;
        let class =
            if language.doc_comments.iter().any(|doc| self.is_at(doc)) && !self.is_at("/**/") {
                Class::Doc
            } else {
                Class::Comment
            };
        // Blocks first: Lua's `--[[` begins like its line comment.
        let block = language
            .block_comments
            .iter()
            .find(|comment| self.is_at(comment.open));
        let end = match block {
            Some(block) => self.block_end(block),
            None if language.line_comments.iter().any(|open| self.is_at(open)) => {
                self.line_end(self.at)
            }
            None => return false,
        };
        self.take(end, class);
        true
    }

    fn block_end(&self, comment: &BlockComment) -> usize {
        let mut at = self.at + comment.open.len();
        if !comment.nested {
            return self.after(at, comment.close);
        }
        let mut depth = 1;
        while at < self.bytes.len() {
            let rest = &self.bytes[at..];
            if rest.starts_with(comment.close.as_bytes()) {
                at += comment.close.len();
                depth -= 1;
                if depth == 0 {
                    break;
                }
            } else if rest.starts_with(comment.open.as_bytes()) {
                at += comment.open.len();
                depth += 1;
            } else {
                at += 1;
            }
        }
        at
    }
}
