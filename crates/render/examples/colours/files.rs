//! The files below a folder whose language both sides know.

use std::fs;
use std::path::{Path, PathBuf};

/// One file to be read twice.
pub struct Source {
    pub path: PathBuf,
    /// What the table calls the language.
    pub language: &'static str,
    /// What stands after three backticks for it.
    pub name: &'static str,
    /// What its grammar is found by.
    pub grammar: &'static str,
    pub text: String,
}

/// Longer files are made by machines, and slow to read by a grammar.
const LONGEST: u64 = 150_000;
/// So are those with longer lines.
const LONGEST_LINE: usize = 2_000;

/// Not among them is Perl, whose grammar takes the lists of `qw(…)` for code, and what belongs to
/// grammars on either side. Language, its name after three backticks, its grammar, and the endings of its files.
const LANGUAGES: &[(&str, &str, &str, &str)] = &[
    ("Bash", "bash", "sh", "sh bash"),
    ("C", "c", "c", "c"),
    ("C#", "csharp", "cs", "cs"),
    ("C++", "cpp", "cpp", "cc cpp cxx hpp hh"),
    ("CSS", "css", "css", "css"),
    ("Dart", "dart", "dart", "dart"),
    ("F#", "fsharp", "f#", "fs fsi fsx"),
    ("Go", "go", "go", "go"),
    ("Groovy", "groovy", "groovy", "groovy gradle"),
    ("GraphQL", "graphql", "graphql", "graphql gql graphqls"),
    ("HCL", "hcl", "tf", "tf tfvars"),
    ("HTML", "html", "html", "html htm"),
    ("Java", "java", "java", "java"),
    ("JavaScript", "javascript", "javascript", "js mjs cjs"),
    ("JSON", "json", "json", "json"),
    ("Kotlin", "kotlin", "kt", "kt kts"),
    ("Lua", "lua", "lua", "lua"),
    ("OCaml", "ocaml", "ml", "ml mli"),
    ("PHP", "php", "php", "php"),
    ("Protobuf", "proto", "proto", "proto"),
    ("Python", "python", "py", "py"),
    ("R", "r", "r", "r"),
    ("Ruby", "ruby", "rb", "rb"),
    ("Rust", "rust", "rs", "rs"),
    ("Scala", "scala", "scala", "scala sc"),
    ("SCSS", "scss", "scss", "scss"),
    ("SQL", "sql", "sql", "sql"),
    ("Swift", "swift", "swift", "swift"),
    ("TOML", "toml", "toml", "toml"),
    ("TSX", "tsx", "tsx", "tsx"),
    ("TypeScript", "typescript", "ts", "ts mts"),
    ("XML", "xml", "xml", "xml xsd xsl plist"),
    ("YAML", "yaml", "yaml", "yml yaml"),
    ("Zig", "zig", "zig", "zig"),
];

/// Files known by their name, not by its ending.
const NAMED: &[(&str, &str, &str, &str)] = &[
    ("Dockerfile", "dockerfile", "Dockerfile", "dockerfile"),
    ("Makefile", "makefile", "Makefile", "makefile gnumakefile"),
];

/// Every file below `folder` that can be compared, in the order of their names.
pub fn below(folder: &Path) -> Vec<Source> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries.flatten() {
            let Ok(kind) = entry.file_type() else {
                continue;
            };
            let path = entry.path();
            if kind.is_dir() {
                folders.push(path);
            } else if kind.is_file() {
                found.extend(source(path));
            }
        }
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

fn source(path: PathBuf) -> Option<Source> {
    let file = path.file_name()?.to_str()?.to_lowercase();
    let ending = path.extension().and_then(|ending| ending.to_str());
    let ending = ending.unwrap_or_default().to_lowercase();
    let is_one_of = |list: &str, word: &str| list.split(' ').any(|known| known == word);
    let by_name = NAMED.iter().find(|known| is_one_of(known.3, &file));
    let by_ending = LANGUAGES.iter().find(|known| is_one_of(known.3, &ending));
    let &(language, name, grammar, _) = by_name.or(by_ending)?;
    if path.metadata().ok()?.len() > LONGEST {
        return None;
    }
    let text = fs::read_to_string(&path).ok()?;
    let fits = !text.trim().is_empty() && text.lines().all(|line| line.len() < LONGEST_LINE);
    fits.then_some(Source {
        path,
        language,
        name,
        grammar,
        text,
    })
}
