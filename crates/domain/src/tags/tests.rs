use super::*;
use crate::{Act, Catalogue, CatalogueEdit, Change, Note, NotePath, SiteSettings};

fn library() -> Library {
    let (catalogue, _) = Catalogue::read(
        "[[tag]]\nslug='ml'\ntitle='Machine learning'\nwas=['ai']\n[[tag]]\nslug='rust'\ntitle='Rust'\n",
    );
    let note = |path: &str, tags: &str| {
        let text = format!("---\ntags: {tags}\n---\n");
        Note::read(NotePath::new(path).unwrap(), text.as_bytes())
    };
    let notes = vec![
        note("notes/a.md", "[ai, Rust]"),
        note("notes/b.md", "[ML]"),
        note("notes/c.md", "[Loose]"),
    ];
    Library::new(notes, catalogue, SiteSettings::default(), Vec::new())
}

fn slug(text: &str) -> Slug {
    Slug::parse(text).unwrap()
}

fn heads(change: &Change) -> Vec<(&str, &[HeadEdit])> {
    let edits = change.edits.iter();
    edits
        .filter_map(|edit| match &edit.act {
            Act::Head(head) => Some((edit.file.path(), &head[..])),
            _ => None,
        })
        .collect()
}

fn replace(from: &[&str], to: Option<&str>) -> HeadEdit {
    HeadEdit::ReplaceTags {
        from: from.iter().map(|from| (*from).to_owned()).collect(),
        to: to.map(Into::into),
    }
}

#[test]
fn renaming_a_tag_writes_the_new_title_in_every_note_that_has_it() {
    let change = rename(&library(), &slug("ml"), "Learning machines").unwrap();
    assert_eq!(
        change.name,
        "Rename tag Machine learning to Learning machines in 2 notes"
    );
    assert_eq!(
        heads(&change),
        [
            (
                "notes/a.md",
                &[replace(&["ai"], Some("Learning machines"))][..]
            ),
            (
                "notes/b.md",
                &[replace(&["ML"], Some("Learning machines"))][..]
            ),
        ]
    );
    let Act::Catalogue(edits) = &change.edits[0].act else {
        panic!("the catalogue comes first");
    };
    let [CatalogueEdit::PutTag { slug: old, tag }] = &edits[..] else {
        panic!("one tag is put");
    };
    assert_eq!(old.as_ref(), Some(&slug("ml")));
    assert_eq!(tag.slug, slug("learning-machines"));
    assert_eq!(tag.was, [slug("ai"), slug("ml")]);
}

#[test]
fn renaming_a_tag_to_one_that_exists_is_refused_with_a_hint_to_merge() {
    for title in ["rust", "Loose"] {
        let refused = rename(&library(), &slug("ml"), title).unwrap_err();
        assert!(
            refused.hint.starts_with("Merge Machine learning into"),
            "{refused:?}"
        );
    }
}

#[test]
fn merging_only_takes_the_old_tag_off_a_note_that_has_both() {
    let change = merge(&library(), &[slug("ml")], &slug("rust")).unwrap();
    assert_eq!(
        heads(&change),
        [
            ("notes/a.md", &[replace(&["ai"], None)][..]),
            ("notes/b.md", &[replace(&["ML"], Some("Rust"))][..]),
        ]
    );
    assert!(merge(&library(), &[slug("ml")], &slug("ml")).is_err());
}

#[test]
fn deleting_a_tag_that_is_only_in_notes_leaves_the_catalogue_alone() {
    let change = delete(&library(), &[slug("loose")]).unwrap();
    assert_eq!(change.name, "Delete tag Loose in 1 note");
    assert_eq!(
        heads(&change),
        [("notes/c.md", &[replace(&["Loose"], None)][..])]
    );
    assert_eq!(change.edits.len(), 1);
}

#[test]
fn creating_a_tag_twice_or_without_a_title_is_refused() {
    assert!(create(&library(), "Rust", "").is_err());
    assert!(create(&library(), "  ", "").is_err());
    assert!(create(&library(), "Loose", "").is_ok());
}

#[test]
fn a_tag_only_in_notes_enters_the_catalogue_when_it_is_described() {
    let change = describe(&library(), &slug("loose"), "Loose ends.").unwrap();
    let after = change.edits[0]
        .act
        .result(&change.edits[0].file, Some(""))
        .unwrap();
    assert_eq!(
        after.text.unwrap(),
        "[[tag]]\nslug = \"loose\"\ntitle = \"Loose\"\ndescription = \"Loose ends.\"\n"
    );
}

#[test]
fn several_tags_become_one_and_a_note_that_had_two_of_them_has_one() {
    let change = merge(&library(), &[slug("ml"), slug("rust")], &slug("loose")).unwrap();
    assert_eq!(
        change.name,
        "Merge tags Machine learning, Rust into Loose in 2 notes"
    );
    assert_eq!(
        heads(&change),
        [
            ("notes/a.md", &[replace(&["ai", "Rust"], Some("Loose"))][..]),
            ("notes/b.md", &[replace(&["ML"], Some("Loose"))][..]),
        ]
    );
    let Act::Catalogue(catalogue) = &change.edits[0].act else {
        panic!("the catalogue is edited first");
    };
    let CatalogueEdit::PutTag { tag, .. } = &catalogue[0] else {
        panic!("the tag that stays is put first");
    };
    assert_eq!(tag.was, [slug("ai"), slug("ml"), slug("rust")]);
    assert_eq!(catalogue.len(), 3);
}

#[test]
fn several_tags_are_taken_off_at_once_and_none_is_not_enough() {
    let change = delete(&library(), &[slug("ml"), slug("rust"), slug("ml")]).unwrap();
    assert_eq!(change.name, "Delete tags Machine learning, Rust in 2 notes");
    assert!(delete(&library(), &[]).is_err());
    assert!(merge(&library(), &[], &slug("ml")).is_err());
}

#[test]
fn a_tag_that_a_note_writes_in_two_ways_is_written_once_by_its_new_name() {
    let (catalogue, _) =
        Catalogue::read("[[tag]]\nslug='machine-learning'\ntitle='machine-learning'\nwas=['ml']\n");
    for (text, slug_of, title, expect) in [
        ("[Kafka, kafka]", "kafka", "KAFKA", "[KAFKA]"),
        (
            "[ml, x, machine-learning]",
            "machine-learning",
            "Machine Learning",
            "[Machine Learning, x]",
        ),
    ] {
        let text = format!("---\ntags: {text}\n---\n");
        let note = Note::read(NotePath::new("notes/a.md").unwrap(), text.as_bytes());
        let library = Library::new(
            [note],
            catalogue.clone(),
            SiteSettings::default(),
            Vec::new(),
        );
        let change = rename(&library, &slug(slug_of), title).unwrap();
        let edit = &change.edits[1];
        let after = edit.act.result(&edit.file, Some(&text)).unwrap();
        assert_eq!(after.text.unwrap(), format!("---\ntags: {expect}\n---\n"));
    }
}

#[test]
fn a_name_that_another_tag_has_or_had_is_refused_with_a_way_out() {
    let (catalogue, _) = Catalogue::read(
        "[[tag]]\nslug='machine-learning'\ntitle='Learning'\nwas=['ml']\n[[tag]]\nslug='dl'\ntitle='DL'\n",
    );
    let library = Library::new([], catalogue, SiteSettings::default(), Vec::new());
    for title in ["ML", "Machine Learning", "learning"] {
        assert!(!create(&library, title, "").unwrap_err().hint.is_empty());
        let refused = rename(&library, &slug("dl"), title).unwrap_err();
        assert!(
            refused.hint.starts_with("Merge DL into Learning"),
            "{refused:?}"
        );
    }
}
