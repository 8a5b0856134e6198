//! What readers read of a source of HTML, for search and for counting.

use super::element::Stands;
use super::list::{Known, known, stands_apart};
use super::token::{self, Token};

/// The words of a source: one line for each block, and none of what browsers hide.
pub fn words(source: &str) -> String {
    let mut words = String::new();
    let mut hidden: Option<&str> = None;
    // The drawing or formula that is open, of which no element is one of the page.
    let mut foreign: Option<&str> = None;
    for placed in token::read(source, None) {
        match placed.token {
            Token::Text(text) if hidden.is_none() => words.push_str(&text),
            Token::Start {
                name, is_closed, ..
            } if hidden.is_none() => match known(&name) {
                Known::Hidden(name) => hidden = Some(name),
                Known::Unwrapped(name @ ("svg" | "math")) => {
                    foreign = foreign.or((!is_closed).then_some(name));
                    words.push(' ');
                }
                Known::Unknown if foreign.is_some() => {
                    words.push_str(if foreign == Some("svg") { " " } else { "" });
                }
                Known::Unknown => words.push_str(&source[placed.source]),
                Known::Unwrapped(name) if stands_apart(name) => words.push(' '),
                Known::Kept(element) if element.stands == Stands::AsBlock => {
                    end_line(&mut words);
                }
                _ => {}
            },
            Token::End { name } => match (hidden, known(&name)) {
                (Some(hiding), _) if hiding == name => hidden = None,
                (None, Known::Unwrapped(name)) if stands_apart(name) || foreign == Some(name) => {
                    foreign = foreign.filter(|open| *open != name);
                    words.push(' ');
                }
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

    #[test]
    fn words_of_boxes_that_no_page_has_stand_apart_and_no_tag_is_a_word() {
        let words = |source| {
            words(source)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(words("a<select><option>b<option>c</select>d"), "a b c d");
        assert_eq!(
            words(
                "<svg viewBox='0 0 1 1'><title>no</title><path d=x /><text>e</text><text>f</text></svg>g"
            ),
            "e f g"
        );
        assert_eq!(words("<p>h <math><mi>x</mi><mo>+</mo></math> i"), "h x+ i");
        assert_eq!(words("Vec<T> <font>k</font>l"), "Vec<T> kl");
    }
}
