//! Names on the site: every tag and note has a page of its own whatever it is called, links find
//! notes as the library knows them, and addresses of older exports lead on.

mod support;

use domain::Problem;
use fieldnotes_site::check;
use std::fs;
use support::{Blog, renderer, snapshot, today};

fn found(blog: &Blog) -> Vec<Problem> {
    check(&snapshot(&blog.library), renderer(), today())
}

fn page(blog: &Blog, address: &str) -> String {
    fs::read_to_string(blog.target.join(address)).unwrap_or_else(|_| panic!("no {address}"))
}

fn tagged(title: &str, tags: &str) -> String {
    format!(
        "---\ntitle: {title}\ntags: [{tags}]\ndate: 2026-01-02\nstate: ready\nsummary: About {title}.\n---\nWords.\n"
    )
}

#[test]
fn tags_that_sound_alike_have_a_page_each_and_nobody_reads_a_made_up_name() {
    let blog = Blog::new();
    blog.write("notes/a.md", tagged("One", "实时, .NET, '?!'"));
    blog.write("notes/b.md", tagged("Two", "事实, NET"));
    blog.export();
    let tags = page(&blog, "tags.html");
    for title in ["实时", "事实", ".NET", ">NET", "?!"] {
        assert!(tags.contains(title), "{title}: {tags}");
    }
    assert!(!tags.contains("unnamed"));
    assert!(page(&blog, "tags/dot-net.html").contains(">One<"));
    assert!(!page(&blog, "tags/net.html").contains(">One<"));
    // Two tags had this address, and nobody can tell whose it was.
    assert!(!blog.target.join("tags/shi-shi.html").exists());
}

#[test]
fn an_address_of_an_older_export_leads_on_where_it_is_clear_whose_it_was() {
    let blog = Blog::new();
    blog.write("notes/时间.md", tagged("时间", "实时"));
    blog.export();
    for old in ["tags/shi-shi.html", "notes/shi-jian.html"] {
        let page = page(&blog, old);
        assert!(page.contains("http-equiv=\"refresh\""), "{old}: {page}");
    }
    blog.write("notes/事件.md", tagged("事件", "实时"));
    blog.export();
    assert!(!blog.target.join("notes/shi-jian.html").exists());
    assert!(
        found(&blog)
            .iter()
            .all(|problem| problem.code != "duplicate-slug")
    );
}

#[test]
fn a_name_in_brackets_finds_a_note_as_the_library_does() {
    let blog = Blog::new();
    blog.write(
        "notes/Templates.md",
        "---\ntitle: Template plugin\nslug: tp\naliases: [Vorlage]\nstate: ready\ndate: 2026-01-02\n---\n## Head Two\n",
    );
    blog.write(
        "notes/sync.md",
        "---\ntitle: Security\nslug: ssec\nstate: ready\n---\nx\n",
    );
    blog.write(
        "notes/publish.md",
        "---\ntitle: Security\nslug: psec\nstate: ready\n---\nx\n",
    );
    blog.note(
        "n",
        "[[Templates]] [[tp]] [[Template plugin]] [[Templates.md]] [[notes/templates]] [[Vorlage]]\n\n\
         [[Template plugin#Head Two]] [[#My head]] [[notes/sync]]\n\n## My head\n\n[[Security]]\n",
    );
    blog.export();
    let page = page(&blog, "notes/n.html");
    assert_eq!(
        page.matches("<a href=\"tp.html\">Template").count(),
        6,
        "{page}"
    );
    for href in ["tp.html#head-two", "#my-head", "ssec.html"] {
        assert!(page.contains(&format!("href=\"{href}\"")), "{href}: {page}");
    }
    let of_links: Vec<_> = found(&blog)
        .into_iter()
        .filter(|problem| problem.code.starts_with("missing"))
        .collect();
    assert_eq!(of_links.len(), 1, "{of_links:?}");
    assert_eq!(of_links[0].line, Some(13), "{of_links:?}");
    assert!(of_links[0].hint.contains("notes/publish.md, notes/sync.md"));
    assert!(
        self::page(&blog, "notes/tp.html").contains("href=\"n.html\""),
        "who links here"
    );
}

#[test]
fn notes_and_pictures_are_found_in_either_form_of_unicode() {
    let blog = Blog::new();
    blog.note(
        "re\u{301}sume\u{301}",
        "[back](caf\u{e9}.md) ![A](../media/bi\u{301}ld.png) ![B](../media/b\u{ed}ld.png)",
    );
    blog.note(
        "caf\u{e9}",
        "[to](r\u{e9}sum\u{e9}.md) [to](re%CC%81sume%CC%81.md) [[r\u{e9}sum\u{e9}]]",
    );
    blog.write("media/bi\u{301}ld.png", b"no picture");
    let of_links: Vec<_> = found(&blog)
        .into_iter()
        .filter(|problem| problem.code.starts_with("missing") || problem.code.starts_with("orphan"))
        .collect();
    assert_eq!(of_links, []);
}

#[test]
fn no_heading_and_no_element_of_a_note_has_an_id_of_the_theme() {
    let theme = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("theme");
    // The templates around the body of a note.
    for name in ["base.html", "note.html", "page.html"] {
        let template = fs::read_to_string(theme.join(name)).expect("a template");
        let ids = template.split(" id=\"").skip(1);
        for id in ids.filter_map(|rest| rest.split('"').next()) {
            assert!(render::OF_THE_PAGE.contains(&id), "{name}: {id}");
        }
    }
}

#[test]
fn case_19_the_title_in_lists_is_the_title_on_the_page_and_the_rest_stays_where_it_is() {
    let blog = Blog::new();
    let head = "date: 2026-01-02\nstate: ready\nsummary: S.";
    let note = |name: &str, head: &str, body: &str| {
        blog.write(
            &format!("notes/{name}.md"),
            format!("---\n{head}\n---\n\n{body}"),
        );
    };
    note(
        "setext-only",
        head,
        "A Setext Title\n==============\n\nWords.\n\nSub\n---\n\nMore.\n",
    );
    note(
        "h1-and-title",
        &format!("title: Keyboard Layout\n{head}"),
        "# Keyboard Layout\n\nWords.\n\n## Sub\n",
    );
    note(
        "h1-late",
        head,
        "Intro words first.\n\n# Late heading\n\nWords.\n",
    );
    note(
        "many-h1",
        &format!("title: Many\n{head}"),
        "# Part A\n\n## One\n\n# Part B\n\n## Two\n",
    );
    note("marked", head, "<!-- # no -->\n\n# The *loop* and `code`\n");
    blog.export();
    let list = page(&blog, "notes.html");
    for (name, title) in [
        ("setext-only", "A Setext Title"),
        ("h1-and-title", "Keyboard Layout"),
        ("h1-late", "Late heading"),
        ("many-h1", "Many"),
        ("marked", "The loop and code"),
    ] {
        let page = page(&blog, &format!("notes/{name}.html"));
        assert!(list.contains(&format!(">{title}</a>")), "{title}: {list}");
        let heading = format!(">{title}</h1>");
        assert_eq!(page.matches(&heading).count(), 1, "{name}: {page}");
        let body = page.split("id=\"note-body\"").nth(1).expect("a body");
        let body = body.split("</article>").next().expect("its end");
        let again = format!("{title} <a class=\"anchor\"");
        assert_eq!(body.contains(&again), name == "h1-late", "{name}: {body}");
    }
    let late = page(&blog, "notes/h1-late.html");
    assert!(
        late.find("Intro words").expect("there")
            < late.find("<h2 id=\"late-heading\"").expect("there")
    );
    let many = page(&blog, "notes/many-h1.html");
    for heading in [
        "<h2 id=\"part-a\"",
        "<h3 id=\"one\"",
        "<h2 id=\"part-b\"",
        "<h3 id=\"two\"",
    ] {
        assert!(many.contains(heading), "{heading}: {many}");
    }
}

#[test]
fn case_36_and_27_a_file_that_is_not_read_is_told_and_a_day_in_a_name_is_named() {
    let blog = Blog::new();
    blog.write("notes/a.markdown", "---\ntitle: A\nstate: ready\n---\n\nX.");
    blog.write(".hidden/b.markdown", "X.");
    blog.write(
        "notes/2016-02-28-jekyll-name.md",
        "---\ntitle: Jekyll name\nstate: ready\n---\n\nWords.\n",
    );
    let problems = found(&blog);
    let of = |code: &str| {
        let problems = problems.iter().filter(|problem| problem.code == code);
        problems.collect::<Vec<_>>()
    };
    let passed_over = of("passed-over");
    assert_eq!(passed_over.len(), 1, "{passed_over:?}");
    assert_eq!(passed_over[0].file, "notes/a.markdown");
    assert!(
        of("no-day")[0].hint.contains("date: 2016-02-28"),
        "{problems:?}"
    );
}

#[test]
fn real_21_however_many_notes_share_an_address_it_is_told_once_and_the_first_ones_are_named() {
    let blog = Blog::new();
    let count = 500;
    for at in 0..count {
        blog.write(
            &format!("notes/b{at:03}.md"),
            format!("---\ntitle: T{at}\nslug: index\ndate: 2026-01-01\nstate: ready\n---\n\nx\n"),
        );
    }
    let problems = found(&blog);
    let of_addresses: Vec<&Problem> = problems
        .iter()
        .filter(|problem| matches!(&*problem.code, "duplicate-slug" | "address-taken"))
        .collect();
    assert_eq!(of_addresses.len(), 1, "{of_addresses:?}");
    let told = of_addresses[0];
    assert_eq!(told.file, "notes/b000.md");
    assert!(told.message.contains("notes/b001.md"), "{told:?}");
    // However many they are, what is said stays short.
    assert!(told.message.len() < 500, "{told:?}");
}
