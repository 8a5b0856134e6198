//! What every problem keeps to, whoever found it.

use domain::Problem;

/// Fails unless each problem can be shown: a place that is there, and a message of one line.
pub fn check(problems: &[Problem], text: &str) {
    let lines = lines(text);
    for problem in problems {
        if let Some(line) = problem.line {
            let line = line as usize;
            assert!((1..=lines).contains(&line), "of {lines} lines: {problem:?}");
        }
        assert!(problem.column != Some(0), "{problem:?}");
        assert!(!problem.message.is_empty(), "{problem:?}");
        assert!(!problem.message.contains('\n'), "{problem:?}");
    }
}

/// How many lines a text has. Editors, YAML and Markdown alike know lone carriage returns as line ends.
pub fn lines(text: &str) -> usize {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.split('\n').count()
}
