//! Commands and environments of LaTeX and MathJax that the library does not have, by what it has. They
//! stand before those of the author, who may define each anew.

use super::latex::braced;

/// Commands and what they stand for.
pub(super) const COMMANDS: [(&str, &str); 11] = [
    (r"\centernot", r"\not"),
    (r"\displaylines", r"\begin{gathered}#1\end{gathered}"),
    (r"\eqalign", r"\begin{aligned}#1\end{aligned}"),
    (r"\iddots", r"\mathinner{⋰}"),
    (r"\mathbbm", r"\mathbb{#1}"),
    (r"\mathds", r"\mathbb{#1}"),
    (r"\prescript", r"{}^{#1}_{#2}{#3}"),
    (r"\sideset", r"\mathop{{}#1#3\nolimits#2}"),
    (r"\strut", r"\mathstrut"),
    (r"\textmd", r"\text{#1}"),
    (r"\textup", r"\text{#1}"),
];

/// An environment behind its `\begin`, as the library has it: what is written for its beginning, its
/// body and its end, and what follows.
pub(super) fn environment(after: &str) -> Option<(String, &str)> {
    let (name, body) = braced(after.trim_start())?;
    let (begin, end) = match name.trim() {
        "flalign" => (r"\begin{align}", r"\end{align}"),
        "flalign*" => (r"\begin{align*}", r"\end{align*}"),
        "multline" => (
            r"\begin{equation}\begin{gathered}",
            r"\end{gathered}\end{equation}",
        ),
        "multline*" => (r"\begin{gathered}", r"\end{gathered}"),
        "eqnarray" => (r"\begin{align}", r"\end{align}"),
        "eqnarray*" => (r"\begin{align*}", r"\end{align*}"),
        _ => return None,
    };
    let close = format!(r"\end{{{name}}}");
    let (body, after) = body.split_once(&close)?;
    let body = match name.trim().starts_with("eqnarray") {
        true => with_one_mark_a_row(body),
        false => body.to_owned(),
    };
    Some((format!("{begin}{body}{end}"), after))
}

/// Rows with the sign between two marks, as `a &=& b`, with the mark before it alone.
fn with_one_mark_a_row(body: &str) -> String {
    let mut written = String::with_capacity(body.len());
    let (mut depth, mut marks) = (0_i32, 0);
    let mut signs = body.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => {
                let next = signs.next();
                if next == Some('\\') && depth == 0 {
                    marks = 0;
                }
                written.push(sign);
                written.extend(next);
                continue;
            }
            '{' => depth += 1,
            '}' => depth -= 1,
            '&' if depth == 0 => {
                marks += 1;
                if marks == 2 {
                    continue;
                }
            }
            _ => {}
        }
        written.push(sign);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::environment;

    #[test]
    fn environments_are_written_by_others() {
        let written = environment(r"{eqnarray}a&=&{b&c}\\d&\&=&e\end{eqnarray}x");
        let expected = String::from(r"\begin{align}a&={b&c}\\d&\&=e\end{align}");
        assert_eq!(written, Some((expected, "x")));
        assert_eq!(environment(r"{matrix}a\end{matrix}"), None);
        assert_eq!(environment(r"{multline}a"), None);
    }
}
