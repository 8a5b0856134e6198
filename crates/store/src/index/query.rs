//! What the author asks for, as words.

use domain::composed;
use domain::script::is_unspaced;

use crate::index::words::words;

/// What the author asks for: notes that hold all of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// Words that are written out; several that are written as one (`tcp/ip`, 数据) stand together.
    pub phrases: Vec<Vec<String>>,
    /// The last word, unless something follows it: one that begins so is found as well.
    pub begun: Option<String>,
}

impl Query {
    /// What is typed, if it holds a word. Nothing in it is an operator.
    pub fn of(typed: &str) -> Option<Query> {
        let text = composed(typed);
        let mut phrases: Vec<Vec<String>> = text
            .split_whitespace()
            .map(|written| {
                words(written)
                    .map(|word| word.folded.into_owned())
                    .collect()
            })
            .filter(|phrase: &Vec<String>| !phrase.is_empty())
            .collect();
        let mut begun = None;
        if let Some(last) = phrases.last_mut()
            && !text.ends_with(char::is_whitespace)
            && last.last().is_some_and(|word| can_be_begun(word))
        {
            begun = last.pop();
        }
        phrases.retain(|phrase| !phrase.is_empty());
        let query = Query { phrases, begun };
        (!query.phrases.is_empty() || query.begun.is_some()).then_some(query)
    }
}

fn can_be_begun(word: &str) -> bool {
    word.chars()
        .next()
        .is_some_and(|letter| !is_unspaced(letter))
}

#[cfg(test)]
mod tests {
    use super::Query;

    fn query(phrases: &[&[&str]], begun: Option<&str>) -> Option<Query> {
        let phrase = |words: &&[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Some(Query {
            phrases: phrases.iter().map(phrase).collect(),
            begun: begun.map(str::to_owned),
        })
    }

    #[test]
    fn nothing_the_author_types_is_an_operator() {
        assert_eq!(
            Query::of("a AND \"b"),
            query(&[&["a"], &["and"]], Some("b"))
        );
        assert_eq!(Query::of("Graph "), query(&[&["graph"]], None));
        assert_eq!(Query::of("tcp/ip"), query(&[&["tcp"]], Some("ip")));
        assert_eq!(Query::of("tcp/ip "), query(&[&["tcp", "ip"]], None));
        assert_eq!(Query::of("数据"), query(&[&["数", "据"]], None));
        assert_eq!(Query::of(" -*\" "), None);
    }
}
