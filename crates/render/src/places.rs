//! The places of a note that links may lead to, by the words that authors write for them.
//!
//! A name such as `[[note#Heading words]]` says which heading is meant and not what its id is: that
//! follows from all that stands above it, and from what its author gave it. So it is asked of what the
//! writer made of the note, see `write::places`.

use std::collections::HashMap;
use std::ops::Range;

use domain::composed;
use unicode_normalization::char::is_combining_mark;

use crate::{Heading, Rendered, heading_id};

/// Of a note with more headings than this, none is named as the one that may be meant.
const MOST_NEAR: usize = 1000;

/// The places of one note.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Places {
    headings: Vec<Heading>,
    ids: Vec<String>,
    title: Option<String>,
    /// Where the headings stand that read so, to the letter, by letters and digits alone, and by the
    /// id they would have.
    by_words: HashMap<String, Vec<usize>>,
    by_letters: HashMap<String, Vec<usize>>,
    by_stem: HashMap<String, Vec<usize>>,
    /// Where the headings stand with these ids.
    by_id: HashMap<String, usize>,
    /// The other ids, in small letters too.
    others: HashMap<String, usize>,
}

impl Places {
    /// Whether something besides headings has this id.
    pub(crate) fn has_id(&self, id: &str) -> bool {
        self.others.contains_key(id)
    }
}

/// Where on a page a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// To the element with this id, which for a heading reads so.
    At {
        /// The id.
        id: String,
        /// The words of the heading.
        words: Option<String>,
    },
    /// To the top, where the title is.
    Top,
}

impl Places {
    /// The places of what was made of a body.
    pub(crate) fn in_rendered(rendered: Rendered) -> Places {
        let mut places = Places {
            headings: rendered.outline,
            ids: rendered.anchors,
            title: rendered.title,
            ..Places::default()
        };
        for (at, heading) in places.headings.iter().enumerate() {
            let words = composed(&heading.text).into_owned();
            places.by_words.entry(words).or_default().push(at);
            let letters = folded(&heading.text);
            places.by_letters.entry(letters).or_default().push(at);
            let stem = heading_id(&heading.text);
            places.by_stem.entry(stem).or_default().push(at);
            places.by_id.insert(heading.id.clone(), at);
        }
        for (at, id) in places.ids.iter().enumerate() {
            places.others.entry(id.to_ascii_lowercase()).or_insert(at);
        }
        for (at, id) in places.ids.iter().enumerate() {
            places.others.insert(id.clone(), at);
        }
        places
    }

    /// The place that `written` means, behind the `#` of a name: the words of a heading, those of
    /// headings above it first (`Part#Heading`), an id, or `^` and the id of a block.
    pub fn find(&self, written: &str) -> Option<Place> {
        let written = composed(written.trim());
        if written.starts_with('^') {
            return self.block(&written);
        }
        let all = 0..self.headings.len();
        if let Some(at) = self.heading(&written, &all) {
            return Some(Place::of(&self.headings[at]));
        }
        if self.is_title(&written) {
            return Some(Place::Top);
        }
        if let Some((above, below)) = written.rsplit_once('#')
            && let Some(at) = self.below(above, below)
        {
            return Some(Place::of(&self.headings[at]));
        }
        if let Some(at) = self.by_id.get(&*written) {
            return Some(Place::of(&self.headings[*at]));
        }
        let id = self.others.get(&*written).map(|at| &self.ids[*at]);
        id.filter(|id| **id == *written).map(|id| Place::At {
            id: id.clone(),
            words: None,
        })
    }

    /// The line in the body of the heading with this id.
    pub(crate) fn line_of(&self, id: &str) -> Option<u32> {
        self.by_id.get(id).map(|at| self.headings[*at].line)
    }

    /// The words of a heading that someone may have meant who wrote these.
    pub fn near(&self, written: &str) -> Option<&str> {
        if self.headings.len() > MOST_NEAR {
            return None;
        }
        let meant = folded(written.rsplit('#').next().unwrap_or(written));
        let mut headings = self.headings.iter();
        let heading = headings.find(|heading| {
            let words = folded(&heading.text);
            !meant.is_empty() && (words.contains(&meant) || meant.contains(&words))
        });
        heading.map(|heading| heading.text.as_str())
    }

    fn block(&self, written: &str) -> Option<Place> {
        let exact = self.others.get(written);
        let at = exact.or_else(|| self.others.get(&written.to_ascii_lowercase()))?;
        Some(Place::At {
            id: self.ids[*at].clone(),
            words: None,
        })
    }

    fn is_title(&self, written: &str) -> bool {
        let title = self.title.as_deref();
        title.is_some_and(|title| title == written || folded(title) == folded(written))
    }

    /// Where the first of these headings stands that reads so: to the letter before letters and digits
    /// alone.
    fn heading(&self, written: &str, within: &Range<usize>) -> Option<usize> {
        let first = |known: &HashMap<String, Vec<usize>>, words: &str| {
            let places = known.get(words)?;
            let next = places.partition_point(|at| *at < within.start);
            places.get(next).copied().filter(|at| within.contains(at))
        };
        if let Some(at) = first(&self.by_words, &composed(written)) {
            return Some(at);
        }
        let letters = folded(written);
        if letters.is_empty() {
            return None;
        }
        first(&self.by_letters, &letters).or_else(|| first(&self.by_stem, &heading_id(written)))
    }

    /// Where the heading `below` stands in the part that the headings `above` lead to, one in another.
    fn below(&self, above: &str, below: &str) -> Option<usize> {
        let mut within = 0..self.headings.len();
        for words in above.split('#').filter(|words| !words.trim().is_empty()) {
            if within.len() == self.headings.len() && self.is_title(words) {
                continue;
            }
            let at = self.heading(words.trim(), &within)?;
            let mut rest = self.headings[at + 1..within.end].iter();
            let level = self.headings[at].level;
            let end = rest.position(|one| one.level <= level);
            within = at + 1..end.map_or(within.end, |end| at + 1 + end);
        }
        self.heading(below.trim(), &within)
    }
}

impl Place {
    fn of(heading: &Heading) -> Place {
        Place::At {
            id: heading.id.clone(),
            words: Some(heading.text.clone()),
        }
    }
}

/// The letters and digits of words, in lower case, and one blank for what parts them.
fn folded(words: &str) -> String {
    let mut folded = String::with_capacity(words.len());
    for letter in composed(words).chars() {
        if letter.is_alphanumeric() || is_combining_mark(letter) {
            folded.extend(letter.to_lowercase());
        } else if letter.is_whitespace() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;

    #[track_caller]
    fn check(body: &str, written: &str, expect: Option<&str>) {
        let options = Options {
            title: Some("The title".to_owned()),
            ..Options::default()
        };
        let place = Places::of(body, &options).find(written);
        let place = place.map(|place| match place {
            Place::At { id, .. } => id,
            Place::Top => "top".to_owned(),
        });
        assert_eq!(place.as_deref(), expect, "{written} in {body}");
    }

    #[test]
    fn a_heading_is_found_by_its_words_whatever_its_id_is() {
        let body = "# The title\n\n## C\n\n## C++\n\n## C#\n\n## Own {#x-1}\n\n## Main content\n\n\
                    ## The *loop* and `code`\n\n## she/her\n\n## Cafe\u{301}\n\n## +\n\n## ++\n\n\
                    ## A [link](b.md): 50 % off!\n";
        for (written, expect) in [
            ("C", "c"),
            ("C++", "c-1"),
            ("C#", "c-2"),
            ("Own", "x-1"),
            ("own", "x-1"),
            ("x-1", "x-1"),
            ("Main content", "main-content-1"),
            ("The loop and code", "the-loop-and-code"),
            ("the *loop*  and `code`", "the-loop-and-code"),
            ("she/her", "sheher"),
            ("Café", "café"),
            ("++", "section-1"),
            ("A link 50 % off", "a-link-50--off"),
            ("main-content-1", "main-content-1"),
            ("The title", "top"),
            ("The title#C++", "c-1"),
        ] {
            check(body, written, Some(expect));
        }
        check(body, "Gone", None);
        check(body, "???", None);
    }

    #[test]
    fn a_heading_is_found_below_those_that_are_named_before_it() {
        let body = "## A\n\n### Use\n\n## B\n\n### Use\n\n#### Deep\n\n## C\n\n### Deep\n";
        check(body, "Use", Some("use"));
        check(body, "B#Use", Some("use-1"));
        check(body, "B#Deep", Some("deep"));
        check(body, "C#Deep", Some("deep-1"));
        check(body, "C#Use", None);
        check(body, "#B##Use", Some("use-1"));
    }

    #[test]
    fn ten_thousand_names_of_ten_thousand_headings_are_found_in_one_go() {
        let body: String = (0..10_000)
            .map(|at| format!("## Same\n\n### N {at}\n\n"))
            .collect();
        let places = Places::of(&body, &Options::default());
        for at in 0..10_000 {
            let place = places.find(&format!("n {at}"));
            assert!(matches!(place, Some(Place::At { id, .. }) if id == format!("n-{at}")));
            assert_eq!(places.find(&format!("Gone {at}")), None);
        }
    }

    #[test]
    fn a_block_is_found_by_the_id_behind_it_or_below_it() {
        let body = "Words ^one\n\n- item ^Two-2\n- other\n\n^list\n\n> quote\n\n^q\n\n| a |\n| - |\n\n^t\n\n\
                    x ^2 and y ^2\n\nnot\\ ^a\\^b\n\n`^code`\n\n## Heading ^h\n";
        for id in ["^one", "^Two-2", "^list", "^q", "^t", "^h"] {
            check(body, id, Some(id));
        }
        check(body, "^two-2", Some("^Two-2"));
        check(body, "^2", None);
        check(body, "^code", None);
        check(body, "Heading", Some("heading"));
    }
}
