//! Which lexer reads which language. A name here is what stands after three backticks.

pub mod apps;
pub mod c;
pub mod go;
pub mod javascript;
pub mod json;
mod jsx;
pub mod jvm;
pub mod php;
pub mod python;
pub mod ruby;
pub mod rust;
pub mod schema;
pub mod scripts;
pub mod sql;
pub mod toml;

use super::painter::Painter;
use super::{console, css, ini, lexer, markdown, markup, patch, recipes, shell, yaml};

/// Paints code from the painter's place up to an end.
pub type Lexer = fn(&mut Painter<'_>, usize);

/// The lexer of a language, if there is one. Grammars know more languages, see `grammar`.
pub fn lexer(name: &str) -> Option<Lexer> {
    Some(match name {
        "python" | "py" | "python3" | "pyi" | "starlark" | "bzl" => {
            |painter, end| lexer::paint(&python::PYTHON, painter, end)
        }
        "rust" | "rs" => |painter, end| lexer::paint(&rust::RUST, painter, end),
        "sql" | "postgresql" | "postgres" | "psql" | "mysql" | "sqlite" | "duckdb" | "plsql"
        | "tsql" | "bigquery" | "clickhouse" | "hql" => {
            |painter, end| lexer::paint(&sql::SQL, painter, end)
        }
        "javascript" | "js" | "mjs" | "cjs" | "jsx" | "node" => {
            |painter, end| lexer::paint(&javascript::JAVASCRIPT, painter, end)
        }
        "typescript" | "ts" | "mts" | "cts" => {
            |painter, end| lexer::paint(&javascript::TYPESCRIPT, painter, end)
        }
        "tsx" => |painter, end| lexer::paint(&javascript::TSX, painter, end),
        "json" | "jsonc" | "json5" | "jsonl" | "ndjson" | "geojson" => {
            |painter, end| lexer::paint(&json::JSON, painter, end)
        }
        "toml" => |painter, end| lexer::paint(&toml::TOML, painter, end),
        "go" | "golang" => |painter, end| lexer::paint(&go::GO, painter, end),
        "java" => |painter, end| lexer::paint(&jvm::JAVA, painter, end),
        "kotlin" | "kt" | "kts" => |painter, end| lexer::paint(&jvm::KOTLIN, painter, end),
        "scala" | "sbt" => |painter, end| lexer::paint(&jvm::SCALA, painter, end),
        "groovy" | "gradle" => |painter, end| lexer::paint(&jvm::GROOVY, painter, end),
        "c" | "h" => |painter, end| lexer::paint(&c::C, painter, end),
        "cpp" | "c++" | "cxx" | "cc" | "hpp" | "hh" | "cuda" | "cu" => {
            |painter, end| lexer::paint(&c::CPP, painter, end)
        }
        "csharp" | "c#" | "cs" => |painter, end| lexer::paint(&c::CSHARP, painter, end),
        "ruby" | "rb" => |painter, end| lexer::paint(&ruby::RUBY, painter, end),
        "php" => php,
        "lua" => |painter, end| lexer::paint(&scripts::LUA, painter, end),
        "r" => |painter, end| lexer::paint(&scripts::R, painter, end),
        "swift" => |painter, end| lexer::paint(&apps::SWIFT, painter, end),
        "dart" => |painter, end| lexer::paint(&apps::DART, painter, end),
        "zig" => |painter, end| lexer::paint(&apps::ZIG, painter, end),
        "proto" | "protobuf" => |painter, end| lexer::paint(&schema::PROTOBUF, painter, end),
        "graphql" | "gql" => |painter, end| lexer::paint(&schema::GRAPHQL, painter, end),
        "hcl" | "terraform" | "tf" | "tfvars" => {
            |painter, end| lexer::paint(&schema::HCL, painter, end)
        }
        "nginx" => |painter, end| lexer::paint(&schema::NGINX, painter, end),
        "yaml" | "yml" => yaml::paint,
        "bash" | "sh" | "shell" | "zsh" | "ksh" | "fish" => script,
        "console" | "shellsession" | "shell-session" | "sh-session" | "terminal" | "pycon" => {
            session
        }
        "html" | "htm" | "xhtml" | "xml" | "svg" | "xsd" | "xsl" | "rss" | "atom" | "plist"
        | "vue" | "svelte" | "jinja" | "jinja2" | "j2" | "handlebars" | "hbs" | "liquid"
        | "twig" => markup::paint,
        "css" | "scss" | "less" => css::paint,
        "ini" | "cfg" | "conf" | "properties" | "env" | "dotenv" | "systemd" | "editorconfig"
        | "gitconfig" | "desktop" => ini::paint,
        "dockerfile" | "docker" | "containerfile" => recipes::dockerfile,
        "makefile" | "make" | "mk" => recipes::makefile,
        "markdown" | "md" => markdown::paint,
        "patch" | "udiff" => patch::paint,
        _ => return None,
    })
}

/// A script, unless it shows the prompts of a session.
fn script(painter: &mut Painter<'_>, end: usize) {
    if console::is_session(&painter.code()[painter.at()..end]) {
        console::paint(painter, end);
    } else {
        shell::paint(painter, end);
    }
}

/// A session, unless no line of it shows a prompt.
fn session(painter: &mut Painter<'_>, end: usize) {
    if console::has_prompt(&painter.code()[painter.at()..end]) {
        console::paint(painter, end);
    } else {
        shell::paint(painter, end);
    }
}

/// PHP alone, or a page with PHP in it.
fn php(painter: &mut Painter<'_>, end: usize) {
    if painter.code()[painter.at()..end].contains("<?") {
        markup::paint(painter, end);
    } else {
        lexer::paint(&php::PHP, painter, end);
    }
}
