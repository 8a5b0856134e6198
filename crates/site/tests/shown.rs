//! What a page may show and a site may carry lies in `media/` once every link is followed: no
//! configuration with a token, no draft and nothing hidden comes out by a file that a note names.

#![cfg(unix)]

mod support;

use domain::Problem;
use fieldnotes_site::{Mode, Unwatched, check, dry_run};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use support::{Blog, files, renderer, today};

const TOKEN: &str = "t0ken-of-the-author";

/// A name in `media/`, what the link of that name says, and a word of the reason.
const LINKS: [(&str, &str, &str); 24] = [
    ("conf.txt", "../.git/config", ".git/config"),
    ("env.txt", "../.env", ".env"),
    ("draft.txt", "../notes/draft.md", "notes/draft.md"),
    ("ready.txt", "../notes/ready.md", "notes/ready.md"),
    ("page.txt", "../pages/about.md", "pages/about.md"),
    ("in-media.txt", "draft.md", "is a note"),
    ("DRAFT.txt", "LOUD.MD", "is a note"),
    ("settings.txt", "../site.toml", "site.toml"),
    (
        "index.txt",
        "../.fieldnotes/library.db",
        ".fieldnotes/library.db",
    ),
    ("hidden.txt", ".hidden", "is hidden"),
    ("deep-hidden.txt", ".secret/deep.txt", "is hidden"),
    ("module.txt", "node_modules/a.txt", "is hidden"),
    ("outside.txt", "../../thesis/t.txt", "thesis/t.txt"),
    ("twice.txt", "conf.txt", ".git/config"),
    ("by-folder", "../../thesis", "thesis"),
    ("by-folder/t.txt", "", "thesis"),
    ("git", "../.git", ".git"),
    ("git/config", "", ".git"),
    ("up", "..", "outside the folder media/"),
    ("up/.env", "", "is hidden"),
    ("up/notes.txt", "", "outside the folder media/"),
    ("round", ".", "There is no"),
    ("round.txt", "round.txt", "leads nowhere"),
    ("dangling.txt", "not/there.txt", "leads nowhere"),
];

fn blog() -> Blog {
    let blog = Blog::new();
    let secret = |name: &str| blog.write(name, TOKEN);
    secret(".git/config");
    secret(".env");
    secret(".fieldnotes/library.db");
    secret("media/.hidden");
    secret("media/.secret/deep.txt");
    secret("media/node_modules/a.txt");
    secret("notes.txt");
    fs::create_dir(blog.beside("thesis")).expect("a folder");
    fs::write(blog.beside("thesis/t.txt"), TOKEN).expect("written");
    for draft in ["notes/draft.md", "media/draft.md", "media/LOUD.MD"] {
        blog.write(
            draft,
            format!("---\ntitle: Draft\nstate: draft\n---\n{TOKEN}\n"),
        );
    }
    blog.write(
        "notes/ready.md",
        "---\ntitle: Ready\nstate: ready\n---\nWords.\n",
    );
    blog.write(
        "pages/about.md",
        "---\ntitle: About\nstate: ready\n---\nWords.\n",
    );
    blog
}

/// The lines of a note that names a file in every way, with the finding that each must have.
fn naming(name: &str) -> (String, Vec<(u32, &'static str)>) {
    let lines = [
        format!("```text file=media/{name}"),
        "```".to_owned(),
        String::new(),
        format!("![A picture](/media/{name})"),
        String::new(),
        format!("<img src=\"/media/{name}\" alt=\"A picture\">"),
        String::new(),
        format!("[A link](../media/{name})"),
    ];
    let head = "---\ntitle: Naming\nstate: ready\ndate: 2026-01-02\n---";
    let found = vec![
        (6, "missing-include"),
        (9, "missing-image"),
        (11, "missing-image"),
        (13, "missing-link"),
    ];
    (format!("{head}\n{}\n", lines.join("\n")), found)
}

fn nothing_is_shown(blog: &Blog, name: &str, reason: &str) {
    let address = format!("media/{name}");
    let (text, wanted) = naming(name);
    blog.write("notes/naming.md", &text);
    blog.write(
        "site.toml",
        format!(
            "title = \"Blog\"\nbase_url = \"https://blog.example/\"\n\
             menu = [{{ label = \"It\", to = \"{address}\" }}]\n\
             [home]\nmap = {{ image = \"{address}\", alt = \"It\" }}\n"
        ),
    );
    let source = blog.snapshot();
    let found = check(&source, renderer(), today());
    for (line, code) in wanted {
        let is_it = |problem: &&Problem| {
            problem.file == "notes/naming.md" && problem.line == Some(line) && problem.code == code
        };
        let problem = found.iter().find(is_it);
        let problem =
            problem.unwrap_or_else(|| panic!("{name}: no {code} at {line} in {found:#?}"));
        let hint = problem.hint.as_str();
        assert!(hint.contains(reason), "{name}: {hint}");
    }
    let of_settings = found
        .iter()
        .find(|problem| problem.code == "missing-image" && problem.file == "site.toml");
    assert!(
        of_settings.is_some_and(|problem| problem.line == Some(5)),
        "{name}: {found:#?}"
    );
    assert_eq!(renderer().file(&source, &address), None, "{name}");
    let options = blog.options(&blog.target, Mode::Full);
    let told = dry_run(&source, renderer(), &options, &Unwatched).expect("told");
    assert!(told.added.iter().all(|added| *added != address), "{name}");
    blog.export_to(&blog.target, Mode::Full, &Unwatched)
        .expect("exported");
    for (file, bytes) in files(&blog.target) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains(TOKEN), "{name}: the token stands in {file}");
    }
    assert!(
        fs::symlink_metadata(blog.target.join(&address)).is_err(),
        "{name}"
    );
    let is_image = |page: &str| page.contains("og:image");
    let home = fs::read_to_string(blog.target.join("index.html")).expect("a page");
    assert!(!is_image(&home), "{name}");
}

#[test]
fn nothing_is_shown_or_carried_that_lies_outside_media_once_links_are_followed() {
    let blog = blog();
    for (name, to, _) in LINKS.iter().filter(|(_, to, _)| !to.is_empty()) {
        symlink(to, blog.library.join("media").join(name)).expect("a link");
    }
    for (name, to, reason) in LINKS {
        nothing_is_shown(&blog, name, reason);
        // A link that is not followed is told of, whether or not a note names it.
        let found = check(&blog.snapshot(), renderer(), today());
        let told = |problem: &Problem| {
            problem.code == "unsafe-media" && problem.file == format!("media/{name}")
        };
        assert!(
            to.is_empty() || found.iter().any(told),
            "{name}: {found:#?}"
        );
    }
}

#[test]
fn absolute_links_hidden_files_notes_and_pipes_are_neither_shown_nor_carried() {
    let blog = blog();
    symlink(
        blog.library.join(".env"),
        blog.library.join("media/whole.txt"),
    )
    .expect("a link");
    symlink("/dev/zero", blog.library.join("media/zero.txt")).expect("a link");
    let pipe = blog.library.join("media/pipe.txt");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.expect("mkfifo").success());
    for (name, reason) in [
        ("whole.txt", ".env"),
        ("zero.txt", "/dev/zero"),
        ("pipe.txt", "no file that can be copied"),
        (".hidden", "is hidden"),
        (".secret/deep.txt", "is hidden"),
        ("node_modules/a.txt", "is hidden"),
    ] {
        nothing_is_shown(&blog, name, reason);
    }
    // The bytes of a note are no picture, wherever it lies.
    assert_eq!(renderer().file(&blog.snapshot(), "media/draft.md"), None);
    assert!(!blog.target.join("media/draft.md").exists());
    assert!(!blog.target.join("media/LOUD.MD").exists());
}

#[test]
fn a_folder_of_media_that_is_a_link_out_is_told_of_and_not_carried() {
    let blog = Blog::new();
    blog.note("one", "![A dot](/media/t.txt)");
    fs::create_dir(blog.beside("thesis")).expect("a folder");
    fs::write(blog.beside("thesis/t.txt"), TOKEN).expect("written");
    for to in ["../thesis", "notes", "nowhere", "media"] {
        let media = blog.library.join("media");
        symlink(to, &media).expect("a link");
        let found = check(&blog.snapshot(), renderer(), today());
        assert!(
            found.iter().any(|problem| problem.code == "unsafe-media"),
            "{to}: {found:#?}"
        );
        blog.export();
        assert!(!blog.target.join("media").exists(), "{to}");
        fs::remove_file(media).expect("removed");
    }
}

#[test]
fn links_within_media_are_shown_and_carried() {
    let blog = Blog::new();
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"3\" height=\"4\"/>";
    blog.write("media/2026/dot.svg", svg);
    let link = |to: &str, name: &str| {
        symlink(to, blog.library.join("media").join(name)).expect("a link");
    };
    link("2026/dot.svg", "latest.svg");
    link("latest.svg", "newest.svg");
    link("2026", "album");
    blog.note(
        "one",
        "![A dot](/media/newest.svg) ![A dot](/media/album/dot.svg)\n\n```xml file=media/latest.svg\n```",
    );
    let found = check(&blog.snapshot(), renderer(), today());
    let is_of_media =
        |problem: &&Problem| !problem.code.starts_with("no-") && problem.code != "orphan-image";
    assert_eq!(
        Vec::from_iter(found.iter().filter(is_of_media)),
        Vec::<&Problem>::new()
    );
    blog.export();
    for name in ["latest.svg", "newest.svg", "album/dot.svg", "2026/dot.svg"] {
        let carried = blog.target.join("media").join(name);
        assert!(
            fs::symlink_metadata(&carried).expect("there").is_file(),
            "{name}"
        );
        assert_eq!(fs::read_to_string(carried).expect("read"), svg, "{name}");
        assert!(
            renderer()
                .file(&blog.snapshot(), &format!("media/{name}"))
                .is_some()
        );
    }
    let page = fs::read_to_string(blog.target.join("notes/one.html")).expect("a page");
    assert!(page.contains("../media/newest.svg"), "{page}");
}

#[test]
fn folders_that_link_to_each_other_end() {
    let blog = Blog::new();
    blog.note("one", "Words.");
    for folder in 0..12 {
        let place = format!("media/{folder}");
        blog.write(&format!("{place}/a.txt"), "a");
        for other in 0..12 {
            let link = blog.library.join(&place).join(format!("to-{other}"));
            symlink(Path::new("..").join(other.to_string()), link).expect("a link");
        }
    }
    blog.export();
    let carried = files(&blog.target.join("media")).len();
    assert_eq!(
        carried,
        12 + 12 * 11,
        "each folder, and each link to another"
    );
}
