//! Tables, in a box that scrolls sideways and can be reached from the keyboard.

use comrak::nodes::{Node, NodeValue, TableAlignment};

use super::Writer;
use crate::{escape, labels, plain};

impl Writer<'_> {
    pub(super) fn table(&mut self, node: Node<'_>, alignments: &[TableAlignment]) {
        let columns: Vec<String> = node
            .first_child()
            .map(|head| head.children().map(plain::of_node).collect())
            .unwrap_or_default();
        let columns: Vec<&str> = columns.iter().map(|text| text.trim()).collect();
        let columns = columns.join(", ");
        self.html
            .push_str("<div class=\"table-scroll\" role=\"region\" tabindex=\"0\"");
        let name = labels::table(columns.trim_matches([',', ' ']));
        escape::push_attribute(&mut self.html, "aria-label", &name);
        self.html.push_str(">\n<table>\n");
        let mut in_body = false;
        for row in node.children() {
            let is_head = matches!(row.data().value, NodeValue::TableRow(true));
            if is_head {
                self.html.push_str("<thead>\n");
            } else if !in_body {
                self.html.push_str("<tbody>\n");
                in_body = true;
            }
            self.row(row, alignments, if is_head { "th" } else { "td" });
            if is_head {
                self.html.push_str("</thead>\n");
            }
        }
        if in_body {
            self.html.push_str("</tbody>\n");
        }
        self.html.push_str("</table>\n</div>\n");
    }

    fn row(&mut self, row: Node<'_>, alignments: &[TableAlignment], name: &str) {
        self.html.push_str("<tr>");
        for (index, cell) in row.children().enumerate() {
            self.html.push('<');
            self.html.push_str(name);
            if name == "th" {
                self.html.push_str(" scope=\"col\"");
            }
            let class = match alignments.get(index) {
                Some(TableAlignment::Center) => " class=\"align-center\"",
                Some(TableAlignment::Right) => " class=\"align-right\"",
                _ => "",
            };
            self.html.push_str(class);
            self.html.push('>');
            self.inlines(cell);
            self.html.push_str(&format!("</{name}>"));
        }
        self.html.push_str("</tr>\n");
    }
}
