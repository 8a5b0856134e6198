//! Lists: bulleted, numbered, and lists of tasks.

use comrak::nodes::{ListType, Node, NodeList, NodeValue};

use super::embed::Words;
use crate::labels;
use crate::write::findings::told::Kind;
use crate::write::writer::Writer;

impl Writer<'_> {
    pub(in crate::write) fn list(&mut self, node: Node<'_>, list: &NodeList) {
        if list.list_type == ListType::Ordered && is_row_of_a_table(node) {
            self.told.tell(Kind::Row, "", self.line);
        }
        let tasks = node
            .children()
            .any(|item| matches!(item.data().value, NodeValue::TaskItem(_)));
        let (name, end) = match list.list_type {
            ListType::Bullet => ("ul", "</ul>\n"),
            ListType::Ordered => ("ol", "</ol>\n"),
        };
        let mut start = format!("<{name}");
        if tasks {
            start.push_str(" class=\"task-list\"");
        }
        if list.list_type == ListType::Ordered && list.start != 1 {
            start.push_str(&format!(" start=\"{}\"", list.start));
        }
        start.push_str(">\n");
        self.enclosed(&start, end, |writer| {
            for item in node.children() {
                writer.item(item, list.tight);
            }
        });
    }

    fn item(&mut self, node: Node<'_>, tight: bool) {
        let mut start = String::from("<li>");
        if let NodeValue::TaskItem(task) = &node.data().value {
            let done = task.symbol.is_some();
            start.push_str("<input type=\"checkbox\" disabled");
            if done {
                start.push_str(" checked");
            }
            let name = if done { labels::DONE } else { labels::TO_DO };
            start.push_str(&format!(" aria-label=\"{name}\"> "));
        }
        self.enclosed(&start, "</li>\n", |writer| {
            if !tight {
                writer.blocks(node);
                return;
            }
            for child in node.children() {
                let is_paragraph = matches!(child.data().value, NodeValue::Paragraph);
                if is_paragraph {
                    writer.line = writer.line_of(child);
                    if !writer.embeds(child, Words::Bare) {
                        writer.inlines(child);
                    }
                } else {
                    if !writer.html.ends_with('\n') {
                        writer.html.push('\n');
                    }
                    writer.block(child);
                }
            }
        });
    }
}

/// Whether a list begins right below a table, with a bar in its first words.
fn is_row_of_a_table(list: Node<'_>) -> bool {
    let begins = list.data().sourcepos.start.line;
    let is_below = list.previous_sibling().is_some_and(|before| {
        let before = before.data();
        matches!(before.value, NodeValue::Table(_)) && before.sourcepos.end.line + 1 == begins
    });
    is_below
        && list
            .descendants()
            .find_map(|inner| match &inner.data().value {
                NodeValue::Text(words) => Some(words.contains('|')),
                _ => None,
            })
            .unwrap_or(false)
}
