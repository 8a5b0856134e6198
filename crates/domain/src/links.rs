//! The links of a note: found without rendering it, resolved, and rewritten when a note moves.
//!
//! This room cannot know the parser that renders notes, so it reads Markdown's blocks and brackets
//! itself; that both find the same links is held by a test of `render` over random bodies. Whether
//! a target exists is the library's business.

mod blocks;
mod html;
mod link;
mod scan;
mod target;

use std::collections::{BTreeMap, BTreeSet};

use crate::{MediaPath, NotePath, composed, front_matter, markdown};

pub(crate) use html::is_empty as is_empty_html;
pub use link::{LinkKind, LinkOut};
pub(crate) use scan::{bracketed, with_plain_colons};
pub use target::resolve;

/// The links of a body in their order, with lines of the body. Links to a heading of the same
/// note are left out.
pub fn outgoing(body: &str) -> Vec<LinkOut> {
    let body = &*markdown::without_comments(body);
    let mut links = Vec::new();
    let mut line: u32 = 1;
    let mut at = 0;
    for found in scan::targets(body) {
        let passed = body[at..found.span.start].matches('\n').count();
        line = line.saturating_add(u32::try_from(passed).unwrap_or(u32::MAX));
        at = found.span.start;
        let written = target::meant(&body[found.span.clone()]);
        let (target, anchor) = target::without_anchor(&written);
        if target.is_empty() {
            continue;
        }
        links.push(LinkOut {
            target: target.to_owned(),
            anchor: anchor.map(str::to_owned),
            line,
            kind: found.kind,
        });
    }
    links
}

/// A note that gets another path, as seen from a note with links.
#[derive(Debug, Clone, Copy)]
pub struct Moved<'a> {
    /// The path it had.
    pub from: &'a NotePath,
    /// The path it gets.
    pub to: &'a NotePath,
    /// How the note with links writes it.
    pub written: &'a Written,
}

/// The ways in which a note writes links to another that gets another path.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// The names in double brackets that would no longer mean it, with names that do.
    pub names: BTreeMap<String, String>,
    /// The paths that lead to it, as they are found from where they are written.
    pub paths: BTreeSet<String>,
}

/// The text of the note `home` with every link to the note that `moved` leading to it where it is
/// then. When `home` is itself the note that moves, its other relative links are kept alive too.
pub fn retarget(text: &str, home: &NotePath, moved: &Moved<'_>) -> String {
    rewritten(text, &moved.written.names, |target| {
        moved.leads_to(home, target)
    })
}

/// The text of the note `home` with every link to the first file leading to the second. `names` are the names in
/// double brackets that mean it, each with the new one.
pub fn retarget_file(
    text: &str,
    home: &NotePath,
    (from, to): (&MediaPath, &MediaPath),
    names: &BTreeMap<String, String>,
) -> String {
    rewritten(text, names, |target| {
        let meant = target::meant(target);
        let leads_to = resolve(home, &meant)?;
        if composed(&leads_to) != composed(from.as_str()) {
            return None;
        }
        Some(match meant.starts_with('/') {
            true => format!("/{to}"),
            false => target::relative(home, to.as_str()),
        })
    })
}

/// The text with other names in double brackets, and with what `leads_to` says for the path of a link.
fn rewritten(
    text: &str,
    names: &BTreeMap<String, String>,
    leads_to: impl Fn(&str) -> Option<String>,
) -> String {
    let body = front_matter::split(text).body;
    let mut written = text[..body.start].to_owned();
    let mut at = body.start;
    for found in scan::targets(&text[body.clone()]) {
        let span = body.start + found.span.start..body.start + found.span.end;
        let old = &text[span.clone()];
        let new = match found.kind {
            LinkKind::External => None,
            LinkKind::Wiki | LinkKind::Embed => renamed(old, names),
            LinkKind::Note | LinkKind::Media => {
                let path = old.split(['#', '?']).next().unwrap_or(old);
                leads_to(path).map(|new| (path.len(), target::written(&new, found.style)))
            }
        };
        if let Some((length, new)) = new {
            written.push_str(&text[at..span.start]);
            written.push_str(&new);
            at = span.start + length;
        }
    }
    written.push_str(&text[at..]);
    written
}

/// How much of a name in double brackets is another, and which.
fn renamed(old: &str, names: &BTreeMap<String, String>) -> Option<(usize, String)> {
    let whole = target::unescaped(old);
    if let Some(new) = names.get(whole.trim()) {
        return Some((old.len(), new.clone()));
    }
    let (name, _) = target::without_anchor(old);
    let new = names.get(target::unescaped(name).trim())?;
    Some((name.trim_end().len(), new.clone()))
}

impl Moved<'_> {
    /// What a target in the note `home` is to be instead.
    fn leads_to(&self, home: &NotePath, old: &str) -> Option<String> {
        let old = target::meant(old);
        let leads_to = resolve(home, &old)?;
        let moves = home == self.from;
        let leads_to = if self.written.paths.contains(&leads_to) {
            self.to.as_str()
        } else if moves && self.from.folder() != self.to.folder() {
            &leads_to
        } else {
            return None;
        };
        let home = if moves { self.to } else { home };
        Some(match old.starts_with('/') {
            true => format!("/{leads_to}"),
            false => target::relative(home, leads_to),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(path: &str) -> NotePath {
        NotePath::new(path).unwrap()
    }

    #[track_caller]
    fn check(from: &str, of_note: &str, to: &str, text: &str, expect: &str) {
        assert_eq!(
            retarget(
                text,
                &path(from),
                &Moved {
                    from: &path(of_note),
                    to: &path(to),
                    written: &Written {
                        names: [("b".to_owned(), "new name".to_owned())].into(),
                        paths: [of_note.to_owned()].into(),
                    }
                }
            ),
            expect
        );
    }

    #[test]
    fn links_are_found_with_their_kinds_and_lines() {
        let body = "[a](b.md#part)\n\n![p](../media/p.png \"P\") and [[Some Note|it]]\n\
                    [out](https://example.org/x_(y)) [here](#top)\n\n[r]: <c d.md>\n<https://e.org>\n";
        let found: Vec<_> = outgoing(body)
            .into_iter()
            .map(|link| (link.target, link.anchor, link.line, link.kind))
            .collect();
        let expect = [
            ("b.md", Some("part"), 1, LinkKind::Note),
            ("../media/p.png", None, 3, LinkKind::Media),
            ("Some Note", None, 3, LinkKind::Wiki),
            ("https://example.org/x_(y)", None, 4, LinkKind::External),
            ("c d.md", None, 6, LinkKind::Note),
            ("https://e.org", None, 7, LinkKind::External),
        ]
        .map(|(target, anchor, line, kind)| {
            (target.to_owned(), anchor.map(str::to_owned), line, kind)
        });
        assert_eq!(found, expect);
    }

    #[test]
    fn code_and_comments_hold_no_links() {
        let body = "`[a](a.md)` ``[b](`b.md)`` \\[c](c.md)\n```\n[d](d.md)\n~~~\n```\n\
                    <!-- [e](e.md)\n -->\n~~~~\n[f](f.md)\n~~~\n[g](g.md)\n~~~~\n[h](h.md)\n";
        let targets: Vec<_> = outgoing(body).into_iter().map(|link| link.target).collect();
        assert_eq!(targets, ["h.md"]);
    }

    #[test]
    fn a_lone_backtick_hides_no_link_of_the_next_paragraph() {
        for blank in ["\n\n", "\r\n\r\n", "\n \t\n"] {
            let body = format!("a ` tick{blank}[b](b.md) and ` another");
            assert_eq!(outgoing(&body).len(), 1, "{body:?}");
        }
    }

    #[test]
    fn a_note_full_of_signs_is_read_in_one_go() {
        for signs in [
            "`` ` [", "<", "[[", "[a](", "[a](<", "![", "<!--", "[a]: <", "~~~ `",
        ] {
            outgoing(&signs.repeat(40_000));
        }
        let ladder: String = (1..900).map(|long| "`".repeat(long) + " ").collect();
        assert_eq!(outgoing(&(ladder + "[a](b.md)")).len(), 1);
    }

    #[test]
    fn a_picture_inside_a_link_is_found_and_so_is_the_link() {
        let targets: Vec<_> = outgoing("[![p](p.png)](n.md)")
            .into_iter()
            .map(|link| (link.target, link.kind))
            .collect();
        assert_eq!(
            targets,
            [
                ("p.png".to_owned(), LinkKind::Media),
                ("n.md".to_owned(), LinkKind::Note)
            ]
        );
    }

    #[test]
    fn links_to_a_moved_note_follow_it() {
        check(
            "notes/a.md",
            "notes/b.md",
            "notes/deep/new name.md",
            "---\ntitle: b.md\n---\n[x](b.md#p \"t\") [y](<b.md>) [z](c.md) [[b|B]] `[q](b.md)` [w](/notes/b.md)\r\n",
            "---\ntitle: b.md\n---\n[x](deep/new%20name.md#p \"t\") [y](<deep/new name.md>) [z](c.md) [[new name|B]] `[q](b.md)` [w](/notes/deep/new%20name.md)\r\n",
        );
    }

    #[test]
    fn a_note_that_moves_takes_its_links_along() {
        check(
            "notes/a.md",
            "notes/a.md",
            "notes/deep/a2.md",
            "[b](b.md) [self](a.md) ![p](../media/p.png) [e](https://e.org/a.md)",
            "[b](../b.md) [self](a2.md) ![p](../../media/p.png) [e](https://e.org/a.md)",
        );
    }
}
