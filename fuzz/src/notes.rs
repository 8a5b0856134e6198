//! A note is known from any bytes, and everything known of it has a place in them.

use domain::{Note, NotePath, front_matter};

use crate::problems;

/// Reads the bytes as a note and looks whether what is told of it is in them.
pub fn notes(bytes: &[u8]) {
    let path = NotePath::new("notes/A note.md").expect("a note's path");
    let note = Note::read(path.clone(), bytes);
    assert_eq!(note, Note::read(path, bytes), "a note is read alike twice");
    assert_eq!(note.size, bytes.len() as u64);

    let text = String::from_utf8_lossy(bytes);
    problems::check(&note.problems, &text);
    let texts: Vec<&str> = text.split('\n').collect();
    let lines = u32::try_from(texts.len()).expect("few lines");
    assert!((1..=lines).contains(&Note::title_line(&text)));
    assert!(!note.title.trim().is_empty());
    for link in &note.links {
        assert!((1..=lines).contains(&link.line), "{link:?}");
        let line = texts[link.line as usize - 1];
        assert!(line.contains(&link.target), "{link:?} is not in {line:?}");
    }

    let parts = front_matter::split(&text);
    assert_eq!(parts.body.end, text.len());
    if !parts.body.is_empty() {
        let line = text[..parts.body.start].split('\n').count();
        assert_eq!(line, parts.body_line as usize, "the line of the body");
    }
    if let Some(yaml) = parts.yaml {
        assert!(yaml.end <= parts.body.start);
        assert!(text.is_char_boundary(yaml.start) && text.is_char_boundary(yaml.end));
    }
    for tag in &note.head.tags {
        let line = front_matter::line_of_item(&text, "tags", |item| item == tag);
        assert!(
            line.is_some_and(|line| (1..=lines).contains(&line)),
            "{tag}"
        );
    }
}
