//! Names in double brackets: whatever part of a note is meant, by whatever name, readers get there, and
//! what cannot be found is told with its line.

mod support;

use domain::Problem;
use fieldnotes_site::check;
use std::fs;
use support::{Blog, renderer, snapshot, today};

fn found(blog: &Blog) -> Vec<Problem> {
    check(&snapshot(&blog.library), renderer(), today())
}

/// What is told of links and embedded notes, as `file:line code`.
fn told(blog: &Blog) -> Vec<String> {
    let problems = found(blog).into_iter();
    let of_links = problems.filter(|problem| {
        let codes = [
            "missing-anchor",
            "missing-link",
            "missing-image",
            "missing-embed",
        ];
        codes.contains(&&*problem.code)
    });
    of_links
        .map(|problem| {
            format!(
                "{}:{} {}",
                problem.file,
                problem.line.unwrap_or(0),
                problem.code
            )
        })
        .collect()
}

/// The body of a page.
fn body(blog: &Blog, address: &str) -> String {
    let page = fs::read_to_string(blog.target.join(address));
    let page = page.unwrap_or_else(|_| panic!("no {address}"));
    let body = page.split("<div id=\"note-body\">").nth(1).expect("a body");
    let end = body.find("</article>").or(body.find("</main>"));
    body[..end.expect("an end")].to_owned()
}

const TARGET: &str = "## Part one\n\nWords. ^word\n\n## she/her\n\nMore.\n\n## C\n\n## C++\n";

#[test]
fn case_12_names_lead_to_headings_by_their_words_in_tables_and_out_of_them() {
    let blog = Blog::new();
    blog.note("target", TARGET);
    blog.note(
        "tables",
        "| Page | w |\n| --- | --- |\n| [[target#Part one\\|The part]] | 1 |\n| [[#Here]] | 2 |\n\
         | [[target]] | 3 |\n| [[target\\|alias]] | 4 |\n\n- [[target#she/her|she/her words]]\n\
         - [[target#Part one]]\n- [[#Here]]\n- [[notes/target]] and [[target.md]] and [[Target]]\n\
         - [[target#C++]] [[target#^word|the word]]\n\n## Here\n\ntext\n",
    );
    blog.export();
    let body = body(&blog, "notes/tables.html");
    for link in [
        "<td><a href=\"target.html#part-one\">The part</a></td>",
        "<td><a href=\"#here\">Here</a></td>",
        "<td><a href=\"target.html\">target</a></td>",
        "<td><a href=\"target.html\">alias</a></td>",
        "<li><a href=\"target.html#sheher\">she/her words</a></li>",
        "<li><a href=\"target.html#part-one\">target › Part one</a></li>",
        "<li><a href=\"#here\">Here</a></li>",
        "<li><a href=\"target.html\">target</a> and <a href=\"target.html\">target</a> and <a href=\"target.html\">target</a></li>",
        "<a href=\"target.html#c-1\">target › C++</a>",
        "<a href=\"target.html#%5Eword\">the word</a>",
    ] {
        assert!(body.contains(link), "{link}\n{body}");
    }
    assert_eq!(told(&blog), [""; 0]);
    let target = self::body(&blog, "notes/target.html");
    assert!(
        target.contains("<p><span id=\"^word\"></span>Words.</p>"),
        "{target}"
    );
}

#[test]
fn real_14_names_are_paths_files_addresses_titles_and_aliases() {
    let blog = Blog::new();
    let note = |path: &str, head: &str, body: &str| {
        blog.write(path, format!("---\n{head}\nstate: ready\n---\n{body}"));
    };
    note(
        "notes/Templates.md",
        "title: Template plugin\nslug: tp\naliases: [Vorlage]",
        "# H\n\n## Head Two\n",
    );
    blog.write("notes/x.md", "---\nstate: ready\n---\nx");
    note(
        "notes/n.md",
        "title: t",
        "[[Templates]] [[tp]] [[Template plugin]] [[Templates.md]] [[Vorlage]] [[Template plugin#Head Two]]\n\
         [[#H]] [[t#Head Two]] [[notes/n]] [[n]]\n\n# H\n\n## Head Two\n",
    );
    blog.export();
    let body = body(&blog, "notes/n.html");
    assert_eq!(
        body.matches("href=\"tp.html\">Template plugin<").count(),
        5,
        "{body}"
    );
    for link in [
        "href=\"tp.html#head-two\"",
        "<a href=\"#h\">H</a>",
        "<a href=\"n.html#head-two\">t › Head Two</a> <a href=\"n.html\">t</a> <a href=\"n.html\">t</a>",
    ] {
        assert!(body.contains(link), "{link}\n{body}");
    }
    assert_eq!(told(&blog), [""; 0]);
}

#[test]
fn a_heading_or_block_that_is_not_there_is_told_with_its_line() {
    let blog = Blog::new();
    blog.note("target", TARGET);
    blog.note(
        "links",
        "[[target#Part two]]\n\n[[#Nowhere]] [[#^none]]\n\n| a |\n| - |\n| [[target#^gone\\|x]] |\n\n\
         [[nobody#Part one]]\n",
    );
    blog.export();
    // Three lines of front matter and the line of each.
    let line = |line: u32| line + 6;
    assert_eq!(
        told(&blog),
        [
            format!("notes/links.md:{} missing-anchor", line(1)),
            format!("notes/links.md:{} missing-anchor", line(3)),
            format!("notes/links.md:{} missing-anchor", line(3)),
            format!("notes/links.md:{} missing-anchor", line(7)),
            format!("notes/links.md:{} missing-link", line(9)),
        ]
    );
    let problems = found(&blog);
    let near = problems
        .iter()
        .find(|problem| problem.message.contains("Part two"));
    assert!(near.is_some(), "{problems:?}");
    let body = body(&blog, "notes/links.html");
    assert!(
        body.contains("<a href=\"target.html\">target</a>"),
        "{body}"
    );
    assert!(
        body.contains("<span class=\"missing-link\">Nowhere</span>"),
        "{body}"
    );
}

#[test]
fn a_page_follows_the_headings_of_a_note_that_it_leads_to_by_their_words() {
    let blog = Blog::new();
    blog.note("target", "## Part one\n");
    blog.note("links", "[[target#Part one]]\n");
    blog.export();
    assert!(body(&blog, "notes/links.html").contains("#part-one\""));
    blog.note("target", "## Part {#p}\n\n## Part one {#own}\n");
    blog.export();
    assert!(body(&blog, "notes/links.html").contains("#own\""));
    blog.note("target", "## Other\n");
    blog.export();
    assert!(!body(&blog, "notes/links.html").contains("#own\""));
    assert_eq!(told(&blog).len(), 1);
}

#[test]
fn brackets_that_are_the_words_of_a_markdown_link_are_no_name() {
    let blog = Blog::new();
    blog.note("2", "Two.");
    blog.note(
        "links",
        "[[2]](https://a.example/x) [[2]] (no) ![[2]](/media/a.svg) [[2]](see below)",
    );
    blog.write("media/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    blog.export();
    let body = body(&blog, "notes/links.html");
    assert!(
        body.contains("<a href=\"https://a.example/x\">[2]</a>"),
        "{body}"
    );
    assert!(body.contains("<a href=\"2.html\">2</a> (no)"), "{body}");
    assert!(body.contains("alt=\"[2]\""), "{body}");
    assert!(
        body.contains("<a href=\"2.html\">2</a>(see below)"),
        "{body}"
    );
}

#[test]
fn real_15_embedded_pictures_and_notes_are_shown_wherever_they_lie() {
    let blog = Blog::new();
    blog.write(
        "media/deep/photo.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"/>",
    );
    blog.write("media/b.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    blog.write("media/talk.mp3", "ID3");
    blog.write("media/paper.pdf", "%PDF-1.4");
    blog.write(
        "media/x/same.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    );
    blog.write(
        "media/y/same.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    );
    blog.write(
        "notes/beside.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    );
    blog.note("target", "## Part one\n\nWords, [up](../media/b.svg). ![B](../media/b.svg)\n\n[in](#part-one) [[#Part one]]\n");
    blog.note(
        "n",
        "![[photo.svg|A photo]] ![[deep/photo.svg|The same]] ![[media/b.svg|B]]\n\n![[target]]\n\n![[target#Part one]]\n\n\
         ![[talk.mp3]] ![[paper.pdf]]\n\n![[same.svg|a]] ![[x/same.svg|a]] ![[beside.svg|a]] ![[gone.svg|a]]\n",
    );
    blog.export();
    let body = body(&blog, "notes/n.html");
    for there in [
        "src=\"../media/deep/photo.svg\" alt=\"A photo\"",
        "src=\"../media/deep/photo.svg\" alt=\"The same\"",
        "<div class=\"embedded\" role=\"group\" aria-label=\"target\">",
        "<a href=\"target.html#part-one\">target › Part one</a>",
        "<a href=\"../media/b.svg\">up</a>",
        "<a href=\"target.html#part-one\">in</a> <a href=\"target.html#part-one\">Part one</a>",
        "<audio src=\"../media/talk.mp3\"",
        "<a href=\"../media/paper.pdf\">paper.pdf</a>",
        "src=\"../media/x/same.svg\"",
    ] {
        assert!(body.contains(there), "{there}\n{body}");
    }
    let problems = found(&blog);
    let told: Vec<&Problem> = problems
        .iter()
        .filter(|problem| problem.code == "missing-embed")
        .collect();
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(
        told[0].hint.contains("x/same.svg, media/y/same.svg"),
        "{told:?}"
    );
    assert!(
        told[1].hint.contains("notes/beside.svg is there"),
        "{told:?}"
    );
    // What is shown by its name alone is no orphan.
    let orphans: Vec<&str> = problems
        .iter()
        .filter(|problem| problem.code == "orphan-image")
        .map(|problem| problem.file.as_str())
        .collect();
    assert_eq!(orphans, ["media/y/same.svg"]);
}

#[test]
fn a_draft_never_reaches_readers_by_a_note_that_embeds_it() {
    let blog = Blog::new();
    blog.write(
        "notes/draft.md",
        "---\ntitle: D\nstate: draft\n---\nSecret words. ^s\n",
    );
    blog.note("between", "Between.\n\n![[draft]]\n");
    blog.note(
        "n",
        "![[draft]]\n\n![[draft#^s]]\n\n![[between]]\n\n![[n]]\n",
    );
    blog.export();
    for address in [
        "notes/n.html",
        "notes/between.html",
        "feed.xml",
        "feed.json",
    ] {
        let page = fs::read_to_string(blog.target.join(address)).expect("a page");
        assert!(!page.contains("Secret"), "{address}: {page}");
    }
    let told = told(&blog);
    assert_eq!(
        told.iter().filter(|told| told.contains("n.md")).count(),
        5,
        "{told:?}"
    );
}

#[test]
fn a_page_follows_the_text_of_every_note_that_is_shown_on_it() {
    let blog = Blog::new();
    blog.note("inner", "Inner one.");
    blog.note("between", "![[inner]]\n");
    blog.note("n", "![[between]]\n\n![[inner#^id]]\n");
    blog.export();
    assert!(body(&blog, "notes/n.html").contains("Inner one."));
    blog.note("inner", "Inner two. ^id");
    blog.export();
    let after = body(&blog, "notes/n.html");
    assert_eq!(after.matches("Inner two.").count(), 2, "{after}");
    let whole = Blog::new();
    for name in ["inner", "between", "n"] {
        let path = format!("notes/{name}.md");
        whole.write(&path, fs::read(blog.library.join(&path)).expect("a note"));
    }
    whole.export();
    assert_eq!(
        support::differing(
            &support::files(&blog.target),
            &support::files(&whole.target)
        ),
        support::NONE
    );
}

#[test]
fn real_27_a_picture_beside_a_note_is_not_said_to_be_missing() {
    let blog = Blog::new();
    blog.write(
        "notes/photo.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    );
    blog.note("n", "![alt](photo.svg) ![alt](gone.svg)\n");
    let problems = found(&blog);
    let told: Vec<&Problem> = problems
        .iter()
        .filter(|problem| problem.code == "missing-image")
        .collect();
    assert_eq!(told.len(), 2);
    assert!(told[0].message.contains("photo.svg is there"), "{told:?}");
    assert!(
        told[0].hint.contains("Put notes/photo.svg there"),
        "{told:?}"
    );
    assert!(
        told[1].message.contains("gone.svg is not there"),
        "{told:?}"
    );
}
