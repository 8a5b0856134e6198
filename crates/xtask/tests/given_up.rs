//! Names that were private metaphors and have plain words now stay out of the code. Prose may use any word.
//! The page has a test of its own (`ui/test/source.test.ts`).

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::{self, Visit};

/// For each room the names that no file, module, type, function or constant has, as they were written, and
/// what to say in their place.
const GIVEN_UP: &[(&str, &[(&str, &str)])] = &[
    (
        "crates/store",
        &[
            ("Standing standing", "DiskState, the current text"),
            ("Glance glance", "FolderRead"),
            ("Look Looked Read", "Scan, FileState"),
            ("Touched Touches", "ChangeHint"),
            ("Cause", "ChangeOrigin"),
            ("enter", "ingest"),
            ("UNSPOKEN spare", "unreferenced_since"),
            ("TakeAway", "RemoveFn"),
            ("heir", "new_path"),
            ("print", "fingerprint"),
        ],
    ),
    (
        "crates/app",
        &[
            ("Reading", "ReadContext"),
            ("refusals", "conversions of failures"),
            ("Tell", "EventSink"),
        ],
    ),
    (
        "src-tauri",
        &[
            ("door", "ipc"),
            ("asked", "startup"),
            ("second_start", "single_instance"),
        ],
    ),
    (
        "crates/site",
        &[
            ("Around around", "LinkResolver"),
            ("Standpoint standpoint", "LinkBase"),
            ("Asked Heard", "Dependency, Recording"),
            ("Sheet sheet", "PageInput"),
            ("Face", "PageMeta"),
            ("Whole", "PageContext"),
            ("Survey survey", "Inputs, compare"),
            ("Workshop", "Builder"),
            ("Seal seal", "UpToDate"),
            ("Stamp stamp", "FileStat"),
            ("refusal", "target_check"),
            ("Desk", "functions over a plan"),
            ("print", "fingerprint"),
        ],
    ),
    (
        "crates/cli",
        &[
            ("Rehearsal", "DryRun"),
            ("Manners", "Politeness"),
            ("turns", "rate_limit"),
        ],
    ),
    ("crates/loopback", &[("only_here", "origin_guard")]),
];

#[test]
fn a_name_that_was_given_up_comes_back_in_no_room() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut told = String::new();
    for (room, words) in GIVEN_UP {
        let mut names = Vec::new();
        gather(&root.join(room).join("src"), &mut names);
        assert!(names.len() > 10, "{room} has names");
        for (file, name) in names {
            let is_given_up = |words: &str| words.split(' ').any(|word| word == name);
            if let Some((_, better)) = words.iter().find(|(words, _)| is_given_up(words)) {
                told.push_str(&format!("\n{}: `{name}`, say {better}", file.display()));
            }
        }
    }
    assert!(told.is_empty(), "these names were given up:{told}");
}

/// Every name that is defined below a folder, with its file.
fn gather(folder: &Path, names: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            names.push((path.clone(), stem));
            gather(&path, names);
        } else if path.extension().is_some_and(|it| it == "rs") {
            let file = syn::parse_file(&fs::read_to_string(&path).unwrap()).unwrap();
            let mut defined = Defined(vec![stem]);
            defined.visit_file(&file);
            names.extend(defined.0.into_iter().map(|name| (path.clone(), name)));
        }
    }
}

struct Defined(Vec<String>);

impl<'ast> Visit<'ast> for Defined {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        let name = match item {
            syn::Item::Const(item) => Some(&item.ident),
            syn::Item::Enum(item) => Some(&item.ident),
            syn::Item::Mod(item) => Some(&item.ident),
            syn::Item::Static(item) => Some(&item.ident),
            syn::Item::Struct(item) => Some(&item.ident),
            syn::Item::Trait(item) => Some(&item.ident),
            syn::Item::Type(item) => Some(&item.ident),
            _ => None,
        };
        self.0.extend(name.map(ToString::to_string));
        visit::visit_item(self, item);
    }

    fn visit_signature(&mut self, signature: &'ast syn::Signature) {
        self.0.push(signature.ident.to_string());
    }
}
