use proptest::collection::vec;
use proptest::prelude::*;

use super::{Merged, merge, merge_words};

#[track_caller]
fn check(base: &str, mine: &str, theirs: &str, expect: &str) {
    let merged = merge(base, mine, theirs);
    assert_eq!(merged.text, expect);
    assert_eq!(merged.conflicts, []);
    assert_eq!(merge(base, theirs, mine), merged);
}

#[track_caller]
fn check_conflict(base: &str, mine: &str, theirs: &str, sides: (&str, &str, &str)) {
    let Merged { text, conflicts } = merge(base, mine, theirs);
    let [conflict] = &conflicts[..] else {
        panic!("one conflict, not {conflicts:?}");
    };
    assert_eq!(&text[conflict.at.clone()], conflict.mine);
    let found = (&*conflict.base, &*conflict.mine, &*conflict.theirs);
    assert_eq!(found, sides);
}

#[test]
fn separate_edits_are_both_taken() {
    check(
        "a\nb\nc\nd\n",
        "A\nb\nc\nd\n",
        "a\nb\nc\nD\ne\n",
        "A\nb\nc\nD\ne\n",
    );
    check("a\nb\nc\n", "a\nc\n", "a\nb\nc\nd", "a\nc\nd");
}

#[test]
fn the_same_edit_made_twice_is_taken_once() {
    check("a\nb\n", "a\nX\nb\n", "a\nX\nb\n", "a\nX\nb\n");
    check("a\nb\nc\n", "A\nb\nc\n", "A\nb\nC\n", "A\nb\nC\n");
}

#[test]
fn lines_side_by_side_are_separate_lines() {
    check(
        "---\ntitle: A\ntags: [x]\n---\n",
        "---\ntitle: B\ntags: [x]\n---\n",
        "---\ntitle: A\ntags: [x, y]\n---\n",
        "---\ntitle: B\ntags: [x, y]\n---\n",
    );
    check("a\nb\n", "a\nnew\nb\n", "a\nB\n", "a\nnew\nB\n");
}

#[test]
fn lines_that_both_changed_are_a_conflict_in_which_mine_stands() {
    check_conflict(
        "a\nb\nc\n",
        "a\nM\nc\n",
        "a\nT\nc\nd\n",
        ("b\n", "M\n", "T\n"),
    );
    assert_eq!(
        merge("a\nb\nc\n", "a\nM\nc\n", "a\nT\nc\nd\n").text,
        "a\nM\nc\nd\n"
    );
    check_conflict("a\nb\n", "a\nM\nb\n", "a\nT\nb\n", ("", "M\n", "T\n"));
    check_conflict("a\nb\nc\n", "a\nc\n", "a\nB\nc\n", ("b\n", "", "B\n"));
}

#[test]
fn a_last_line_without_an_end_is_not_joined_to_another() {
    check_conflict("a\nb\n", "a\nB", "a\nb\nc\n", ("b\n", "B", "b\nc\n"));
}

#[test]
fn texts_with_nothing_in_common_are_one_conflict() {
    check_conflict("", "mine\n", "theirs\n", ("", "mine\n", "theirs\n"));
    check("", "", "theirs", "theirs");
}

/// Short texts over few lines, so that edits often meet; some do not end their last line.
fn text() -> impl Strategy<Value = String> {
    let line = prop::sample::select(&["a", "b", "c", "", "- x"][..]);
    (vec(line, 0..12), any::<bool>()).prop_map(|(lines, ended)| {
        let text = lines.join("\n");
        if ended && !text.is_empty() {
            text + "\n"
        } else {
            text
        }
    })
}

/// What one author does to a line of which there is only one.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Edit {
    Leave,
    Change,
    Remove,
    InsertBefore,
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    use Edit::{Change, InsertBefore, Leave, Remove};
    let edit = prop::sample::select(&[Leave, Leave, Leave, Change, Remove, InsertBefore][..]);
    vec(edit, 20)
}

/// The lines after these edits.
fn edited(by: &str, edits: &[Edit]) -> Vec<String> {
    let mut lines = Vec::new();
    for (number, edit) in edits.iter().enumerate() {
        match edit {
            Edit::Leave => lines.push(format!("line {number}")),
            Edit::Change => lines.push(format!("line {number} changed by {by}")),
            Edit::Remove => {}
            Edit::InsertBefore => {
                lines.push(format!("before {number} by {by}"));
                lines.push(format!("line {number}"));
            }
        }
    }
    lines
}

fn joined(lines: &[String]) -> String {
    lines.iter().map(|line| format!("{line}\n")).collect()
}

proptest! {
    #[test]
    fn merging_with_an_unchanged_side_gives_the_other(base in text(), other in text()) {
        for merged in [merge(&base, &other, &base), merge(&base, &base, &other)] {
            prop_assert_eq!(&merged.text, &other);
            prop_assert!(merged.conflicts.is_empty());
        }
        prop_assert_eq!(merge(&base, &other, &other).text, other);
    }

    #[test]
    fn it_does_not_matter_who_is_who(base in text(), mine in text(), theirs in text()) {
        let one = merge(&base, &mine, &theirs);
        let other = merge(&base, &theirs, &mine);
        if one.conflicts.is_empty() {
            prop_assert_eq!(&one, &other);
        }
        prop_assert_eq!(one.conflicts.len(), other.conflicts.len());
        for (one, other) in one.conflicts.iter().zip(&other.conflicts) {
            prop_assert_eq!(&one.base, &other.base);
            prop_assert_eq!((&one.mine, &one.theirs), (&other.theirs, &other.mine));
        }
    }

    #[test]
    fn a_line_that_only_one_side_changed_is_never_dropped(mine in edits(), theirs in edits()) {
        let base = edited("nobody", &[Edit::Leave; 20]);
        let (in_mine, in_theirs) = (edited("me", &mine), edited("them", &theirs));
        let merged = merge(&joined(&base), &joined(&in_mine), &joined(&in_theirs));
        let text: Vec<&str> = merged.text.lines().collect();
        let of_conflicts: String =
            merged.conflicts.iter().map(|conflict| conflict.theirs.as_str()).collect();
        for line in in_mine.iter().filter(|line| !base.contains(line)) {
            prop_assert!(text.contains(&line.as_str()), "{} is gone", line);
        }
        for line in in_theirs.iter().filter(|line| !base.contains(line)) {
            let kept = text.contains(&line.as_str()) || of_conflicts.lines().any(|it| it == line);
            prop_assert!(kept, "{} is gone", line);
        }
        for (number, line) in base.iter().enumerate() {
            // What neither touched stays; what one alone changed or removed does not come back.
            if mine[number] == Edit::Leave && theirs[number] == Edit::Leave {
                prop_assert!(text.contains(&line.as_str()));
            }
        }
    }

    #[test]
    fn edits_of_different_lines_never_conflict(of_mine in vec(any::<Option<bool>>(), 20)) {
        let edit = |whose: bool| -> Vec<Edit> {
            let of = |is: &Option<bool>| if *is == Some(whose) { Edit::Change } else { Edit::Leave };
            of_mine.iter().map(of).collect()
        };
        let base = joined(&edited("nobody", &[Edit::Leave; 20]));
        let mine = joined(&edited("me", &edit(true)));
        let theirs = joined(&edited("them", &edit(false)));
        let merged = merge(&base, &mine, &theirs);
        prop_assert!(merged.conflicts.is_empty());
        prop_assert_eq!(merged.text.matches("by me").count(), mine.matches("by me").count());
        prop_assert_eq!(merged.text.matches("by them").count(), theirs.matches("by them").count());
    }
}

#[test]
fn words_of_one_line_that_two_changed_are_merged_and_the_same_word_is_a_conflict() {
    let [base, mine, theirs] = [
        "tags: [KAFKA, go]\nx\n",
        "tags: [KAFKA, go, new]\nx\n",
        "tags: [kafka, go]\nx\n",
    ];
    assert_eq!(merge(base, mine, theirs).conflicts.len(), 1);
    let merged = merge_words(base, mine, theirs);
    assert_eq!(merged.text, "tags: [kafka, go, new]\nx\n");
    assert_eq!(merged.conflicts, []);

    let conflict = merge_words("a\nx\ny b\n", "a\nnew\nx\ny c\n", "a\nx\ny d\n");
    let [conflict] = &conflict.conflicts[..] else {
        panic!("one conflict, not {conflict:?}");
    };
    assert_eq!((conflict.line, &*conflict.mine), (4, "y c\n"));
}

proptest! {
    #[test]
    fn merging_words_keeps_the_laws_of_merging(
        base in "[ab \n]{0,12}", mine in "[abc \n]{0,12}", theirs in "[abd \n]{0,12}"
    ) {
        prop_assert_eq!(merge_words(&base, &base, &theirs).text, theirs.clone());
        prop_assert_eq!(merge_words(&base, &mine, &base).text, mine.clone());
        prop_assert_eq!(merge_words(&base, &mine, &mine).text, mine.clone());
        let one = merge_words(&base, &mine, &theirs);
        let other = merge_words(&base, &theirs, &mine);
        prop_assert_eq!(one.conflicts.is_empty(), other.conflicts.is_empty());
        if one.conflicts.is_empty() {
            prop_assert_eq!(one.text, other.text);
        }
        let lines = merge(&base, &mine, &theirs);
        for conflict in &lines.conflicts {
            let from = mine.split_inclusive('\n').skip(conflict.line as usize - 1);
            let rest: String = from.collect();
            prop_assert!(rest.starts_with(&conflict.mine), "{:?} in {:?}", conflict, mine);
        }
    }
}
