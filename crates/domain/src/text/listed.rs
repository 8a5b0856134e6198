//! Many names in one sentence.

/// The names as a list of words, with "and 1,990 more" where `count` says that there are more.
pub fn listed(names: &[&str], count: usize) -> String {
    let more = match count.saturating_sub(names.len()) {
        0 => None,
        more => Some(format!("{} more", thousands(more))),
    };
    let mut names: Vec<&str> = names.to_vec();
    names.extend(more.as_deref());
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => (*last).to_owned(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
    }
}

/// "1,990".
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut words = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::listed;

    #[test]
    fn names_are_listed_as_one_speaks_and_what_is_more_is_counted() {
        assert_eq!(listed(&["a"], 1), "a");
        assert_eq!(listed(&["a", "b"], 2), "a and b");
        assert_eq!(listed(&["a", "b", "c"], 3), "a, b and c");
        assert_eq!(listed(&["a", "b"], 1992), "a, b and 1,990 more");
    }
}
