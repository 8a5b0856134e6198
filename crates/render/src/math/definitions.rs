//! Commands that an author defines, and names that the library has under another.

/// Beginnings of definitions, each with the name of a command and what it stands for.
const DEFINING: [&str; 3] = [r"\newcommand", r"\renewcommand", r"\providecommand"];
/// A definition of an operator's name.
const OPERATOR: &str = r"\DeclareMathOperator";

/// A formula as the library reads it, with as many lines.
pub(super) fn spelled(latex: &str) -> String {
    let mut out = String::with_capacity(latex.len());
    let mut rest = latex;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let command = command_at(&rest[at..]);
        let after = &rest[at + command.len()..];
        let defined = match command {
            _ if DEFINING.contains(&command) => definition(after),
            OPERATOR => operator(after),
            r"\mbox" => Some((String::from(r"\text"), after)),
            r"\label" => braced(after).map(|(_, after)| (String::new(), after)),
            _ => None,
        };
        match defined {
            Some((written, after)) => {
                out.push_str(&written);
                rest = after;
            }
            None => {
                out.push_str(command);
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// The definitions in a formula, for the formulas that follow in the note.
pub(super) fn definitions(latex: &str) -> String {
    let spelled = spelled(latex);
    let mut found = String::new();
    for (at, _) in spelled.match_indices(r"\def\") {
        let text = &spelled[at..];
        if let Some(open) = text.find('{')
            && let Some((_, after)) = braced(&text[open..])
        {
            found.push_str(&text[..text.len() - after.len()].replace('\n', " "));
        }
    }
    found
}

/// The names of the commands in a text of definitions.
pub(super) fn names(definitions: &str) -> impl Iterator<Item = &str> {
    let after = definitions
        .match_indices(r"\def\")
        .map(|(at, _)| &definitions[at + 4..]);
    after.map(command_at)
}

/// The command at the start of a text.
fn command_at(text: &str) -> &str {
    let letters = text[1..]
        .bytes()
        .take_while(u8::is_ascii_alphabetic)
        .count();
    match letters {
        0 => {
            let sign = text[1..].chars().next().map_or(0, char::len_utf8);
            &text[..1 + sign]
        }
        _ => &text[..1 + letters],
    }
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
    // One with a value for what is left out is not known to the library.
    let (body, after) = braced(text.trim_start())?;
    let takes: String = (1..=count).map(|number| format!("#{number}")).collect();
    name.starts_with('\\')
        .then(|| (format!(r"\def{name}{takes}{{{body}}}"), after))
}

fn operator(text: &str) -> Option<(String, &str)> {
    let (star, text) = match text.strip_prefix('*') {
        Some(text) => ("*", text),
        None => ("", text),
    };
    let (name, text) = braced(text.trim_start())?;
    let (words, after) = braced(text.trim_start())?;
    let name = name.trim();
    name.starts_with('\\').then(|| {
        (
            format!(r"\def{name}{{\operatorname{star}{{{words}}}}}"),
            after,
        )
    })
}

/// What stands in the braces at the start of a text, and what follows them.
fn braced(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix('{')?;
    let (mut depth, mut escaped) = (1_usize, false);
    for (at, sign) in inside.char_indices() {
        match sign {
            '{' if !escaped => depth += 1,
            '}' if !escaped => depth -= 1,
            _ => {}
        }
        escaped = sign == '\\' && !escaped;
        if depth == 0 {
            return Some((&inside[..at], &inside[at + 1..]));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{definitions, names, spelled};

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
            (r"\label{eq:a}x", "x"),
            (r"\newcommand{\R", r"\newcommand{\R"),
            (r"a\é", r"a\é"),
            ("\\", "\\"),
        ] {
            assert_eq!(spelled(latex), expected);
        }
        let found = definitions(r"\newcommand{\R}{\mathbb{R}} x \newcommand\a{b}");
        assert_eq!(found, r"\def\R{\mathbb{R}}\def\a{b}");
        assert_eq!(names(&found).collect::<Vec<_>>(), [r"\R", r"\a"]);
    }
}
