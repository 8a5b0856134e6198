use super::*;
use crate::{Act, Catalogue, Note, NotePath, SiteSettings};

const TEXT: &str = "[[topic]]\nslug = \"systems\"\ntitle = \"Systems\"\n\n\
    [[topic]]\nslug = \"craft\"\ntitle = \"Craft\"\n";

fn library() -> Library {
    let (catalogue, _) = Catalogue::read(TEXT);
    let path = NotePath::new("notes/a.md").unwrap();
    let note = Note::read(path, b"---\ntopic: Systems\n---\n");
    Library::new([note], catalogue, SiteSettings::default(), Vec::new())
}

fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

fn catalogue_after(change: &crate::Change) -> Catalogue {
    let edit = &change.edits[0];
    let after = edit.act.result(&edit.file, Some(TEXT)).unwrap();
    Catalogue::read(&after.text.unwrap()).0
}

#[test]
fn a_renamed_topic_takes_its_notes_along_and_keeps_its_old_address() {
    let change = edit(&library(), &slug("systems"), "Living systems", "h", "d").unwrap();
    assert_eq!(
        change.name,
        "Rename topic Systems to Living systems in 1 note"
    );
    let head = vec![HeadEdit::Topic(Some("living-systems".into()))];
    assert_eq!(change.edits[1].act, Act::Head(head));
    let catalogue = catalogue_after(&change);
    assert_eq!(catalogue.topics[0].was, [slug("systems")]);
    assert_eq!(catalogue.topics[0].headline, "h");
}

#[test]
fn a_topic_whose_title_stays_touches_no_note() {
    let change = edit(&library(), &slug("systems"), "Systems", "new", "").unwrap();
    assert_eq!(change.name, "Edit topic Systems");
    assert_eq!(change.edits.len(), 1);
}

#[test]
fn two_topics_cannot_have_one_name() {
    assert!(create(&library(), "craft", "", "").is_err());
    assert!(edit(&library(), &slug("systems"), "Craft", "", "").is_err());
    let change = create(&library(), "Play", "", "").unwrap();
    assert_eq!(catalogue_after(&change).topics.len(), 3);
}

#[test]
fn the_notes_of_a_deleted_topic_go_where_the_author_says() {
    let change = delete(&library(), &slug("systems"), Some(&slug("craft"))).unwrap();
    let head = vec![HeadEdit::Topic(Some("craft".into()))];
    assert_eq!(change.edits[1].act, Act::Head(head));
    let catalogue = catalogue_after(&change);
    assert_eq!(catalogue.topics.len(), 1);
    assert_eq!(catalogue.topics[0].was, [slug("systems")]);

    let change = delete(&library(), &slug("systems"), None).unwrap();
    assert_eq!(change.edits[1].act, Act::Head(vec![HeadEdit::Topic(None)]));
    assert!(delete(&library(), &slug("systems"), Some(&slug("systems"))).is_err());
}

#[test]
fn topics_can_be_put_in_another_order() {
    let change = reorder(&library(), &slug("craft"), 0).unwrap();
    assert_eq!(change.name, "Move topic Craft to place 1");
    assert_eq!(catalogue_after(&change).topics[0].slug, slug("craft"));
}
