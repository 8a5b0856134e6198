//! How far a formula may grow by the commands it defines. The library counts how often a command becomes
//! others, not how long they are: `\def\a#1{\a{#1#1}}\a x` doubles what it holds at each turn, and fills
//! the memory long before it has turned a thousand times; `\a{#1 1}` reads all it holds again at each, and
//! takes many seconds. So the text of a formula with commands that take anything is grown here first, in
//! words alone, as far as a page could show it.

use std::collections::HashMap;

use super::latex::command_at;

/// So many commands of the author's become others before one is taken for endless.
const MOST_EXPANSIONS: usize = 1_000;
/// So many words a formula may grow to.
const MOST_WORDS: usize = 60_000;

/// Commands that define in ways that are not followed here.
const UNFOLLOWED: [&str; 9] = [
    r"\let",
    r"\futurelet",
    r"\edef",
    r"\xdef",
    r"\expandafter",
    r"\noexpand",
    r"\newcommand",
    r"\renewcommand",
    r"\providecommand",
];

/// What a command takes and becomes.
struct Definition<'t> {
    /// How many pieces it takes, and whether the first stands in brackets.
    takes: usize,
    is_bracketed: bool,
    body: Vec<&'t str>,
}

/// How often commands may become others in a formula, or why it is not read at all.
pub(super) fn expansions(latex: &str) -> Result<usize, String> {
    if !latex.contains("def\\") && !UNFOLLOWED.iter().any(|word| latex.contains(word)) {
        return Ok(MOST_EXPANSIONS);
    }
    let words = words(latex);
    let mut definitions = HashMap::new();
    let mut longest = 1;
    let (mut takes, mut repeats, mut is_plain) = (false, false, true);
    for (at, word) in words.iter().enumerate() {
        if UNFOLLOWED.contains(word) {
            is_plain = false;
        }
        if ![r"\def", r"\gdef"].contains(word) {
            continue;
        }
        let Some((name, definition)) = definition(&words[at + 1..]) else {
            is_plain = false;
            continue;
        };
        longest = longest.max(definition.body.len());
        let uses = |parameter: &str| {
            definition
                .body
                .iter()
                .filter(|it| **it == parameter)
                .count()
        };
        takes |= definition.takes > 0;
        repeats |= (1..=9).any(|number| uses(&format!("#{number}")) > 1);
        is_plain &= definitions.insert(name, definition).is_none();
    }
    if !is_plain {
        takes |= words.iter().any(|word| parameter(word).is_some());
        repeats |= repeats_anywhere(&words);
        longest = longest.max(longest_braces(&words));
    }
    match (takes, is_plain) {
        (true, true) => grown(words, &definitions),
        (true, false) if repeats => Err(String::from(
            "it defines a command that repeats what it is given beside one by \\let or \\edef, or twice",
        )),
        // Each turn may add the longest body to what the next one reads.
        (true, false) => Ok((2 * MOST_WORDS / longest).isqrt().min(MOST_EXPANSIONS)),
        (false, _) => Ok((MOST_WORDS / longest).min(MOST_EXPANSIONS)),
    }
}

/// Whether something in braces names one piece twice, whatever command it may be the body of.
fn repeats_anywhere(words: &[&str]) -> bool {
    let mut seen = [0_usize; 10];
    let mut depth = 0_usize;
    for word in words {
        match *word {
            "{" => depth += 1,
            "}" => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    seen = [0; 10];
                }
            }
            word => {
                if let Some(seen) = parameter(word).and_then(|it| seen.get_mut(it)) {
                    *seen += usize::from(depth > 0);
                    if *seen > 1 {
                        return true;
                    }
                }
            }
        }
    }
    false
}

/// How many words stand in the longest braces, whatever command they may be the body of.
fn longest_braces(words: &[&str]) -> usize {
    let mut open = Vec::new();
    let mut longest = 0;
    for (at, word) in words.iter().enumerate() {
        match *word {
            "{" => open.push(at),
            "}" => longest = longest.max(open.pop().map_or(0, |open| at - open - 1)),
            _ => {}
        }
    }
    longest
}

/// Lets the commands of a text become what they stand for.
fn grown(
    mut words: Vec<&str>,
    definitions: &HashMap<&str, Definition<'_>>,
) -> Result<usize, String> {
    words.reverse();
    let mut rest = words;
    let mut most = MOST_WORDS;
    let mut expansions = 0;
    while let Some(word) = rest.pop() {
        if [r"\def", r"\gdef"].contains(&word) {
            while rest.last().is_some_and(|next| *next != "{") {
                rest.pop();
            }
            piece(&mut rest);
            continue;
        }
        if word == r"\@ifnextchar" {
            let sought = piece(&mut rest);
            let (there, not_there) = (piece(&mut rest), piece(&mut rest));
            let is_there = rest.last() == sought.first();
            let chosen = if is_there { there } else { not_there };
            rest.extend(chosen.iter().rev());
            continue;
        }
        let Some(definition) = definitions.get(word) else {
            continue;
        };
        expansions += 1;
        let pieces: Vec<Vec<&str>> = (0..definition.takes)
            .map(|number| match number == 0 && definition.is_bracketed {
                true => bracketed(&mut rest),
                false => piece(&mut rest),
            })
            .collect();
        let length = |word: &&str| {
            parameter(word)
                .and_then(|it| pieces.get(it))
                .map_or(1, Vec::len)
        };
        let length: usize = definition.body.iter().map(length).sum();
        if expansions > MOST_EXPANSIONS || length > most {
            return Err(String::from(
                "its commands grow without end, or longer than a page",
            ));
        }
        most -= length;
        for word in definition.body.iter().rev() {
            match parameter(word).and_then(|it| pieces.get(it)) {
                Some(piece) => rest.extend(piece.iter().rev()),
                None => rest.push(word),
            }
        }
    }
    Ok(MOST_EXPANSIONS)
}

/// Which piece a word of a body stands for.
fn parameter(word: &str) -> Option<usize> {
    let number: usize = word.strip_prefix('#')?.parse().ok()?;
    number.checked_sub(1)
}

/// Takes what a command is given next: a word, or what stands in braces.
fn piece<'t>(rest: &mut Vec<&'t str>) -> Vec<&'t str> {
    while rest.last() == Some(&" ") {
        rest.pop();
    }
    match rest.pop() {
        Some("{") => up_to(rest, "}"),
        word => word.into_iter().collect(),
    }
}

fn bracketed<'t>(rest: &mut Vec<&'t str>) -> Vec<&'t str> {
    rest.pop();
    up_to(rest, "]")
}

fn up_to<'t>(rest: &mut Vec<&'t str>, end: &str) -> Vec<&'t str> {
    let mut depth = 0_usize;
    let mut taken = Vec::new();
    while let Some(word) = rest.pop() {
        if depth == 0 && word == end {
            break;
        }
        match word {
            "{" => depth += 1,
            "}" => depth = depth.saturating_sub(1),
            _ => {}
        }
        taken.push(word);
    }
    taken
}

/// The definition behind a `\def`. Nothing where what it takes is marked in another way than ours.
fn definition<'t>(words: &[&'t str]) -> Option<(&'t str, Definition<'t>)> {
    let (name, words) = words.split_first()?;
    let open = words.iter().position(|word| *word == "{")?;
    let (head, words) = words.split_at(open);
    let head: Vec<&str> = head.iter().filter(|word| **word != " ").copied().collect();
    let is_bracketed = head.first() == Some(&"[");
    let parameters = match head.as_slice() {
        ["[", "#1", "]", rest @ ..] => rest,
        rest => rest,
    };
    if !parameters.iter().all(|word| parameter(word).is_some()) {
        return None;
    }
    let mut rest: Vec<&str> = words.iter().rev().copied().collect();
    let definition = Definition {
        takes: parameters.len() + usize::from(is_bracketed),
        is_bracketed,
        body: piece(&mut rest),
    };
    Some((name, definition))
}

/// The words of a text: commands, parameters and signs, without comments.
fn words(latex: &str) -> Vec<&str> {
    let mut words = Vec::with_capacity(latex.len());
    let mut rest = latex;
    while let Some(sign) = rest.chars().next() {
        let length = match sign {
            '\\' => command_at(rest).len(),
            '#' => 1 + rest[1..].bytes().take(1).filter(u8::is_ascii_digit).count(),
            '%' => {
                rest = rest.find('\n').map_or("", |end| &rest[end..]);
                continue;
            }
            sign if sign.is_whitespace() => {
                words.push(" ");
                rest = rest.trim_start();
                continue;
            }
            sign => sign.len_utf8(),
        };
        let (word, after) = rest.split_at(length);
        words.push(word);
        rest = after;
    }
    words
}
