//! What `site.toml` says about the site as a whole.
//!
//! How the site looks is the theme's; what the window remembers is not here at all.

mod macros;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Problem;
use crate::written_toml::{WrittenToml, line_of};

use macros::WrittenFormulas;
pub use macros::{FormulaSettings, Macros};

const FILE: &str = "site.toml";

/// The settings of a site, each with a default that works.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct SiteSettings {
    /// The title of the blog.
    pub title: String,
    /// One or two sentences about it.
    pub description: String,
    /// Where it will be published, ending with `/`; empty when that is not known yet.
    pub base_url: String,
    /// The language of the notes as a BCP 47 tag.
    pub language: String,
    /// Who writes.
    pub author: Author,
    /// The entries of the menu.
    pub menu: Vec<MenuEntry>,
    /// The parts of the home page.
    pub home: Home,
    /// The end of each page.
    pub footer: Footer,
    /// How notes are read.
    pub markdown: MarkdownSettings,
    /// How formulas are read.
    pub formulas: FormulaSettings,
    /// Which scripts the pages carry; all of them read whole without any.
    pub scripts: Scripts,
    /// How much findings of the gate weigh, by their code.
    pub check: BTreeMap<String, CheckLevel>,
}

/// Who writes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Author {
    /// The name under the notes and in the feed.
    pub name: String,
    /// An address for readers.
    pub email: Option<String>,
    /// The author's own page.
    pub url: Option<String>,
}

/// One entry of the menu.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MenuEntry {
    /// What readers see.
    pub label: String,
    /// A site-relative address such as `notes.html`, or a full one.
    pub to: String,
}

/// The home page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Home {
    /// The large words.
    pub headline: String,
    /// The words below them.
    pub lede: String,
    /// The picture beside them.
    pub map: Option<HomeMap>,
    /// Short name and value pairs.
    pub signals: Vec<Signal>,
    /// The section of topics.
    pub topics: HomeTopics,
    /// The section of the newest notes.
    pub latest: HomeLatest,
}

/// The picture of the home page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HomeMap {
    /// Its path below the library, such as `media/map.svg`.
    pub image: String,
    /// What it shows, for readers who cannot see it.
    #[serde(default)]
    pub alt: String,
}

/// A short pair on the home page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signal {
    /// The first half.
    pub name: String,
    /// The second half.
    pub value: String,
}

/// The topics on the home page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct HomeTopics {
    /// The title of the section.
    pub heading: String,
    /// The words below it.
    pub lede: String,
    /// The words of the link to all notes.
    pub link: String,
}

/// The newest notes on the home page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HomeLatest {
    /// The title of the section.
    pub heading: String,
    /// The words below it.
    pub lede: String,
    /// The words of the link to all notes.
    pub link: String,
    /// How many notes are shown.
    pub count: usize,
}

impl Default for HomeLatest {
    fn default() -> Self {
        Self {
            heading: String::new(),
            lede: String::new(),
            link: String::new(),
            count: 4,
        }
    }
}

/// The end of each page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Footer {
    /// Its words.
    pub text: String,
}

/// How much a finding of the gate weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CheckLevel {
    /// The site is not exported with it.
    Error,
    /// The author is told.
    Warning,
    /// Nobody is told.
    Off,
}

/// How notes are read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MarkdownSettings {
    /// Whether the allowed HTML in notes is kept.
    pub raw_html: bool,
    /// Which quotes, dashes and dots readers see.
    pub punctuation: Punctuation,
}

impl Default for MarkdownSettings {
    fn default() -> Self {
        Self {
            raw_html: true,
            punctuation: Punctuation::AsTyped,
        }
    }
}

/// Which quotes, dashes and dots readers see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Punctuation {
    /// Those that the author typed.
    #[default]
    AsTyped,
    /// Those that the language of the site prints.
    Smart,
}

/// The scripts of the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Scripts {
    /// Whether there is a page to search the notes on.
    pub search: bool,
    /// Whether code has a button that copies it.
    pub copy: bool,
}

impl Default for Scripts {
    fn default() -> Self {
        Self {
            search: true,
            copy: true,
        }
    }
}

impl SiteSettings {
    /// Reads the text of `site.toml`. What is wrong in it becomes problems; the rest counts.
    pub fn read(text: &str) -> (SiteSettings, Vec<Problem>) {
        let mut written = WrittenToml::read(FILE, text);
        let title: String = written.take("title");
        let is_untitled = title.trim().is_empty() && written.problems.is_empty();
        let mut settings = SiteSettings {
            title,
            description: written.take("description"),
            base_url: written.take("base_url"),
            language: written.take("language"),
            author: written.take("author"),
            menu: written.take("menu"),
            home: written.take("home"),
            footer: written.take("footer"),
            markdown: MarkdownSettings::default(),
            formulas: FormulaSettings::default(),
            scripts: written.take("scripts"),
            check: BTreeMap::new(),
        };
        for (name, body) in written.take::<WrittenFormulas>("formulas").macros {
            if let Err((what, hint)) = settings.formulas.macros.add(&name, body) {
                let message = format!("The command `{name}` {what}.");
                written.problems.push(
                    Problem::warning("broken-macro", FILE, message)
                        .at(line_of(text, &["formulas", "macros", &name]).unwrap_or(1))
                        .hint(format!("Until then no formula can use it. {hint}")),
                );
            }
        }
        settings.markdown = markdown(&mut written, text);
        for (name, weight) in written.take::<BTreeMap<String, toml::Value>>("check") {
            match weight.try_into() {
                Ok(level) => _ = settings.check.insert(name, level),
                Err(_) => written.problems.push(
                    Problem::error(
                        "wrong-toml",
                        FILE,
                        format!("What `{name}` weighs is none of the three words."),
                    )
                    .at(line_of(text, &["check", &name]).unwrap_or(1))
                    .hint("Write \"error\", \"warning\" or \"off\"."),
                ),
            }
        }
        let mut problems = written.end();
        if is_untitled {
            problems.push(
                Problem::warning("no-title", FILE, "The site has no title.")
                    .at(line_of(text, &["title"]).unwrap_or(1))
                    .hint("Every page and feed carries it. Write title = \"…\" at the top."),
            );
        }
        if settings.language.is_empty() {
            settings.language = "en".into();
        }
        if !settings.base_url.is_empty() {
            if !is_web_address(&settings.base_url) {
                let message = format!("`{}` is not a web address.", settings.base_url);
                problems.push(
                    Problem::error("bad-base-url", FILE, message)
                        .at(line_of(text, &["base_url"]).unwrap_or(1))
                        .hint(
                            "Feeds and search engines would lead nowhere. Begin it with https://, \
                             then the host, then perhaps a folder; nothing else.",
                        ),
                );
                settings.base_url.clear();
            } else if !settings.base_url.ends_with('/') {
                settings.base_url.push('/');
            }
        }
        (settings, problems)
    }
}

/// How notes are read: a wrong word for their punctuation costs nothing else.
fn markdown(written: &mut WrittenToml, text: &str) -> MarkdownSettings {
    let mut parts: toml::Table = written.take("markdown");
    let punctuation = parts.remove("punctuation");
    let mut settings = written.read_part("markdown", parts);
    match punctuation.map(toml::Value::try_into) {
        Some(Ok(punctuation)) => {
            settings = MarkdownSettings {
                punctuation,
                ..settings
            }
        }
        Some(Err(_)) => written.problems.push(
            Problem::error(
                "wrong-toml",
                FILE,
                "What `punctuation` says is none of the two words.",
            )
            .at(line_of(text, &["markdown", "punctuation"]).unwrap_or(1))
            .hint(
                "Write \"smart\" for the quotes, dashes and dots of the language, or \"as-typed\".",
            ),
        ),
        None => {}
    }
    settings
}

/// Whether a site can stand at this address: a scheme of the web, a host, perhaps folders.
fn is_web_address(address: &str) -> bool {
    let schemes = ["https://", "http://"];
    let Some(rest) = schemes
        .iter()
        .find_map(|scheme| address.strip_prefix(scheme))
    else {
        return false;
    };
    let host = rest.split('/').next().unwrap_or_default();
    let is_plain = |letter: char| {
        !letter.is_control() && !letter.is_whitespace() && !"\"<>\\^`{|}?#".contains(letter)
    };
    // A name or a password before the host would be told to every reader.
    !host.is_empty() && !host.starts_with(':') && !host.contains('@') && rest.chars().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_file_gives_a_site_that_works() {
        let (settings, problems) = SiteSettings::read("");
        assert_eq!(settings.language, "en");
        assert_eq!(settings.home.latest.count, 4);
        assert!(settings.markdown.raw_html);
        assert_eq!(&*problems[0].code, "no-title");
    }

    #[test]
    fn one_wrong_part_does_not_cost_the_others() {
        let (settings, problems) = SiteSettings::read(
            "title = 'Field notes'\nlanguage = 3\n[home]\nheadline = 'Hello'\n\
             [[home.signals]]\nname = 'Streams'\nvalue = 'signal flow'\n",
        );
        assert_eq!(settings.title, "Field notes");
        assert_eq!(settings.home.signals[0].value, "signal flow");
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].line, Some(2));
    }

    #[test]
    fn a_wrong_weight_costs_no_other_weight() {
        let (settings, problems) =
            SiteSettings::read("title='a'\n[check]\nno-tags = 'eror'\nno-topic = 'off'\n");
        assert_eq!(settings.check["no-topic"], CheckLevel::Off);
        let places: Vec<_> = problems.iter().map(|p| (&*p.code, p.line)).collect();
        assert_eq!(places, [("wrong-toml", Some(3))]);
    }

    #[test]
    fn commands_of_formulas_have_names_with_or_without_a_backslash_and_broken_ones_a_line() {
        let (settings, problems) = SiteSettings::read(
            "title='a'\n[formulas.macros]\n'\\R' = '\\mathbb{R}'\nnorm = '\\lVert #1 \\rVert'\n\
             'a1' = 'x'\nb = 'x}{'\nc = ['x', 1]\n'' = 'x'\n'\\*' = '\\cdot'\n'{' = 'x'\n",
        );
        let names: Vec<&str> = settings
            .formulas
            .macros
            .iter()
            .map(|(name, _)| name)
            .collect();
        assert_eq!(names, ["\\*", "\\R", "\\norm"]);
        let mut places: Vec<_> = problems.iter().map(|p| (p.line, &*p.code)).collect();
        places.sort_unstable();
        let lines = [5, 6, 7, 8, 10];
        assert_eq!(places, lines.map(|line| (Some(line), "broken-macro")));
        let (_, problems) = SiteSettings::read("title='a'\n[formulas]\nmacro = 1\n");
        assert_eq!(
            (&*problems[0].code, problems[0].line),
            ("wrong-toml", Some(2))
        );
    }

    #[test]
    fn punctuation_stays_as_typed_unless_it_is_asked_for_in_a_word_that_is_known() {
        let read =
            |markdown: &str| SiteSettings::read(&format!("title='a'\n[markdown]\n{markdown}"));
        assert_eq!(read("").0.markdown.punctuation, Punctuation::AsTyped);
        let (settings, problems) = read("punctuation = 'smart'\n");
        assert_eq!(settings.markdown.punctuation, Punctuation::Smart);
        assert_eq!(problems, []);
        for wrong in ["'clever'", "true", "'Smart'"] {
            let (settings, problems) = read(&format!("raw_html = false\npunctuation = {wrong}\n"));
            assert_eq!(settings.markdown.punctuation, Punctuation::AsTyped);
            assert!(
                !settings.markdown.raw_html,
                "the other setting of the part stands"
            );
            let places: Vec<_> = problems.iter().map(|p| (&*p.code, p.line)).collect();
            assert_eq!(places, [("wrong-toml", Some(4))], "{wrong}");
            assert!(problems[0].hint.contains("\"smart\""), "{problems:?}");
        }
    }

    #[test]
    fn a_base_url_gets_its_last_slash_and_must_be_a_web_address() {
        let (settings, problems) = SiteSettings::read("title='a'\nbase_url='https://a.example'\n");
        assert_eq!(settings.base_url, "https://a.example/");
        assert_eq!(problems, []);
        let (settings, problems) = SiteSettings::read("title='a'\nbase_url='a.example'\n");
        assert_eq!(settings.base_url, "");
        assert_eq!(problems[0].line, Some(2));
        for address in [
            "javascript:alert(1)",
            "javascript://a.example/%0aalert(1)",
            "ftp://a.example/",
            "https://",
            "https:///blog/",
            "https://:80/",
            "https://me:secret@a.example/",
            "https://a.example/?page=",
            "https://a.example/#top",
            "https://a.example/ b",
            "https://a.example/\\nDisallow:",
            "https://a.example/\\\"><script>",
        ] {
            let (settings, problems) =
                SiteSettings::read(&format!("title='a'\nbase_url=\"{address}\"\n"));
            assert_eq!(settings.base_url, "", "{address}");
            assert_eq!(
                (&*problems[0].code, problems[0].line),
                ("bad-base-url", Some(2))
            );
        }
        for address in [
            "http://localhost:8080/",
            "https://北京.example/博客/",
            "https://[::1]/",
        ] {
            let (settings, _) = SiteSettings::read(&format!("title='a'\nbase_url='{address}'\n"));
            assert_eq!(settings.base_url, address);
        }
    }
}
