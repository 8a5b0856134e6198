//! The window edits text with `\n`; the file keeps the line ends and the mark its author gave it.

const MARK: char = '\u{feff}';

/// The text as the window sees it: no byte order mark, and every line ended by `\n`.
pub fn normalise(text: &str) -> String {
    let text = text.strip_prefix(MARK).unwrap_or(text);
    if !text.contains('\r') {
        return text.to_owned();
    }
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// The edited text `new`, with the byte order mark of `old` and, for each line that was not
/// edited, the line end it had in `old`. New lines get the line end of the line before them.
///
/// For `new` as [`normalise`] gives it of `old`, it is `old`. Normalised it is again what was typed,
/// less a mark in front that the file had not.
pub fn restore(old: &str, new: &str) -> String {
    let (mark, old) = match old.strip_prefix(MARK) {
        Some(rest) => (true, rest),
        None => (false, old),
    };
    // A second mark is a letter of the text, which the window holds; a first one it never holds.
    let new = match mark && old.starts_with(MARK) {
        true => new.replace("\r\n", "\n").replace('\r', "\n"),
        false => normalise(new),
    };
    let mut restored = String::with_capacity(new.len() + new.len() / 16 + 3);
    if mark {
        restored.push(MARK);
    }
    if !old.contains('\r') {
        restored.push_str(&new);
        return restored;
    }
    let old_lines = lines(old);
    let new_lines = lines(&new);
    let same_top = old_lines
        .iter()
        .zip(&new_lines)
        .take_while(|(old, new)| old.0 == new.0)
        .count();
    let at_most = old_lines.len().min(new_lines.len()) - same_top;
    let same_bottom = old_lines
        .iter()
        .rev()
        .zip(new_lines.iter().rev())
        .take(at_most)
        .take_while(|(old, new)| old.0 == new.0)
        .count();
    let mut ends = Ends {
        old: &old_lines[same_top..old_lines.len() - same_bottom],
        last: None,
        usual: usual_end(&old_lines),
    };
    let bottom = new_lines.len() - same_bottom;
    for (index, (line, end)) in new_lines.iter().enumerate() {
        restored.push_str(line);
        let kept = if index < same_top {
            Some(old_lines[index].1)
        } else if index >= bottom {
            Some(old_lines[old_lines.len() - (new_lines.len() - index)].1)
        } else {
            ends.of(line)
        };
        if let Some(kept) = kept.filter(|kept| !kept.is_empty()) {
            ends.last = Some(kept);
        }
        if !end.is_empty() {
            let end = match kept {
                Some(kept) if !kept.is_empty() => kept,
                _ => ends.last.unwrap_or(ends.usual),
            };
            // After a lone `\r`, an empty line that ended with `\n` would be lost in one line end.
            restored.push_str(match restored.ends_with('\r') && end == "\n" {
                true => "\r",
                false => end,
            });
        }
    }
    restored
}

/// The first line end of a text.
pub fn first(text: &str) -> Option<&str> {
    let at = text.find(['\n', '\r'])?;
    let length = if text[at..].starts_with("\r\n") { 2 } else { 1 };
    Some(&text[at..at + length])
}

/// The last line end of a text.
pub fn last(text: &str) -> Option<&str> {
    let at = text.rfind(['\n', '\r'])?;
    let start = if text[..=at].ends_with("\r\n") {
        at - 1
    } else {
        at
    };
    Some(&text[start..=at])
}

/// The line ends of the lines between the unchanged top and the unchanged bottom.
struct Ends<'text> {
    old: &'text [(&'text str, &'text str)],
    last: Option<&'text str>,
    usual: &'text str,
}

impl<'text> Ends<'text> {
    /// How far ahead an unchanged line is looked for; enough for a paragraph that was rewritten.
    const AHEAD: usize = 200;

    fn of(&mut self, line: &str) -> Option<&'text str> {
        let found = self
            .old
            .iter()
            .take(Self::AHEAD)
            .position(|old| old.0 == line)?;
        // An empty line far away is another empty line, not this one moved.
        if line.is_empty() && found > 1 {
            return None;
        }
        let end = self.old[found].1;
        self.old = &self.old[found + 1..];
        Some(end)
    }
}

/// The lines with their ends: `\n`, `\r\n`, `\r`, or nothing for the last.
fn lines(text: &str) -> Vec<(&str, &str)> {
    let mut lines = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['\n', '\r']) {
        let length = if rest[at..].starts_with("\r\n") { 2 } else { 1 };
        lines.push((&rest[..at], &rest[at..at + length]));
        rest = &rest[at + length..];
    }
    if !rest.is_empty() {
        lines.push((rest, ""));
    }
    lines
}

fn usual_end<'text>(lines: &[(&'text str, &'text str)]) -> &'text str {
    ["\r\n", "\n", "\r"]
        .into_iter()
        .max_by_key(|end| lines.iter().filter(|line| line.1 == *end).count())
        .unwrap_or("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    #[track_caller]
    fn check(old: &str, new: &str, expect: &str) {
        assert_eq!(restore(old, new), expect);
    }

    #[test]
    fn an_unedited_text_comes_back_byte_for_byte() {
        for text in [
            "",
            "a",
            "a\n",
            "a\r\nb\r\n",
            "\u{feff}a\r\nb\nc\rd",
            "\r\n\r\n\n\r",
            "\u{feff}",
            "a\r\n\r\nb\n\n",
        ] {
            assert_eq!(restore(text, &normalise(text)), text, "{text:?}");
        }
    }

    #[test]
    fn lines_that_were_not_edited_keep_their_ends() {
        check("a\r\nb\nc\r\n", "a\nB\nc\n", "a\r\nB\r\nc\r\n");
        check("a\r\nb\nc\n", "a\nnew\nb\nc\n", "a\r\nnew\r\nb\nc\n");
    }

    #[test]
    fn two_edits_far_apart_leave_the_lines_between_alone() {
        check(
            "a\r\nb\nc\r\nd\ne\r\n",
            "A\nb\nc\nd\nE\n",
            "A\r\nb\nc\r\nd\nE\n",
        );
    }

    #[test]
    fn new_lines_in_a_windows_file_are_windows_lines() {
        check("a\r\nb", "a\nb\nc\n", "a\r\nb\r\nc\r\n");
        check("a\r\n", "x\ny\n", "x\r\ny\r\n");
    }

    #[test]
    fn the_mark_stays_where_it_was_and_comes_nowhere_else() {
        check("\u{feff}a\n", "b\n", "\u{feff}b\n");
        check("a\n", "\u{feff}b\n", "b\n");
    }

    /// What stands between letters in the files of this world.
    const PARTS: &[&str] = &[
        "\n", "\r", "\r\n", "\u{feff}", "\0", "", "a", "é", "字", " b",
    ];

    fn texts() -> impl Strategy<Value = String> {
        vec(select(PARTS), 0..40).prop_map(|parts| parts.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(5_000))]

        #[test]
        fn whatever_stands_in_a_file_an_unedited_text_is_the_same_to_the_byte(old in texts()) {
            prop_assert_eq!(restore(&old, &normalise(&old)), old);
        }

        #[test]
        fn whatever_is_edited_stands_in_the_file_as_it_was_typed(old in texts(), new in texts()) {
            let typed = normalise(&new);
            let begins_anew = typed.starts_with(MARK) && !normalise(&old).starts_with(MARK);
            prop_assume!(!begins_anew);
            prop_assert_eq!(normalise(&restore(&old, &typed)), typed);
        }

        #[test]
        fn an_edited_line_leaves_the_bytes_of_the_lines_above_and_below(
            above in texts(), below in texts(),
        ) {
            let (above, below) = (format!("{above}\n"), format!("b{below}"));
            let old = format!("{above}was\n{below}");
            let new = normalise(&old).replacen("was", "is", 1);
            let restored = restore(&old, &new);
            prop_assert!(restored.starts_with(&format!("{above}is")), "{:?}", restored);
            prop_assert!(restored.ends_with(&below), "{:?}", restored);
        }
    }

    #[test]
    fn a_text_of_plain_lines_stays_plain() {
        check("a\n", "a\r\nb\r\n", "a\nb\n");
    }
}
