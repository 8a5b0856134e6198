//! Commands that an author defines, and names that the library has under another.

use super::latex::{braced, command_at};
use super::{commands, marks};

/// Beginnings of definitions, each with the name of a command and what it stands for.
const DEFINING: [&str; 3] = [r"\newcommand", r"\renewcommand", r"\providecommand"];
/// A definition of an operator's name.
const OPERATOR: &str = r"\DeclareMathOperator";

/// Commands that draw digits in another way. The library joins neighbouring digits to one number, whose
/// way is that of its first.
const FONTS: [&str; 9] = [
    r"\bm",
    r"\bold",
    r"\boldsymbol",
    r"\mathbb",
    r"\mathbbm",
    r"\mathbf",
    r"\mathds",
    r"\mathsf",
    r"\mathtt",
];

/// A formula as the library reads it, with as many lines.
pub(super) fn spelled(latex: &str) -> String {
    spelled_in(latex, Tags::Marked)
}

/// What becomes of `\tag`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tags {
    /// The row is marked with it, see `marks`.
    Marked,
    /// It is left as it is: what stands within another is an error of its author's.
    Left,
}

fn spelled_in(latex: &str, tags: Tags) -> String {
    let mut out = String::with_capacity(latex.len());
    let mut rest = latex;
    while let Some(at) = rest.find(['\\', '%']) {
        out.push_str(&rest[..at]);
        if rest[at..].starts_with('%') {
            // What an author commented out is no command.
            let end = rest[at..].find('\n').map_or(rest.len(), |end| at + end);
            out.push_str(&rest[at..end]);
            rest = &rest[end..];
            continue;
        }
        let command = command_at(&rest[at..]);
        let after = &rest[at + command.len()..];
        let written = match command {
            _ if DEFINING.contains(&command) => definition(after),
            OPERATOR => operator(after),
            r"\mbox" => Some((String::from(r"\text"), after)),
            r"\begin" => {
                let written = commands::environment(after);
                written.map(|(written, after)| (spelled_in(&written, tags), after))
            }
            _ if FONTS.contains(&command) => digits_in(command, after),
            // MathJax loads parts of itself by it, and all of ours is there.
            r"\require" => braced(after.trim_start()).map(|(_, after)| (String::new(), after)),
            r"\label" => marks::label(after),
            r"\ref" | r"\eqref" => marks::reference(command, after),
            r"\href" | r"\url" => marks::link(command, after),
            r"\tag" if tags == Tags::Marked => {
                let inner = |words: &str| spelled_in(words, Tags::Left);
                marks::tag(after, inner)
            }
            _ => None,
        };
        let (written, after) = written.unwrap_or_else(|| (command.to_owned(), after));
        out.push_str(&written);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The labels in a formula, in their order.
pub(super) fn labels(latex: &str) -> Vec<String> {
    let places = latex.match_indices(r"\label");
    let labels = places.filter_map(|(at, name)| braced(latex[at + name.len()..].trim_start()));
    labels.map(|(label, _)| label.trim().to_owned()).collect()
}

/// Digits of another way, apart from those beside them.
fn digits_in<'t>(command: &str, text: &'t str) -> Option<(String, &'t str)> {
    let text = text.trim_start_matches(' ');
    let (digits, after) = match braced(text) {
        Some(inside) => inside,
        None => text.split_at_checked(1)?,
    };
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| (format!("{{{command}{{{digits}}}{{}}}}"), after))
}

fn definition(text: &str) -> Option<(String, &str)> {
    let text = text.strip_prefix('*').unwrap_or(text).trim_start();
    let (name, text) = match braced(text) {
        Some((name, after)) => (name.trim(), after),
        None if text.starts_with('\\') => text.split_at(command_at(text).len()),
        None => return None,
    };
    let text = text.trim_start();
    let (count, text) = match text.strip_prefix('[').and_then(|text| text.split_once(']')) {
        Some((count, after)) => (
            count.trim().parse().ok().filter(|count| *count < 10)?,
            after,
        ),
        None => (0_usize, text),
    };
    let (left_out, text) = match text.trim_start().strip_prefix('[') {
        Some(value) if count > 0 => {
            let (value, after) = value.split_once(']')?;
            (Some(value), after)
        }
        _ => (None, text),
    };
    let (body, after) = braced(text.trim_start())?;
    if !name.starts_with('\\') {
        return None;
    }
    let body = spelled(body);
    let takes = |from: usize| -> String { (from..=count).map(|it| format!("#{it}")).collect() };
    let written = match left_out {
        None => format!(r"\def{name}{}{{{body}}}", takes(1)),
        // A value for what is left out is looked for by a second command, as LaTeX does it.
        Some(value) => format!(
            r"\def{name}{{\@ifnextchar[{{{name}@given}}{{{name}@given[{value}]}}}}\def{name}@given[#1]{}{{{body}}}",
            takes(2)
        ),
    };
    Some((written, after))
}

fn operator(text: &str) -> Option<(String, &str)> {
    let (star, text) = match text.strip_prefix('*') {
        Some(text) => ("*", text),
        None => ("", text),
    };
    let (name, text) = braced(text.trim_start())?;
    let (words, after) = braced(text.trim_start())?;
    let words = spelled(words);
    let name = name.trim();
    name.starts_with('\\').then(|| {
        (
            format!(r"\def{name}{{\operatorname{star}{{{words}}}}}"),
            after,
        )
    })
}

#[cfg(test)]
mod tests {
    use super::spelled;

    #[test]
    fn definitions_are_spelled_as_the_library_has_them() {
        for (latex, expected) in [
            (r"\newcommand{\R}{\mathbb{R}}\R", r"\def\R{\mathbb{R}}\R"),
            (
                r"\newcommand\pair[2]{(#1,#2)}\pair ab",
                r"\def\pair#1#2{(#1,#2)}\pair ab",
            ),
            (
                r"\DeclareMathOperator*{\best}{best}",
                r"\def\best{\operatorname*{best}}",
            ),
            (r"\mbox{if }\mboxes\\", r"\text{if }\mboxes\\"),
            ("%\\mbox{\n\\mbox{a}", "%\\mbox{\n\\text{a}"),
            (
                r"\newcommand{\E}[2][x]{\mbox{#1}#2}",
                r"\def\E{\@ifnextchar[{\E@given}{\E@given[x]}}\def\E@given[#1]#2{\text{#1}#2}",
            ),
            (r"\newcommand{\R", r"\newcommand{\R"),
            (r"a\é", r"a\é"),
            ("\\", "\\"),
        ] {
            assert_eq!(spelled(latex), expected);
        }
    }
}
