//! Tables, in a box that scrolls sideways and can be reached from the keyboard.

use comrak::nodes::{Node, NodeValue, TableAlignment};

use crate::html::escape;
use crate::write::writer::Writer;
use crate::{labels, plain};

/// What the cells of a row hold.
#[derive(Clone, Copy)]
enum Cells {
    /// The names of columns.
    Names,
    Values,
}

impl Writer<'_> {
    pub(in crate::write) fn table(&mut self, node: Node<'_>, alignments: &[TableAlignment]) {
        let columns: Vec<String> = node
            .first_child()
            .map(|head| head.children().map(plain::of_node).collect())
            .unwrap_or_default();
        let columns: Vec<&str> = columns.iter().map(|text| text.trim()).collect();
        let columns = columns.join(", ");
        let mut start = String::from("<div class=\"table-scroll\" role=\"region\" tabindex=\"0\"");
        let name = labels::table(columns.trim_matches([',', ' ']));
        escape::push_attribute(&mut start, "aria-label", &name);
        start.push_str(">\n<table>\n");
        self.enclosed(&start, "</table>\n</div>\n", |writer| {
            writer.rows(node, alignments);
        });
    }

    fn rows(&mut self, node: Node<'_>, alignments: &[TableAlignment]) {
        let mut in_body = false;
        for row in node.children() {
            let is_head = matches!(row.data().value, NodeValue::TableRow(true));
            if is_head {
                self.html.push_str("<thead>\n");
            } else if !in_body {
                self.html.push_str("<tbody>\n");
                in_body = true;
            }
            let cells = match is_head {
                true => Cells::Names,
                false => Cells::Values,
            };
            self.row_of(row, alignments, cells);
            if is_head {
                self.html.push_str("</thead>\n");
            }
        }
        if in_body {
            self.html.push_str("</tbody>\n");
        }
    }

    fn row_of(&mut self, row: Node<'_>, alignments: &[TableAlignment], cells: Cells) {
        self.html.push_str("<tr>");
        for (index, cell) in row.children().enumerate() {
            let (start, end) = match cells {
                Cells::Names => ("<th scope=\"col\"", "</th>"),
                Cells::Values => ("<td", "</td>"),
            };
            let class = match alignments.get(index) {
                Some(TableAlignment::Center) => " class=\"align-center\"",
                Some(TableAlignment::Right) => " class=\"align-right\"",
                _ => "",
            };
            let start = format!("{start}{class}>");
            self.enclosed(&start, end, |writer| writer.inlines(cell));
        }
        self.html.push_str("</tr>\n");
    }
}
