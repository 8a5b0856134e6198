//! The style sheet as readers load it: without comments and without the spaces that are there for
//! whoever writes it. What stands in quotes stays as it is.

/// Takes out what a browser does not read.
pub fn minified(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find(['"', '/']) {
        squeezed(&rest[..at], &mut out);
        rest = &rest[at..];
        let end = if rest.starts_with("/*") {
            let end = rest.find("*/").map_or(rest.len(), |end| end + 2);
            rest = &rest[end..];
            continue;
        } else if let Some(quoted) = rest.strip_prefix('"') {
            quoted.find('"').map_or(rest.len(), |end| end + 2)
        } else {
            1
        };
        out.push_str(&rest[..end]);
        rest = &rest[end..];
    }
    squeezed(rest, &mut out);
    out.replace(";}", "}")
}

/// Drops spaces beside `{ } ; , >` and after `:`; of others that follow each other one is left.
fn squeezed(css: &str, out: &mut String) {
    for character in css.chars() {
        let last = out.chars().next_back().unwrap_or('{');
        if character.is_whitespace() {
            if !last.is_whitespace() && !"{};,>:".contains(last) {
                out.push(' ');
            }
        } else {
            if last == ' ' && "{};,>".contains(character) {
                out.pop();
            }
            out.push(character);
        }
    }
}
