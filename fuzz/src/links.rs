//! The links of a note are found without rendering it, and a note that moves takes along those
//! that lead to it and no other.

use domain::links::{Moved, Written, outgoing, resolve, retarget};
use domain::{LinkKind, LinkOut, NotePath, front_matter};

/// Scans the bytes as a note, and moves the note `notes/old.md` that it may link to.
pub fn links(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let path = |path| NotePath::new(path).expect("a note's path");
    let (from, old, new) = (
        path("notes/a.md"),
        path("notes/old.md"),
        path("pages/A new.md"),
    );

    let before = of_body(&text);
    // As a rename finds them: every path of a link that leads to the note.
    let leading = |to: &NotePath| -> Written {
        let paths = before
            .iter()
            .filter(|link| link.kind == LinkKind::Note)
            .filter_map(|link| resolve(&from, &link.target))
            .filter(|led| led == to.as_str());
        Written {
            paths: paths.collect(),
            ..Written::default()
        }
    };
    let written = leading(&old);
    let moved = retarget(&text, &from, &moved_note(&old, &new, &written));
    let after = of_body(&moved);
    assert_eq!(before.len(), after.len(), "{text:?} became {moved:?}");
    let mut touched = false;
    for (was, is) in before.iter().zip(&after) {
        assert_eq!(
            (was.kind, was.line, &was.anchor),
            (is.kind, is.line, &is.anchor)
        );
        if was.target == is.target {
            continue;
        }
        touched = true;
        if matches!(was.kind, LinkKind::Note | LinkKind::Media) {
            assert_eq!(
                resolve(&from, &was.target).as_deref(),
                Some(old.as_str()),
                "{was:?}"
            );
            assert_eq!(
                resolve(&from, &is.target).as_deref(),
                Some(new.as_str()),
                "{is:?}"
            );
        }
    }
    assert!(touched || moved == text, "{text:?} became {moved:?}");
    for link in after.iter().filter(|link| link.kind == LinkKind::Note) {
        let leads_to = resolve(&from, &link.target);
        assert_ne!(
            leads_to.as_deref(),
            Some(old.as_str()),
            "{link:?} in {moved:?}"
        );
    }

    // The note that moves keeps its own links alive.
    let home = path("pages/deep/a.md");
    let written = leading(&from);
    let moved = retarget(&text, &from, &moved_note(&from, &home, &written));
    for (was, is) in before.iter().zip(of_body(&moved)) {
        if matches!(was.kind, LinkKind::Note | LinkKind::Media)
            && let Some(led) = resolve(&from, &was.target)
        {
            let leads = resolve(&home, &is.target).expect("a link to a file");
            let moves = led == from.as_str() && leads == home.as_str();
            assert!(moves || led == leads, "{was:?} became {is:?}");
        }
    }
}

fn moved_note<'a>(from: &'a NotePath, to: &'a NotePath, written: &'a Written) -> Moved<'a> {
    Moved { from, to, written }
}

fn of_body(text: &str) -> Vec<LinkOut> {
    outgoing(front_matter::split(text).body())
}
