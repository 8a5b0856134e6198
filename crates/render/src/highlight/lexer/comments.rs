//! Comments: to the end of the line, or to an end of their own, also one within another.

use super::Lexer;
use crate::highlight::class::Class;
use crate::highlight::language::BlockComment;
use crate::highlight::scan::find;

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
                self.comment_end()
            }
            None => return false,
        };
        self.take(end, class);
        true
    }

    /// Where a comment ends that goes to the end of its line, or to the mark that ends all code.
    pub fn comment_end(&self) -> usize {
        let line_end = self.line_end(self.at);
        let marked = self.mark.and_then(|mark| {
            let line = &self.bytes[..line_end];
            find(line, self.at, mark.as_bytes())
        });
        marked.unwrap_or(line_end)
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
