//! Inputs that others have tried to break pages with, and what is left of each.

use super::tree;

/// One input on a line, with `\n` for a line end. Lines that begin with `#` name what follows.
const HOSTILE: &str = include_str!("hostile.txt");

#[test]
fn nothing_hostile_names_an_element_or_attribute_off_the_list() {
    let inputs = HOSTILE
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty());
    let mut count = 0;
    for input in inputs {
        let body = input.replace("\\n", "\n");
        for body in [
            body.clone(),
            format!("Words {body} words"),
            format!("- {body}\n\n> {body}"),
        ] {
            tree::holds(&body);
        }
        count += 1;
    }
    assert!(count >= 300, "{count}");
}
