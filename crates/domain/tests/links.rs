//! Whatever a note is called and however notes link to it: when it gets another name, every link
//! that led to it leads to it, every other leads where it led, and every other line is the same.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod world;

use std::collections::{BTreeMap, BTreeSet};

use fieldnotes_domain::{Library, NotePath, notes};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use world::World;

const STEMS: &[&str] = &[
    "foo",
    "Foo bar",
    "foo-bar",
    "baz",
    "café",
    "cafe\u{301}",
    "时间",
    "事件",
    "a (b)",
    "C# & co",
    "x_y",
    "new",
];
const FOLDERS: &[&str] = &["notes/", "notes/sub/", "notes/Sub two/", "pages/"];

fn path() -> impl Strategy<Value = String> {
    (select(FOLDERS), select(STEMS)).prop_map(|(folder, stem)| format!("{folder}{stem}.md"))
}

fn head() -> impl Strategy<Value = String> {
    let title = proptest::option::of(select(
        &["Foo bar", "foo", "Café", "时间", "C# & co", "Other"][..],
    ));
    let slug = proptest::option::of(select(&["fb", "foo", "baz", "x"][..]));
    let alias = proptest::option::of(select(&["Vorlage", "notes/old.html", "new"][..]));
    (title, slug, alias, any::<bool>()).prop_map(|(title, slug, alias, ready)| {
        let title = title.map(|title| format!("title: \"{title}\"\n"));
        let slug = slug.map(|slug| format!("slug: {slug}\n"));
        let alias = alias.map(|alias| format!("aliases: [{alias}] # why\n"));
        let state = ready.then(|| "state: ready\n".to_owned());
        let head: String = [title, slug, alias, state].into_iter().flatten().collect();
        format!("---\n{head}---\n\n")
    })
}

/// A way to write a link: a line in which the note at a path, or with a name, takes the place of §.
fn line() -> impl Strategy<Value = (&'static str, &'static str, Index, bool)> {
    let by_path = select(
        &[
            "See [it](§#part) and [it](<§> \"t\").",
            "- [it](§?x=1)",
            "> [r]: § 'title'",
            "[r]: <§>\n[s]: §",
            "<a href=\"§\">it</a>",
            "<div>\n<a class='x' href='§'>it</a>\n</div>",
            "![p](../media/p.png) `[code](§)`",
            "[Spark](§) types `xs[0]: int`",
            "```\n[code](§)\n```",
            "text\n\n    [code](§)\n\ntext",
            "<!-- [no](§) -->",
            "- a\n\n  [it](§)",
            "[a [it](§) b](§)",
            "\\[no](§)",
            "[it]( § )",
            "1. x\n\n    [it](§)",
        ][..],
    );
    let by_name = select(
        &[
            "See [[§]] and [[§|it]].",
            "| a | b |\n| - | - |\n| [[§\\|it]] | [[§]] |",
            "[[§#Part one|it]] `[[§]]`",
            "![[§]] and ![[§#Part one|300]] [[2]](§)",
            "> - [[ § ]]",
            "# [[§]]",
            "[^1]: [[§]]",
            "\\[[§]]",
            "    [[§]]",
        ][..],
    );
    let name = select(
        &[
            "§",
            "§.md",
            "foo",
            "Foo bar",
            "FOO_BAR",
            "fb",
            "Café",
            "sub/foo",
            "notes/foo",
            "/notes/sub/foo.md",
            "时间",
            "Vorlage",
            "old",
            "C# & co",
            "C# & co#Part",
            "nothing",
            "../sub/foo",
            "Foo: bar",
        ][..],
    );
    (by_path, by_name, name, any::<Index>(), any::<bool>()).prop_map(
        |(by_path, by_name, name, at, is_path)| match is_path {
            true => (by_path, "", at, true),
            false => (by_name, name, at, false),
        },
    )
}

fn world() -> impl Strategy<Value = World> {
    let note = (path(), head(), vec((line(), any::<bool>()), 0..4));
    vec(note, 2..5).prop_map(|notes| {
        let paths: Vec<String> = notes.iter().map(|(path, ..)| path.clone()).collect();
        let mut texts = BTreeMap::new();
        let mut taken = BTreeSet::new();
        for (path, head, lines) in &notes {
            // A disk may take two paths for one that differ in case or in the form of Unicode.
            if !taken.insert(path.to_lowercase()) {
                continue;
            }
            let mut text = head.clone();
            for ((line, name, at, is_path), is_absolute) in lines {
                let to = &paths[at.index(paths.len())];
                let target = match is_path {
                    true => relative(path, to, *is_absolute),
                    false => {
                        name.replace('§', to.rsplit('/').next().unwrap().trim_end_matches(".md"))
                    }
                };
                text += &line.replace('§', &target);
                text += "\n\n";
            }
            texts.insert(path.clone(), text);
        }
        World {
            catalogue: String::new(),
            notes: texts,
        }
    })
}

fn relative(from: &str, to: &str, is_absolute: bool) -> String {
    let to = match is_absolute {
        true => format!("/{to}"),
        false => format!("{}{to}", "../".repeat(from.matches('/').count())),
    };
    let to = to
        .replace('%', "%25")
        .replace('#', "%23")
        .replace(' ', "%20");
    to.replace('(', "\\(")
        .replace(')', "%29")
        .replace('_', "\\_")
        .replace('&', "&amp;")
}

/// Where each link of each note leads, with its line.
fn leads(library: &Library) -> BTreeMap<NotePath, Vec<(u32, Option<NotePath>)>> {
    let of = |note: &fieldnotes_domain::Note| {
        let links = note.links.iter();
        let leads_to = |link| {
            library
                .leads_to(&note.path, link)
                .map(|note| note.path.clone())
        };
        links.map(|link| (link.line, leads_to(link))).collect()
    };
    library
        .all()
        .map(|note| (note.path.clone(), of(note)))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_link_to_a_note_leads_to_it_after_it_has_another_name(
        world in world(), at in any::<Index>(), name in select(&["baz", "New name", "foo", "Other", "old", "q"][..])
    ) {
        let library = world.library();
        let all: Vec<&NotePath> = library.all().map(|note| &note.path).collect();
        let from = all[at.index(all.len())].clone();
        let Ok(change) = notes::rename(&library, &from, name) else { return Ok(()); };
        let after = world.after(&change);
        let there = |path: &NotePath| match *path == from {
            true => change.edits.iter().find_map(|edit| match &edit.act {
                fieldnotes_domain::Act::Move { to, .. } => Some(to.clone()),
                _ => None,
            }).unwrap(),
            false => path.clone(),
        };
        let renamed = after.library();
        let leads_then = leads(&renamed);
        for (path, links) in leads(&library) {
            let then = &leads_then[&there(&path)];
            let before = &world.notes[path.as_str()];
            let text = &after.notes[there(&path).as_str()];
            prop_assert_eq!(links.len(), then.len(), "{}\n{}", before, text);
            for ((line, to), (_, then)) in links.iter().zip(then) {
                if let Some(to) = to {
                    prop_assert_eq!(Some(&there(to)), then.as_ref(), "line {} of {}\n{}\n{}", line, path, before, text);
                }
            }
            let body = |text: &str| fieldnotes_domain::front_matter::split(text).body().to_owned();
            let first = fieldnotes_domain::front_matter::split(before).body_line;
            for ((number, old), new) in (first..).zip(body(before).lines()).zip(body(text).lines()) {
                let touched = links.iter().any(|(line, to)| *line == number && to.as_ref() == Some(&from));
                prop_assert!(touched || old == new, "line {} of {} is another\n{}\n{}", number, path, before, text);
            }
            prop_assert_eq!(body(before).lines().count(), body(text).lines().count());
        }
    }
}
