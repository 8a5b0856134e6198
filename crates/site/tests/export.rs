//! A library on a disk becomes a site on a disk.

mod support;

use domain::Drafts;
use fieldnotes_site::{ExportError, ExportOptions, Mode, Renderer, Report, Unwatched, export};
use std::fs;
use std::path::{Path, PathBuf};
use support::{Blog, snapshot, today};

fn export_to(library: &Path, target: PathBuf) -> Result<Report, ExportError> {
    export_with(&Renderer::new(), library, target)
}

fn export_with(
    renderer: &Renderer,
    library: &Path,
    target: PathBuf,
) -> Result<Report, ExportError> {
    let options = ExportOptions {
        target,
        drafts: Drafts::Leave,
        today: today(),
        mode: Mode::Incremental,
        library: None,
        unread: Vec::new(),
    };
    export(&snapshot(library), renderer, &options, &Unwatched)
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The words of a page: markup dropped, the few entities a page has written out.
fn words(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = rest[at..].find('>').map_or("", |end| &rest[at + end + 1..]);
    }
    out.push_str(rest);
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ];
    entities
        .iter()
        .fold(out, |text, (entity, plain)| text.replace(entity, plain))
}

#[test]
fn a_page_has_one_heading_of_the_first_level() {
    let blog = Blog::new();
    let heads = [
        ("untitled", "", "# From the heading"),
        ("titled", "title: From the head\n", "# Another"),
    ];
    for (name, title, body) in heads {
        blog.write(
            &format!("notes/{name}.md"),
            format!("---\n{title}date: 2026-01-02\nstate: ready\n---\n\n{body}\n\n# More\n"),
        );
    }
    blog.export();
    for (name, title, count) in [
        ("untitled", "From the heading", 1),
        ("titled", "From the head", 2),
    ] {
        let page =
            fs::read_to_string(blog.target.join(format!("notes/{name}.html"))).expect("a page");
        assert_eq!(page.matches("<h1").count(), 1, "{page}");
        assert!(page.contains(&format!("{title}</h1>")), "{page}");
        assert_eq!(page.matches("<h2 id=").count(), count, "{page}");
    }
}

#[test]
fn every_line_of_the_reference_stands_in_order_on_the_home_page() {
    let disk = tempfile::tempdir().expect("a folder");
    let target = disk.path().join("site");
    export_to(&workspace().join("content"), target.clone()).expect("exported");
    let home = words(&fs::read_to_string(target.join("index.html")).expect("a home page"));
    let reference = fs::read_to_string(workspace().join("tests/fixtures/home.txt")).expect("there");
    let mut rest = home.as_str();
    for line in reference
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
    {
        let at = rest.find(line);
        assert!(
            at.is_some(),
            "missing, or out of order: {line}\nleft of the page:\n{rest}"
        );
        rest = &rest[at.unwrap_or_default() + line.len()..];
    }
}

#[test]
fn no_link_of_the_exported_site_leads_nowhere() {
    let disk = tempfile::tempdir().expect("a folder");
    let target = disk.path().join("site");
    let report = export_to(&workspace().join("content"), target.clone()).expect("exported");
    let pages = report
        .added
        .iter()
        .filter(|page| page.ends_with(".html") && *page != "404.html");
    let mut seen = 0;
    for page in pages {
        let html = fs::read_to_string(target.join(page)).expect("a page");
        for attribute in ["href=\"", "src=\""] {
            for written in html.split(attribute).skip(1) {
                let link = written.split('"').next().unwrap_or_default();
                let place = link.split('#').next().unwrap_or_default();
                if place.is_empty() || place.contains(':') {
                    continue;
                }
                let folder = target.join(page);
                let there = folder.parent().expect("a folder").join(place);
                assert!(there.is_file(), "{page} links to {link}");
                seen += 1;
            }
        }
    }
    assert!(seen > 100, "{seen} links");
}

#[test]
fn a_second_export_changes_nothing() {
    let disk = tempfile::tempdir().expect("a folder");
    let target = disk.path().join("site");
    let renderer = Renderer::new();
    let first =
        export_with(&renderer, &workspace().join("content"), target.clone()).expect("exported");
    let second = export_with(&renderer, &workspace().join("content"), target).expect("exported");
    assert_eq!(second.unchanged, first.added.len());
    assert!(second.added.is_empty() && second.changed.is_empty() && second.removed.is_empty());
}

#[test]
fn drafts_stay_out_and_old_addresses_lead_on() {
    let disk = tempfile::tempdir().expect("a folder");
    let library = disk.path().join("blog");
    fs::create_dir_all(library.join("notes")).expect("a folder");
    let write = |name: &str, text: &str| fs::write(library.join(name), text).expect("written");
    write(
        "site.toml",
        "title = \"B\"\nbase_url = \"https://b.example/\"\n",
    );
    write(
        "notes/out.md",
        "---\ntitle: Out\nstate: ready\ndate: 2026-01-02\naliases: [/posts/old/]\n---\nHello *there*.\n",
    );
    write("notes/secret.md", "---\ntitle: Secret\n---\nNot yet.\n");
    write(
        "notes/later.md",
        "---\ntitle: Later\nstate: ready\ndate: 2027-01-02\n---\nNot yet.\n",
    );
    let target = disk.path().join("site");
    let report = export_to(&library, target.clone()).expect("exported");
    assert!(report.added.contains(&"notes/out.html".to_owned()));
    for hidden in ["secret", "later"] {
        let named = report.added.iter().any(|address| address.contains(hidden));
        assert!(!named, "{hidden} is not on the site");
    }
    let old = fs::read_to_string(target.join("posts/old/index.html")).expect("a redirect");
    assert!(old.contains("../../notes/out.html"));
    let feed = fs::read_to_string(target.join("feed.xml")).expect("a feed");
    assert!(feed.contains("&lt;em&gt;there&lt;/em&gt;"));
    assert!(!feed.contains("Secret"));
}

#[test]
fn a_broken_note_stops_the_export_and_says_where() {
    let disk = tempfile::tempdir().expect("a folder");
    let library = disk.path().join("blog");
    fs::create_dir_all(library.join("notes")).expect("a folder");
    fs::write(library.join("site.toml"), "title = \"B\"\n").expect("written");
    for name in ["one", "two"] {
        let text = "---\ntitle: Same\nslug: same\nstate: ready\n---\nText.\n";
        fs::write(library.join(format!("notes/{name}.md")), text).expect("written");
    }
    let target = disk.path().join("site");
    let refused = export_to(&library, target.clone()).expect_err("two notes at one address");
    let ExportError::Blocked(problems) = refused else {
        panic!("{refused}");
    };
    // One finding for the address, at the first of its notes, that names the others.
    let told: Vec<&str> = problems
        .iter()
        .map(|problem| problem.file.as_str())
        .collect();
    assert_eq!(told, ["notes/one.md"]);
    assert!(problems[0].message.contains("notes/two.md"), "{problems:?}");
    assert!(!target.exists());
}

#[test]
fn the_preview_is_the_exported_page() {
    let disk = tempfile::tempdir().expect("a folder");
    let target = disk.path().join("site");
    let content = workspace().join("content");
    let renderer = Renderer::new();
    export_with(&renderer, &content, target.clone()).expect("exported");
    let snapshot = snapshot(&content);
    for note in snapshot.library.all() {
        let text = snapshot.read(&note.path).expect("a note").text;
        let draft = renderer.note_page(&snapshot, &note.path, &text, today());
        let blocks: Vec<&str> = draft
            .blocks
            .iter()
            .map(|block| block.html.as_str())
            .collect();
        let open = "<div id=\"note-body\">";
        let (before, after) = draft.shell.split_once(open).expect("a place for the body");
        let whole = format!("{before}{open}{}{after}", blocks.join("\n"));
        let exported = fs::read_to_string(target.join(&draft.address)).expect("a page");
        assert_eq!(exported, whole, "{}", draft.address);
    }
}

#[test]
fn the_blog_and_every_topic_and_tag_have_an_atom_and_a_json_feed() {
    let disk = tempfile::tempdir().expect("a folder");
    let target = disk.path().join("site");
    let content = workspace().join("content");
    let report = export_to(&content, target.clone()).expect("exported");
    let read = |address: &str| fs::read_to_string(target.join(address)).expect("a file");
    let is_shelf = |page: &&String| {
        page.ends_with(".html") && (page.starts_with("topics/") || page.starts_with("tags/"))
    };
    let mut lists: Vec<&str> = report.added.iter().filter(is_shelf).map(|s| &**s).collect();
    assert!(lists.len() > 5, "{lists:?}");
    lists.push("index.html");
    for list in lists {
        let name = list.strip_suffix(".html").expect("a page");
        let name = if name == "index" { "feed" } else { name };
        let alone = name.rsplit('/').next().expect("a name");
        let page = read(list);
        for (format, feed) in [("atom+xml", "xml"), ("feed+json", "json")] {
            let link = format!("<link rel=\"alternate\" type=\"application/{format}\" title=\"");
            let told = page.split(&link).nth(1).expect("a feed").split('>').next();
            let told = told.expect("a tag");
            assert!(told.contains(&format!("href=\"{alone}.{feed}\"")), "{told}");
        }
        assert!(read(&format!("{name}.xml")).contains("<content type=\"html\">"));
        let json: serde_json::Value =
            serde_json::from_str(&read(&format!("{name}.json"))).expect("JSON");
        let items = json["items"].as_array().expect("items");
        assert!(!items.is_empty(), "{name}");
        for item in items {
            let html = item["content_html"].as_str().expect("a text");
            let is_relative = |link: &str| !link.starts_with("http");
            let links = html.split(" href=\"").skip(1);
            let relative: Vec<&str> = links.filter(|link| is_relative(link)).collect();
            assert!(relative.is_empty(), "{relative:?}");
            assert!(!html.contains("class=\"anchor\"") && !html.contains("<h2 id="));
        }
    }
}

#[test]
fn every_page_names_the_icon_which_an_author_may_draw() {
    let blog = support::Blog::new();
    blog.note("one", "Words.");
    blog.export();
    let icon = |page: &str| {
        let html = fs::read_to_string(blog.target.join(page)).expect("a page");
        let link = html.split("<link rel=\"icon\"").nth(1).expect("an icon");
        let href = link.split("href=\"").nth(1).expect("an address");
        href.split('"').next().expect("its end").to_owned()
    };
    assert_eq!(icon("notes/one.html"), "../assets/favicon.svg");
    assert!(blog.target.join("assets/favicon.svg").is_file());
    assert!(blog.target.join("favicon.ico").is_file());
    blog.write(
        "media/favicon.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    );
    let report = blog.export();
    assert!(report.changed.contains(&"notes/one.html".to_owned()));
    assert_eq!(icon("notes/one.html"), "../media/favicon.svg");
    assert_eq!(icon("404.html"), "/media/favicon.svg");
}

#[test]
fn notes_can_be_searched_without_a_server_unless_the_author_wants_no_scripts() {
    let blog = support::Blog::new();
    blog.note("one", "Words.");
    blog.note("流处理", "Words.");
    blog.export();
    let read = |name: &str| fs::read_to_string(blog.target.join(name)).expect("a file");
    let lines = "var fieldnotes = [\n\
                 [\"one\",\"notes/one.html\",\"About one.\",[],\"2 January 2026\"],\n\
                 [\"流处理\",\"notes/";
    let index = read("assets/search-index.js");
    assert!(index.starts_with(lines), "{index}");
    let page = read("search.html");
    assert!(page.contains("<script src=\"assets/search-index.js\" defer>"));
    let without = page
        .split("<noscript>")
        .nth(1)
        .expect("words for readers without scripts");
    assert!(without.contains("href=\"archive.html\""));
    assert!(read("notes/one.html").contains("href=\"../search.html\""));
    assert!(read("notes/one.html").contains("src=\"../assets/copy.js\""));
    let settings = read_settings(&blog);
    blog.write(
        "site.toml",
        settings + "[scripts]\nsearch = false\ncopy = false\n",
    );
    let report = blog.export();
    assert_eq!(report.removed, ["assets/search-index.js", "search.html"]);
    for page in ["index.html", "notes/one.html"] {
        assert!(!read(page).contains("search") && !read(page).contains("<script src"));
    }
}

fn read_settings(blog: &support::Blog) -> String {
    fs::read_to_string(blog.library.join("site.toml")).expect("settings")
}

#[test]
fn no_page_and_no_feed_holds_a_control_character_whatever_a_head_says() {
    let blog = Blog::new();
    let head = "title: \"a\\x07b\"\nsummary: \"s\\x1bt\"\ntags: [\"u\\x02v\"]\nstate: ready\ndate: 2026-01-02";
    blog.write("notes/a.md", format!("---\n{head}\n---\nWords\u{1b}.\n"));
    let report = blog.export();
    let told = report.problems.iter();
    let told: Vec<_> = told
        .filter(|problem| problem.code == "control-character")
        .map(|problem| problem.line)
        .collect();
    assert_eq!(told, [Some(2), Some(3), Some(4), Some(8)]);
    let page = fs::read_to_string(blog.target.join("notes/a.html")).expect("a page");
    assert!(page.contains("a␇b") && page.contains("s␛t") && page.contains("u␂v"));
    for (path, bytes) in support::files(&blog.target) {
        if let Ok(text) = String::from_utf8(bytes) {
            let control = text
                .chars()
                .find(|sign| sign.is_control() && !"\t\n\r".contains(*sign));
            assert_eq!(control, None, "{path:?}");
        }
    }
}
