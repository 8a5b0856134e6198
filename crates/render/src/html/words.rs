//! What readers read of a source of HTML, for search and for counting.

use super::list::{Known, Stands, known};
use super::token::{self, Token};

/// The words of a source: one line for each block, and none of what browsers hide.
pub fn words(source: &str) -> String {
    let mut words = String::new();
    let mut hidden: Option<&str> = None;
    for placed in token::read(source, None) {
        match placed.token {
            Token::Text(text) if hidden.is_none() => words.push_str(&text),
            Token::Start { name, .. } if hidden.is_none() => match known(&name) {
                Known::Hidden(name) => hidden = Some(name),
                Known::Unknown => words.push_str(&source[placed.source]),
                Known::Kept(element) if element.stands == Stands::AsBlock => {
                    end_line(&mut words);
                }
                _ => {}
            },
            Token::End { name } => match (hidden, known(&name)) {
                (Some(hiding), _) if hiding == name => hidden = None,
                (None, Known::Kept(element)) if element.stands == Stands::AsBlock => {
                    end_line(&mut words);
                }
                _ => {}
            },
            Token::Unfinished if hidden.is_none() => words.push_str(&source[placed.source]),
            _ => {}
        }
    }
    let lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

fn end_line(words: &mut String) {
    if !words.is_empty() && !words.ends_with('\n') {
        words.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readers_words_stay_and_sources_do_not() {
        assert_eq!(
            words(
                "<div>a&nbsp;<b>b</b>c</div><style>.x{}</style>\n<table><tr><td>1<td>2</table><!-- no -->"
            ),
            "a\u{a0}bc\n1\n2"
        );
    }
}
