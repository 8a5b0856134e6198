//! Small inputs and the HTML they must become.

mod balance;
mod code;
mod drawn;
mod equations;
mod headings;
mod hostile;
mod html;
mod links;
mod markdown;
mod odd_formulas;
mod same_links;
mod shown;
mod spec;
mod tree;

use super::*;
use domain::{Macros, Problem};

pub(crate) use shown::WORDS as SHOWN;
pub(crate) use tree::PIECES;

pub(crate) struct Library;

/// A note that is shown in others.
const OTHER: &str = "Hello[^a] [here](#use).\n\n## Use\n\nIt.[^b] ^it\n\n- one\n- two ^two\n\n### Deep\n\n\
                     ## End {#end}\n\n![[Loop]]\n\n[^a]: A.\n[^b]: B.\n";

impl Surroundings for Library {
    fn link(&self, target: &str) -> LinkTarget {
        match target {
            "other.md" => LinkTarget::To {
                href: String::from("other.html"),
                title: Some(String::from("The other")),
            },
            target if target.contains("://") => LinkTarget::External,
            _ => LinkTarget::Missing {
                hint: String::from("Did you mean other.md?"),
            },
        }
    }

    fn wiki(&self, name: &str) -> LinkTarget {
        self.link(&format!("{name}.md"))
    }

    fn media(&self, src: &str) -> MediaTarget {
        match src {
            "a.png" => MediaTarget::At {
                href: String::from("../media/a.png"),
                width: Some(4),
                height: Some(3),
            },
            src if src.contains("://") => MediaTarget::External,
            _ => MediaTarget::Missing {
                hint: String::from("Put it in media."),
            },
        }
    }

    fn embed(&self, name: &str) -> Embedded<'_> {
        let (note, part) = match name.split_once('#') {
            Some((note, part)) => (note, Some(part.to_owned())),
            None => (name, None),
        };
        match note {
            "a.png" | "b.mp3" | "c.pdf" => Embedded::File {
                src: note.replace("b.mp3", "https://e.example/b.mp3"),
            },
            "other" | "Loop" => Embedded::Note(EmbeddedNote {
                title: String::from("The other"),
                href: String::from("other.html"),
                body: String::from(OTHER),
                body_line: 4,
                options: Options::default(),
                part,
                around: Box::new(Other),
            }),
            "equations" => Embedded::Note(EmbeddedNote {
                title: String::from("Equations"),
                href: String::from("equations.html"),
                body: String::from("$$x\\label{x}$$\n\n## Part\n\nSee \\eqref{x}.\n"),
                body_line: 1,
                options: Options::default(),
                part,
                around: Box::new(Other),
            }),
            _ => Embedded::Missing {
                hint: String::from("Did you mean other?"),
            },
        }
    }

    fn code(&self, file: &str) -> CodeFile {
        match file {
            "media/a.py" => CodeFile::Holds(String::from("one\ntwo\n<three>\nfour\n")),
            "media/regions.rs" => CodeFile::Holds(String::from(
                "fn a() {\n    // #region body\n    one();\n    two();\n    // #endregion\n}\n// ANCHOR: open\nlast\n",
            )),
            _ => CodeFile::Missing {
                hint: String::from("Put it in media."),
            },
        }
    }

    fn macros(&self) -> Macros {
        let settings = "title = 'a'\n[formulas.macros]\n'\\site' = '\\mathbb{S}'\npair = '(#1,#2)'\n\
                        nested = '\\pair{\\site}{1}'\nendless = 'x\\endless'\nbomb = '\\bomb{#1#1}'\n";
        domain::SiteSettings::read(settings).0.formulas.macros
    }

    fn file(&self) -> &str {
        "notes/a.md"
    }
}

/// The surroundings of that note.
struct Other;

impl Surroundings for Other {
    fn link(&self, target: &str) -> LinkTarget {
        Library.link(target)
    }

    fn wiki(&self, name: &str) -> LinkTarget {
        Library.wiki(name)
    }

    fn media(&self, src: &str) -> MediaTarget {
        Library.media(src)
    }

    fn embed(&self, name: &str) -> Embedded<'_> {
        Library.embed(name)
    }

    fn code(&self, file: &str) -> CodeFile {
        Library.code(file)
    }

    fn macros(&self) -> Macros {
        Library.macros()
    }

    fn file(&self) -> &str {
        "notes/other.md"
    }
}

fn rendered(body: &str) -> Rendered {
    render(body, 1, &Options::default(), &Library, &Cache::new())
}

fn html(body: &str) -> String {
    let blocks = rendered(body).blocks;
    let blocks: Vec<_> = blocks.into_iter().map(|block| block.html).collect();
    blocks.join("\n")
}

fn check(body: &str, expected: &str) {
    assert_eq!(html(body), expected);
}

/// The problems of a body as `line code`.
fn problems(body: &str) -> Vec<String> {
    let problems = rendered(body).problems.into_iter();
    problems
        .map(|problem| format!("{} {}", problem.line.unwrap_or(0), problem.code))
        .collect()
}

#[test]
fn a_body_is_cut_into_blocks_with_their_lines_in_the_file() {
    let body = "One\ntwo.\n\nThree.\n\n- four\n";
    let rendered = render(body, 10, &Options::default(), &Library, &Cache::new());
    let lines: Vec<_> = rendered.blocks.iter().map(|block| block.line).collect();
    assert_eq!(lines, [10, 13, 15]);
    assert_eq!(rendered.blocks[0].html, "<p>One\ntwo.</p>");
    assert_eq!(rendered.words, 4);
}

#[test]
fn a_block_keeps_its_key_when_another_changes() {
    let (before, after) = (
        rendered("One.\n\nTwo.\n"),
        rendered("More\n\nand one.\n\nTwo.\n"),
    );
    assert_eq!(before.blocks[1].key(), after.blocks[2].key());
    assert_ne!(before.blocks[0].key(), after.blocks[0].key());
}

#[test]
fn headings_have_named_anchors_and_make_the_outline() {
    check(
        "## A *b*\n\n## A b\n",
        "<h2 id=\"a-b\">A <em>b</em> <a class=\"anchor\" href=\"#a-b\" aria-label=\"Link to A b\">#</a></h2>\n\
         <h2 id=\"a-b-1\">A b <a class=\"anchor\" href=\"#a-b-1\" aria-label=\"Link to A b\">#</a></h2>",
    );
    let outline = rendered("# A\n\n### B\n").outline;
    assert_eq!((outline[1].typed, outline[1].line), (3, 3));
}

#[test]
fn callouts_tasks_and_descriptions_have_their_own_form() {
    check(
        "> [!TIP]\n> Do.",
        "<div class=\"callout callout-tip\" role=\"note\">\n<p class=\"callout-title\">Tip</p>\n<p>Do.</p>\n</div>",
    );
    check(
        "- [x] a\n- [ ] b",
        "<ul class=\"task-list\">\n<li><input type=\"checkbox\" disabled checked aria-label=\"Done\"> a</li>\n\
         <li><input type=\"checkbox\" disabled aria-label=\"To do\"> b</li>\n</ul>",
    );
    check(
        "Term\n\n: Meaning",
        "<dl>\n<dt>Term</dt>\n<dd><p>Meaning</p>\n</dd>\n</dl>",
    );
}

#[test]
fn tight_lists_have_no_paragraphs_and_loose_ones_do() {
    check(
        "- a\n  - b",
        "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>",
    );
    check(
        "3. a\n\n4. b",
        "<ol start=\"3\">\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ol>",
    );
}

#[test]
fn tables_scroll_and_have_a_name() {
    check(
        "| A | B |\n|---|--:|\n| 1 | 2 |",
        "<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Table: A, B\">\n<table>\n<thead>\n\
         <tr><th scope=\"col\">A</th><th scope=\"col\" class=\"align-right\">B</th></tr>\n</thead>\n<tbody>\n\
         <tr><td>1</td><td class=\"align-right\">2</td></tr>\n</tbody>\n</table>\n</div>",
    );
}

#[test]
fn footnotes_lead_there_and_back() {
    check(
        "A[^x].\n\n[^x]: Note.\n",
        "<p>A<sup class=\"footnote-ref\"><a id=\"fnref:1\" href=\"#fn:1\" aria-label=\"Footnote 1\">1</a></sup>.</p>\n\
         <section class=\"footnotes\" aria-label=\"Footnotes\">\n<ol>\n<li id=\"fn:1\">\n\
         <p>Note. <a class=\"footnote-back\" href=\"#fnref:1\" aria-label=\"Back to footnote 1 in the text\">↩</a></p>\n\
         </li>\n</ol>\n</section>",
    );
}

#[test]
fn html_on_the_list_stays_and_of_everything_else_the_words() {
    check(
        "Press <kbd onclick=\"x\" title=\"k\">K</kbd>",
        "<p>Press <kbd title=\"k\">K</kbd></p>",
    );
    check("a <script>b</script>", "<p>a </p>");
    check("<form><label>a</label> <font>b</font></form>", "a b");
    check(
        "<div class=\"x\"><img src=a.png alt=A onerror=x></div>",
        "<div><img src=\"../media/a.png\" alt=\"A\" width=\"4\" height=\"3\" decoding=\"async\"></div>",
    );
}

#[test]
fn html_can_be_switched_off() {
    let options = Options {
        raw_html: false,
        ..Options::default()
    };
    let rendered = render("<b>x</b>", 1, &options, &Library, &Cache::new());
    assert_eq!(rendered.blocks[0].html, "<p>&lt;b&gt;x&lt;/b&gt;</p>");
}

#[test]
fn html_cannot_break_out_of_its_block() {
    check("a</div></p>b", "<p>ab</p>");
    assert_eq!(problems("a</div></p>b"), ["1 stray-html", "1 stray-html"]);
    check("*a <b>c*", "<p><em>a <b>c</b></em></p>");
    assert_eq!(problems("one\n\n> <div>\n\ntwo"), ["3 unclosed-html"]);
}

#[test]
fn details_hold_markdown_in_one_block() {
    let rendered = rendered("<details>\n<summary>S</summary>\n\n*x*\n\n</details>\n\nafter\n");
    assert_eq!(rendered.blocks.len(), 2);
    assert_eq!(
        rendered.blocks[0].html,
        "<details>\n<summary>S</summary>\n<p><em>x</em></p>\n</details>"
    );
    assert_eq!(rendered.blocks[1].line, 8);
}

#[test]
fn deep_nesting_ends_quietly() {
    let body = format!("{}x", "> ".repeat(5_000));
    assert!(html(&body).contains('x'));
}
