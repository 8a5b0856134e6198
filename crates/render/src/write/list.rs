//! Lists: bulleted, numbered, and lists of tasks.

use comrak::nodes::{ListType, Node, NodeList, NodeValue};

use super::Writer;
use crate::labels;

impl Writer<'_> {
    pub(super) fn list(&mut self, node: Node<'_>, list: &NodeList) {
        let tasks = node
            .children()
            .any(|item| matches!(item.data().value, NodeValue::TaskItem(_)));
        let name = match list.list_type {
            ListType::Bullet => "ul",
            ListType::Ordered => "ol",
        };
        self.html.push('<');
        self.html.push_str(name);
        if tasks {
            self.html.push_str(" class=\"task-list\"");
        }
        if list.list_type == ListType::Ordered && list.start != 1 {
            self.html.push_str(&format!(" start=\"{}\"", list.start));
        }
        self.html.push_str(">\n");
        for item in node.children() {
            self.item(item, list.tight);
        }
        self.html.push_str(&format!("</{name}>\n"));
    }

    fn item(&mut self, node: Node<'_>, tight: bool) {
        self.html.push_str("<li>");
        if let NodeValue::TaskItem(task) = &node.data().value {
            let done = task.symbol.is_some();
            self.html.push_str("<input type=\"checkbox\" disabled");
            if done {
                self.html.push_str(" checked");
            }
            let name = if done { labels::DONE } else { labels::TO_DO };
            self.html.push_str(&format!(" aria-label=\"{name}\"> "));
        }
        if !tight {
            self.blocks(node);
        } else {
            self.enclosed(|writer| {
                for child in node.children() {
                    let is_paragraph = matches!(child.data().value, NodeValue::Paragraph);
                    if is_paragraph {
                        writer.line = writer.line_of(child);
                        writer.inlines(child);
                    } else {
                        if !writer.html.ends_with('\n') {
                            writer.html.push('\n');
                        }
                        writer.block(child);
                    }
                }
            });
        }
        self.html.push_str("</li>\n");
    }
}
