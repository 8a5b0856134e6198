//! The languages that lexers of our own read, a file each: its table and its words, or what reads it where no
//! table can, and what its colours must be. Families share a file above theirs (`c`, `jvm`, `ml`).
//!
//! A language is added by a file here and by its names below: a name is what stands after three backticks.

mod c;
mod console;
mod css;
mod dart;
mod dockerfile;
mod go;
mod graphql;
mod hcl;
mod html;
mod ini;
mod javascript;
mod json;
mod jsx;
mod jvm;
mod lua;
mod makefile;
mod markdown;
mod ml;
mod nginx;
pub mod patch;
mod perl;
mod php;
mod promql;
mod protobuf;
mod python;
mod r;
mod ruby;
mod rust;
mod shell;
mod sql;
mod swift;
mod templates;
mod toml;
mod tree;
mod vcl;
mod yaml;
mod zig;

use super::lexer;
use super::painter::{Paint, Painter};

use templates::Templates;

/// The lexer of a language, if there is one. Grammars know more languages, see `grammar`.
pub fn lexer(name: &str) -> Option<Paint> {
    Some(match name {
        "python" | "py" | "python3" | "pyi" | "starlark" | "bzl" => {
            |painter, end| lexer::paint(&python::PYTHON, painter, end)
        }
        "rust" | "rs" => |painter, end| lexer::paint(&rust::RUST, painter, end),
        "sql" | "dbt" | "jinja-sql" | "sql-jinja" | "sql+jinja" => {
            |painter, end| lexer::paint(&sql::SQL, painter, end)
        }
        "postgresql" | "postgres" | "pgsql" | "psql" | "plpgsql" | "redshift" | "duckdb" => {
            |painter, end| lexer::paint(&sql::POSTGRES, painter, end)
        }
        "mysql" | "mariadb" => |painter, end| lexer::paint(&sql::MYSQL, painter, end),
        "bigquery" | "googlesql" | "zetasql" => {
            |painter, end| lexer::paint(&sql::BIGQUERY, painter, end)
        }
        "hql" | "hive" | "hiveql" | "sparksql" | "spark-sql" | "databricks" => {
            |painter, end| lexer::paint(&sql::HIVE, painter, end)
        }
        "snowflake" | "clickhouse" => |painter, end| lexer::paint(&sql::SNOWFLAKE, painter, end),
        "tsql" | "t-sql" | "mssql" | "sqlserver" | "sqlite" | "sqlite3" => {
            |painter, end| lexer::paint(&sql::BRACKETED, painter, end)
        }
        "plsql" | "oracle" => |painter, end| lexer::paint(&sql::ORACLE, painter, end),
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
        "java" => |painter, end| lexer::paint(&jvm::java::JAVA, painter, end),
        "kotlin" | "kt" | "kts" => |painter, end| lexer::paint(&jvm::kotlin::KOTLIN, painter, end),
        "scala" | "sbt" => |painter, end| lexer::paint(&jvm::scala::SCALA, painter, end),
        "groovy" | "gradle" => |painter, end| lexer::paint(&jvm::groovy::GROOVY, painter, end),
        "c" | "h" => |painter, end| lexer::paint(&c::C, painter, end),
        "cpp" | "c++" | "cxx" | "cc" | "hpp" | "hh" | "ino" => {
            |painter, end| lexer::paint(&c::cpp::CPP, painter, end)
        }
        "cuda" | "cu" | "cuh" => |painter, end| lexer::paint(&c::cpp::CUDA, painter, end),
        "csharp" | "c#" | "cs" => |painter, end| lexer::paint(&c::csharp::CSHARP, painter, end),
        "fsharp" | "f#" | "fs" | "fsx" | "fsi" => {
            |painter, end| lexer::paint(&ml::fsharp::FSHARP, painter, end)
        }
        "ocaml" | "ml" | "mli" => |painter, end| lexer::paint(&ml::ocaml::OCAML, painter, end),
        "perl" | "pl" | "pm" => |painter, end| lexer::paint(&perl::PERL, painter, end),
        "promql" | "logql" => |painter, end| lexer::paint(&promql::PROMQL, painter, end),
        "vcl" | "varnish" => |painter, end| lexer::paint(&vcl::VCL, painter, end),
        "tree" | "filetree" | "file-tree" | "dirtree" => tree::paint,
        "ruby" | "rb" | "crystal" | "cr" => |painter, end| lexer::paint(&ruby::RUBY, painter, end),
        "php" => php,
        "lua" => |painter, end| lexer::paint(&lua::LUA, painter, end),
        "r" => |painter, end| lexer::paint(&r::R, painter, end),
        "swift" => |painter, end| lexer::paint(&swift::SWIFT, painter, end),
        "dart" => |painter, end| lexer::paint(&dart::DART, painter, end),
        "zig" => |painter, end| lexer::paint(&zig::ZIG, painter, end),
        "proto" | "protobuf" => |painter, end| lexer::paint(&protobuf::PROTOBUF, painter, end),
        "graphql" | "gql" => |painter, end| lexer::paint(&graphql::GRAPHQL, painter, end),
        "hcl" | "terraform" | "tf" | "tfvars" => {
            |painter, end| lexer::paint(&hcl::HCL, painter, end)
        }
        "nginx" => |painter, end| lexer::paint(&nginx::NGINX, painter, end),
        "yaml" | "yml" | "helm" | "ansible" | "compose" | "docker-compose" | "yaml+jinja" => {
            yaml::paint
        }
        "bash" | "sh" | "shell" | "zsh" | "ksh" | "ash" | "dash" | "csh" | "tcsh" => script,
        "console" | "shellsession" | "shell-session" | "sh-session" | "terminal" | "pycon" => {
            session
        }
        "html" | "htm" | "xhtml" | "svg" | "vue" | "handlebars" | "hbs" | "mustache" => html,
        "xml" | "xsd" | "xsl" | "xslt" | "rss" | "atom" | "plist" | "wsdl" => xml,
        "svelte" | "astro" => svelte,
        "jinja" | "jinja2" | "j2" | "jinja-html" | "html-jinja" | "html+jinja" | "django"
        | "htmldjango" | "django-html" | "html-django" | "html+django" | "liquid" | "twig"
        | "nunjucks" | "njk" | "tera" | "askama" => jinja,
        "gotemplate" | "go-template" | "gotmpl" | "gohtml" | "gohtmltmpl" | "go-html-template"
        | "go-text-template" | "go-tmpl" | "gotpl" | "tmpl" | "html-template" => go_template,
        "css" | "postcss" => css::paint,
        "scss" | "less" => css::paint_scss,
        "ini" | "cfg" | "conf" | "properties" | "env" | "dotenv" | "systemd" | "editorconfig"
        | "gitconfig" | "desktop" => ini::paint,
        "dockerfile" | "docker" | "containerfile" => dockerfile::paint,
        "makefile" | "make" | "mk" => makefile::paint,
        "markdown" | "md" => |painter, end| markdown::paint(painter, end, lexer),
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

fn html(painter: &mut Painter<'_>, end: usize) {
    html::paint(painter, end, html::HTML);
}

fn xml(painter: &mut Painter<'_>, end: usize) {
    html::paint(painter, end, html::XML);
}

/// HTML whose braces are the component's own.
fn svelte(painter: &mut Painter<'_>, end: usize) {
    template(painter, end, Templates::None);
}

fn jinja(painter: &mut Painter<'_>, end: usize) {
    template(painter, end, Templates::Jinja);
}

fn go_template(painter: &mut Painter<'_>, end: usize) {
    template(painter, end, Templates::Go);
}

fn template(painter: &mut Painter<'_>, end: usize, templates: Templates) {
    let page = html::Page {
        templates,
        ..html::HTML
    };
    html::paint(painter, end, page);
}

/// PHP alone, or a page with PHP in it.
fn php(painter: &mut Painter<'_>, end: usize) {
    let code = &painter.code()[painter.at()..end];
    let is_page =
        code.trim_start().starts_with('<') || code.contains("<?php") || code.contains("<?=");
    if is_page {
        html::paint(painter, end, html::HTML);
    } else {
        lexer::paint(&php::PHP, painter, end);
    }
}
