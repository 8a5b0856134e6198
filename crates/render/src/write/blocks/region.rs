//! Parts of a source file that have a name there, in a comment before and after them.
//!
//! Four ways of writing it are known, each from a tool that authors may come from: `#region name`
//! of editors, `ANCHOR: name` of mdBook, `tag::name[]` of AsciiDoc, and `[start:name]` of MkDocs.

/// What a file holds under one name.
#[derive(Debug, PartialEq, Eq)]
pub struct Region {
    /// Its lines without what marks it or others, moved to the left as far as all allow.
    pub lines: Vec<String>,
    /// Whether the last of its parts has an end.
    pub ends: bool,
}

/// The region of that name. Nothing when the file has none.
pub fn find(text: &str, name: &str) -> Option<Region> {
    let mut open: Vec<&str> = Vec::new();
    let mut found = None;
    for line in text.lines() {
        match mark(line) {
            Some(Mark::Begin(begun)) => {
                if begun == name {
                    found.get_or_insert_with(Vec::new);
                }
                open.push(begun);
            }
            Some(Mark::End(ended)) => {
                // An end without a name ends what was begun last.
                let at = match ended {
                    "" => open.len().checked_sub(1),
                    ended => open.iter().rposition(|begun| *begun == ended),
                };
                if let Some(at) = at {
                    open.remove(at);
                }
            }
            None if open.contains(&name) => found.get_or_insert_with(Vec::new).push(line),
            None => {}
        }
    }
    found.map(|lines| Region {
        lines: dedented(lines),
        ends: !open.contains(&name),
    })
}

/// The names of all regions of a file, each once, in their order.
pub fn names(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for line in text.lines() {
        if let Some(Mark::Begin(name)) = mark(line)
            && !name.is_empty()
            && !names.contains(&name)
        {
            names.push(name);
        }
    }
    names
}

enum Mark<'t> {
    Begin(&'t str),
    End(&'t str),
}

/// What a line says of a region, if anything. Only a line that is a comment can say something.
fn mark(line: &str) -> Option<Mark<'_>> {
    let text = line.trim();
    let comment = ["//", "#", "--", "/*", "<!--", ";", "%", "'", "\""];
    if !comment.iter().any(|sign| text.starts_with(sign)) {
        return None;
    }
    let text = text
        .trim_end_matches("-->")
        .trim_end_matches("*/")
        .trim_end();
    if let Some((_, name)) = text.split_once("ANCHOR_END:") {
        return Some(Mark::End(name.trim()));
    }
    if let Some((_, name)) = text.split_once("ANCHOR:") {
        return Some(Mark::Begin(name.trim()));
    }
    for (open, close, begins) in [
        ("tag::", "[]", true),
        ("end::", "[]", false),
        ("[start:", "]", true),
        ("[end:", "]", false),
    ] {
        let name = text
            .split_once(open)
            .and_then(|(_, rest)| rest.strip_suffix(close));
        if let Some(name) = name.filter(|name| !name.contains(char::is_whitespace)) {
            return Some(if begins {
                Mark::Begin(name)
            } else {
                Mark::End(name)
            });
        }
    }
    let word = text.trim_start_matches(|sign: char| !sign.is_alphanumeric());
    let after = |keyword: &str| {
        let rest = word.strip_prefix(keyword)?;
        (rest.is_empty() || rest.starts_with(char::is_whitespace)).then(|| rest.trim())
    };
    after("endregion")
        .map(Mark::End)
        .or_else(|| after("region").map(Mark::Begin))
}

fn dedented(lines: Vec<&str>) -> Vec<String> {
    let indent = |line: &&str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let filled = lines.iter().filter(|line| !line.trim().is_empty());
    let least = filled.map(indent).min().unwrap_or(0);
    let cut = |line: &&str| line.get(least..).unwrap_or_default().to_owned();
    lines.iter().map(cut).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_found_however_it_is_marked() {
        for text in [
            "x\n    // #region a\n    one\n      two\n    // #endregion\ny",
            "x\n    # region a\n    one\n      two\n    # endregion a\ny",
            "x\n    #region a\n    one\n      two\n    #endregion\ny",
            "x\n    <!-- #region a -->\n    one\n      two\n    <!-- #endregion -->\ny",
            "x\n    // ANCHOR: a\n    one\n      two\n    // ANCHOR_END: a\ny",
            "x\n    /* tag::a[] */\n    one\n      two\n    /* end::a[] */\ny",
            "x\n    # --8<-- [start:a]\n    one\n      two\n    # --8<-- [end:a]\ny",
        ] {
            let region = find(text, "a").unwrap();
            assert!(region.ends && region.lines == ["one", "  two"], "{text}");
            assert_eq!(names(text), ["a"]);
        }
    }

    #[test]
    fn regions_may_lie_within_each_other_and_come_again() {
        let text = "// #region a\n1\n// #region b\n2\n// #endregion\n3\n// #endregion\n4\n// #region b\n5\n// #endregion";
        assert_eq!(find(text, "a").unwrap().lines, ["1", "2", "3"]);
        assert_eq!(find(text, "b").unwrap().lines, ["2", "5"]);
        assert_eq!(find(text, "c"), None);
        assert!(!find("# region a\n1", "a").unwrap().ends);
        assert_eq!(names(text), ["a", "b"]);
    }

    #[test]
    fn a_word_in_the_code_marks_nothing() {
        let text = "let region = 1;\n// regional a\nfn region() {}\n// a region b";
        assert!(names(text).is_empty());
    }
}
