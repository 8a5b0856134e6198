//! Whatever a note says, its page is whole: every element closed, none off the list, its size in
//! proportion.

use std::collections::HashSet;

use domain::{Macros, Problem, markdown};
use render::{
    Cache, CodeFile, Embedded, EmbeddedNote, LinkTarget, MediaTarget, Options, Rendered, Signs,
    Surroundings,
};

use crate::{page, problems};

/// So many bytes of HTML become at most of one byte of Markdown.
const GROWTH: usize = 100;
/// And so many of a note of any length. The parser repeats definitions of links up to 100 KB.
const ANYWAY: usize = 300_000;

/// Renders the bytes as the body of a note.
pub fn markdown(bytes: &[u8]) {
    let body = String::from_utf8_lossy(bytes);
    let rendered = rendered(&body);
    let html = page::check(rendered.blocks.iter().map(|block| block.html.as_str()));
    // A diagram is as large as its drawing.
    if !html.contains("<figure class=\"diagram") {
        let most = GROWTH * body.len() + ANYWAY;
        assert!(
            html.len() <= most,
            "{} bytes became {}",
            body.len(),
            html.len()
        );
    }
    let places = html.split(" id=\"").skip(1);
    let places: HashSet<&str> = places.filter_map(|id| id.split('"').next()).collect();
    for heading in &rendered.outline {
        assert!((1..=6).contains(&heading.level));
        let id = heading.id.as_str();
        assert!(
            places.contains(id),
            "{id} of the outline is not on the page"
        );
    }
    render::plain_text(&body);
}

/// Renders the bytes with the author's HTML and without.
pub fn html(bytes: &[u8]) {
    let body = String::from_utf8_lossy(bytes);
    for raw_html in [true, false] {
        let of_heading = markdown::with_document(&body, markdown::title);
        for title in [None, of_heading.map(|heading| heading.words)] {
            let options = Options {
                raw_html,
                title,
                punctuation: Signs::of("fr"),
            };
            let rendered = render::render(&body, 1, &options, &Anything, &Cache::new());
            page::check(rendered.blocks.iter().map(|block| block.html.as_str()));
            has_places(&rendered.problems, &body);
        }
    }
}

/// What becomes of a body among neighbours of every kind.
pub fn rendered(body: &str) -> Rendered {
    let rendered = render::render(body, 1, &Options::default(), &Anything, &Cache::new());
    has_places(&rendered.problems, body);
    let lines = lines_of(body);
    for block in &rendered.blocks {
        assert!(!block.html.is_empty());
        assert!((1..=lines).contains(&block.line));
    }
    rendered
}

fn has_places(problems: &[Problem], body: &str) {
    let lines = lines_of(body);
    for problem in problems {
        let line = problem.line.expect("a problem of a body has a line");
        assert!((1..=lines).contains(&line), "{problem:?}");
        assert!(!problem.message.contains('\n'), "{problem:?}");
    }
}

fn lines_of(body: &str) -> u32 {
    u32::try_from(problems::lines(body)).unwrap_or(u32::MAX)
}

/// Neighbours that give each answer there is; which one follows from the last letter.
struct Anything;

impl Surroundings for Anything {
    fn link(&self, target: &str) -> LinkTarget {
        match target.chars().last() {
            Some('0'..='9') => LinkTarget::Missing {
                hint: String::from("Write another."),
            },
            Some('d') => LinkTarget::To {
                href: format!("../{target}"),
                title: Some(String::from("A <title> & \"more\"")),
            },
            _ => LinkTarget::External,
        }
    }

    fn wiki(&self, name: &str) -> LinkTarget {
        match self.link(name) {
            LinkTarget::External => LinkTarget::To {
                href: String::from("a.html"),
                title: None,
            },
            other => other,
        }
    }

    fn media(&self, src: &str) -> MediaTarget {
        match src.chars().last() {
            Some('0'..='9') => MediaTarget::Missing {
                hint: String::from("Put it in media."),
            },
            Some('g') => MediaTarget::At {
                href: format!("../media/{src}"),
                width: Some(4),
                height: Some(3),
            },
            _ => MediaTarget::External,
        }
    }

    fn embed(&self, name: &str) -> Embedded<'_> {
        match name.chars().next() {
            Some('0'..='9') => Embedded::Missing {
                hint: String::from("Write another."),
            },
            Some('f') => Embedded::File {
                src: String::from(name),
            },
            _ => Embedded::Note(EmbeddedNote {
                title: String::from(name),
                href: String::from("other.html"),
                body: String::from("# A\n\nWords[^1] ^id\n\n![[other]]\n\n[^1]: B\n"),
                body_line: 1,
                options: Options::default(),
                part: name.split_once('#').map(|(_, part)| String::from(part)),
                around: Box::new(Anything),
            }),
        }
    }

    fn code(&self, file: &str) -> CodeFile {
        match file.chars().last() {
            Some('0'..='9') => CodeFile::Missing {
                hint: String::from("Put it in media."),
            },
            _ => CodeFile::Holds(format!("one\n<two>\n{file}\n")),
        }
    }

    fn macros(&self) -> Macros {
        Macros::default()
    }

    fn file(&self) -> &str {
        "notes/a.md"
    }
}
