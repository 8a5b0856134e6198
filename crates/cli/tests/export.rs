//! From a library to a site, in a terminal.

#![allow(
    clippy::unwrap_used,
    dead_code,
    reason = "a test fails by panicking, and uses what it needs of the harness"
)]

mod terminal;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde_json::Value;
use terminal::Terminal;

const NOTE: &str = "notes/observability-before-orchestration.md";

fn exported(terminal: &Terminal) -> Value {
    let said = terminal.does_in_blog(&["export", "--to", "../site", "--json"]);
    serde_json::from_str(&said).unwrap()
}

#[test]
fn a_new_blog_is_checked_and_exported() {
    let terminal = Terminal::with_blog();
    terminal.does(&["check", "blog"]);
    let said = terminal.does(&["export", "blog", "--to", "site"]);
    assert!(
        said.contains("0 changed, 0 removed, 0 unchanged."),
        "{said}"
    );
    for page in [
        "index.html",
        "notes/observability-before-orchestration.html",
        "topics/ai-systems.html",
        "tags/observability.html",
        "feed.xml",
        "404.html",
        "assets/site.css",
        "media/systems-map.svg",
    ] {
        assert!(terminal.at("site").join(page).is_file(), "{page}");
    }
}

#[test]
fn an_export_for_programs_is_one_object() {
    let terminal = Terminal::with_blog();
    let first = exported(&terminal);
    assert!(
        first["added"]
            .as_array()
            .unwrap()
            .contains(&"index.html".into())
    );
    assert!(first["seconds"].as_f64().unwrap() > 0.0);

    let text = terminal.read(format!("blog/{NOTE}")) + "\nA quokka was here.\n";
    terminal.write(NOTE, &text);
    let second = exported(&terminal);
    let page = "notes/observability-before-orchestration.html";
    assert!(second["changed"].as_array().unwrap().contains(&page.into()));
    assert_eq!(second["added"], Value::Array(Vec::new()));
    assert_eq!(second["removed"], Value::Array(Vec::new()));
    assert!(second["unchanged"].as_u64().unwrap() > 0);
    assert_eq!(second["problems"], Value::Array(Vec::new()));

    fs::remove_file(terminal.at("blog").join(NOTE)).unwrap();
    assert!(
        exported(&terminal)["removed"]
            .as_array()
            .unwrap()
            .contains(&page.into())
    );
}

#[test]
fn real_26_an_export_says_how_many_notes_are_not_on_the_site_and_why() {
    let terminal = Terminal::with_blog();
    terminal.write("notes/stateless.md", "---\ntitle: T\n---\nBody\n");
    terminal.write(
        "notes/later.md",
        "---\ntitle: L\ndate: 2999-01-01\nstate: scheduled\n---\nBody\n",
    );
    let said = terminal.does_in_blog(&["export", "--to", "../site"]);
    let told = said.lines().find(|line| line.contains("are on the site"));
    let told = told.unwrap_or_else(|| panic!("{said}"));
    assert!(
        told.contains("is a draft (so is a note without a state)")
            || told.contains("are drafts (so is"),
        "{told}"
    );
    assert!(told.contains("1 waits for its day"), "{told}");
    // Nothing changed, and nothing is written: it is said again.
    for more in [&[][..], &["--full"], &["--dry-run"]] {
        let said = terminal.does_in_blog(&[&["export", "--to", "../site"], more].concat());
        assert!(said.contains(told), "{more:?}: {said}");
    }
    for more in [&["--json"][..], &["--json", "--dry-run"]] {
        let said = terminal.does_in_blog(&[&["export", "--to", "../site"], more].concat());
        let said: serde_json::Value = serde_json::from_str(&said).expect("JSON");
        let reach = &said["reach"];
        assert_eq!(reach["waiting"], 1, "{said}");
        let parts =
            ["shown", "drafts", "waiting"].map(|part| reach[part].as_u64().expect("a number"));
        assert_eq!(reach["notes"].as_u64(), Some(parts.iter().sum()), "{said}");
        assert!(parts[1] > 0, "{said}");
    }
}

#[test]
fn drafts_stay_out_until_they_are_asked_for() {
    let terminal = Terminal::with_blog();
    terminal.write(
        "notes/secret.md",
        "---\ntitle: Secret\nstate: draft\n---\n\nNot yet.\n",
    );
    terminal.does(&["export", "blog", "--to", "site"]);
    assert!(!terminal.at("site/notes/secret.html").exists());
    terminal.does(&["export", "blog", "--to", "site", "--drafts"]);
    assert!(terminal.at("site/notes/secret.html").is_file());
    let said = terminal.does(&["export", "blog", "--to", "site"]);
    assert!(
        said.contains("Removed from the site\n  notes/secret.html\n"),
        "{said}"
    );
    assert!(!terminal.at("site/notes/secret.html").exists());
}

#[test]
fn an_export_that_is_blocked_says_where_and_leaves_the_old_site() {
    let terminal = Terminal::with_blog();
    terminal.does(&["export", "blog", "--to", "site"]);
    let before = terminal.read("site/index.html");
    terminal.write(
        "notes/broken.md",
        "---\ntitle: Broken\nstate: ready\ndate: someday\n---\n\nText.\n",
    );
    let said = terminal.runs(&["export", "blog", "--to", "site"]);
    assert_eq!(said.code, 1);
    assert!(
        said.out.contains("\nblog/notes/broken.md:4:7: "),
        "{}",
        said.out
    );
    assert!(
        said.error.starts_with("fieldnotes: One error"),
        "{}",
        said.error
    );

    let said = terminal.runs(&["export", "blog", "--to", "site", "--json"]);
    let report: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(
        (said.code, report["problems"][0]["line"].as_u64()),
        (1, Some(4))
    );
    assert_eq!(report["unchanged"], 0);
    assert_eq!(terminal.read("site/index.html"), before);
}

#[test]
fn a_folder_with_other_files_is_refused() {
    let terminal = Terminal::with_blog();
    fs::create_dir(terminal.at("thesis")).unwrap();
    fs::write(terminal.at("thesis/years.txt"), "of work").unwrap();
    let said = terminal.runs(&["export", "blog", "--to", "thesis"]);
    assert_eq!(said.code, 1);
    assert!(
        said.error
            .contains("it holds files that were not exported from here. Choose an empty folder"),
        "{}",
        said.error
    );
    assert_eq!(terminal.runs(&["export", "blog", "--to", "blog"]).code, 1);
}

#[test]
fn a_library_that_no_window_has_opened_remembers_its_exports_too() {
    let terminal = Terminal::with_blog();
    exported(&terminal);
    let text = terminal.read(format!("blog/{NOTE}")) + "\nOne more sentence.\n";
    terminal.write(NOTE, &text);
    let changed = &exported(&terminal)["changed"];
    assert!(
        changed
            .to_string()
            .contains("observability-before-orchestration.html")
    );
    assert!(terminal.at("blog/.fieldnotes/exports").is_dir());
    assert!(!terminal.at("blog/.fieldnotes/library.db").exists());
    assert_eq!(terminal.read("blog/.fieldnotes/.gitignore"), "*\n");
}

/// Every file below a folder, hidden ones too, with its bytes and the moment it was written.
fn tree(folder: &Path) -> Vec<(PathBuf, Vec<u8>, SystemTime)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(tree(&path));
        } else {
            let written = fs::metadata(&path).unwrap().modified().unwrap();
            files.push((path.clone(), fs::read(&path).unwrap(), written));
        }
    }
    files.sort();
    files
}

#[test]
fn a_dry_run_says_what_would_change_and_touches_no_file() {
    let terminal = Terminal::with_blog();
    let dry = &["export", "blog", "--to", "site", "--dry-run"];
    let before = tree(&terminal.at("blog"));
    let said = terminal.does(dry);
    assert!(
        said.contains("Would be added\n  404.html\n") && said.contains("0 changed, 0 removed"),
        "{said}"
    );
    assert!(!terminal.at("site").exists());
    assert_eq!(tree(&terminal.at("blog")), before);

    terminal.does(&["export", "blog", "--to", "site"]);
    let text = terminal.read(format!("blog/{NOTE}")) + "\nA quokka was here.\n";
    terminal.write(NOTE, &text);
    fs::remove_file(
        terminal
            .at("blog")
            .join("notes/slo-thinking-for-data-pipelines.md"),
    )
    .unwrap();
    let before = (tree(&terminal.at("blog")), tree(&terminal.at("site")));
    let said = terminal.does(dry);
    assert!(
        said.contains("Would be removed\n  notes/slo-thinking-for-data-pipelines.html\n"),
        "{said}"
    );
    let page = "notes/observability-before-orchestration.html";
    assert!(said.contains(&format!("  {page}\n")), "{said}");
    let said = terminal.does(&[dry, ["--diff", page, "--diff", "404.html"].as_slice()].concat());
    assert!(said.contains("\n+<p>A quokka was here.</p>"), "{said}");
    assert!(said.contains("404.html would not change.\n"), "{said}");
    let said = terminal.does(&[dry, ["--diff", page, "--json"].as_slice()].concat());
    let told: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(told["blocked"], false);
    assert_eq!(told["differences"][0]["address"], page);
    assert!(told["changed"].as_array().unwrap().contains(&page.into()));
    let after = (tree(&terminal.at("blog")), tree(&terminal.at("site")));
    assert_eq!(after, before);
}

#[test]
fn a_dry_run_of_a_blocked_export_says_so() {
    let terminal = Terminal::with_blog();
    terminal.write(
        "notes/broken.md",
        "---\ntitle: Broken\nstate: ready\ndate: someday\n---\n\nText.\n",
    );
    let said = terminal.runs(&["export", "blog", "--to", "site", "--dry-run", "--json"]);
    let told: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!((said.code, &told["blocked"]), (1, &Value::Bool(true)));
    assert_eq!(
        terminal
            .runs(&["export", "blog", "--to", "site", "--diff", "x"])
            .code,
        2
    );
}

#[test]
fn the_report_says_where_the_time_went_and_what_is_large() {
    let terminal = Terminal::with_blog();
    let report = exported(&terminal);
    let names = |list: &str| -> Vec<String> {
        let of = report[list].as_array().unwrap().iter();
        of.map(|one| one["name"].as_str().unwrap().to_owned())
            .collect()
    };
    let phases = names("phases");
    assert_eq!(phases[..2], ["compare", "build"]);
    assert_eq!(phases.last().unwrap(), "finish");
    let slowest = names("slowest");
    assert!(!slowest.is_empty());
    for made in slowest {
        assert!(terminal.at("site").join(&made).is_file(), "{made}");
    }
    let took = |at: usize| report["slowest"][at]["seconds"].as_f64().unwrap();
    assert!(took(0) >= took(1) && took(1) > 0.0);
    assert!(names("templates").contains(&"note.html".to_owned()));
    let weighs = |at: usize| report["largest"][at]["bytes"].as_u64().unwrap();
    assert!(weighs(0) >= weighs(1) && weighs(1) > 0);
    let largest = &names("largest")[0];
    let written = fs::metadata(terminal.at("site").join(largest)).unwrap();
    assert_eq!(weighs(0), written.len());
    let page = "notes/observability-before-orchestration.html";
    assert_eq!(report["notes"][page], NOTE);
    assert_eq!(report["notes"]["index.html"], Value::Null);
    let phases: f64 = report["phases"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["seconds"].as_f64().unwrap())
        .sum();
    assert!(phases <= report["seconds"].as_f64().unwrap());
    let said = terminal.does(&["export", "blog", "--to", "again"]);
    for line in [
        "\n  Phases     compare ",
        "\n  Slowest ",
        "\n  Templates ",
        "\n  Largest ",
    ] {
        assert!(said.contains(line), "{said}");
    }
    // Notes are named by their files, which is what the author opens.
    assert!(
        !said.contains(" notes/observability-before-orchestration.html "),
        "{said}"
    );
    let said = terminal.does(&["export", "blog", "--to", "again"]);
    assert!(!said.contains("Slowest"), "{said}");
}

/// Every file below a folder with its bytes, by its path from there.
fn files_of(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let files = terminal::files_of(folder, |name| name != ".fieldnotes").into_iter();
    files
        .map(|(path, bytes)| (path.strip_prefix(folder).unwrap().to_owned(), bytes))
        .collect()
}

#[test]
fn two_processes_make_the_same_bytes_of_all_that_people_write() {
    let terminal = Terminal::with_blog();
    let written = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/markdown");
    for library in ["one", "two"] {
        for (path, bytes) in files_of(&written) {
            let copy = terminal.at(library).join(path);
            fs::create_dir_all(copy.parent().unwrap()).unwrap();
            fs::write(copy, bytes).unwrap();
        }
        terminal.does(&["export", library, "--to", &format!("{library}-site")]);
    }
    let sites = ["one-site", "two-site"].map(|site| files_of(&terminal.at(site)));
    assert!(sites[0].len() > 100, "{}", sites[0].len());
    for (one, two) in sites[0].iter().zip(&sites[1]) {
        assert!(one == two, "{} and {}", one.0.display(), two.0.display());
    }
    assert_eq!(sites[0].len(), sites[1].len());
}
