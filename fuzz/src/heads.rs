//! Front matter is read whatever it is, and an edit of one key is that edit or none.

use domain::front_matter::{edit, line_of, read, split};
use domain::{Head, HeadEdit, Slug, Spelling, State};

use crate::problems;

const FILE: &str = "notes/a.md";

/// Reads the head and makes every kind of edit on it. The words that are written are those of the
/// first line of the body.
pub fn heads(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (head, found) = read(FILE, &text);
    problems::check(&found, &text);
    let body = split(&text).body().trim_start();
    let words = body.lines().next().unwrap_or_default().to_owned();
    for change in changes(&head, words) {
        check(&text, &head, &change);
    }
}

fn changes(head: &Head, words: String) -> Vec<HeadEdit> {
    let day = "2026-03-09".parse().ok();
    let tag = |words: &str| Some(words.trim().to_owned()).filter(|words| !words.is_empty());
    let mut changes = vec![
        HeadEdit::Title(words.clone()),
        HeadEdit::Title("A: new # title".to_owned()),
        HeadEdit::Topic(Some(words.clone())),
        HeadEdit::Topic(None),
        HeadEdit::Date(day),
        HeadEdit::Updated(None),
        HeadEdit::State(State::Ready),
        HeadEdit::State(State::Draft),
        HeadEdit::Summary(Some(words.clone())),
        HeadEdit::Slug(Slug::from_title(&words)),
        HeadEdit::Tags(tag(&words).into_iter().chain(["b, c".to_owned()]).collect()),
        HeadEdit::Tags(Vec::new()),
        HeadEdit::Aliases(head.aliases.iter().rev().cloned().collect()),
    ];
    changes.extend(tag(&words).map(HeadEdit::AddTag));
    for tag in head.tags.iter().take(3) {
        changes.push(HeadEdit::RemoveTag(tag.clone()));
        let to = |to: Option<&str>| HeadEdit::ReplaceTags {
            from: vec![tag.clone()],
            to: to.map(str::to_owned),
        };
        changes.extend([to(Some("Another: tag")), to(Some(&words)), to(None)]);
    }
    changes
}

fn check(text: &str, head: &Head, change: &HeadEdit) {
    // Refused, the text is what it was: the author keeps it.
    let Ok(new) = edit(text, change) else {
        return;
    };
    let context = || format!("{change:?} made of {text:?} {new:?}");
    let (after, _) = read(FILE, &new);
    assert_eq!(after, wanted(head, &after, change), "{}", context());
    assert_eq!(
        edit(&new, change).as_ref(),
        Ok(&new),
        "a second time: {}",
        context()
    );

    let Some(yaml) = split(text).yaml else {
        let body = text.strip_prefix('\u{feff}').unwrap_or(text);
        assert!(new.ends_with(body), "{}", context());
        assert_eq!(text.starts_with('\u{feff}'), new.starts_with('\u{feff}'));
        return;
    };
    let (before, behind) = around(text, yaml.end, key_of(change));
    assert!(new.len() >= before.len() + behind.len(), "{}", context());
    assert!(
        new.starts_with(before) && new.ends_with(behind),
        "{}",
        context()
    );
    // Between quotes a line may begin with the sign of a remark and be none.
    if !text[yaml.clone()].contains(['"', '\'']) {
        let is_remark = |line: &&str| line.starts_with('#');
        let remarks: Vec<&str> = text[yaml].lines().filter(is_remark).collect();
        let yaml = split(&new).yaml.expect("a front matter");
        let kept: Vec<&str> = new[yaml].lines().filter(is_remark).collect();
        assert_eq!(kept, remarks, "{}", context());
    }
}

/// The head after a change: the key of the change as wanted, every other as it was.
fn wanted(head: &Head, after: &Head, change: &HeadEdit) -> Head {
    let mut wanted = head.clone();
    // What there is to read of a head follows from all its keys, and has tests of its own.
    wanted.written = after.written;
    let text = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    match change {
        HeadEdit::Title(title) => wanted.title = text(title),
        HeadEdit::Topic(topic) => wanted.topic = topic.as_deref().and_then(text),
        HeadEdit::Summary(summary) => wanted.summary = summary.as_deref().and_then(text),
        HeadEdit::Date(date) => wanted.date = *date,
        HeadEdit::Updated(date) => wanted.updated = *date,
        HeadEdit::State(state) => wanted.state = *state,
        HeadEdit::Slug(slug) => wanted.slug = slug.clone(),
        HeadEdit::Aliases(aliases) => wanted.aliases = aliases.clone(),
        HeadEdit::Tags(tags) => wanted.tags = tags.clone(),
        HeadEdit::AddTag(tag) => {
            // Whether a spelling of it is there already is decided by the rules of names.
            if after.tags != head.tags {
                wanted.tags.push(tag.clone());
            }
        }
        HeadEdit::RemoveTag(tag) => {
            assert!(!after.tags.contains(tag), "{tag} is still there");
            wanted.tags.retain(|other| after.tags.contains(other));
            assert!(
                head.tags
                    .iter()
                    .all(|it| same(it, tag) || after.tags.contains(it))
            );
        }
        HeadEdit::ReplaceTags { from, to } => {
            let is_from = |tag: &String| from.contains(tag);
            let stay: Vec<&String> = head.tags.iter().filter(|tag| !is_from(tag)).collect();
            let mut others: Vec<&String> = after.tags.iter().collect();
            if let Some(to) = to.as_deref().and_then(text) {
                assert!(
                    after.tags.iter().any(|tag| same(tag, &to)),
                    "{to} is not there"
                );
                if stay.len() != others.len() {
                    let at = others
                        .iter()
                        .position(|tag| **tag == to)
                        .expect("the new tag");
                    others.remove(at);
                }
            }
            assert_eq!(others, stay);
            wanted.tags.clone_from(&after.tags);
        }
    }
    wanted
}

fn same(one: &str, other: &str) -> bool {
    Spelling::of(one) == Spelling::of(other)
}

/// What stands before the lines of a key and what stands behind them, up to the end of the text.
/// A key that is not there has no lines; where they would be is for the edit to say.
fn around<'text>(text: &'text str, end: usize, key: &str) -> (&'text str, &'text str) {
    let Some(line) = line_of(text, key) else {
        return ("", "");
    };
    let mut at = 0;
    let mut start = None;
    for (number, written) in (1..).zip(text.split_inclusive('\n')) {
        let other = written.split(':').next().unwrap_or_default().trim();
        let other = other.trim_matches(['"', '\'']);
        match start {
            None if number == line => start = Some(at),
            Some(start) if at >= end || line_of(text, other) == Some(number) => {
                return (&text[..start], &text[at.min(end)..]);
            }
            _ => {}
        }
        at += written.len();
    }
    (&text[..start.unwrap_or_default()], &text[end..])
}

fn key_of(change: &HeadEdit) -> &'static str {
    match change {
        HeadEdit::Title(_) => "title",
        HeadEdit::Topic(_) => "topic",
        HeadEdit::Date(_) => "date",
        HeadEdit::Updated(_) => "updated",
        HeadEdit::State(_) => "state",
        HeadEdit::Summary(_) => "summary",
        HeadEdit::Slug(_) => "slug",
        HeadEdit::Aliases(_) => "aliases",
        HeadEdit::Tags(_)
        | HeadEdit::AddTag(_)
        | HeadEdit::RemoveTag(_)
        | HeadEdit::ReplaceTags { .. } => "tags",
    }
}
