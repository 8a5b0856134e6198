//! A table of a formula: where the words of its cells stand, which lines part them, and what its rows lack.

use roxmltree::Node;

use super::numbered::is_number;

/// An empty cell, and one that is room at the side of a row with a number.
const CELL: &str = "<mtd></mtd>";
const ROOM: &str = "<mtd class=\"math-room\"></mtd>";

/// What every row of a table asks of it.
pub(super) struct Table<'a> {
    alignments: Words<'a>,
    lines_beside: Words<'a>,
    lines_below: Words<'a>,
    /// As many cells as its longest row has, without those that stand beside.
    most: usize,
    /// Whether one of its rows has room at its sides.
    has_rooms: bool,
}

/// Words of an attribute, a word for a column or a row; the last one stands for all that follow.
struct Words<'a>(Vec<&'a str>);

/// What a row of a table with numbers lacks to have as many cells as the others: the library gives the
/// room at the sides to those rows alone that have a number, and no row the cells its author left out.
#[derive(Default)]
pub(super) struct Filling {
    pub before: &'static str,
    /// Right before the room of the number.
    pub cells: String,
    pub behind: String,
}

impl<'a> Table<'a> {
    pub fn of(table: Node<'a, '_>) -> Table<'a> {
        let rows = || table.children().filter(Node::is_element);
        Table {
            alignments: Words::of(table, "columnalign"),
            lines_beside: Words::of(table, "columnlines"),
            lines_below: Words::of(table, "rowlines"),
            most: rows().map(columns).max().unwrap_or_default(),
            has_rooms: rows().any(has_room),
        }
    }

    /// What this row lacks.
    pub fn filling(&self, row: Node<'_, '_>) -> Filling {
        if !self.has_rooms {
            return Filling::default();
        }
        let cells = CELL.repeat(self.most.saturating_sub(columns(row)));
        match has_room(row) {
            true => Filling {
                cells,
                ..Filling::default()
            },
            false => Filling {
                before: ROOM,
                behind: cells + ROOM + CELL,
                ..Filling::default()
            },
        }
    }

    /// The cells of the row at this place, with their classes: where their words stand and which lines
    /// they have.
    pub fn cells<'r, 'input>(
        &self,
        at: usize,
        row: Node<'r, 'input>,
    ) -> impl Iterator<Item = (Node<'r, 'input>, Option<String>)> {
        let has_line_below = row.next_sibling_element().is_some() && self.lines_below.is_line(at);
        let mut next_column = 0;
        row.children().filter(Node::is_element).map(move |cell| {
            if stands_beside(cell) {
                return (cell, None);
            }
            let column = next_column;
            next_column += 1;
            let mut classes = Vec::new();
            match self.alignments.at(column) {
                "left" => classes.push("math-left"),
                "right" => classes.push("math-right"),
                _ => {}
            }
            if cell.next_sibling_element().is_some() && self.lines_beside.is_line(column) {
                classes.push("math-line-right");
            }
            if has_line_below {
                classes.push("math-line-below");
            }
            (cell, (!classes.is_empty()).then(|| classes.join(" ")))
        })
    }
}

impl<'a> Words<'a> {
    fn of(table: Node<'a, '_>, attribute: &str) -> Words<'a> {
        let words = table.attribute(attribute).unwrap_or_default();
        Words(words.split_whitespace().collect())
    }

    fn at(&self, at: usize) -> &'a str {
        self.0
            .get(at)
            .or(self.0.last())
            .copied()
            .unwrap_or_default()
    }

    fn is_line(&self, at: usize) -> bool {
        ["solid", "dashed"].contains(&self.at(at))
    }
}

/// Whether this is room at the side of a numbered row.
pub(super) fn is_room(cell: Node<'_, '_>) -> bool {
    cell.attribute("class") == Some("mtr-glue")
}

/// Whether a cell is no column of the author's: a number, or room at the side of a numbered row.
fn stands_beside(cell: Node<'_, '_>) -> bool {
    is_room(cell) || is_number(cell)
}

fn has_room(row: Node<'_, '_>) -> bool {
    row.children().any(is_room)
}

/// How many columns of the author's a row has.
fn columns(row: Node<'_, '_>) -> usize {
    let cells = row.children().filter(Node::is_element);
    cells.filter(|cell| !stands_beside(*cell)).count()
}
